"""Tasks along the days: timeline with the conference as anchor, and months of a calendar."""

from __future__ import annotations

import calendar
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hoinghi import norms
from hoinghi.tasks.listing import TaskRow
from hoinghi.tasks.outline import Line

MOST_MONTHS = 18
MOST_A_DAY = 4
MOST_UNDATED = 50
_MARGIN = timedelta(days=2)
_DAY = timedelta(days=1)
_SHORT = timedelta(days=45)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A day marked on the axis, at *x* per cent of the width."""

    day: date
    x: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A task from the day on which it was given to its last day, in per cent of the width."""

    row: TaskRow
    x: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """All tasks with a last day on one scale; ``undated`` are the others.

    Attributes:
        anchor: The day of the conference; None while it isn't known.
        months: Marks of the scale: months, or weeks where ``is_short``.
    """

    first: date
    last: date
    months: tuple[Tick, ...]
    today: Tick | None
    anchor: Tick | None
    bars: tuple[Bar, ...]
    undated: tuple[TaskRow, ...]
    is_short: bool = False


def timeline(
    rows: Sequence[TaskRow],
    *,
    days: Collection[date],
    given: date | None,
    anchor: date | None,
    today: date,
) -> Timeline | None:
    """Draw *rows* on one scale; None where none of them has a last day.

    Args:
        days: Last days of all tasks, on this page or another: every page has the same scale.
        given: Day of the plan: its tasks begin there.
        anchor: Day of the conference.
        today: Marked where it falls on the scale; a conference of years ago is not stretched.
    """
    dated = sorted((row for row in rows if row.due), key=lambda row: (row.due, row.number))
    if not dated:
        return None
    marked = [*days, *(day for day in (given, anchor) if day)]
    first, last = min(marked) - _MARGIN, max(marked) + _MARGIN
    if first <= today <= last + timedelta(days=30):
        last = max(last, today + _MARGIN)
    span = (last - first).days

    def at(day: date) -> float:
        return round(100 * (day - first).days / span, 2)

    def tick(day: date | None) -> Tick | None:
        return Tick(day=day, x=at(day)) if day and first <= day <= last else None

    return Timeline(
        first=first,
        last=last,
        months=tuple(Tick(day=day, x=at(day)) for day in _ticks(first, last)),
        is_short=_is_short(first, last),
        today=tick(today),
        anchor=tick(anchor),
        bars=tuple(_bar(row, given, first, at) for row in dated),
        undated=tuple(row for row in rows if not row.due),
    )


def _bar(row: TaskRow, given: date | None, first: date, at: Callable[[date], float]) -> Bar:
    assert row.due is not None
    begins = given if given and given <= row.due else first
    x = at(begins)
    return Bar(row=row, x=x, width=max(1.0, round(at(row.due + _DAY) - x, 2)))


def _is_short(first: date, last: date) -> bool:
    return last - first < _SHORT


def _ticks(first: date, last: date) -> Iterator[date]:
    """Give the days at which the scale is marked: Mondays of a short time, else months."""
    if not _is_short(first, last):
        yield from _months(first, last)
        return
    day = first + timedelta(days=-first.weekday() % 7)
    while day <= last:
        yield day
        day += timedelta(days=7)


def _months(first: date, last: date) -> Iterator[date]:
    day = first.replace(day=1)
    while day <= last:
        if day >= first:
            yield day
        day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of the calendar with what is due on it; ``more`` tasks are not shown."""

    day: date
    in_month: bool
    is_off: bool
    is_today: bool
    is_conference: bool
    holiday: str
    rows: tuple[TaskRow, ...]
    more: int

    @property
    def has_something(self) -> bool:
        return bool(self.rows or self.is_conference or self.holiday or self.is_today)


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month in weeks from Monday to Sunday."""

    first: date
    weeks: tuple[tuple[Day, ...], ...]


def heads(lines: Iterable[Line]) -> tuple[list[Line], Counter[date | None]]:
    """Choose what a calendar has room for on each day, and count all; None for no day."""
    counted: Counter[date | None] = Counter()
    chosen = []
    for line in lines:
        counted[line.due] += 1
        if counted[line.due] <= (MOST_A_DAY if line.due else MOST_UNDATED):
            chosen.append(line)
    return chosen, counted


def months(
    rows: Iterable[TaskRow],
    *,
    counted: Mapping[date | None, int],
    conference_day: date | None,
    today: date,
) -> tuple[Month, ...]:
    """Give every month from the first last day to the last, ``MOST_MONTHS`` at most.

    Args:
        rows: What is shown; *counted* tells how many tasks there are on each day.
    """
    due: dict[date, list[TaskRow]] = defaultdict(list)
    for row in rows:
        if row.due:
            due[row.due].append(row)
    days = [*due, *([conference_day] if conference_day else [])]
    if not days:
        return ()
    shown = [min(days).replace(day=1), *_months(min(days).replace(day=2), max(days))]

    def one(day: date, month: int) -> Day:
        return _day(day, month, due.get(day, ()), counted.get(day, 0), conference_day, today)

    return tuple(_month(day, one) for day in shown[:MOST_MONTHS])


def _month(first: date, one: Callable[[date, int], Day]) -> Month:
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return Month(
        first=first, weeks=tuple(tuple(one(day, first.month) for day in week) for week in weeks)
    )


def _day(
    day: date,
    month: int,
    rows: Sequence[TaskRow],
    counted: int,
    conference_day: date | None,
    today: date,
) -> Day:
    known = norms.calendar()
    holiday = known.holiday(day)
    is_here = day.month == month
    return Day(
        day=day,
        in_month=is_here,
        is_off=not known.is_working_day(day),
        is_today=is_here and day == today,
        is_conference=is_here and day == conference_day,
        holiday=holiday.name if holiday and is_here else "",
        rows=tuple(rows) if is_here else (),
        more=counted - len(rows) if is_here else 0,
    )
