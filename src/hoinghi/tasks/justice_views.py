"""Deadlines kept and missed: the record of every body, extensions asked and answered."""

from __future__ import annotations

import io
from datetime import date
from types import MappingProxyType

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoinghi.conferences import undo
from hoinghi.conferences.permissions import (
    SignedInRequest,
    may,
    require_preparing,
    visible_conference_or_404,
)
from hoinghi.conferences.views import PDF_POLICY
from hoinghi.papers import draw
from hoinghi.papers.model import Format, Paper
from hoinghi.tasks import extensions, powers, records, remind_page, reminding
from hoinghi.tasks import progress as reports
from hoinghi.tasks.clock import clock
from hoinghi.tasks.listing import rows
from hoinghi.tasks.models import Duty, Extension
from hoinghi.tasks.outline import outline
from hoinghi.tasks.permissions import concerned_task_or_404, require
from hoinghi.tasks.refusals import ExtensionRefused
from hoinghi.tasks.rules import Timing
from hoinghi.tasks.task_views import back
from hoinghi.tasks.task_views import page as task_page
from hoinghi.tasks.urging import urging
from hoinghi.units.approving import Step
from hoinghi.units.day_fields import is_workable, read_day
from hoinghi.violations import RuleViolation

PER_PAGE = 50
MOST_LATE = 100
"""Tasks with somebody late that the page lists; the letter lists all."""


@require_safe
def record(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show who delivered in time, who is late, and the extensions that wait for an answer."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    today = timezone.localdate()
    lines = outline(conference, today)
    page = Paginator(records.records(lines), PER_PAGE).get_page(request.GET.get("trang"))
    overdue = records.lines_late(lines)
    shown = records.late(rows(conference, overdue[:MOST_LATE], today))
    waiting = Extension.objects.filter(
        duty__task__conference=conference, duty__withdrawn=False, granted=None, approval=""
    ).select_related("duty__task", "duty__organisation")
    context = {
        "conference": conference,
        "here": "tasks",
        "view": "record",
        "today": today,
        "page": page,
        "late": shown,
        "late_all": sum(one.timing is Timing.LATE for line in overdue for one in line.shares),
        "waiting": waiting,
        "to_write_to": reminding.to_write_to(conference, lines, today),
        "ladder": reminding.ladder_of(conference),
        "may_act": may(request.user, conference, powers.LEAD),
    }
    return render(request, "tasks/record.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def remind(request: SignedInRequest, slug: str) -> HttpResponse:
    """Say how many today's reminders reach, and send them once that is confirmed."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    require_preparing(request.user, conference, powers.LEAD)
    today = timezone.localdate()
    if request.method == "POST":
        shown = remind_page.read(request.POST.get("shown", ""))
        made = reminding.remind(conference, today, by=request.user, shown=shown)
        messages.success(request, _reminded(len(made), len(shown) - len(made)))
        return redirect("tasks:record", slug)
    found = reminding.due_reminders(conference, today)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "conference": conference,
        "here": "tasks",
        "count": len(found),
        "shown": remind_page.written(found),
        "reach": remind_page.reach(found, conference),
        "page": page,
        "lines": remind_page.lines_of(conference, page.object_list, today),
        "ladder": reminding.ladder_of(conference),
    }
    return render(request, "tasks/remind.html", context)


def _reminded(made: int, left: int) -> str:
    said = ngettext("Đã gửi %(number)d lời nhắc.", "Đã gửi %(number)d lời nhắc.", made)
    told = said % {"number": made} if made else _("Không còn ai phải nhắc.")
    if left > 0:
        more = ngettext(
            "%(number)d phần việc vừa được nộp hoặc vừa được nhắc nên không nhắc nữa.",
            "%(number)d phần việc vừa được nộp hoặc vừa được nhắc nên không nhắc nữa.",
            left,
        )
        told += " " + more % {"number": left}
    return told


@require_safe
def letter(request: SignedInRequest, slug: str, ending: str) -> FileResponse:
    """Draft the công văn đôn đốc to all who are late."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    require_preparing(request.user, conference, powers.LEAD)
    today = timezone.localdate()
    overdue = records.lines_late(outline(conference, today))
    found = records.late(rows(conference, overdue, today))
    if not found or ending not in set(Format):
        raise Http404
    return _drawn(urging(conference, found, today), Format(ending), f"cong-van-don-doc-{today}")


@require_safe
def progress(request: SignedInRequest, slug: str, ending: str) -> FileResponse:
    """Draft the report on how far the preparation is, as of today."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    require_preparing(request.user, conference, powers.LEAD)
    today = timezone.localdate()
    if ending not in set(Format) or not outline(conference, today):
        raise Http404
    return _drawn(reports.progress(conference, today), Format(ending), f"tien-do-{today}")


def _drawn(paper: Paper, form: Format, name: str) -> FileResponse:
    response = FileResponse(
        io.BytesIO(draw((paper,), form)),
        as_attachment=form is Format.DOCX,
        filename=f"{name}.{form.value}",
    )
    response.headers["Content-Security-Policy"] = PDF_POLICY
    return response


@require_POST
def ask(request: SignedInRequest, slug: str, pk: int, duty: int) -> HttpResponse:
    """Ask for more time; what was typed stays when it is refused."""
    task, standing = concerned_task_or_404(request.user, slug, pk)
    own = get_object_or_404(Duty, pk=duty, task=task, withdrawn=False)
    require(standing.may_change(own), task.conference)
    told, text = request.POST.get("until", ""), request.POST.get("reason", "")
    due = clock(task.conference, timezone.localdate()).due_of(task, own)
    try:
        made = extensions.ask(own, _day(told), due=due, text=text, by=request.user)
    except RuleViolation as violation:
        return task_page(request, task, standing, duty, asking=violation, until=told, reason=text)
    sent = _("Đã gửi đề nghị gia hạn.")
    asked = _("Đã trình lãnh đạo đơn vị; đề nghị được gửi khi lãnh đạo duyệt.")
    messages.success(request, sent if made.is_sent else asked)
    return back(request, task, duty)


@require_POST
def decide(request: SignedInRequest, slug: str, pk: int, duty: int, number: int) -> HttpResponse:
    """Send a request that lies inside the body, send it back, or withdraw it."""
    task, standing = concerned_task_or_404(request.user, slug, pk)
    own = get_object_or_404(Duty, pk=duty, task=task, withdrawn=False)
    require(standing.leads(own), task.conference)
    asked = get_object_or_404(Extension, pk=number, duty=own)
    step = _STEPS.get(request.POST.get("step", ""))
    if step is None:
        return back(request, task, duty)
    due = clock(task.conference, timezone.localdate()).due_of(task, own)
    text = request.POST.get("text", "")
    try:
        extensions.decide(asked, step, due=due, text=text, by=request.user)
    except RuleViolation as violation:
        return task_page(request, task, standing, duty, deciding=violation, reason=text)
    messages.success(request, _DECIDED[step])
    return back(request, task, duty)


_STEPS = MappingProxyType({one.value: one for one in (Step.SEND, Step.SEND_BACK, Step.WITHDRAW)})
_DECIDED = MappingProxyType(
    {
        Step.SEND: gettext_lazy("Đã duyệt và gửi đề nghị gia hạn."),
        Step.SEND_BACK: gettext_lazy("Đã trả lại đề nghị gia hạn trong đơn vị."),
        Step.WITHDRAW: gettext_lazy("Đã rút lại đề nghị gia hạn; chưa gửi ra ngoài đơn vị."),
    }
)


@require_POST
def answer(request: SignedInRequest, slug: str, pk: int, duty: int, number: int) -> HttpResponse:
    """Grant or refuse an extension."""
    task, standing = concerned_task_or_404(request.user, slug, pk)
    own = get_object_or_404(Duty, pk=duty, task=task, withdrawn=False)
    asked = get_object_or_404(Extension, pk=number, duty=own, approval="")
    require(standing.may_prepare, task.conference, powers.LEAD)
    told, text = request.POST.get("until", ""), request.POST.get("answer", "")
    due = clock(task.conference, timezone.localdate()).due_of(task, own)
    was = own.extended_until
    try:
        until = _day(told) if "grant" in request.POST else None
        extensions.answer(asked, until=until, text=text, by=request.user, due=due)
    except RuleViolation as violation:
        return task_page(
            request, task, standing, duty, answering=violation, until=told, answer=text
        )
    stands = [day.isoformat() if day else None for day in (was, until or was)]
    undo.offer(
        request,
        task.conference,
        _said(until),
        "tasks.answer_extension",
        extension=number,
        was=stands[0],
        now=stands[1],
    )
    return back(request, task, duty)


def _day(told: str) -> date:
    """Read a day.

    Raises:
        ExtensionRefused: There is none, or no such day.
    """
    day = read_day(told)
    if day is None or not is_workable(day):
        raise ExtensionRefused.no_day()
    return day


def _said(until: date | None) -> str:
    if until is None:
        return _("Đã từ chối đề nghị gia hạn.")
    return _("Đã cho gia hạn đến hết ngày %(day)s.") % {"day": f"{until:%d/%m/%Y}"}
