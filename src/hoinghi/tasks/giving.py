"""Acts on tasks themselves: giving one by hand, its sub-tasks, changing it, setting a deadline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from hoinghi.conferences.models import Conference
from hoinghi.dispatch.queries import deliveries
from hoinghi.journal.services import record
from hoinghi.tasks import elsewhere
from hoinghi.tasks.clock import counting_of
from hoinghi.tasks.closing import AS_READ, Closing, closing_of, kinds_of, set_closing
from hoinghi.tasks.models import DeadlineSettings, Duty, Task, TaskBody, TaskNote, TaskRole
from hoinghi.tasks.notes import note
from hoinghi.tasks.refusals import ActRefused, ChangedMeanwhile, NotByHand, ReasonMissing
from hoinghi.tasks.reminding import ladder_of
from hoinghi.tasks.rules import Act, Counting, Due, DueKind, Ladder, State, after
from hoinghi.tasks.services import act_on, said
from hoinghi.tasks.sharing import share_out
from hoinghi.together import refusals as together
from hoinghi.units.models import Account, Organisation

NO_DEADLINE = Due()
USUAL_LADDER = Ladder()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A task as the office writes it."""

    action: str
    leads: tuple[Organisation, ...]
    supporting: tuple[Organisation, ...] = ()
    due: Due = NO_DEADLINE
    closing: Closing = AS_READ


@transaction.atomic
def give(
    conference: Conference, wanted: Wanted, *, by: Account, parent: Task | None = None
) -> Task:
    """Give a task that the plan does not; under *parent* it is a sub-task."""
    given = Task.objects.filter(conference=conference, by_hand=True)
    last = given.aggregate(last=Max("position"))["last"] or Task.FIRST_BY_HAND - 1
    task = Task(
        conference=conference,
        by_hand=True,
        parent=parent,
        action=said(wanted.action),
        position=last + 1,
        first_line=0,
        last_line=0,
    )
    _set_due(task, wanted.due)
    set_closing(task, wanted.closing)
    task.save()
    _set_bodies(task, wanted)
    note(task, "give", by=by)
    _catch_up(task)
    return task


@transaction.atomic
def change(task: Task, wanted: Wanted, *, based_on: int, by: Account) -> Task:
    """Change a task given by hand: its words, its bodies, its deadline.

    Raises:
        NotByHand: The plan gives it; only an amended plan changes its words.
        ChangedMeanwhile: Somebody else changed it since version *based_on*.
    """
    stands = _to_change(task, based_on)
    if not stands.by_hand:
        raise NotByHand
    stands.action = said(wanted.action)
    _set_due(stands, wanted.due)
    set_closing(stands, wanted.closing)
    _set_bodies(stands, wanted)
    return _changed(stands, by)


@transaction.atomic
def set_due(
    task: Task, due: Due, *, based_on: int, by: Account, closing: Closing | None = None
) -> Task:
    """Set the deadline of any task; what the plan states is kept beside it.

    Args:
        closing: What closes it by itself; None leaves that as it is.

    Raises:
        ChangedMeanwhile: Somebody else changed the task since version *based_on*.
    """
    stands = _to_change(task, based_on)
    _set_due(stands, due)
    if closing is not None:
        set_closing(stands, closing)
    return _changed(stands, by)


@transaction.atomic
def withdraw(task: Task, *, by: Account, text: str) -> list[Task]:
    """Take back a task given by hand, with its sub-tasks; what was said and sent is kept.

    Raises:
        NotByHand: Only an amended plan withdraws what the plan orders.
        ReasonMissing: The bodies are told why.
    """
    if not task.by_hand:
        raise NotByHand
    text = said(text)
    if not text:
        raise ReasonMissing
    gone = [task, *Task.objects.filter(parent=task, withdrawn=False)]
    for each in gone:
        each.withdrawn = True
        each.save(update_fields=["withdrawn"])
        note(each, "withdraw", by=by, text=text)
    return gone


def standing(task: Task) -> dict[str, Any]:
    """Give what the office may change of *task*, as plain values that ``restore`` takes."""
    bodies = task.bodies.filter(withdrawn=False, organisations__isnull=False)

    def of(role: TaskRole) -> list[int]:
        return list(bodies.filter(role=role).values_list("organisations", flat=True))

    return {
        "action": task.action,
        "leads": of(TaskRole.LEAD),
        "supporting": of(TaskRole.SUPPORTING),
        "due_kind": task.due_kind,
        "due_on": task.due_on.isoformat() if task.due_on else None,
        "due_offset": task.due_offset,
        "due_working": task.due_working,
        "closing": list(closing_of(task).chosen or ()) if task.closing_by_hand else None,
    }


@transaction.atomic
def restore(task: Task, was: Mapping[str, Any], *, by: Account) -> Task:
    """Bring *task* back to what ``standing`` gave."""
    due = Due(
        kind=DueKind(was["due_kind"]),
        on=date.fromisoformat(was["due_on"]) if was["due_on"] else None,
        offset=was["due_offset"],
        working=was["due_working"],
    )
    chosen = was.get("closing")
    closing = AS_READ if chosen is None else Closing(chosen=tuple(chosen))
    if not task.by_hand:
        return set_due(task, due, based_on=task.version, by=by, closing=closing)
    found = Organisation.objects.in_bulk([*was["leads"], *was["supporting"]])
    wanted = Wanted(
        action=was["action"],
        leads=tuple(found[pk] for pk in was["leads"] if pk in found),
        supporting=tuple(found[pk] for pk in was["supporting"] if pk in found),
        due=due,
        closing=closing,
    )
    return change(task, wanted, based_on=task.version, by=by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulk:
    """What came of an act on many tasks.

    Attributes:
        done: How many shares it was done on.
        meanwhile: Tasks that somebody else changed since the list was opened; left alone.
        nothing: Tasks none of whose shares it applies to.
        before: The shares as they were, for taking the act back.
    """

    done: int
    meanwhile: tuple[Task, ...]
    nothing: tuple[Task, ...]
    before: tuple[Duty, ...] = ()


@transaction.atomic
def act_on_many(
    tasks: Sequence[tuple[Task, int]], act: Act, *, by: Account, text: str = ""
) -> Bulk:
    """Do *act* on every share of *tasks* to which it applies.

    Args:
        tasks: Each with the sum of the versions of its shares, as the person saw them.

    Raises:
        ReasonMissing, TooLong: Nothing was changed.
    """
    meanwhile: list[Task] = []
    nothing: list[Task] = []
    before: list[Duty] = []
    for task, seen in tasks:
        duties = list(
            Duty.objects.select_for_update().filter(task=task, withdrawn=False).order_by("pk")
        )
        apply = [duty for duty in duties if after(State(duty.state), act)]
        if sum(duty.version for duty in duties) != seen:
            meanwhile.append(task)
        elif not apply:
            nothing.append(task)
        else:
            for duty in apply:
                act_on(duty, act, based_on=duty.version, by=by, text=text)
            before += apply
    return Bulk(
        done=len(before),
        meanwhile=tuple(meanwhile),
        nothing=tuple(nothing),
        before=tuple(before),
    )


@transaction.atomic
def count_deadlines(
    conference: Conference,
    counting: Counting,
    ladder: Ladder = USUAL_LADDER,
    *,
    by: Account,
    seen: tuple[Counting, Ladder] | None = None,
) -> None:
    """Set how the office counts the deadlines of *conference*, and when it reminds.

    Args:
        seen: What *by* had before them.

    Raises:
        ChangedMeanwhile: It is no longer what was seen.
    """
    Conference.objects.select_for_update().get(pk=conference.pk)
    if seen is not None and seen != (counting_of(conference), ladder_of(conference)):
        raise together.ChangedMeanwhile("cách tính hạn")
    told: dict[str, object] = {
        "reminder_days": ",".join(map(str, ladder.days)),
        "letter_after": ladder.letter_after,
        "before_includes_day": counting.before_includes_day,
        "to_next_working_day": counting.to_next_working_day,
    }
    DeadlineSettings.objects.update_or_create(conference=conference, defaults=told)
    record(
        "tasks.count_deadlines",
        by=by.username,
        subject="cách tính hạn",
        conference_id=conference.pk,
        data=told,
    )


def _to_change(task: Task, based_on: int) -> Task:
    stands = Task.objects.select_for_update().get(pk=task.pk)
    if stands.withdrawn:
        raise ActRefused.gone()
    if stands.version != based_on:
        raise ChangedMeanwhile(
            "nhiệm vụ này", TaskNote.objects.filter(task=stands, act="edit").last()
        )
    return stands


def _changed(task: Task, by: Account) -> Task:
    task.version += 1
    task.save()
    note(task, "edit", by=by)
    _catch_up(task)
    return task


def _catch_up(task: Task) -> None:
    """Let *task* have what was issued before it waited for it."""
    kinds = kinds_of(task)
    if kinds and (told := deliveries(task.conference, kinds)):
        elsewhere.catch_up(elsewhere.locked(task=task), told)


def _set_due(task: Task, due: Due) -> None:
    task.due_kind = due.kind.value
    task.due_on = due.on
    task.due_offset = due.offset
    task.due_working = due.working


def _set_bodies(task: Task, wanted: Wanted) -> None:
    """Make the bodies of a task given by hand those wanted; the others are withdrawn."""
    roles = [(TaskRole.LEAD, wanted.leads), (TaskRole.SUPPORTING, wanted.supporting)]
    standing = {
        (row.role, body.pk): row
        for row in task.bodies.prefetch_related("organisations")
        for body in row.organisations.all()
    }
    named = [(role, body) for role, bodies in roles for body in bodies]
    for (role, pk), row in standing.items():
        row.withdrawn = (role, pk) not in {(role, body.pk) for role, body in named}
        row.save(update_fields=["withdrawn"])
    for position, (role, body) in enumerate(named, start=1):
        if (role, body.pk) not in standing:
            _add_body(task, role, body, position)
    share_out(task)


def _add_body(task: Task, role: TaskRole, body: Organisation, position: int) -> None:
    row = TaskBody.objects.create(
        conference_id=task.conference_id,
        task=task,
        role=role,
        written=body.name,
        position=Task.FIRST_BY_HAND + position,
        first_line=0,
        last_line=0,
    )
    row.organisations.add(body)
