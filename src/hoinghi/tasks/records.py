"""The on-time record of every body, as figures that can be followed back to each task."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from hoinghi.tasks.listing import DutyRow, TaskRow
from hoinghi.tasks.outline import Line
from hoinghi.tasks.rules import Timing
from hoinghi.units.models import Organisation

_OWED = (Timing.TODAY, Timing.SOON, Timing.AHEAD, Timing.NO_DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """How one body kept its last days; shares it was let off do not count."""

    body: Organisation
    in_time: int
    delivered_late: int
    late: int
    owed: int

    @property
    def judged(self) -> int:
        """Shares whose last day is over or that were delivered."""
        return self.in_time + self.delivered_late + self.late

    @property
    def percent(self) -> int | None:
        """Of those judged, how many in time; None where nothing can be judged yet."""
        return round(100 * self.in_time / self.judged) if self.judged else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LateLine:
    """A share whose last day has passed without delivery."""

    row: TaskRow
    duty: DutyRow


def records(lines: Iterable[Line]) -> list[Record]:
    """Give the record of each body that leads, those with most overdue first, then by name."""
    counted: dict[int, Counter[Timing]] = defaultdict(Counter)
    for line in lines:
        for share in line.shares:
            if share.body and share.timing is not Timing.LET_OFF:
                counted[share.body][share.timing] += 1
    bodies = Organisation.objects.in_bulk(counted)
    made = [_record(bodies[body], timings) for body, timings in counted.items()]
    return sorted(made, key=lambda one: (-one.late, -one.delivered_late, one.body.name))


def lines_late(lines: Iterable[Line]) -> list[Line]:
    """Keep the tasks with a share overdue."""
    return [line for line in lines if any(one.timing is Timing.LATE for one in line.shares)]


def late(rows: Iterable[TaskRow]) -> list[LateLine]:
    """Give the shares that are overdue; one who has delivered is never among them."""
    found = [
        LateLine(row=row, duty=duty)
        for row in rows
        for duty in row.duties
        if duty.timing is Timing.LATE
    ]
    return sorted(found, key=lambda line: (line.duty.due, line.duty.name))


def _record(body: Organisation, timings: Counter[Timing]) -> Record:
    return Record(
        body=body,
        in_time=timings[Timing.IN_TIME],
        delivered_late=timings[Timing.DELIVERED_LATE],
        late=timings[Timing.LATE],
        owed=sum(timings[one] for one in _OWED),
    )
