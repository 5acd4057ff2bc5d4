"""Tasks as pages show them: who leads, by when, how far; the same queries for any number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.functional import Promise

from hoinghi.conferences.editions import remembered
from hoinghi.conferences.models import Conference
from hoinghi.conferences.scoping import every_body
from hoinghi.papers.words import capitalise_first
from hoinghi.tasks import labels
from hoinghi.tasks.clock import Clock, clock
from hoinghi.tasks.filters import plain
from hoinghi.tasks.models import Duty, Task, TaskBody, TaskRole
from hoinghi.tasks.outline import Line, families, outline
from hoinghi.tasks.rules import DELIVERED, DueKind, State, Timing, gravest, overall, timing


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRow:
    """One body's share with its last day."""

    duty: Duty
    due: date | None
    timing: Timing

    @property
    def state(self) -> State:
        return State(self.duty.state)

    @property
    def state_said(self) -> str | Promise:
        return labels.STATE[self.state]

    @property
    def timing_said(self) -> str | Promise:
        return labels.TIMING[self.timing]

    @property
    def name(self) -> str:
        return self.duty.organisation.name if self.duty.organisation else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """A task with its shares.

    Attributes:
        number: Its place in the list, from 1; ``depth`` 1 for a sub-task.
        leads: Bodies as the plan writes them; ``supporting`` likewise.
        sentence: The words of the plan that order it; empty for a task given by hand.
    """

    task: Task
    number: int
    depth: int
    leads: tuple[str, ...]
    supporting: tuple[str, ...]
    supporting_ids: frozenset[int]
    sentence: str
    due: date | None
    duties: tuple[DutyRow, ...]
    state: State
    timing: Timing

    @property
    def title(self) -> str:
        return capitalise_first(self.task.action)

    @property
    def lines(self) -> tuple[int, int] | None:
        return None if self.task.by_hand else (self.task.first_line, self.task.last_line)

    @property
    def state_said(self) -> str | Promise:
        return labels.STATE[self.state]

    @property
    def timing_said(self) -> str | Promise:
        return labels.TIMING[self.timing]

    @property
    def counting(self) -> int:
        """How many bodies have to deliver."""
        return sum(row.state is not State.CANCELLED for row in self.duties)

    @property
    def delivered(self) -> int:
        return sum(row.state in DELIVERED for row in self.duties)

    @property
    def seen(self) -> str:
        """What a ticked box tells: the task, and how often its shares had been acted on."""
        return f"{self.task.pk}-{sum(row.duty.version for row in self.duties)}"

    @property
    def late(self) -> int:
        return sum(row.timing is Timing.LATE for row in self.duties)

    @property
    def is_relative(self) -> bool:
        return self.task.due_kind == DueKind.RELATIVE

    @property
    def bodies(self) -> frozenset[int]:
        led = {row.duty.organisation_id for row in self.duties if row.duty.organisation_id}
        return self.supporting_ids | led


def rows(conference: Conference, chosen: Sequence[Line], today: date) -> tuple[TaskRow, ...]:
    """Give the tasks of *chosen* in full, in that order; the same queries for any number.

    None while nothing has changed: what is given is to be read, never changed.
    """
    return _rows_of(conference, tuple(line.task for line in chosen), today)


def _rows(conference: Conference, chosen: tuple[int, ...], today: date) -> tuple[TaskRow, ...]:
    # What is common counts every share; ``Standing.sees`` keeps what is not for these eyes.
    with every_body():
        shares = Prefetch("duties", Duty.objects.select_related("organisation"))
        tasks = Task.objects.of(conference).filter(pk__in=chosen)
        found = {
            task.pk: task
            for task in tasks.select_related("conference").prefetch_related(
                "bodies__organisations", shares
            )
        }
    source, counted_by = _source(conference), clock(conference, today)
    places = {line.task: line for line in outline(conference, today) if line.task in found}
    lines = [places[task] for task in chosen if task in places]
    return tuple(
        _row(found[line.task], line.number, line.depth, source, counted_by) for line in lines
    )


_rows_of = remembered(_rows, for_all=True, most=256)


def row_of(task: Task, today: date) -> TaskRow:
    """Give the row of one task; its number is its place among all."""
    return rows(task.conference, families(task.conference, today)[task.pk][:1], today)[0]


def _texts(conference: Conference) -> dict[int, str]:
    source = _source(conference)
    fields = ("action", "by_hand", "first_line", "last_line")
    told = {
        task.pk: [task.action, sentence_of(task, source)]
        for task in Task.objects.of(conference).only(*fields)
    }
    for task, written in TaskBody.objects.of(conference).values_list("task_id", "written"):
        if task in told:
            told[task].append(written)
    return {task: plain(" ".join(words)) for task, words in told.items()}


texts = remembered(_texts)
"""Give the words of each task by its primary key, as a search compares them.

Those of the task itself, of the sentence that orders it, of its bodies.
"""


def _source(conference: Conference) -> Sequence[str]:
    source = conference.revisions.order_by("-number").values_list("source", flat=True)[0]
    return source.split("\n")


def _row(task: Task, number: int, depth: int, source: Sequence[str], counted_by: Clock) -> TaskRow:
    bodies = [body for body in task.bodies.all() if not body.withdrawn]
    duties = duty_rows(task, [duty for duty in task.duties.all() if not duty.withdrawn], counted_by)
    supporting = [body for body in bodies if body.role == TaskRole.SUPPORTING]
    return TaskRow(
        task=task,
        number=number,
        depth=depth,
        leads=_written(body for body in bodies if body.role == TaskRole.LEAD),
        supporting=_written(supporting),
        supporting_ids=frozenset(
            organisation.pk for body in supporting for organisation in body.organisations.all()
        ),
        sentence=sentence_of(task, source),
        due=counted_by.due(task),
        duties=duties,
        state=overall([row.state for row in duties]),
        timing=gravest(row.timing for row in duties),
    )


def duty_rows(task: Task, duties: Sequence[Duty], counted_by: Clock) -> tuple[DutyRow, ...]:
    """Give the shares of *task* with their last days, those still owed first."""
    due = counted_by.due(task)
    return tuple(_duty_row(duty, duty.extended_until or due, counted_by.today) for duty in duties)


def _duty_row(duty: Duty, due: date | None, today: date) -> DutyRow:
    told = timing(State(duty.state), due, duty.delivered_on, today)
    return DutyRow(duty=duty, due=due, timing=told)


def sentence_of(task: Task, source: Sequence[str]) -> str:
    """Give the words of the plan that order *task*."""
    if task.by_hand:
        return ""
    lines = source[task.first_line - 1 : task.last_line]
    return " ".join(" ".join(line.split()) for line in lines if line.strip())


def _written(bodies: Iterable[TaskBody]) -> tuple[str, ...]:
    return tuple(capitalise_first(body.written) for body in bodies)
