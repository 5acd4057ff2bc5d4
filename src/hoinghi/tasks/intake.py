"""What this room takes from a plan: tasks, who leads, who supports."""

from __future__ import annotations

from hoinghi.conferences.models import Conference
from hoinghi.conferences.queries import directory_of
from hoinghi.conferences.rooms import Change
from hoinghi.conferences.sync import sync
from hoinghi.reading import plan as read
from hoinghi.tasks.models import Task, TaskBody, TaskRole
from hoinghi.tasks.sharing import share_out


def take(plan: read.Plan, conference: Conference) -> list[Change]:
    """Make the plan's tasks facts; twice changes nothing."""
    changes = sync(Task, conference, [_task(task) for task in plan.tasks])
    tasks = Task.objects.from_plan(conference)
    wanted = [
        body
        for stored, task in zip(tasks, plan.tasks, strict=True)
        for body in _bodies(stored, task)
    ]
    changes += sync(TaskBody, conference, wanted, label=_label)
    _understand(conference)
    for task in Task.objects.from_plan(conference):
        share_out(task)
    return changes


def _task(task: read.Task) -> Task:
    return Task(
        action=task.action,
        deadline=task.deadline,
        deadline_text=task.deadline_text or "",
        first_line=task.lines.first,
        last_line=task.lines.last,
    )


def _bodies(stored: Task, task: read.Task) -> list[TaskBody]:
    named = [(TaskRole.LEAD, name) for name in task.owners]
    named += [(TaskRole.SUPPORTING, name) for name in task.partners]
    return [
        TaskBody(
            task=stored,
            role=role,
            written=name,
            first_line=task.lines.first,
            last_line=task.lines.last,
        )
        for role, name in named
    ]


def _label(body: TaskBody) -> str:
    return f"{body.written} ({body.get_role_display().lower()}): {body.task.action}"


def _understand(conference: Conference) -> None:
    directory = directory_of(conference)
    for body in TaskBody.objects.from_plan(conference):
        body.organisations.set(int(meant.code) for meant in directory.meant_by(body.written))
