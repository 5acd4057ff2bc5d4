"""What the page says before reminders go: how many, to whom, about what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hoinghi.conferences.models import Conference
from hoinghi.tasks.clock import clock
from hoinghi.tasks.listing import DutyRow, duty_rows
from hoinghi.tasks.models import Duty, Task
from hoinghi.tasks.numbers import whole
from hoinghi.tasks.reminding import DueReminder
from hoinghi.units.models import Account

_BETWEEN = "_"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderLine:
    """One reminder as the page lists it; ``has_account`` False: nobody of the body signs in."""

    task: Task
    row: DutyRow
    has_account: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How many bodies are reminded, and how many of them nobody signs in for."""

    bodies: int
    without_account: int


def written(shown: Iterable[DueReminder]) -> str:
    """Write what is shown as the form sends it back: ``"12_-3 15_0"``."""
    return " ".join(f"{one.duty}{_BETWEEN}{one.step}" for one in shown)


def read(told: str) -> frozenset[DueReminder]:
    """Read what ``written`` wrote; anything else is left out."""
    found = set()
    for pair in told.split():
        duty, _, step = pair.partition(_BETWEEN)
        pk, days = whole(duty), whole(step.removeprefix("-"))
        if pk is not None and days is not None:
            found.add(DueReminder(pk, -days if step.startswith("-") else days))
    return frozenset(found)


def reach(found: Sequence[DueReminder], conference: Conference) -> Reach:
    """Count the bodies behind *found*; two queries."""
    pks = {one.duty for one in found}
    owing = Duty.objects.filter(task__conference=conference, withdrawn=False)
    bodies = {
        body
        for pk, body in owing.values_list("pk", "organisation_id")
        if pk in pks and body is not None
    }
    return Reach(bodies=len(bodies), without_account=len(bodies - _with_accounts(bodies)))


def lines_of(
    conference: Conference, chosen: Iterable[DueReminder], today: date
) -> list[ReminderLine]:
    """Give those of *chosen* in full, in that order; the same three queries for any number."""
    shown = [one.duty for one in chosen]
    duties = Duty.objects.select_related("task", "organisation").in_bulk(shown)
    reached = _with_accounts({duty.organisation_id for duty in duties.values()})
    counted_by = clock(conference, today)
    return [
        ReminderLine(
            task=duties[pk].task,
            row=duty_rows(duties[pk].task, [duties[pk]], counted_by)[0],
            has_account=duties[pk].organisation_id in reached,
        )
        for pk in shown
        if pk in duties
    ]


def _with_accounts(bodies: Iterable[int | None]) -> set[int | None]:
    kept = Account.objects.filter(organisation__in=list(bodies), is_active=True)
    return set(kept.values_list("organisation_id", flat=True))
