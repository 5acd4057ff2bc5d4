"""Reminding (nhắc, đôn đốc): only those who owe, step by step towards the last day and past it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction

from hoinghi.conferences.models import Conference
from hoinghi.conferences.scoping import whole
from hoinghi.papers.words import format_number
from hoinghi.tasks.clock import Clock, clock
from hoinghi.tasks.models import DeadlineSettings, Duty, Reminder
from hoinghi.tasks.notes import note
from hoinghi.tasks.outline import Line, outline
from hoinghi.tasks.rules import Ladder, State, is_due_a_letter, step_to_send
from hoinghi.units.models import Account

_AT_ONCE: Final = 500
_Sent = dict[tuple[int, date], set[int]]


@dataclass(frozen=True, slots=True, order=True)
class DueReminder:
    """One share that today's step of the ladder reaches, by its primary key."""

    duty: int
    step: int


def ladder_of(conference: Conference) -> Ladder:
    """Give when the office of *conference* reminds."""
    kept = DeadlineSettings.objects.filter(conference=conference).first()
    if kept is None:
        return Ladder()
    days = tuple(int(one) for one in kept.reminder_days.split(",") if one)
    return Ladder(days=days, letter_after=kept.letter_after)


def due_reminders(conference: Conference, today: date) -> list[DueReminder]:
    """Give whom a reminder would reach now, in the order of the tasks; nothing is sent."""
    ladder, sent = ladder_of(conference), _sent(conference)
    found = []
    for line in outline(conference, today):
        for share in line.shares:
            step = _step(ladder, share.state, share.due, today, share.duty, sent)
            if step is not None:
                found.append(DueReminder(share.duty, step))
    return found


@transaction.atomic
def remind(
    conference: Conference,
    today: date,
    *,
    by: Account | None = None,
    shown: Iterable[DueReminder] | None = None,
) -> list[Reminder]:
    """Send every reminder that is due; looking again the same day sends nothing.

    Each share is locked and looked at again: who has delivered meanwhile gets none.

    Args:
        shown: Those that *by* was shown and confirmed; nobody beside them gets one. By default
            (the daily run) all that are due.
    """
    # One at a time in a conference: the second finds what the first has sent.
    Conference.objects.select_for_update().get(pk=conference.pk)
    ladder, sent = ladder_of(conference), _sent(conference)
    found = due_reminders(conference, today)
    confirmed = set(found if shown is None else shown)
    counted_by = clock(conference, today)
    made = []
    for duty in _locked([one.duty for one in found if one in confirmed]):
        due = counted_by.due_of(duty.task, duty)
        step = _step(ladder, State(duty.state), due, today, duty.pk, sent)
        if step is not None and DueReminder(duty.pk, step) in confirmed:
            made.append(_send(duty, step, counted_by, by))
    return made


def remind_all(today: date) -> None:
    """Send what is due in every conference."""
    for conference in Conference.objects.order_by("pk"):
        with whole(conference):
            remind(conference, today)


def to_write_to(conference: Conference, lines: Iterable[Line], today: date) -> int:
    """Count the late shares that have come to the last step: the letter."""
    ladder = ladder_of(conference)
    shares = (share for line in lines for share in line.shares)
    return sum(is_due_a_letter(ladder, share.state, share.due, today) for share in shares)


def _step(
    ladder: Ladder, state: State, due: date | None, today: date, duty: int, sent: _Sent
) -> int | None:
    known = sent.get((duty, due), ()) if due else ()
    return step_to_send(ladder, state, due, today, known)


def _locked(pks: Sequence[int]) -> Iterator[Duty]:
    """Lock the shares in one order, so that two who remind at once wait for each other."""
    for start in range(0, len(pks), _AT_ONCE):
        chosen = sorted(pks)[start : start + _AT_ONCE]
        yield from (
            Duty.objects.select_for_update(of=("self",))
            .filter(pk__in=chosen, withdrawn=False, task__withdrawn=False)
            .select_related("task__conference", "organisation")
            .order_by("pk")
        )


def _sent(conference: Conference) -> _Sent:
    found: _Sent = defaultdict(set)
    kept = Reminder.objects.filter(duty__task__conference=conference)
    for duty, due, days in kept.values_list("duty", "due", "days"):
        found[duty, due].add(days)
    return found


def _send(duty: Duty, step: int, counted_by: Clock, by: Account | None) -> Reminder:
    due, today = counted_by.due_of(duty.task, duty), counted_by.today
    assert due is not None
    made = Reminder.objects.create(duty=duty, due=due, days=step, sent_on=today)
    said = f"Hạn {due:%d/%m/%Y}, {_left((due - today).days)}."
    note(duty.task, "remind", by=by, text=said, duty=duty, data={"step": step})
    return made


def _left(days: int) -> str:
    if days == 0:
        return "hết hạn hôm nay"
    return f"còn {format_number(days)} ngày" if days > 0 else f"trễ {format_number(-days)} ngày"
