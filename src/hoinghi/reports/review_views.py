"""Reading a report, and what is done with it: accept, return, open again, give more time."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hoinghi.conferences import undo
from hoinghi.conferences.permissions import NotAllowed, SignedInRequest
from hoinghi.reports import (
    labels,
    own_reports,
    powers,
    reading_page,
    remark_page,
    review_acts,
    services,
)
from hoinghi.reports.above import body_above, is_above, require_above, with_those_below
from hoinghi.reports.models import Report, ReviewNote
from hoinghi.reports.outline_queries import due_date, last_day
from hoinghi.reports.permissions import Standing, report_or_404
from hoinghi.reports.rate import stage_of
from hoinghi.reports.reading_page import Reading
from hoinghi.reports.states import Act, State, after
from hoinghi.reports.undoing import before
from hoinghi.units.day_fields import read_day
from hoinghi.violations import RuleViolation

_REASON, _PLACE = "reason", "place"
_MOST_PLACES = 200


@require_safe
@with_those_below
def report(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Show what a body sent, section by section, with what is said of it."""
    found, standing = report_or_404(request.user, slug, pk)
    return page(request, found, standing)


@require_POST
def accept(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Accept the revision that was read."""
    found, standing = reviewed_or_404(request, slug, pk)

    def act() -> str:
        services.accept(found, based_on=_based_on(request), by=request.user)
        return _("Đã nhận báo cáo.")

    return _do(request, found, standing, act, "reports.accept")


@require_POST
@with_those_below
def return_(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Return it with a reason for each place that was chosen."""
    found, standing = report_or_404(request.user, slug, pk)
    require_above(found, request.user)
    picked = _picked(request)

    def act() -> str:
        reasons = {place: text for place, text in picked if _is_place(place, found)}
        services.return_(found, reasons, based_on=_based_on(request), by=request.user)
        return _("Đã trả lại báo cáo; đơn vị được báo kèm lý do.")

    undoes = "reports.return" if standing.may_review else ""
    return _do(request, found, standing, act, undoes, picked=picked)


@require_POST
@with_those_below
def let_through(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Let it go on to the organiser."""
    found, standing = report_or_404(request.user, slug, pk)
    require_above(found, request.user)

    def act() -> str:
        review_acts.let_through(found, based_on=_based_on(request), by=request.user)
        return _("Đã cho qua; cơ quan tổ chức hội nghị được báo.")

    undoes = "reports.let_through" if standing.may_review else ""
    return _do(request, found, standing, act, undoes)


@require_POST
def reopen(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Open an accepted report again, with a reason."""
    found, standing = reviewed_or_404(request, slug, pk)
    reason = request.POST.get(_REASON, "")

    def act() -> str:
        services.reopen(found, reason, by=request.user)
        return _("Đã mở lại báo cáo; đơn vị được báo để sửa.")

    return _do(request, found, standing, act, "reports.reopen", reopening=reason)


@require_POST
def let_late(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Give one body more time, named and dated."""
    found, standing = reviewed_or_404(request, slug, pk)
    told, reason = request.POST.get("until", ""), request.POST.get(_REASON, "")
    was, until = _extension(found), read_day(told)
    try:
        stands = review_acts.let_late(found, until, reason, by=request.user)
    except RuleViolation as violation:
        return page(request, found, standing, problem=violation, until=told, late_reason=reason)
    said = _("Đã cho gửi đến hết ngày %(day)s.") % {"day": f"{stands.extended_until:%d/%m/%Y}"}
    conference, now = found.outline.conference, _extension(stands)[0]
    undo.offer(request, conference, said, "reports.let_late", report=pk, was=was, now=now)
    return redirect("reports:report", slug, pk)


@require_POST
@with_those_below
def note(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Say something about a place, or answer; each side answers the other."""
    found, standing = report_or_404(request.user, slug, pk)
    if not (standing.may_review or standing.writes(found) or is_above(found, request.user)):
        raise NotAllowed(powers.REVIEW, found.outline.conference)
    place, text = request.POST.get(_PLACE, "")[:120], request.POST.get("text", "")
    answers = _answered(request, found)
    try:
        made = review_acts.say(found, place, text, by=request.user, answers=answers)
    except RuleViolation as violation:
        return page(request, found, standing, problem=violation, noted=(place, text))
    messages.success(request, _("Đã ghi ý kiến; bên kia được báo."))
    return _to_note(request, found, made)


@require_POST
def settle(request: SignedInRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """Say that a note is seen to."""
    found, _standing = reviewed_or_404(request, slug, pk)
    kept = get_object_or_404(ReviewNote, pk=number, report=found, inside=False)
    review_acts.settle(kept, by=request.user)
    said = _("Đã ghi là xong.")
    undo.offer(request, found.outline.conference, said, "reports.settle", note=kept.pk)
    return _to_note(request, found, kept)


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
    stage = stage_of(State(found.state), is_begun=bool(found.stamp))
    context: dict[str, object] = {
        "conference": found.outline.conference,
        "base": "conferences/base.html" if standing.sees_all else "site/base.html",
        "here": "reports",
        "at_mine": not standing.sees_all,
        "today": timezone.localdate(),
        "report": found,
        "standing": standing,
        "read": read,
        "stage": stage,
        "stage_said": labels.STAGE[stage],
        "due": due_date(found),
        "last": last_day(found),
        "picked": _asked_for(request),
        "own": own_reports.as_own(found) if standing.writes(found) else None,
        **_acts(request, found, standing),
        **more,
    }
    if read:
        context |= _labelled(read, context["picked"])
    if read and read.is_latest and standing.sees_all:
        context["quality"] = remark_page.quality_list(read)
    return render(request, "reports/report.html", context, status=409 if "problem" in more else 200)


def _acts(request: SignedInRequest, found: Report, standing: Standing) -> dict[str, object]:
    """Give what may be done now, by whom the page is for."""
    above, state = body_above(found), State(found.state)
    stands_above = above is not None and above.pk == request.user.organisation_id
    reviews = standing.may_review
    waits = above is not None and state is State.SENT
    return {
        "above": above,
        "may_accept": reviews and not waits and after(state, Act.ACCEPT) is not None,
        "may_return": (reviews or (stands_above and state is State.SENT))
        and after(state, Act.RETURN) is not None,
        "may_let_through": (reviews or stands_above) and waits,
        "may_reopen": reviews and after(state, Act.REOPEN) is not None,
        "may_let_late": reviews and after(state, Act.SEND) is not None and not found.withdrawn,
        "may_say": reviews or stands_above or standing.writes(found),
    }


def _do(
    request: SignedInRequest,
    found: Report,
    standing: Standing,
    act: Callable[[], str],
    undoes: str,
    **typed: object,
) -> HttpResponse:
    """Do one act; what was typed stays when it is refused, and it can be taken back."""
    was = before(found)
    try:
        said = act()
    except RuleViolation as violation:
        return page(request, found, standing, problem=violation, **typed)
    if undoes:
        undo.offer(request, found.outline.conference, said, undoes, **was)
    else:
        messages.success(request, said)
    return redirect("reports:report", found.outline.conference.slug, found.pk)


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
    reason = request.GET.get("ly-do", "")[:1000]
    return [(place, reason) for place in request.GET.getlist("chon")][:_MOST_PLACES]


def _picked(request: SignedInRequest) -> list[tuple[str, str]]:
    pairs = zip(request.POST.getlist(_PLACE), request.POST.getlist(_REASON), strict=False)
    return [(place[:120], text[:4000]) for place, text in pairs][:_MOST_PLACES]


def _answered(request: SignedInRequest, found: Report) -> ReviewNote | None:
    told = request.POST.get("answers", "")
    if not told.isdecimal() or len(told) > 12:
        return None
    return get_object_or_404(
        ReviewNote, pk=int(told), report=found, inside=False, answers=None, revision__isnull=False
    )


def _to_note(request: SignedInRequest, found: Report, made: ReviewNote) -> HttpResponse:
    response = redirect("reports:report", found.outline.conference.slug, found.pk)
    response["Location"] += f"#y-kien-{made.answers_id or made.pk}"
    return response


def _extension(found: Report) -> list[str | None]:
    until = found.extended_until.isoformat() if found.extended_until else None
    return [until, found.extension_reason, found.extended_by]


def _is_place(place: str, found: Report) -> bool:
    return found.latest is not None and reading_page.knows_place(
        place, reading_page.asked_in(found, found.latest)
    )


def _based_on(request: SignedInRequest) -> int:
    told = request.POST.get("based_on", "")
    return int(told) if told.isdecimal() and len(told) < 9 else 0


def _whole(request: SignedInRequest, name: str) -> int | None:
    told = request.GET.get(name, "")
    return int(told) if told.isdecimal() and len(told) < 9 else None
