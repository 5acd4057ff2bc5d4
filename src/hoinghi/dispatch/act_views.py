"""What the clerk does on the pages of the papers; each act asks, acts, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hoinghi.conferences import undo
from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import (
    SignedInRequest,
    require_power,
    require_preparing,
    visible_conference_or_404,
)
from hoinghi.dispatch import (
    amendment_services,
    amendments,
    listing,
    paper_views,
    powers,
    rules,
    services,
)
from hoinghi.dispatch.models import Revision
from hoinghi.dispatch.paper_forms import MisprintForms, RecallForm, filled_in
from hoinghi.dispatch.permissions import require_paper
from hoinghi.dispatch.refusals import ReturnedUnsaid
from hoinghi.dispatch.rules import State
from hoinghi.violations import RuleViolation


@require_POST
def keep_all(request: SignedInRequest, slug: str) -> HttpResponse:
    """Keep a draft of every paper that is not issued."""
    conference = _to_act_on(request, slug)
    kept = services.keep_all(conference, by=request.user.username)
    said = ngettext("Đã giữ %(number)d bản dự thảo.", "Đã giữ %(number)d bản dự thảo.", kept) % {
        "number": kept
    }
    messages.success(request, said if kept else _("Mọi dự thảo đã được giữ, không có gì mới."))
    return redirect("dispatch:papers", slug)


@require_POST
def keep(request: SignedInRequest, slug: str, ref: str) -> HttpResponse:
    """Keep or renew the draft."""
    return _done(
        request,
        slug,
        ref,
        lambda conference, by: services.keep(conference, ref, by=by),
        _("Đã giữ bản dự thảo theo dữ kiện hôm nay."),
    )


@require_POST
def replace(request: SignedInRequest, slug: str, ref: str) -> HttpResponse:
    """Draft the paper that replaces an issued one."""
    return _done(
        request,
        slug,
        ref,
        lambda conference, by: amendment_services.replace(conference, ref, by=by),
        _("Đã lập dự thảo văn bản thay thế. Hãy xem lại rồi phát hành."),
    )


@require_POST
def drop(request: SignedInRequest, slug: str, ref: str) -> HttpResponse:
    """Drop the draft."""
    return _done(
        request,
        slug,
        ref,
        lambda conference, by: services.drop(conference, ref, by=by),
        _("Đã bỏ bản dự thảo."),
        undone_by="dispatch.drop",
    )


@require_POST
def put_forward(request: SignedInRequest, slug: str, ref: str) -> HttpResponse:
    """Hand the draft to those who sign."""
    seen = request.POST.get("seen", "")
    return _done(
        request,
        slug,
        ref,
        lambda conference, by: services.put_forward(conference, ref, seen=seen, by=by),
        _("Đã trình ký: bản dự thảo hiện ở trang của lãnh đạo."),
        undone_by="dispatch.put_forward",
    )


@require_POST
def take_back(request: SignedInRequest, slug: str, ref: str) -> HttpResponse:
    """Take the draft back from those who sign."""
    return _done(
        request,
        slug,
        ref,
        lambda conference, by: services.take_back(conference, ref, by=by),
        _("Đã rút dự thảo đã trình ký về để sửa."),
        undone_by="dispatch.take_back",
    )


@require_POST
def send_back(request: SignedInRequest, slug: str, ref: str) -> HttpResponse:
    """Return a draft unsigned, with the reason; what was typed stays when it is refused."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    require_power(request.user, conference, powers.RETURN)
    require_paper(request.user, conference, ref)
    seen, why = request.POST.get("seen", ""), request.POST.get("why", "")
    try:
        draft = services.send_back(conference, ref, seen=seen, why=why, by=request.user.username)
    except ReturnedUnsaid as unsaid:
        return paper_views.paper_page(request, conference, ref, unsaid=unsaid)
    except RuleViolation as violation:
        messages.error(request, str(violation))
        return redirect("dispatch:papers", slug)
    said = _("Đã trả lại dự thảo. Người trình nhận được thông báo kèm lý do.")
    undo.offer(request, conference, said, "dispatch.send_back", revision=draft.pk)
    return redirect("dispatch:paper", slug, ref)


@require_POST
def issue(request: SignedInRequest, slug: str, ref: str) -> HttpResponse:
    """Issue the paper with the number and day typed, once the consequences were seen."""
    conference = _to_act_on(request, slug)
    row = listing.row_of(*paper_views.found(conference, ref))
    form = paper_views.form_to_issue(row, request.POST)
    if form.is_valid() and "confirmed" not in request.POST:
        return paper_views.paper_page(request, conference, ref, issue_form=form, to_confirm=True)
    if form.is_valid():
        try:
            services.issue(
                conference,
                ref,
                serial=form.cleaned_data.get("serial"),
                day=form.cleaned_data["day"],
                seen=form.cleaned_data["seen"],
                gaps_checked=form.cleaned_data.get("gaps_checked", False),
                by=request.user.username,
            )
        except RuleViolation as violation:
            form.add_error(None, str(violation))
        else:
            messages.success(request, _("Đã phát hành. Nội dung, dữ kiện và tệp được giữ nguyên."))
            return redirect("dispatch:paper", slug, ref)
    return paper_views.paper_page(request, conference, ref, issue_form=form)


@require_POST
def correct(request: SignedInRequest, slug: str, ref: str) -> HttpResponse:
    """Draft a correction: by the lines typed, else by all that differs from today."""
    conference = _to_act_on(request, slug)
    rows = (
        MisprintForms(request.POST, prefix="dong") if "dong-TOTAL_FORMS" in request.POST else None
    )
    if rows is not None and not rows.is_valid():
        return paper_views.paper_page(request, conference, ref, misprints=rows)
    wrong = filled_in(rows) if rows is not None else _differing(conference, ref)
    return _done(
        request,
        slug,
        ref,
        lambda of, by: amendment_services.correct(of, ref, wrong, by=by),
        _("Đã lập dự thảo công văn đính chính. Hãy xem lại rồi phát hành."),
    )


@require_POST
def recall(request: SignedInRequest, slug: str, ref: str) -> HttpResponse:
    """Draft the notice that recalls an issued paper."""
    conference = _to_act_on(request, slug)
    form = RecallForm(request.POST)
    if not form.is_valid():
        return paper_views.paper_page(request, conference, ref, recall_form=form)
    return _done(
        request,
        slug,
        ref,
        lambda of, by: amendment_services.recall(of, ref, form.cleaned_data["reason"], by=by),
        _("Đã lập dự thảo thông báo thu hồi. Hãy xem lại rồi phát hành."),
    )


def _to_act_on(request: SignedInRequest, slug: str) -> Conference:
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    require_preparing(request.user, conference, powers.ISSUE)
    return conference


def _done(
    request: SignedInRequest,
    slug: str,
    ref: str,
    act: Callable[[Conference, str], Revision],
    said: str,
    *,
    undone_by: str = "dispatch.keep",
) -> HttpResponse:
    conference = _to_act_on(request, slug)
    before = _draft_of(conference, ref)
    try:
        revision = act(conference, request.user.username)
    except RuleViolation as violation:
        messages.error(request, str(violation))
        known = paper_views.is_known(conference, ref)
        return redirect("dispatch:paper", slug, ref) if known else redirect("dispatch:papers", slug)
    _offer(request, conference, said, undone_by, revision, before)
    return redirect("dispatch:paper", slug, revision.record.ref)


def _draft_of(conference: Conference, ref: str) -> int | None:
    slug, _dash, key = ref.partition(rules.REF_PARTS)
    drafts = Revision.objects.filter(record__conference=conference, state=State.DRAFT)
    return drafts.filter(record__slug=slug, record__key=key).values_list("pk", flat=True).first()


_OF_ONE = frozenset({"dispatch.drop", "dispatch.put_forward", "dispatch.take_back"})
"""Acts that make no revision: what takes them back is told the one they were about."""


def _offer(
    request: SignedInRequest,
    conference: Conference,
    said: str,
    act: str,
    revision: Revision,
    before: int | None,
) -> None:
    """Offer to take back a draft that was made or dropped; one that stood already is left alone."""
    if act in _OF_ONE:
        undo.offer(request, conference, said, act, revision=revision.pk)
    elif revision.pk == before:
        messages.success(request, said)
    else:
        renewed = [before] if before else []
        undo.offer(request, conference, said, act, revisions=[revision.pk], renewed=renewed)


def _differing(conference: Conference, ref: str) -> list[amendments.Misprint]:
    row = listing.row_of(*paper_views.found(conference, ref))
    return list(amendments.misprints(row.stale)) if row.stale else []
