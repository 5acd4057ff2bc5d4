"""Reads of tasks that papers and pages use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hoinghi.conferences.models import Conference
from hoinghi.tasks.models import Task, TaskRole


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """A task as tables show it: who leads, who supports (as the plan writes them), by when."""

    position: int
    action: str
    leads: tuple[str, ...]
    supporting: tuple[str, ...]
    deadline: date | None
    deadline_text: str
    first_line: int
    last_line: int


def task_lines(conference: Conference) -> list[TaskLine]:
    """Give the tasks of the plan in its order; two queries."""
    return [_line(task) for task in Task.objects.of(conference).prefetch_related("bodies")]


def _line(task: Task) -> TaskLine:
    standing = [body for body in task.bodies.all() if not body.withdrawn]

    def named(role: TaskRole) -> tuple[str, ...]:
        return tuple(body.written for body in standing if body.role == role)

    return TaskLine(
        position=task.position,
        action=task.action,
        leads=named(TaskRole.LEAD),
        supporting=named(TaskRole.SUPPORTING),
        deadline=task.deadline,
        deadline_text=task.deadline_text,
        first_line=task.first_line,
        last_line=task.last_line,
    )
