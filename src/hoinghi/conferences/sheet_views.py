"""The left side of the plan's page, its pictures, and the file as it was sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from hoinghi.conferences import originals, plan_review, plan_sheets, printed
from hoinghi.conferences.models import PlanDraft, PlanRevision
from hoinghi.conferences.originals import Original, OriginalMissing
from hoinghi.conferences.permissions import (
    SignedInRequest,
    visible_conference_or_404,
    visible_draft_or_404,
)
from hoinghi.conferences.plan_page import SourceLine
from hoinghi.conferences.queries import plan_in_force

_NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@require_safe
def draft_sheets(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give the sheets of a plan that was sent; nothing yet while they are drawn."""
    draft = visible_draft_or_404(request.user, pk)
    return _sheets(request, draft, lambda: plan_review.of_draft(draft).lines)


@require_safe
def draft_picture(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Give the picture of one page."""
    return _picture(originals.of(visible_draft_or_404(request.user, pk)), number)


@require_safe
def draft_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give the file back as it was sent."""
    return _file(originals.of(visible_draft_or_404(request.user, pk)))


@require_safe
def plan_sheets_of(request: SignedInRequest, slug: str) -> HttpResponse:
    """Give the sheets of the plan in force; nothing yet while they are drawn."""
    conference = visible_conference_or_404(request.user, slug)
    revision = plan_in_force(conference)
    return _sheets(request, revision, lambda: plan_review.of_revision(revision).lines)


@require_safe
def plan_picture(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    """Give the picture of one page of the plan in force."""
    conference = visible_conference_or_404(request.user, slug)
    return _picture(originals.of(plan_in_force(conference)), number)


@require_safe
def plan_file(request: SignedInRequest, slug: str) -> HttpResponse:
    """Give the file of the plan in force as it was sent."""
    conference = visible_conference_or_404(request.user, slug)
    return _file(originals.of(plan_in_force(conference)))


def _sheets(
    request: SignedInRequest,
    plan: PlanDraft | PlanRevision,
    lines: Callable[[], Sequence[SourceLine]],
) -> HttpResponse:
    original = originals.of(plan)
    sheets = plan_sheets.drawn(original, plan.source, lines)
    if sheets is None:
        # The page keeps its lines and asks again.
        return HttpResponse(status=204)
    context = {"sheets": sheets, "original": original, "sheets_url": request.path}
    return render(request, "conferences/_sheets.html", context)


def _picture(original: Original, number: int) -> HttpResponse:
    try:
        as_it_is = printed.SHOWN.get(original.suffix) if number == 1 else None
        data = original.read() if as_it_is else printed.picture(original, number)
    except (OriginalMissing, TimeoutError):
        data = None
    if not data:
        raise Http404
    response = HttpResponse(data, content_type=as_it_is or "image/png")
    # For this person's browser alone, and not for long: machines in offices have several users.
    response.headers["Cache-Control"] = "private, max-age=3600"
    response.headers["Content-Security-Policy"] = _NOTHING_RUNS
    return response


def _file(original: Original) -> HttpResponse:
    if not original.path:
        raise Http404
    try:
        data = original.read()
    except OriginalMissing as missing:
        return HttpResponse(str(missing), status=410, content_type="text/plain; charset=utf-8")
    response = HttpResponse(data, content_type=original.content_type)
    # Always saved, never shown: what somebody sent does not run on this site.
    name = content_disposition_header(True, original.name)
    response.headers["Content-Disposition"] = name or "attachment"
    response.headers["Content-Security-Policy"] = _NOTHING_RUNS
    return response
