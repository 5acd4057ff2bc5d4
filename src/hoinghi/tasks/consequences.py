"""What an amended plan means for tasks that bodies already work on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from hoinghi.conferences.models import Conference
from hoinghi.conferences.rooms import Consequence
from hoinghi.tasks.models import Duty, Task
from hoinghi.tasks.rules import DueKind, State

_SHOWN = 80
_BEGUN = (State.IN_HAND, State.HANDED_IN, State.ACCEPTED, State.RETURNED, State.DONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A task as it stands before the plan is tried."""

    deadline: date | None
    follows_plan: bool


def watch(conference: Conference) -> Callable[[], Iterable[Consequence]]:
    """Remember the tasks of the plan; afterwards say what became of them."""
    seen = {
        task.pk: _Seen(deadline=task.deadline, follows_plan=task.due_kind == DueKind.PLAN.value)
        for task in Task.objects.from_plan(conference)
    }
    leading = set(_duties(conference).filter(withdrawn=False).values_list("pk", flat=True))

    def tell() -> Iterator[Consequence]:
        tasks = Task.objects.filter(conference=conference, by_hand=False).order_by("position")
        duties = _by_task(conference, leading)
        for task in tasks:
            before = seen.get(task.pk)
            if before is None and not task.withdrawn:
                yield _added(task)
            elif before and task.withdrawn:
                yield _withdrawn(task, duties.get(task.pk, []))
            elif before:
                yield from _changed(task, before, duties.get(task.pk, []))

    return tell


def _duties(conference: Conference):  # type: ignore[no-untyped-def] # annotated rows
    counted = Count("evidence", filter=Q(evidence__removed=False, evidence__inside=False))
    return (
        Duty.objects.filter(task__conference=conference)
        .select_related("organisation")
        .annotate(files=counted)
    )


def _by_task(conference: Conference, leading: set[int]) -> dict[int, list[Duty]]:
    """The duties that stood before, by task."""
    found: dict[int, list[Duty]] = {}
    for duty in _duties(conference).filter(pk__in=leading):
        found.setdefault(duty.task_id, []).append(duty)
    return found


def _added(task: Task) -> Consequence:
    due = _(", hạn %(day)s") % {"day": f"{task.deadline:%d/%m/%Y}"} if task.deadline else ""
    return Consequence(
        text=_("Giao thêm nhiệm vụ “%(task)s”%(due)s.") % {"task": _short(task), "due": due}
    )


def _withdrawn(task: Task, duties: list[Duty]) -> Consequence:
    told = _begun(duties)
    return Consequence(
        text=_("Rút nhiệm vụ “%(task)s”; điều đã nộp vẫn được giữ.") % {"task": _short(task)},
        details=told,
        is_grave=bool(told),
    )


def _changed(task: Task, before: _Seen, duties: list[Duty]) -> Iterator[Consequence]:
    if before.follows_plan and before.deadline != task.deadline:
        told = _begun(duties)
        text = _("Hạn của “%(task)s” đổi từ %(before)s thành %(after)s.") % {
            "task": _short(task),
            "before": _day(before.deadline),
            "after": _day(task.deadline),
        }
        is_sooner = bool(task.deadline and before.deadline and task.deadline < before.deadline)
        yield Consequence(text=text, details=told, is_grave=is_sooner)
    released = [duty for duty in duties if duty.withdrawn]
    if released:
        text = _("Các đơn vị sau không còn chủ trì “%(task)s”.") % {"task": _short(task)}
        names = tuple(_said(duty) for duty in released)
        yield Consequence(text=text, details=names, is_grave=bool(_begun(released)))


def _begun(duties: list[Duty]) -> tuple[str, ...]:
    """Who is at work or has delivered."""
    return tuple(_said(duty) for duty in duties if duty.state in _BEGUN or _files(duty))


def _said(duty: Duty) -> str:
    name = str(duty.organisation) if duty.organisation else _("chưa rõ đơn vị")
    files = _files(duty)
    more = _(", %(number)d tệp") % {"number": files} if files else ""
    return f"{name}: {duty.get_state_display().lower()}{more}"


def _files(duty: Duty) -> int:
    return int(getattr(duty, "files", 0))


def _short(task: Task) -> str:
    said = task.action
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN].rsplit(' ', 1)[0]}…"


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else _("không nêu")
