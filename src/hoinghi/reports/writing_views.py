"""The page on which a body writes its report, and what is done on it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.http.request import RawPostDataException
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from hoinghi.conferences.permissions import SignedInRequest
from hoinghi.conferences.sent_files import LARGEST
from hoinghi.reports import behalf, services
from hoinghi.reports.content import Content, as_json, of_json
from hoinghi.reports.merging import Clash
from hoinghi.reports.models import Report
from hoinghi.reports.outline_queries import asked_of, due_date, last_day
from hoinghi.reports.permissions import Standing, writer_or_404
from hoinghi.reports.saved_answer import answered
from hoinghi.reports.typed import Status
from hoinghi.reports.writing_page import SEND_BACK, acts_of, files_of, may_write, notes_of, page_of
from hoinghi.reports.written_down import WrittenDown, of_form, of_page
from hoinghi.units.approving import Step
from hoinghi.unreadable import most_mb
from hoinghi.violations import RuleViolation

_UNREADABLE = (
    ValueError, TypeError, KeyError, AttributeError, RecursionError, RawPostDataException
)  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Show the report that a body writes; take the form of a browser without scripts."""
    report, standing = writer_or_404(request.user, slug, pk)
    if not standing.writes(report) and not report.on_behalf:
        return _begin_page(request, report)
    if request.method != "POST":
        return drawn(request, report, standing)
    try:
        report, told, clashes = _save_form(request, report, standing)
    except RuleViolation as violation:
        return drawn(request, report, standing, problem=violation)
    if told.problems or clashes:
        return drawn(request, report, standing, told, clashes)
    messages.success(request, _("Đã lưu báo cáo."))
    return redirect("reports:write", slug, pk)


@require_POST
def save(request: SignedInRequest, slug: str, pk: int) -> JsonResponse:
    """Save what the script of the page sends, place by place; tell how the report stands."""
    report, standing = writer_or_404(request.user, slug, pk)
    try:
        told = of_page(json.loads(request.body), asked_of(report))
    except _UNREADABLE:
        return JsonResponse({"refused": _("Trang gửi lên điều không đọc được.")}, status=400)
    except RuleViolation as violation:
        return JsonResponse({"refused": str(violation)}, status=409)
    other = report.changed_by
    try:
        report, clashes = services.save(
            report, told.written, by=request.user, as_office=not standing.writes(report)
        )
    except RuleViolation as violation:
        return JsonResponse({"refused": str(violation)}, status=409)
    page = page_of(report, timezone.localdate(), told.problems)
    return JsonResponse(answered(request, report, page, told, clashes, other))


@require_POST
def act(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Send, ask the leader, approve, send back, take back: what the pressed button says."""
    report, standing = writer_or_404(request.user, slug, pk)
    name = request.POST.get("act", "")
    if name not in {one.name for one in acts_of(report, standing)}:
        messages.warning(request, _("Báo cáo đã sang bước khác; hãy xem lại trang này."))
        return redirect("reports:write", slug, pk)
    try:
        if "seen" in request.POST and may_write(report, standing):
            report, told, clashes = _save_form(request, report, standing)
            if told.problems or clashes:
                return drawn(request, report, standing, told, clashes)
            based_on = report.stamp
        else:
            based_on = _whole(request.POST.get("based_on", ""))
        return _do(request, name, report, based_on)
    except RuleViolation as violation:
        return drawn(request, report, standing, problem=violation)


@require_POST
def begin_for(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Let the office begin to enter the report of a body."""
    report, standing = writer_or_404(request.user, slug, pk)
    if standing.writes(report):
        raise Http404
    try:
        behalf.begin(report, request.POST.get("paper", ""), by=request.user)
    except RuleViolation as violation:
        return _begin_page(request, report, problem=violation)
    messages.success(request, _("Từ đây cơ quan tổ chức nhập thay đơn vị."))
    return redirect("reports:write", slug, pk)


def drawn(
    request: SignedInRequest,
    report: Report,
    standing: Standing,
    told: WrittenDown | None = None,
    clashes: tuple[Clash, ...] = (),
    problem: RuleViolation | None = None,
) -> HttpResponse:
    """Draw the page; what was refused or met another's change stands at its place."""
    today = timezone.localdate()
    page = page_of(report, today, told.problems if told else None)
    is_own = standing.writes(report)
    context = {
        "conference": report.outline.conference,
        "base": "conferences/base.html" if standing.sees_all else "site/base.html",
        "here": "reports",
        "report": report,
        "page": page,
        "seen": json.dumps(as_json(of_json(report.draft)), ensure_ascii=False),
        "may_write": may_write(report, standing),
        "acts": acts_of(report, standing),
        "notes": notes_of(report, page, standing),
        "files": files_of(report),
        "is_own": is_own,
        "due": due_date(report),
        "last_day": last_day(report),
        "today": today,
        "problem": problem,
        "clashes": clashes,
        "statuses": statuses(),
        "pictures": reverse(
            "reports:add-picture", args=[report.outline.conference.slug, report.pk]
        ),
        "may_send_back": SEND_BACK in acts_of(report, standing),
        "bring_url": _bring_url(report),
        "most_mb": most_mb(LARGEST),
    }
    status = 409 if problem or clashes else 422 if told else 200
    return render(request, "reports/writing/write.html", context, status=status)


def _bring_url(report: Report) -> str:
    try:
        return reverse("reports:bring", args=[report.outline.conference.slug, report.pk])
    except NoReverseMatch:
        return ""


def statuses() -> tuple[tuple[str, str], ...]:
    """Give what may stand beside a number, as the page says it."""
    return (
        (Status.PRELIMINARY.value, _("Sơ bộ")),
        (Status.OFFICIAL.value, _("Chính thức")),
        (Status.NOT_APPLICABLE.value, _("Không áp dụng")),
        (Status.NO_DATA.value, _("Không có số liệu")),
    )


def _begin_page(
    request: SignedInRequest, report: Report, problem: RuleViolation | None = None
) -> HttpResponse:
    context = {
        "conference": report.outline.conference,
        "here": "reports",
        "report": report,
        "may_begin": behalf.may_begin(report),
        "problem": problem,
        "paper": request.POST.get("paper", ""),
    }
    return render(request, "reports/writing/begin.html", context, status=409 if problem else 200)


def _save_form(
    request: SignedInRequest, report: Report, standing: Standing
) -> tuple[Report, WrittenDown, tuple[Clash, ...]]:
    told = of_form(_flat(request), _seen(request), asked_of(report))
    report, clashes = services.save(
        report, told.written, by=request.user, as_office=not standing.writes(report)
    )
    return report, told, clashes


def _flat(request: SignedInRequest) -> Mapping[str, str]:
    return {name: str(value) for name, value in request.POST.items()}


def _seen(request: SignedInRequest) -> Content:
    try:
        return of_json(json.loads(request.POST.get("seen", "")))
    except (ValueError, RecursionError):
        return Content()


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else -1


def _do(request: SignedInRequest, name: str, report: Report, based_on: int) -> HttpResponse:
    by, slug = request.user, report.outline.conference.slug
    if name == "send":
        is_own = by.organisation_id == report.organisation_id
        revision = services.send(
            report, based_on=based_on, by=by, on_behalf="" if is_own else report.on_behalf
        )
        messages.success(request, _("Đã gửi báo cáo. Đây là biên nhận."))
        return redirect("reports:receipt", slug, report.pk, revision.number)
    said = _DONE[name]
    if name == "approve":
        services.approve(report, based_on=based_on, by=by)
    elif name == "withdraw":
        services.withdraw(report, by=by)
    elif name == "take_over":
        behalf.take_over(report, by=by)
    else:
        text = request.POST.get("text", "")
        services.take_step(report, _STEPS[name], by=by, text=text)
    messages.success(request, str(said))
    return redirect("reports:write", slug, report.pk)


_STEPS = {"ask": Step.ASK, "send_back": Step.SEND_BACK, "withdraw_request": Step.WITHDRAW}
_DONE = {
    "ask": gettext_lazy("Đã trình lãnh đạo đơn vị."),
    "send_back": gettext_lazy("Đã trả lại trong đơn vị để sửa."),
    "withdraw_request": gettext_lazy("Đã rút lại; báo cáo sửa tiếp được."),
    "approve": gettext_lazy("Đã duyệt. Đính kèm bản có chữ ký rồi gửi."),
    "withdraw": gettext_lazy("Đã rút lại; báo cáo sửa tiếp được."),
    "take_over": gettext_lazy("Từ đây đơn vị tự viết; cơ quan tổ chức không thấy dự thảo."),
}
