"""Nhiệm vụ on the overview: the first of them by deadline, with who leads."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoinghi.conferences.models import Conference
from hoinghi.conferences.panels import Layout, Panel, PanelRow
from hoinghi.tasks.models import Task, TaskRole

SHOWN = 8
"""The list of tasks has them all; the overview must not grow with their number."""


def overview(conference: Conference) -> Iterator[Panel]:
    """Give the tasks of the plan whose deadlines come first; three queries."""
    tasks = Task.objects.from_plan(conference)
    number = tasks.count()
    if not number:
        return
    by_day = tasks.order_by(F("deadline").asc(nulls_last=True), "position")
    yield Panel(
        slug="nhiem-vu",
        title=_("Nhiệm vụ theo kế hoạch"),
        number=number,
        unit=ngettext("việc kế hoạch giao", "việc kế hoạch giao", number),
        layout=Layout.TIMELINE,
        rows=tuple(_row(task) for task in by_day.prefetch_related("bodies")[:SHOWN]),
        url=reverse("tasks:list", args=[conference.slug]),
    )


def _row(task: Task) -> PanelRow:
    leads = [
        body.written
        for body in task.bodies.all()
        if body.role == TaskRole.LEAD and not body.withdrawn
    ]
    return PanelRow(
        text=task.action,
        note="; ".join(leads),
        due=task.deadline,
        due_text=task.deadline_text,
        lines=(task.first_line, task.last_line),
    )
