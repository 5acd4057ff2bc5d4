"""Nhiệm vụ on the overview: by deadline, with who leads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoinghi.conferences.models import Conference
from hoinghi.conferences.panels import Layout, Panel, PanelRow
from hoinghi.tasks.queries import TaskLine, task_lines


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
        )


def _row(line: TaskLine) -> PanelRow:
    return PanelRow(
        text=line.action,
        note="; ".join(line.leads),
        due=line.deadline,
        due_text=line.deadline_text,
        lines=(line.first_line, line.last_line),
    )
