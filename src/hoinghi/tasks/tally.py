"""The tasks of a conference counted: what the overview and the leader see of the outline."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from hoinghi.conferences.editions import remembered
from hoinghi.conferences.models import Conference
from hoinghi.tasks.outline import Line, Share, outline
from hoinghi.tasks.rules import STILL_OWED, State, Timing

MOST_KEPT = 200
"""Shares that are late and tasks to come, kept by name; more are only counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyCount:
    """The shares of one body: by state, by timing; those it was let off do not count."""

    body: int
    states: Counter[State]
    timings: Counter[Timing]

    @property
    def owed(self) -> int:
        return sum(self.states[state] for state in STILL_OWED)

    @property
    def judged(self) -> int:
        """Shares whose last day is over, or that were delivered."""
        counted = (Timing.IN_TIME, Timing.DELIVERED_LATE, Timing.LATE)
        return sum(self.timings[one] for one in counted)


@dataclass(frozen=True, slots=True, kw_only=True)
class LateGroup:
    """Shares of one task with one last day that are overdue, by their primary keys."""

    task: int
    due: date
    shares: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Everything counted.

    Attributes:
        states, timings: Of whole tasks, as their list shows them.
        share_states: Of shares. ``owed_on``: shares still owed by their last day.
        late: Overdue shares by task, the longest first.
        to_come: Tasks not done that have a last day, the first of them first.
        bodies: Those that lead, who owes most first.
    """

    tasks: int
    states: Counter[State]
    timings: Counter[Timing]
    share_states: Counter[State]
    owed_on: Counter[date | None]
    late_in_all: int
    late: tuple[LateGroup, ...]
    to_come: tuple[Line, ...]
    bodies: tuple[BodyCount, ...]


def _tally(conference: Conference, today: date) -> Tally:
    lines = outline(conference, today)
    shares = [share for line in lines for share in line.shares]
    late = _late(lines)
    dated = [line for line in lines if line.due and line.state in STILL_OWED]
    return Tally(
        tasks=len(lines),
        states=Counter(line.state for line in lines),
        timings=Counter(line.timing for line in lines),
        share_states=Counter(share.state for share in shares),
        owed_on=Counter(share.due for share in shares if share.state in STILL_OWED),
        late_in_all=sum(len(group.shares) for group in late),
        late=tuple(late[:MOST_KEPT]),
        to_come=tuple(sorted(dated, key=_by_day)[:MOST_KEPT]),
        bodies=tuple(sorted(_bodies(shares), key=_weight)[:MOST_KEPT]),
    )


tally = remembered(_tally)
"""Count the tasks of a conference on a day, by the same rules as their list."""


def _by_day(line: Line) -> tuple[date, int]:
    return line.due or date.max, line.number


def _late(lines: tuple[Line, ...]) -> list[LateGroup]:
    groups: dict[tuple[int, date], list[int]] = defaultdict(list)
    for line in lines:
        for share in line.shares:
            if share.timing is Timing.LATE and share.due:
                groups[line.task, share.due].append(share.duty)
    made = [
        LateGroup(task=task, due=due, shares=tuple(found)) for (task, due), found in groups.items()
    ]
    return sorted(made, key=lambda group: (group.due, -len(group.shares), group.task))


def _bodies(shares: list[Share]) -> list[BodyCount]:
    found: dict[int, list[Share]] = defaultdict(list)
    for share in shares:
        if share.body is not None and share.state is not State.CANCELLED:
            found[share.body].append(share)
    return [
        BodyCount(
            body=body,
            states=Counter(share.state for share in own),
            timings=Counter(share.timing for share in own),
        )
        for body, own in found.items()
    ]


def _weight(one: BodyCount) -> tuple[int, int, int, int]:
    """Put first who is late with most, then who owes most."""
    return -one.timings[Timing.LATE], -one.owed, -one.states.total(), one.body
