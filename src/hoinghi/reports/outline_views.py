"""Pages of outlines: the list, one outline, its versions; releasing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import (
    SignedInRequest,
    may,
    require_preparing,
    visible_conference_or_404,
)
from hoinghi.reports import outline_acts, powers
from hoinghi.reports.models import OutlineVersion, ReportOutline
from hoinghi.reports.outline_bases import base_of, bases
from hoinghi.reports.outline_difference import differences
from hoinghi.reports.outline_forms import AddForm, ReleaseForm
from hoinghi.reports.outline_pages import checked, outline_lines, section_lines
from hoinghi.reports.outline_queries import content_of, in_force
from hoinghi.violations import RuleViolation

HERE = "reports"


@require_safe
def outlines(request: SignedInRequest, slug: str) -> HttpResponse:
    """List the outlines of a conference."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    return _list_page(request, conference)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest, slug: str) -> HttpResponse:
    """Add an outline: like one of the house, like that of another conference, or empty."""
    conference = prepared(request, slug)
    choices = bases(conference, request.user)
    form = AddForm(request.POST if request.method == "POST" else None, bases=choices)
    if request.method == "POST" and form.is_valid():
        base = base_of(form.cleaned_data["base"], conference, request.user)
        made = outline_acts.add_outline(
            conference, base, form.cleaned_data["title"], by=request.user
        )
        messages.success(request, _("Đã thêm đề cương. Sửa cho hợp rồi ban hành."))
        return redirect("reports:outline", slug, made.pk)
    context = {"conference": conference, "here": HERE, "form": form}
    return render(request, "reports/outline_add.html", context, status=422 if form.errors else 200)


@require_safe
def outline(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Show an outline; where a draft stands, its editor."""
    conference, found = one_or_404(request, slug, pk)
    draft = outline_acts.draft_of(found)
    shown = draft or in_force(found)
    may_edit = may(request.user, conference, powers.OUTLINE)
    context = _shown(conference, found, shown) | {
        "may_edit": may_edit,
        "editing": may_edit and draft is not None,
        "versions": found.versions.filter(released_at__isnull=False).order_by("-number"),
        "now": in_force(found),
    }
    return render(request, "reports/outline.html", context)


@require_POST
def start(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Open a draft of the next version."""
    prepared(request, slug)
    _conference, found = one_or_404(request, slug, pk)
    try:
        outline_acts.start_draft(found, by=request.user)
    except RuleViolation as violation:
        messages.error(request, str(violation))
    return redirect("reports:outline", slug, pk)


@require_POST
def discard(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Throw the draft away."""
    prepared(request, slug)
    _conference, found = one_or_404(request, slug, pk)
    try:
        outline_acts.discard_draft(found, by=request.user)
    except RuleViolation as violation:
        messages.error(request, str(violation))
    else:
        messages.success(request, _("Đã bỏ bản nháp; đề cương đang dùng không thay đổi."))
    return redirect("reports:outline", slug, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def release(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Show what releasing the draft changes, and release it."""
    prepared(request, slug)
    conference, found = one_or_404(request, slug, pk)
    draft = outline_acts.draft_of(found)
    if draft is None:
        return redirect("reports:outline", slug, pk)
    form = ReleaseForm(
        request.POST if request.method == "POST" else None, initial={"seen": draft.stamp}
    )
    status = 200
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            moved = outline_acts.release(
                draft, given["note"], based_on=given["seen"], by=request.user
            )
        except RuleViolation as violation:
            form.add_error(None, str(violation))
            form.data = {**request.POST.dict(), "seen": str(draft.stamp)}
            status = 409
        else:
            _tell_released(request, moved)
            return redirect("reports:outline", slug, pk)
    context = _shown(conference, found, draft) | _consequences(found, draft) | {"form": form}
    return render(request, "reports/outline_release.html", context, status=status)


@require_safe
def version(request: SignedInRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """Show a released version and how it differs from the one before it."""
    conference, found = one_or_404(request, slug, pk)
    released = found.versions.filter(released_at__isnull=False)
    shown = get_object_or_404(released, number=number)
    before = released.filter(number__lt=number).order_by("number").last()
    context = _shown(conference, found, shown) | {
        "before": before,
        "changes": differences(content_of(before), content_of(shown)) if before else (),
        "versions": released.order_by("-number"),
        "now": in_force(found),
    }
    return render(request, "reports/outline_version.html", context)


def prepared(request: SignedInRequest, slug: str) -> Conference:
    """Give the conference to those who edit its outlines."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    require_preparing(request.user, conference, powers.OUTLINE)
    return conference


def one_or_404(request: SignedInRequest, slug: str, pk: int) -> tuple[Conference, ReportOutline]:
    """Give an outline of the conference at *slug*."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    found = get_object_or_404(ReportOutline.objects.filter(conference=conference), pk=pk)
    found.conference = conference
    return conference, found


def _list_page(request: SignedInRequest, conference: Conference) -> HttpResponse:
    context = {
        "conference": conference,
        "here": HERE,
        "lines": outline_lines(conference),
        "may_edit": may(request.user, conference, powers.OUTLINE),
    }
    return render(request, "reports/outlines.html", context)


def _shown(
    conference: Conference, found: ReportOutline, shown: OutlineVersion | None
) -> dict[str, Any]:
    context: dict[str, Any] = {
        "conference": conference,
        "here": HERE,
        "outline": found,
        "version": shown,
    }
    if shown is not None:
        shown.outline = found
        told, doubts = checked(shown)
        context |= {"told": told, "findings": doubts, "lines": section_lines(told, doubts)}
    return context


def _consequences(found: ReportOutline, draft: OutlineVersion) -> dict[str, Any]:
    before = in_force(found)
    line = next(one for one in outline_lines(found.conference) if one.outline.pk == found.pk)
    return {
        "before": before,
        "changes": differences(content_of(before), content_of(draft)) if before else (),
        "writing": line.owed - line.sent,
        "sent": line.sent,
    }


def _tell_released(request: SignedInRequest, moved: int) -> None:
    told = _("Đã ban hành đề cương.")
    if moved:
        told += " " + ngettext(
            "%(number)d báo cáo đang soạn chuyển sang bản mới, giữ nguyên điều đã trả lời.",
            "%(number)d báo cáo đang soạn chuyển sang bản mới, giữ nguyên điều đã trả lời.",
            moved,
        ) % {"number": moved}
    messages.success(request, told)
