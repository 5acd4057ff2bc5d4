"""Pages on which a plan comes in: send it, look at both sides, confirm."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoinghi.conferences import draft_confirming, plan_drafts, plan_edits, plan_review, powers
from hoinghi.conferences.forms import ConfirmForm, PlanForm
from hoinghi.conferences.models import Conference, PlanDraft
from hoinghi.conferences.part_forms import kinds as plan_kinds
from hoinghi.conferences.permissions import (
    SignedInRequest,
    require_founding,
    require_preparing,
    visible_conference_or_404,
    visible_draft_or_404,
)
from hoinghi.conferences.queries import drafts_of, visible_to
from hoinghi.conferences.services import Established, PlanDiffers
from hoinghi.unreadable import MAX_BYTES
from hoinghi.violations import RuleViolation

_PER_PAGE = 10
_MOST_TWINS = 3


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
    asked = now()
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
            if made.uploaded_at < asked:
                day = localtime(made.uploaded_at).strftime("%H:%M %d/%m/%Y")
                told = _("Tệp này đã được đưa lên lúc %(day)s; các chỗ đã sửa còn nguyên.")
                messages.info(request, told % {"day": day})
            return redirect(made)
    sent = drafts_of(request.user).filter(amends=conference).defer("source", "plan", "layout")
    counted = sent.annotate(corrections=Count("edits")).order_by("-pk")
    pages = Paginator(counted, _PER_PAGE)
    recent = pages.get_page(request.GET.get("trang"))
    context = {"form": form, "conference": conference, "here": "plan", "recent": recent}
    status = 422 if form.errors else 200
    return render(request, "conferences/upload.html", context, status=status)


@require_POST
def correct(request: SignedInRequest, slug: str) -> HttpResponse:
    """Open the plan in force for correcting what was read from it."""
    conference = visible_conference_or_404(request.user, slug)
    require_preparing(request.user, conference, powers.AMEND)
    return redirect(plan_drafts.reopen(conference, by=request.user))


@require_safe
def draft(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a plan that was sent, on two sides, and what confirming it would do."""
    return _review(request, visible_draft_or_404(request.user, pk))


@require_POST
def confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    """Establish or amend; what stands already is told."""
    require_founding(request.user)
    found = visible_draft_or_404(request.user, pk)
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    choice = draft_confirming.Choice(form.cleaned_data["choice"])
    seen = form.cleaned_data["seen"] or 0
    try:
        version = form.cleaned_data["version"]
        made = draft_confirming.confirm(
            found,
            by=request.user,
            choice=choice,
            seen=seen,
            version=version,
            sure=form.cleaned_data["sure"],
            host=form.cleaned_data["host"],
        )
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


@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: SignedInRequest, pk: int) -> HttpResponse:
    """Throw away a plan that nobody confirmed, after a look at what is lost."""
    found = visible_draft_or_404(request.user, pk)
    problem = ""
    if request.method == "POST":
        try:
            plan_drafts.drop(found, by=request.user)
        except RuleViolation as violation:
            problem = str(violation)
        else:
            messages.success(request, _("Đã xóa bản “%(name)s”.") % {"name": found.file_name})
            return redirect(_place_of(found))
    context = {
        "draft": found,
        "problem": problem,
        "corrections": len(plan_edits.edits_of(found)),
        "place": _place_of(found),
    }
    status = 409 if problem else 200
    return render(request, "conferences/drop.html", context, status=status)


def _place_of(found: PlanDraft) -> str:
    """Where plans of its kind are sent, and those sent are listed."""
    if found.amends:
        return reverse("conferences:amend", args=[found.amends.slug])
    return reverse("conferences:upload")


@require_safe
def summary(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say what confirming would do now, after corrections."""
    found = visible_draft_or_404(request.user, pk)
    context = {"draft": found, "outlook": plan_drafts.outlook(found, request.user)}
    context["version"] = plan_edits.version_of(plan_edits.edits_of(found))
    return render(request, "conferences/_outlook.html", context)


def _twins(request: SignedInRequest, found: PlanDraft) -> list[PlanDraft]:
    """Give the drafts of the same file that others sent and nobody confirmed."""
    same = drafts_of(request.user).filter(sha256=found.sha256, amends=found.amends_id, made=None)
    others = same.exclude(uploaded_by=found.uploaded_by_id).defer("source", "plan", "layout")
    return list(others[:_MOST_TWINS])


def _review(request: SignedInRequest, found: PlanDraft, problem: str = "") -> HttpResponse:
    review = plan_review.of_draft(found)
    context = {
        "draft": found,
        "outlook": plan_drafts.outlook(found, request.user),
        "problem": problem,
        "review": review,
        "version": review.version,
        "corrections": plan_review.corrections(found),
        "twins": _twins(request, found),
        "place": _place_of(found),
        "kinds": plan_kinds(),
        "sheets": review.sheets(found.source),
        "sheets_url": reverse("conferences:draft-sheets", args=[found.pk]),
        "file_url": reverse("conferences:draft-file", args=[found.pk]),
    }
    return render(request, "conferences/draft.html", context, status=409 if problem else 200)
