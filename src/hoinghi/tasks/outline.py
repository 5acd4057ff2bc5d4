"""Every task of a conference in brief: order, last day, state; what lists count and choose from.

A conference of a province may hold thousands of tasks. Pages choose among these lines and then
fetch only the tasks that they show (``listing.rows``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from hoinghi.conferences.editions import remembered
from hoinghi.conferences.models import Conference
from hoinghi.tasks.clock import clock
from hoinghi.tasks.models import Duty, Task, TaskBody, TaskRole
from hoinghi.tasks.rules import Due, State, Timing, due_set, gravest, overall, timing


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one body owes of a task, by its primary keys; ``body`` None for a lead unknown."""

    duty: int
    body: int | None
    state: State
    due: date | None
    timing: Timing


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A task by its primary key.

    Attributes:
        number: Its place in the list, from 1; ``depth`` 1 for a sub-task.
        parent: Primary key of the task it belongs to, where that still stands.
        supporting: Primary keys of the bodies that support.
    """

    task: int
    number: int
    depth: int
    parent: int | None
    by_hand: bool
    due: date | None
    state: State
    timing: Timing
    shares: tuple[Share, ...]
    supporting: frozenset[int]

    @property
    def bodies(self) -> frozenset[int]:
        """Primary keys of all bodies that lead or support."""
        return self.supporting | {share.body for share in self.shares if share.body}

    def share_of(self, body: int) -> Share | None:
        return next((share for share in self.shares if share.body == body), None)


@dataclass(frozen=True, slots=True)
class _Task:
    pk: int
    parent: int | None
    by_hand: bool
    due: Due


def _outline(conference: Conference, today: date) -> tuple[Line, ...]:
    shares, supporting = _shares(conference), _supporting(conference)
    # Thousands of tasks share a few deadlines.
    last_day = cache(clock(conference, today).last_day)
    return tuple(
        _line(task, depth, number, shares[task.pk], supporting[task.pk], last_day, today)
        for number, (task, depth) in enumerate(in_order(_tasks(conference)), start=1)
    )


outline = remembered(_outline, for_all=True)
"""Give every task of a conference in its order on a day, sub-tasks under theirs.

Three queries after an act, one while nothing has changed. Every share is counted, whoever asks.
"""


def place_by_day(line: Line) -> tuple[date, int]:
    """Give the place of *line* by its last day; those without one come at the end."""
    return line.due or date.max, line.number


def _by_day(conference: Conference, today: date) -> tuple[Line, ...]:
    return tuple(sorted(outline(conference, today), key=place_by_day))


by_day = remembered(_by_day, for_all=True)
"""Give every task of a conference by its last day; those without one at the end."""


def _families(conference: Conference, today: date) -> dict[int, tuple[Line, ...]]:
    found: dict[int, list[Line]] = defaultdict(list)
    for line in outline(conference, today):
        found[line.task].append(line)
        if line.parent:
            found[line.parent].append(line)
    return {task: tuple(lines) for task, lines in found.items()}


families = remembered(_families, for_all=True)
"""Give each task's line by its primary key, followed by those of its sub-tasks."""


def _of_bodies(conference: Conference, today: date) -> dict[int, tuple[Line, ...]]:
    found: dict[int, list[Line]] = defaultdict(list)
    for line in outline(conference, today):
        for body in line.bodies:
            found[body].append(line)
    return {body: tuple(lines) for body, lines in found.items()}


of_bodies = remembered(_of_bodies, for_all=True)
"""Give the lines in which each body has a part, by its primary key, in the order of the tasks."""

_Row = tuple[int, int | None, str, date | None, date | None]


def in_order(tasks: Sequence[_Task]) -> Iterator[tuple[_Task, int]]:
    """Put each sub-task under its task; one whose task is gone stands by itself."""
    standing = {task.pk for task in tasks}
    under: dict[int, list[_Task]] = defaultdict(list)
    for task in tasks:
        if task.parent in standing:
            under[task.parent].append(task)
    for task in tasks:
        if task.parent not in standing:
            yield task, 0
            yield from ((child, 1) for child in under[task.pk])


def bodies_in(lines: Iterable[Line]) -> frozenset[int]:
    """Give the primary keys of all bodies that lead or support one of *lines*."""
    return frozenset().union(*(line.bodies for line in lines))


def _tasks(conference: Conference) -> list[_Task]:
    found = Task.objects.of(conference).values_list(
        "pk", "parent_id", "by_hand",
        "due_kind", "deadline", "deadline_text", "due_on", "due_offset", "due_working",
    )  # fmt: skip
    return [
        _Task(pk, parent, by_hand, due_set(kind, stated, text, on, offset, working))
        for pk, parent, by_hand, kind, stated, text, on, offset, working in found
    ]


def _shares(conference: Conference) -> dict[int, list[_Row]]:
    found: dict[int, list[_Row]] = defaultdict(list)
    duties = Duty.objects.filter(task__conference=conference, withdrawn=False)
    for task, *share in duties.values_list(
        "task_id", "pk", "organisation_id", "state", "extended_until", "delivered_on"
    ):
        found[task].append(tuple(share))  # type: ignore[arg-type] # five columns as asked for
    return found


def _supporting(conference: Conference) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    bodies = TaskBody.objects.filter(
        conference=conference,
        role=TaskRole.SUPPORTING,
        withdrawn=False,
        organisations__isnull=False,
    )
    for task, body in bodies.values_list("task_id", "organisations"):
        found[task].add(body)
    return found


def _line(
    task: _Task,
    depth: int,
    number: int,
    shares: Sequence[_Row],
    supporting: set[int],
    last_day: Callable[[Due], date | None],
    today: date,
) -> Line:
    due = last_day(task.due)
    made = tuple(_share(share, due, today) for share in shares)
    return Line(
        task=task.pk,
        number=number,
        depth=depth,
        parent=task.parent if depth else None,
        by_hand=task.by_hand,
        due=due,
        state=overall([share.state for share in made]),
        timing=gravest(share.timing for share in made),
        shares=made,
        supporting=frozenset(supporting),
    )


def _share(share: _Row, of_task: date | None, today: date) -> Share:
    duty, body, told, extended_until, delivered_on = share
    state, due = State(told), extended_until or of_task
    return Share(
        duty=duty,
        body=body,
        state=state,
        due=due,
        timing=timing(state, due, delivered_on, today),
    )
