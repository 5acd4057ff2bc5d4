"""Nhiệm vụ on the overview: by deadline, with who leads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoinghi.conferences.models import Conference
from hoinghi.conferences.panels import Layout, Panel, PanelRow
from hoinghi.tasks.outline import outline
from hoinghi.tasks.queries import TaskLine, task_lines
from hoinghi.tasks.rules import State, Timing


def overview(conference: Conference) -> Iterator[Panel]:
    """Give the tasks in the order of their deadlines; those without a day come last."""
    lines = sorted(task_lines(conference), key=lambda line: line.deadline or date.max)
    if lines:
        yield Panel(
            slug="nhiem-vu",
            title=_("Nhiệm vụ"),
            number=len(lines),
            unit=ngettext("việc kế hoạch giao", "việc kế hoạch giao", len(lines)),
            layout=Layout.TIMELINE,
            rows=tuple(_row(line) for line in lines),
            todo=tuple(_todo(conference)),
        )


def _todo(conference: Conference) -> Iterator[str]:
    """Say what the office has to look at: shares overdue, results and requests that wait."""
    found = outline(conference, timezone.localdate())
    duties = [share for line in found for share in line.shares]
    if late := sum(duty.timing is Timing.LATE for duty in duties):
        said = ngettext("%(number)d phần việc quá hạn.", "%(number)d phần việc quá hạn.", late)
        yield said % {"number": late}
    if handed_in := sum(duty.state is State.HANDED_IN for duty in duties):
        said = ngettext(
            "%(number)d kết quả đã nộp chờ nhận.", "%(number)d kết quả đã nộp chờ nhận.", handed_in
        )
        yield said % {"number": handed_in}


def _row(line: TaskLine) -> PanelRow:
    return PanelRow(
        text=line.action,
        note="; ".join(line.leads),
        due=line.deadline,
        due_text=line.deadline_text,
        lines=(line.first_line, line.last_line),
    )
