"""Tỷ lệ báo cáo: ai đã gửi, ai chưa, ai trễ mấy ngày. Python thuần.

The organiser's view: of what a body is writing it is only known that it was begun.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hoinghi.reports.rules import Addressees
from hoinghi.reports.states import State

MOST_DAYS = 120
"""A curve over more days tells nothing; the first ones are left out."""


class Stage(StrEnum):
    """Where a report stands in the eyes of its organiser."""

    NOT_BEGUN = "not_begun"
    WRITING = "writing"
    SENT = "sent"
    PASSED = "passed"
    RETURNED = "returned"
    REOPENED = "reopened"
    ACCEPTED = "accepted"


IN_HAND = frozenset({Stage.SENT, Stage.PASSED, Stage.ACCEPTED})
"""What counts as received."""


class Timing(StrEnum):
    """How a report keeps its last day."""

    LATE = "late"
    AGAIN = "again"
    """Returned or opened again: owed a second time, by nobody's last day."""
    TODAY = "today"
    OPEN = "open"
    NO_DAY = "no_day"
    SENT_LATE = "sent_late"
    IN_TIME = "in_time"


_ORDER = tuple(Timing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One report of the matrix.

    Attributes:
        due: The last day on which it is in time, more time given to this body included.
        first: The day on which it was sent first; ``sent`` last.
        revision: Primary key of what was sent last, ``number`` its number; None before anything.
        reminded: The day on which its body was reminded last.
    """

    report: int
    body: int
    name: str
    group: Addressees
    stage: Stage
    due: date | None
    is_extended: bool = False
    first: date | None = None
    sent: date | None = None
    revision: int | None = None
    number: int | None = None
    reminded: date | None = None

    @property
    def is_received(self) -> bool:
        return self.stage in IN_HAND

    @property
    def was_in_time(self) -> bool:
        """Tell whether it was first sent by its last day."""
        return self.first is not None and (self.due is None or self.first <= self.due)

    def timing(self, today: date) -> Timing:
        """Tell how it keeps its last day."""
        if self.is_received:
            return Timing.IN_TIME if self.was_in_time else Timing.SENT_LATE
        if self.first is not None:
            return Timing.AGAIN
        if self.due is None:
            return Timing.NO_DAY
        if today > self.due:
            return Timing.LATE
        return Timing.TODAY if today == self.due else Timing.OPEN

    def days_late(self, today: date) -> int:
        """Count the days since its last day, of what was never sent, or between the two."""
        if self.due is None:
            return 0
        until = self.first or today
        return max(0, (until - self.due).days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """What is expected, received, in time and accepted, and how many stand where."""

    expected: int
    received: int
    in_time: int
    accepted: int
    stages: Counter[Stage]
    timings: Counter[Timing]

    @property
    def percent(self) -> int:
        """Give the share received, rounded down: 100 only when all are there."""
        return 100 * self.received // self.expected if self.expected else 0


def rate(lines: Sequence[Line], today: date) -> Rate:
    """Count *lines*."""
    received = [one for one in lines if one.is_received]
    return Rate(
        expected=len(lines),
        received=len(received),
        in_time=sum(one.was_in_time for one in received),
        accepted=sum(one.stage is Stage.ACCEPTED for one in lines),
        stages=Counter(one.stage for one in lines),
        timings=Counter(one.timing(today) for one in lines),
    )


def stage_of(state: State, *, is_begun: bool) -> Stage:
    """Give what the organiser is told of a report: approved inside is still being written."""
    if state in (State.DRAFT, State.APPROVED):
        return Stage.WRITING if is_begun or state is State.APPROVED else Stage.NOT_BEGUN
    return Stage(state.value)


def by_lateness(lines: Iterable[Line], today: date) -> list[Line]:
    """Give *lines* with those first who are late, the longest at the top."""
    return sorted(
        lines,
        key=lambda one: (
            _ORDER.index(one.timing(today)),
            -one.days_late(today) if one.timing(today) is Timing.LATE else 0,
        ),
    )


def received_by_day(lines: Iterable[Line], today: date) -> list[tuple[date, int]]:
    """Give for each day how many had come by its end: from the first one to the last day.

    What was sent and is owed again was there all the same: it counts from the day it came.
    """
    every = list(lines)
    came = Counter(one.first for one in every if one.first is not None)
    if not came:
        return []
    usual = Counter(one.due for one in every if one.due and not one.is_extended)
    last_due = usual.most_common(1)[0][0] if usual else today
    end = max(*came, min(today, last_due))
    # From the day before the first, so that the curve begins at nothing.
    begin = max(min(came) - timedelta(days=1), end - timedelta(days=MOST_DAYS))
    total = sum(number for day, number in came.items() if day < begin)
    found = []
    for after in range((end - begin).days + 1):
        day = begin + timedelta(days=after)
        total += came[day]
        found.append((day, total))
    return found
