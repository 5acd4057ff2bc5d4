"""What people do about a finding: put it right, say that it is no mistake, take that back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoinghi.conferences import dismissals, part_views, plan_edits, plan_review, powers
from hoinghi.conferences.findings import Noted
from hoinghi.conferences.issuers import issuer_of
from hoinghi.conferences.models import Conference, PlanDraft
from hoinghi.conferences.permissions import (
    SignedInRequest,
    require_preparing,
    visible_conference_or_404,
    visible_draft_or_404,
)
from hoinghi.conferences.queries import plan_in_force
from hoinghi.reading.as_json import plan_from_json
from hoinghi.violations import RuleViolation

_MEND, _DISMISS, _RESTORE = "sua", "bo-qua", "xet-lai"


@require_POST
def of_draft(request: SignedInRequest, pk: int, finding: str) -> HttpResponse:
    """Deal with a finding of a plan that was sent."""
    draft = visible_draft_or_404(request.user, pk)
    before = plan_review.of_draft(draft)
    noted = before.by_key(finding)
    if noted is None:
        raise Http404
    try:
        told = _dealt(request, draft, noted)
    except RuleViolation as violation:
        return part_views.done(request, draft, noted.anchor, str(violation), is_problem=True)
    if not told:
        return HttpResponseBadRequest()
    return part_views.done(request, draft, "", told, before=before, about=noted.key)


def _dealt(request: SignedInRequest, draft: PlanDraft, noted: Noted) -> str:
    """Do what the button says, and tell it; empty for a button that there is not."""
    act, by = request.POST.get("viec"), request.user
    if act == _MEND and noted.mending:
        count = plan_edits.mend(draft, noted.mending, noted.lines, by=by, key=noted.key)
        if count:
            return _("Đã sửa “%(wrong)s” thành “%(right)s”.") % noted.mending._asdict()
        return _("Chữ ấy không nằm trong mục nào đã đọc; hãy sửa trong tệp kế hoạch.")
    issuer = issuer_of(plan_from_json(draft.plan))
    if act == _DISMISS:
        dismissals.dismiss(
            noted, issuer, request.POST.get("ly_do", ""), by=by, conference_id=draft.amends_id
        )
        return _("Đã bỏ qua; lần sau máy không hỏi lại điều này.")
    if act == _RESTORE:
        dismissals.take_back(noted, issuer, by=by, sent_by=draft.uploaded_by_id)
        return _("Phát hiện ấy được xét lại.")
    return ""


@require_POST
def of_plan(request: SignedInRequest, slug: str, finding: str) -> HttpResponse:
    """Deal with a finding of the plan in force."""
    conference = visible_conference_or_404(request.user, slug)
    require_preparing(request.user, conference, powers.AMEND)
    revision = plan_in_force(conference)
    noted = plan_review.of_revision(revision).by_key(finding)
    if noted is None:
        raise Http404
    issuer = issuer_of(plan_from_json(revision.as_read or revision.plan))
    try:
        told = _said_of_plan(request, conference, noted, issuer)
    except RuleViolation as violation:
        messages.error(request, str(violation))
    else:
        if not told:
            return HttpResponseBadRequest()
        messages.success(request, told)
    return redirect(f"{reverse('conferences:plan', args=[slug])}#phat-hien")


def _said_of_plan(
    request: SignedInRequest, conference: Conference, noted: Noted, issuer: str
) -> str:
    act, by = request.POST.get("viec"), request.user
    if act == _DISMISS:
        reason = request.POST.get("ly_do", "")
        dismissals.dismiss(noted, issuer, reason, by=by, conference_id=conference.pk)
        return _("Đã bỏ qua; lần sau máy không hỏi lại điều này.")
    if act == _RESTORE:
        dismissals.take_back(noted, issuer, by=by, conference_id=conference.pk)
        return _("Phát hiện ấy được xét lại.")
    return ""
