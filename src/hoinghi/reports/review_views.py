"""Reading a report, and what is done with it: accept, return."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hoinghi.conferences.permissions import NotAllowed, SignedInRequest
from hoinghi.reports import labels, own_reports, powers, reading_page, services
from hoinghi.reports.models import Report
from hoinghi.reports.outline_queries import due_date, last_day
from hoinghi.reports.permissions import Standing, report_or_404
from hoinghi.reports.rate import stage_of
from hoinghi.reports.reading_page import Reading
from hoinghi.reports.states import Act, State, after
from hoinghi.violations import RuleViolation

_REASON, _PLACE = "reason", "place"


@require_safe
def report(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Show what a body sent, section by section, with what is said of it."""
    found, standing = report_or_404(request.user, slug, pk)
    return page(request, found, standing)


@require_POST
def accept(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Accept the revision that was read."""
    found, standing = reviewed_or_404(request, slug, pk)
    try:
        services.accept(found, based_on=_based_on(request), by=request.user)
    except RuleViolation as violation:
        return page(request, found, standing, problem=violation)
    messages.success(request, _("Đã nhận báo cáo."))
    return redirect("reports:report", slug, pk)


@require_POST
def return_(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Return it with a reason for each place that was chosen."""
    found, standing = reviewed_or_404(request, slug, pk)
    picked = _picked(request)
    try:
        services.return_(found, dict(picked), based_on=_based_on(request), by=request.user)
    except RuleViolation as violation:
        return page(request, found, standing, problem=violation, picked=picked)
    messages.success(request, _("Đã trả lại báo cáo; đơn vị được báo kèm lý do."))
    return redirect("reports:report", slug, pk)


def reviewed_or_404(request: SignedInRequest, slug: str, pk: int) -> tuple[Report, Standing]:
    """Give a report to those who review it.

    Raises:
        Http404, NotAllowed: It is not for this account.
    """
    found, standing = report_or_404(request.user, slug, pk)
    if not standing.may_review:
        raise NotAllowed(powers.REVIEW, found.outline.conference)
    return found, standing


def page(
    request: SignedInRequest, found: Report, standing: Standing, **more: object
) -> HttpResponse:
    """Draw the page; *more* holds what was refused and what had been typed."""
    read = reading_page.reading(found, _whole(request, "lan"), _whole(request, "so"))
    state = State(found.state)
    context: dict[str, object] = {
        "conference": found.outline.conference,
        "base": "conferences/base.html" if standing.sees_all else "site/base.html",
        "here": "reports",
        "at_mine": not standing.sees_all,
        "today": timezone.localdate(),
        "report": found,
        "standing": standing,
        "read": read,
        "stage": stage_of(state, is_begun=bool(found.stamp)),
        "stage_said": labels.STAGE[stage_of(state, is_begun=bool(found.stamp))],
        "due": due_date(found),
        "last": last_day(found),
        "may_accept": standing.may_review and after(state, Act.ACCEPT) is not None,
        "may_return": standing.may_review and after(state, Act.RETURN) is not None,
        "picked": _asked_for(request),
        "own": own_reports.as_own(found) if standing.writes(found) else None,
        **more,
    }
    if read:
        context |= _labelled(read, context["picked"])
    return render(request, "reports/report.html", context, status=409 if "problem" in more else 200)


def _labelled(read: Reading, told: object) -> dict[str, object]:
    """Name the places that were picked; that of the whole report stands by itself."""
    assert isinstance(told, list)
    known = [(place, text) for place, text in told if reading_page.knows_place(place, read.asked)]
    return {
        "picked": [(place, read.label(place), text) for place, text in known if place],
        "whole_reason": next((text for place, text in known if not place), ""),
    }


def _asked_for(request: SignedInRequest) -> list[tuple[str, str]]:
    """Give the places that the address asks to be picked, for pages without a script."""
    return [(place, "") for place in request.GET.getlist("chon")][:100]


def _picked(request: SignedInRequest) -> list[tuple[str, str]]:
    pairs = zip(request.POST.getlist(_PLACE), request.POST.getlist(_REASON), strict=False)
    return [(place[:120], text[:4000]) for place, text in pairs]


def _based_on(request: SignedInRequest) -> int:
    told = request.POST.get("based_on", "")
    return int(told) if told.isdecimal() and len(told) < 9 else 0


def _whole(request: SignedInRequest, name: str) -> int | None:
    told = request.GET.get(name, "")
    return int(told) if told.isdecimal() and len(told) < 9 else None
