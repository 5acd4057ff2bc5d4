"""What is done with many reports at once: accept them, remind those who owe, see who got time."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoinghi.conferences import undo
from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import (
    SignedInRequest,
    require_preparing,
    visible_conference_or_404,
)
from hoinghi.reports import labels, powers, review_acts
from hoinghi.reports.models import Report
from hoinghi.reports.rate import Line, Timing, by_lateness
from hoinghi.reports.rate_filters import Filters
from hoinghi.reports.rate_queries import chosen_outline, lines, with_account
from hoinghi.reports.undoing import before

PER_PAGE = 100
_USUAL = (Timing.LATE, Timing.TODAY, Timing.AGAIN)


@require_POST
def bulk(request: SignedInRequest, slug: str) -> HttpResponse:
    """Accept the reports that were ticked, each as it was seen."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    require_preparing(request.user, conference, powers.REVIEW)
    seen = _ticked(request.POST.get("sach", "").split() or request.POST.getlist("chon"))
    reports = (
        Report.objects.filter(outline__conference=conference, pk__in=seen)
        .select_related("latest")
        .defer("draft", "latest__content")
    )
    was = {one.pk: before(one) for one in reports}
    done, left = review_acts.accept_many([(r, seen[r.pk]) for r in reports], by=request.user)
    said = _accepted(len(done), left)
    if done:
        told = [was[one.pk] for one in done]
        undo.offer(request, conference, said, "reports.accept_many", reports=told)
    else:
        messages.error(request, said)
    return _back(request, conference)


@require_http_methods(["GET", "HEAD", "POST"])
def remind(request: SignedInRequest, slug: str) -> HttpResponse:
    """Say whom a reminder reaches, and send it once that is confirmed."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    require_preparing(request.user, conference, powers.REVIEW)
    today = timezone.localdate()
    if request.method == "POST":
        shown = [int(one) for one in request.POST.get("shown", "").split() if _is_key(one)]
        made = review_acts.remind(conference, shown, by=request.user)
        messages.success(request, _reminded(len(made), len(set(shown)) - len(made)))
        return redirect("reports:list", slug)
    filters = Filters.of(request.GET)
    outline, every = chosen_outline(conference, filters.outline)
    owing = _owing(lines(outline), filters) if outline else []
    page = Paginator(owing, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "conference": conference,
        "here": "reports",
        "today": today,
        "outline": outline,
        "outlines": every,
        "filters": filters,
        "count": len(owing),
        "shown": " ".join(str(one.report) for one in owing),
        "without_account": len(owing) - len(with_account(one.body for one in owing)),
        "page": page,
        "rows": [(one, labels.TIMING[one.timing(today)], one.days_late(today)) for one in page],
        "timings": [(one, labels.TIMING[one]) for one in (*_USUAL, Timing.OPEN)],
    }
    return render(request, "reports/remind.html", context)


@require_safe
def exceptions(request: SignedInRequest, slug: str) -> HttpResponse:
    """List who may send late, until when, why, and who said so."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    given = (
        Report.objects.filter(outline__conference=conference, extended_until__isnull=False)
        .select_related("organisation", "outline")
        .defer("draft")
        .order_by("-extended_until", "organisation__name")
    )
    page = Paginator(given, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "conference": conference,
        "here": "reports",
        "today": timezone.localdate(),
        "page": page,
        "stages": dict(labels.STAGE),
    }
    return render(request, "reports/exceptions.html", context)


def _owing(every: list[Line], filters: Filters) -> list[Line]:
    """Give those who still owe, the latest first; by default not those with days to go."""
    today = timezone.localdate()
    wanted = (filters.timing,) if filters.timing else _USUAL
    kept = [
        one
        for one in every
        if not one.is_received and one.timing(today) in wanted and one.reminded != today
    ]
    return by_lateness(kept, today)


def _ticked(told: list[str]) -> dict[int, int]:
    """Read boxes: key of a report and the number of the revision that was seen, "12-1"."""
    pairs = (one.partition("-") for one in told[: review_acts.MOST_AT_ONCE])
    return {int(pk): int(number) for pk, _, number in pairs if _is_key(pk) and _is_key(number)}


def _is_key(told: str) -> bool:
    return told.isascii() and told.isdecimal() and len(told) < 12


def _accepted(done: int, left: int) -> str:
    said = ngettext("Đã nhận %(number)d báo cáo.", "Đã nhận %(number)d báo cáo.", done)
    told = said % {"number": done} if done else _("Chưa nhận báo cáo nào.")
    if left:
        more = ngettext(
            "%(number)d báo cáo vừa có thay đổi hoặc còn chờ cấp trên nên được để nguyên.",
            "%(number)d báo cáo vừa có thay đổi hoặc còn chờ cấp trên nên được để nguyên.",
            left,
        )
        told += " " + more % {"number": left}
    return told


def _reminded(made: int, left: int) -> str:
    said = ngettext("Đã đôn đốc %(number)d đơn vị.", "Đã đôn đốc %(number)d đơn vị.", made)
    told = said % {"number": made} if made else _("Không còn ai phải đôn đốc.")
    if left > 0:
        more = ngettext(
            "%(number)d đơn vị vừa gửi hoặc hôm nay đã được nhắc nên không nhắc nữa.",
            "%(number)d đơn vị vừa gửi hoặc hôm nay đã được nhắc nên không nhắc nữa.",
            left,
        )
        told += " " + more % {"number": left}
    return told


def _back(request: SignedInRequest, conference: Conference) -> HttpResponse:
    response = redirect("reports:list", conference.slug)
    query = request.POST.get("query", "")[:500]
    if query and "\n" not in query:
        response["Location"] += f"?{query}"
    return response
