"""How the tasks of many conferences stand, for their list: counted in groups, never row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Count

from hoinghi.conferences import lights
from hoinghi.conferences.lights import Standing, Thresholds
from hoinghi.conferences.models import Conference
from hoinghi.journal.editions import Kept, edition
from hoinghi.tasks.clock import Clock
from hoinghi.tasks.models import DeadlineSettings, Duty
from hoinghi.tasks.rules import STILL_OWED, Counting, due_set

_DUE = ("due_kind", "deadline", "deadline_text", "due_on", "due_offset", "due_working")
_kept: Kept[dict[int, Standing]] = Kept(most=64)


def standings(
    conferences: Sequence[Conference], today: date, by: Mapping[int, Thresholds]
) -> dict[int, Standing]:
    """Give the light and the next last day of each conference that owes something.

    Two queries after an act, one while nothing has changed (``journal.editions``).
    """
    shown = tuple(conference.pk for conference in conferences)
    key = (edition(), today, shown, tuple(sorted(by.items())))
    return _kept.get(key, lambda: _standings(conferences, today, by))


def _standings(
    conferences: Sequence[Conference], today: date, by: Mapping[int, Thresholds]
) -> dict[int, Standing]:
    clocks = _clocks(conferences, today)
    owed: dict[int, list[tuple[date | None, int]]] = defaultdict(list)
    duties = Duty.objects.filter(
        task__conference__in=conferences,
        task__withdrawn=False,
        withdrawn=False,
        state__in=STILL_OWED,
    ).order_by()
    fields = ("task__conference_id", "extended_until", *(f"task__{name}" for name in _DUE))
    for conference, extended, kind, stated, text, on, offset, working, number in duties.values_list(
        *fields
    ).annotate(number=Count("pk")):
        due = due_set(kind, stated, text, on, offset, working)
        last = extended or clocks[conference].last_day(due)
        owed[conference].append((last, number))
    return {
        conference: _standing(shares, today, by.get(conference))
        for conference, shares in owed.items()
    }


def _clocks(conferences: Sequence[Conference], today: date) -> dict[int, Clock]:
    kept = {
        one.conference_id: Counting(
            before_includes_day=one.before_includes_day,
            to_next_working_day=one.to_next_working_day,
        )
        for one in DeadlineSettings.objects.filter(conference__in=conferences)
    }
    return {
        one.pk: Clock(
            conference_day=one.starts_on, counting=kept.get(one.pk, Counting()), today=today
        )
        for one in conferences
    }


def _standing(owed: list[tuple[date | None, int]], today: date, by: Thresholds | None) -> Standing:
    ahead = [due for due, _number in owed if due and due >= today]
    found = lights.of_all(lights.of_day(due, today, by) for due, _number in owed)
    return Standing(
        light=found,
        late=sum(number for due, number in owed if due and due < today),
        next_due=min(ahead, default=None),
    )
