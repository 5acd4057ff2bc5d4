"""Reads of tasks that papers and pages use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hoinghi.conferences.editions import remembered
from hoinghi.conferences.letterhead import letterhead
from hoinghi.conferences.models import Conference
from hoinghi.tasks.closing import reads_as
from hoinghi.tasks.models import Duty, Task, TaskBody, TaskRole
from hoinghi.tasks.rules import DELIVERED


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """A task as tables show it: who leads, who supports (as the plan writes them), by when.

    ``leads_named`` and ``supporting_named`` give the same bodies by one name each throughout,
    where the plan's words mean one body that is known.
    """

    position: int
    action: str
    leads: tuple[str, ...]
    supporting: tuple[str, ...]
    leads_named: tuple[str, ...]
    supporting_named: tuple[str, ...]
    deadline: date | None
    deadline_text: str
    first_line: int
    last_line: int


def task_lines(conference: Conference) -> list[TaskLine]:
    """Give the tasks of the plan in its order; three queries."""
    area = letterhead(conference).host_long.removeprefix("Ủy ban nhân dân ")
    tasks = Task.objects.from_plan(conference).prefetch_related("bodies__organisations")
    return [_line(task, area) for task in tasks]


def _delivered_to(conference: Conference, kind: str) -> frozenset[int]:
    shares = Duty.objects.filter(
        task__conference=conference,
        task__withdrawn=False,
        withdrawn=False,
        state__in=DELIVERED,
        organisation__isnull=False,
    ).order_by()
    told = shares.values_list("task__action", "organisation_id")
    return frozenset(body for action, body in told if body and kind in reads_as(action))


delivered_to = remembered(_delivered_to)
"""Give the bodies whose share of a task that orders one kind of thing is delivered.

The kind as ``conferences.deliveries`` names it: "report", "names", "talk". Two queries
after an act, one while nothing has changed.
"""


def _line(task: Task, area: str) -> TaskLine:
    standing = [body for body in task.bodies.all() if not body.withdrawn]

    def named(role: TaskRole) -> tuple[str, ...]:
        return tuple(body.written for body in standing if body.role == role)

    def known(role: TaskRole) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_name(body, area) for body in standing if body.role == role))

    return TaskLine(
        position=task.position,
        action=task.action,
        leads=named(TaskRole.LEAD),
        supporting=named(TaskRole.SUPPORTING),
        leads_named=known(TaskRole.LEAD),
        supporting_named=known(TaskRole.SUPPORTING),
        deadline=task.deadline,
        deadline_text=task.deadline_text,
        first_line=task.first_line,
        last_line=task.last_line,
    )


def _name(body: TaskBody, area: str) -> str:
    """Name one known body as papers of its own area do: "Phòng Nội vụ huyện"."""
    meant = list(body.organisations.all())
    if len(meant) != 1:
        return body.written
    short = area.split(" ")[0]
    return meant[0].name.removesuffix(area) + (short if meant[0].name.endswith(area) else "")
