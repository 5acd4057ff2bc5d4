"""Tasks, what was said about them and the files sent, as they are found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.searchable import Found, Searchable, Sight, at
from hoinghi.tasks.models import Duty, Evidence, Task, TaskBody, TaskNote, TaskRole
from hoinghi.tasks.powers import READ

_SHARING = frozenset({"withdrawn", "organisation", "task"})
_OF_FILES = ("evidence", "remove_evidence")
"""Notes that repeat the name of a file, which is found itself."""
_TITLE = 160


def searchables() -> Iterable[Searchable]:
    """Give tasks, comments and evidence."""
    return (
        Searchable(
            kind="nhiem-vu",
            asks_for=frozenset({READ.code}),
            label=_("Nhiệm vụ"),
            model=Task,
            rows=lambda: _with_task(Task.objects.select_related("conference"), ""),
            read=_task,
            weight=2,
            touched_by=(
                (TaskBody, lambda row, fields: [row.task_id]),
                (Duty, lambda row, fields: [row.task_id] if _shares(fields) else []),
            ),
        ),
        Searchable(
            kind="trao-doi",
            asks_for=frozenset({READ.code}),
            label=_("Trao đổi về nhiệm vụ"),
            model=TaskNote,
            rows=lambda: _with_task(
                TaskNote.objects.exclude(text="").exclude(act__in=_OF_FILES), "task__", "duty"
            ),
            read=_note,
            weight=7,
            touched_by=_through_task(TaskNote),
        ),
        Searchable(
            kind="minh-chung",
            asks_for=frozenset({READ.code}),
            label=_("Tệp minh chứng"),
            model=Evidence,
            rows=lambda: _with_task(
                Evidence.objects.all(), "duty__task__", "duty", "duty__organisation"
            ),
            read=_evidence,
            weight=6,
            touched_by=_through_task(Evidence),
        ),
    )


def _with_task(rows: QuerySet[Any], path: str, *others: str) -> QuerySet[Any]:
    """Add the task with its bodies; ``path`` leads to it."""
    leads_to = [f"{path}conference", *others]
    bodies = TaskBody.objects.filter(withdrawn=False).prefetch_related("organisations")
    duties = Duty.objects.filter(withdrawn=False)
    return rows.select_related(*leads_to).prefetch_related(
        Prefetch(f"{path}bodies", bodies, "named"),
        Prefetch(f"{path}duties", duties, "shares"),
    )


def _shares(fields: frozenset[str] | None) -> bool:
    """Tell whether what was saved of a duty or task changes who may see it."""
    return fields is None or bool(_SHARING & fields)


def _through_task(model: type[TaskNote] | type[Evidence]) -> tuple[tuple[Any, Any], ...]:
    path = "task" if model is TaskNote else "duty__task"

    def of(task: int) -> Iterable[int]:
        return model._default_manager.filter(**{path: task}).values_list("pk", flat=True)

    return (
        (Task, lambda row, fields: of(row.pk)),
        (TaskBody, lambda row, fields: of(row.task_id)),
        (Duty, lambda row, fields: of(row.task_id) if _shares(fields) else []),
    )


def _task(row: Task) -> Iterable[Found]:
    if row.withdrawn:
        return
    bodies: list[TaskBody] = row.named  # type: ignore[attr-defined] # by _with_task
    names = [name for body in bodies for name in _names(body)]
    due = row.due.on
    until = f"hạn {due:%d/%m/%Y}" if due else row.deadline_text
    yield Found(
        title=row.action,
        text=" · ".join(dict.fromkeys(filter(None, [until, *names]))),
        place=_place(row),
        sight=Sight(conference=row.conference_id, asks_for=READ.code, bodies=_concerned(row)),
        conference=row.conference_id,
    )


def _note(row: TaskNote) -> Iterable[Found]:
    bodies = _concerned(row.task) if row.duty is None else _entitled(row.task, row.duty)
    if row.task.withdrawn or bodies is None:
        return
    sight = Sight(conference=row.task.conference_id, asks_for=READ.code, bodies=bodies)
    yield Found(
        title=_shortened(row.text),
        text=f"{row.by}: {row.text}" if len(row.text) > _TITLE else f"{row.by} · {row.task.action}",
        place=_place(row.task),
        sight=_inside(row.duty) if row.duty and row.inside else sight,
        conference=row.task.conference_id,
    )


def _evidence(row: Evidence) -> Iterable[Found]:
    task = row.duty.task
    bodies = _entitled(task, row.duty)
    if row.removed or task.withdrawn or bodies is None:
        return
    sight = Sight(conference=task.conference_id, asks_for=READ.code, bodies=bodies)
    sender = row.duty.organisation.name if row.duty.organisation else row.added_by
    yield Found(
        title=row.name,
        text=f"{sender} · {task.action}",
        place=_place(task),
        sight=_inside(row.duty) if row.inside else sight,
        conference=task.conference_id,
    )


def _concerned(task: Task) -> tuple[int, ...]:
    """Give the bodies that see the task (``permissions.tasks_of_body``)."""
    leads = {duty.organisation_id for duty in _duties(task)}
    return tuple(sorted({pk for pk in leads if pk is not None} | _supporting(task)))


def _entitled(task: Task, duty: Duty) -> tuple[int, ...] | None:
    """Give the bodies that see what belongs to *duty* (``Standing.sees``); None where nobody."""
    duties = _duties(task)
    if duty.pk not in {one.pk for one in duties}:
        return None
    own = set() if duty.organisation_id is None else {duty.organisation_id}
    return tuple(sorted(own | (_supporting(task) if len(duties) == 1 else set())))


def _inside(duty: Duty) -> Sight:
    """Give whose eyes are for what has not left the body yet."""
    return Sight(bodies=() if duty.organisation_id is None else (duty.organisation_id,))


def _duties(task: Task) -> list[Duty]:
    shares: list[Duty] = task.shares  # type: ignore[attr-defined] # by _with_task
    return shares


def _supporting(task: Task) -> set[int]:
    named: list[TaskBody] = task.named  # type: ignore[attr-defined] # by _with_task
    support = [body for body in named if body.role == TaskRole.SUPPORTING]
    return {one.pk for body in support for one in body.organisations.all()}


def _names(body: TaskBody) -> list[str]:
    return [body.written, *(one.name for one in body.organisations.all())]


def _place(task: Task) -> str:
    return at("tasks:task", task.conference.slug, task.pk)


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _TITLE else f"{text[:_TITLE].rpartition(' ')[0] or text[:_TITLE]}…"
