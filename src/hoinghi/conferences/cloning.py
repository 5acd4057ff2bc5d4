"""A new conference from an old one: its plan with another day, as a draft to be looked at.

The old plan is taken as it was read, moved to the new day, and written out line by line, so that
each part again stands in the text that it is shown beside. What comes of it goes the way of every
plan that is sent: looked at on two sides, corrected, confirmed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from hoinghi.norms.calendars import Calendar
from hoinghi.reading.plan import (
    AgendaItem,
    Awards,
    DelegateRule,
    Event,
    Funding,
    LegalBasis,
    Lines,
    Plan,
    Recipient,
    Signature,
    Talk,
    Task,
)

_P = TypeVar("_P")
Renamed = Callable[[str], str]
"""Gives the name that a body has on the new day; the same where it is not known."""

_DAY = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_NOT_ISSUED = "(Dự thảo, chưa ban hành)"


class Taken(StrEnum):
    """Parts of the old conference that may come along."""

    TASKS = "nhiem-vu"
    AGENDA = "chuong-trinh"
    TALKS = "tham-luan"
    DELEGATES = "dai-bieu"
    AWARDS = "khen-thuong"
    FUNDING = "kinh-phi"
    BASES = "can-cu"
    RECIPIENTS = "noi-nhan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What became of one day: ``why`` says why it is not simply so many days later; else ""."""

    what: str
    before: date
    after: date
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """Moves days by a fixed number of days, off days of rest where the old one was none."""

    days: int
    calendar: Calendar

    def of(self, what: str, before: date) -> Moved:
        after = plain = before + timedelta(days=self.days)
        if not self.calendar.is_working_day(before) or self.calendar.is_working_day(plain):
            return Moved(what=what, before=before, after=plain, why="")
        # The day before, not after: a deadline moved on would take time from those who wait.
        while not self.calendar.is_working_day(after):
            after -= timedelta(days=1)
        holiday = self.calendar.holiday(plain)
        rest = holiday.name if holiday else "ngày nghỉ cuối tuần"
        return Moved(
            what=what, before=before, after=after, why=f"{plain:%d/%m/%Y} là {rest}, lùi về trước"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A plan moved to another day, the text that it stands in, and what became of each day."""

    plan: Plan
    lines: tuple[str, ...]
    moved: tuple[Moved, ...]


def anchor_of(plan: Plan, fallback: date | None) -> date | None:
    """Give the day from which the others are counted: the event's, else *fallback*."""
    return plan.event.start or fallback


def copy_of(
    old: Plan,
    *,
    title: str,
    day: date,
    anchor: date,
    taken: frozenset[Taken],
    calendar: Calendar,
    renamed: Renamed,
) -> Copy:
    """Give *old* as a plan for *day*.

    Number, day of issue and signature's name are left out: they belong to the paper that was
    issued. Findings and headings of the old text are left out too.

    Args:
        anchor: The day of the old gathering.
        renamed: Gives each body the name it has on the new day.
    """
    shift = Shift(days=(day - anchor).days, calendar=calendar)
    moved = tuple(
        shift.of(task.action, task.deadline)
        for task in (old.tasks if Taken.TASKS in taken else ())
        if task.deadline
    )
    writer = _Writer(shift=shift, renamed=renamed)
    return Copy(plan=writer.write(old, title, day, taken), lines=tuple(writer.lines), moved=moved)


class _Writer:
    """Writes a plan out, part by part, and gives each part the line on which it stands."""

    def __init__(self, *, shift: Shift, renamed: Renamed) -> None:
        self.shift = shift
        self.renamed = renamed
        self.lines: list[str] = []

    def write(self, old: Plan, title: str, day: date, taken: frozenset[Taken]) -> Plan:
        def kept(part: Taken, parts: tuple[_P, ...], write: Callable[[_P], _P]) -> tuple[_P, ...]:
            return tuple(map(write, parts)) if part in taken else ()

        issuer = self.renamed(old.issuer) if old.issuer else None
        parent = self.renamed(old.parent_issuer) if old.parent_issuer else None
        head = [("parent_issuer", parent), ("issuer", issuer), ("kind", "KẾ HOẠCH")]
        where = [(name, self._line(text)) for name, text in head if text]
        where.append(("title", self._line(title)))
        self._line(_NOT_ISSUED)
        bases = kept(Taken.BASES, old.legal_bases, self._basis)
        event = self._event(old.event, title, day)
        return Plan(
            kind=old.kind or "Kế hoạch",
            parent_issuer=parent,
            issuer=issuer,
            place=old.place,
            title=title,
            legal_bases=bases,
            event=event,
            agenda=kept(Taken.AGENDA, old.agenda, self._item),
            talks=kept(Taken.TALKS, old.talks, self._talk),
            delegates=kept(Taken.DELEGATES, old.delegates, self._delegates),
            awards=self._awards(old.awards) if Taken.AWARDS in taken else Awards(),
            funding=kept(Taken.FUNDING, old.funding, self._funding),
            tasks=kept(Taken.TASKS, old.tasks, self._task),
            recipients=kept(Taken.RECIPIENTS, old.recipients, self._recipient),
            signature=self._signature(old.signature),
            header_lines=tuple(where),
        )

    def _line(self, text: str) -> Lines:
        self.lines.append(" ".join(text.split()))
        return Lines(len(self.lines), len(self.lines))

    def _basis(self, old: LegalBasis) -> LegalBasis:
        number = f" số {old.number}" if old.number else ""
        day = f" ngày {old.date:%d/%m/%Y}" if old.date else ""
        issuer = f" của {old.issuer}" if old.issuer else ""
        line = self._line(f"Căn cứ {old.type}{number}{day}{issuer} {old.subject or ''};")
        return replace(old, lines=line)

    def _event(self, old: Event, title: str, day: date) -> Event:
        told = [f"{title}, ngày {day:%d/%m/%Y}"]
        told += [f"lúc {old.time}"] if old.time else []
        told += [f"tại {old.venue}"] if old.venue else []
        told += [f"số đại biểu {old.delegate_count}"] if old.delegate_count else []
        return Event(
            name=title,
            start=day,
            date_text=f"ngày {day:%d/%m/%Y}",
            time=old.time,
            duration_days=old.duration_days,
            venue=old.venue,
            delegate_count=old.delegate_count,
            lines=self._line(", ".join(told)),
        )

    def _item(self, old: AgendaItem) -> AgendaItem:
        return replace(old, lines=self._line(f"{old.time or ''} {old.text}"))

    def _talk(self, old: Talk) -> Talk:
        unit = self.renamed(old.unit)
        topic = f": {old.topic}" if old.topic else ""
        return replace(old, unit=unit, lines=self._line(f"Tham luận của {unit}{topic}"))

    def _delegates(self, old: DelegateRule) -> DelegateRule:
        return replace(old, lines=self._line(f"{old.group or ''} {old.text}"))

    def _awards(self, old: Awards) -> Awards:
        return replace(old, lines=self._line(old.text)) if old.text else Awards()

    def _funding(self, old: Funding) -> Funding:
        return replace(old, lines=self._line(old.text))

    def _task(self, old: Task) -> Task:
        deadline, told = old.deadline, old.deadline_text
        if deadline:
            deadline = self.shift.of(old.action, deadline).after
            told = _DAY.sub(f"{deadline:%d/%m/%Y}", told) if told and _DAY.search(told) else None
            told = told or f"trước ngày {deadline:%d/%m/%Y}"
        owners, partners = (tuple(map(self.renamed, names)) for names in (old.owners, old.partners))
        with_partners = f" (phối hợp: {', '.join(partners)})" if partners else ""
        action = self._with_new_days(old.action)
        line = self._line(f"{', '.join(owners)}{with_partners}: {action}; {told or ''}")
        return replace(
            old,
            owners=owners,
            partners=partners,
            action=action,
            deadline=deadline,
            deadline_text=told,
            lines=line,
        )

    def _with_new_days(self, text: str) -> str:
        """Move the days that stand in the words of a task; what is no day stays as it is."""

        def later(found: re.Match[str]) -> str:
            try:
                day = date(int(found[3]), int(found[2]), int(found[1]))
                return f"{self.shift.of('', day).after:%d/%m/%Y}"
            except (ValueError, OverflowError):
                return found[0]

        return _DAY.sub(later, text)

    def _recipient(self, old: Recipient) -> Recipient:
        text = self.renamed(old.text)
        return replace(old, text=text, lines=self._line(f"- {text};"))

    def _signature(self, old: Signature) -> Signature:
        told = " ".join(filter(None, [old.authority, old.position]))
        # Who holds the post on the new day is for the register of those who sign.
        return replace(old, name=None, lines=self._line(told)) if told else Signature()
