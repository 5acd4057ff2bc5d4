"""Pages on which a plan comes in: send it, look at both sides, confirm."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoinghi.conferences import originals, plan_drafts, plan_page, plan_sheets, powers
from hoinghi.conferences import overview as overviews
from hoinghi.conferences.forms import ConfirmForm, PlanForm
from hoinghi.conferences.models import Conference, PlanDraft
from hoinghi.conferences.permissions import (
    SignedInRequest,
    own_draft_or_404,
    require_founding,
    require_preparing,
    visible_conference_or_404,
)
from hoinghi.conferences.queries import drafts_of, visible_to
from hoinghi.conferences.services import Established, PlanDiffers
from hoinghi.reading.as_json import plan_from_json
from hoinghi.unreadable import MAX_BYTES
from hoinghi.violations import RuleViolation

_RECENT = 10


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: SignedInRequest) -> HttpResponse:
    """Take the plan of a new conference."""
    require_founding(request.user)
    return _upload(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def amend(request: SignedInRequest, slug: str) -> HttpResponse:
    """Take an amended plan of a conference."""
    conference = visible_conference_or_404(request.user, slug)
    require_preparing(request.user, conference, powers.AMEND)
    return _upload(request, conference)


def _upload(request: SignedInRequest, conference: Conference | None) -> HttpResponse:
    form = PlanForm(request.POST, request.FILES) if request.method == "POST" else PlanForm()
    if form.is_bound and form.is_valid():
        given = form.cleaned_data["plan"]
        try:
            # One byte more than allowed tells a file that is too large.
            data = given.read(MAX_BYTES + 1)
            made = plan_drafts.take_in(
                data, given.name, size=given.size, by=request.user, amends=conference
            )
        except RuleViolation as violation:
            form.add_error("plan", str(violation))
        else:
            return redirect(made)
    own = drafts_of(request.user).filter(uploaded_by=request.user, amends=conference)
    recent = own.defer("source", "plan")
    context = {"form": form, "conference": conference, "here": "plan", "recent": recent[:_RECENT]}
    status = 422 if form.errors else 200
    return render(request, "conferences/upload.html", context, status=status)


@require_safe
def draft(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a plan that was sent, on two sides, and what confirming it would do."""
    return _review(request, own_draft_or_404(request.user, pk))


@require_POST
def confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    """Establish or amend; what stands already is told."""
    require_founding(request.user)
    found = own_draft_or_404(request.user, pk)
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    choice = plan_drafts.Choice(form.cleaned_data["choice"])
    seen = form.cleaned_data["seen"] or 0
    try:
        made = plan_drafts.confirm(found, by=request.user, choice=choice, seen=seen)
    except PlanDiffers:
        told = _("Vừa có hội nghị cùng tên được lập; hãy xem bản này khác ở những điểm nào.")
        return _review(request, found, problem=told)
    except RuleViolation as violation:
        return _review(request, found, problem=str(violation))
    if not visible_to(request.user).filter(pk=made.conference.pk).exists():
        return redirect(found)
    messages.success(request, _told(made))
    return redirect(made.conference)


def _told(made: Established) -> str:
    if made.is_new:
        return _("Đã lập hội nghị từ kế hoạch; người đưa kế hoạch lên là cơ quan thường trực.")
    if not made.changes:
        return _("Hội nghị đã theo đúng bản kế hoạch này từ trước; không có gì thay đổi.")
    return ngettext(
        "Đã áp dụng %(number)d thay đổi của bản kế hoạch sửa đổi. "
        "Trang “Văn bản” cho biết văn bản nào không còn khớp.",
        "Đã áp dụng %(number)d thay đổi của bản kế hoạch sửa đổi. "
        "Trang “Văn bản” cho biết văn bản nào không còn khớp.",
        len(made.changes),
    ) % {"number": len(made.changes)}


def _review(request: SignedInRequest, found: PlanDraft, problem: str = "") -> HttpResponse:
    read = plan_from_json(found.plan)
    groups = plan_page.groups(read)
    lines = plan_page.source_lines(found.source, read, groups)
    original = originals.of(found)
    context = {
        "draft": found,
        "outlook": plan_drafts.outlook(found, request.user),
        "problem": problem,
        "groups": groups,
        "unsure": plan_page.unsure(groups),
        "findings": overviews.grouped(read.findings),
        "original": original,
        "sheets": plan_sheets.at_once(original, found.source, lines),
        "lines": lines,
        "sheets_url": reverse("conferences:draft-sheets", args=[found.pk]),
        "file_url": reverse("conferences:draft-file", args=[found.pk]),
    }
    return render(request, "conferences/draft.html", context, status=409 if problem else 200)
