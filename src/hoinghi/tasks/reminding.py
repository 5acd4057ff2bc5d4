"""Reminding (nhắc, đôn đốc): only those who owe, step by step towards the last day and past it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db import transaction

from hoinghi.conferences.models import Conference
from hoinghi.conferences.scoping import whole
from hoinghi.tasks.listing import DutyRow, TaskRow, rows
from hoinghi.tasks.models import DeadlineSettings, Duty, Reminder
from hoinghi.tasks.notes import note
from hoinghi.tasks.outline import Line, outline
from hoinghi.tasks.rules import STILL_OWED, Ladder, State, is_due_a_letter, step_to_send
from hoinghi.units.models import Account


def ladder_of(conference: Conference) -> Ladder:
    """Give when the office of *conference* reminds."""
    kept = DeadlineSettings.objects.filter(conference=conference).first()
    if kept is None:
        return Ladder()
    days = tuple(int(one) for one in kept.reminder_days.split(",") if one)
    return Ladder(days=days, letter_after=kept.letter_after)


@transaction.atomic
def remind(conference: Conference, today: date, *, by: Account | None = None) -> list[Reminder]:
    """Send every reminder that is due; looking again the same day sends nothing.

    Who has delivered since the page was opened gets none: each share is looked at again.
    """
    ladder, sent = ladder_of(conference), _sent(conference)
    made = []
    owing = [line for line in outline(conference, today) if _owes(line)]
    for row in rows(conference, owing, today):
        for duty in row.duties:
            step = _step(ladder, duty, today, sent)
            if step is not None:
                made.append(_send(row, duty, step, today, by))
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


def _owes(line: Line) -> bool:
    return any(share.due and share.state in STILL_OWED for share in line.shares)


def _step(
    ladder: Ladder, row: DutyRow, today: date, sent: dict[tuple[int, date], set[int]]
) -> int | None:
    if row.due is None:
        return None
    stands = Duty.objects.select_for_update().filter(pk=row.duty.pk).order_by("pk")
    known = sent.get((row.duty.pk, row.due), set())
    if step_to_send(ladder, row.state, row.due, today, known) is None:
        return None
    state = State(stands.values_list("state", flat=True)[0])
    return step_to_send(ladder, state, row.due, today, known)


def _sent(conference: Conference) -> dict[tuple[int, date], set[int]]:
    found: dict[tuple[int, date], set[int]] = defaultdict(set)
    kept = Reminder.objects.filter(duty__task__conference=conference)
    for duty, due, days in kept.values_list("duty", "due", "days"):
        found[duty, due].add(days)
    return found


def _send(row: TaskRow, duty: DutyRow, step: int, today: date, by: Account | None) -> Reminder:
    assert duty.due is not None
    made = Reminder.objects.create(duty=duty.duty, due=duty.due, days=step, sent_on=today)
    said = f"Hạn {duty.due:%d/%m/%Y}, {_left((duty.due - today).days)}."
    note(row.task, "remind", by=by, text=said, duty=duty.duty, data={"step": step})
    return made


def _left(days: int) -> str:
    if days == 0:
        return "hết hạn hôm nay"
    return f"còn {days} ngày" if days > 0 else f"trễ {-days} ngày"
