"""What the deadlines of one conference are counted by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hoinghi import norms
from hoinghi.conferences.models import Conference
from hoinghi.tasks.models import DeadlineSettings, Duty, Task
from hoinghi.tasks.rules import Counting, Due, last_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What deadlines of one conference are counted by."""

    conference_day: date | None
    counting: Counting
    today: date

    def last_day(self, due: Due) -> date | None:
        return last_day(
            due,
            conference_day=self.conference_day,
            counting=self.counting,
            calendar=norms.calendar(),
        )

    def due(self, task: Task) -> date | None:
        return self.last_day(task.due)

    def due_of(self, task: Task, duty: Duty) -> date | None:
        """Give the last day of one share: that of the task, unless it was extended."""
        return duty.extended_until or self.due(task)


def counting_of(conference: Conference) -> Counting:
    """Give how the office counts deadlines; the usual way where it has not said."""
    kept = DeadlineSettings.objects.filter(conference=conference).first()
    if kept is None:
        return Counting()
    return Counting(
        before_includes_day=kept.before_includes_day,
        to_next_working_day=kept.to_next_working_day,
    )


def clock(conference: Conference, today: date) -> Clock:
    return Clock(conference_day=conference.starts_on, counting=counting_of(conference), today=today)
