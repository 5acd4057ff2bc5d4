"""Pages of all tasks of a conference; every filter stands in the address."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import (
    SignedInRequest,
    may,
    visible_conference_or_404,
)
from hoinghi.tasks import labels, planner, powers
from hoinghi.tasks.filters import Filters
from hoinghi.tasks.forms import BulkForm
from hoinghi.tasks.listing import TaskRow, rows, texts
from hoinghi.tasks.outline import Line, bodies_in, by_day, outline, place_by_day
from hoinghi.tasks.rules import State, Timing
from hoinghi.units.models import Organisation

PER_PAGE = 50
PER_COLUMN = 20
MOST_BODIES = 200
"""A list to choose from that is longer than this helps nobody."""
_TOLD_ABOVE = (Timing.LATE, Timing.TODAY, Timing.SOON, Timing.NO_DAY)
_ALWAYS = (State.OPEN, State.IN_HAND, State.HANDED_IN, State.DONE)


Column = tuple[State, object, list[TaskRow], int]
"""State, what it is called, the tasks shown, how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What the page of the calendar shows; ``undated_all`` counts those without a last day."""

    months: tuple[planner.Month, ...]
    undated: tuple[TaskRow, ...]
    undated_all: int


@require_safe
def task_list(request: SignedInRequest, slug: str) -> HttpResponse:
    """List the tasks with who leads, the last day and how far they are."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    found, context = shared(request, conference, "list")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    shown = cache(lambda: rows(conference, list(page), timezone.localdate()))
    more = {"page": page, "shown": shown, "bulk": BulkForm()}
    return render(request, "tasks/list.html", {**context, **more})


@require_safe
def board(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show the tasks in columns by state, the nearest last days of each."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    found, context = shared(request, conference, "board")
    columns = cache(lambda: _columns(conference, found))
    return render(request, "tasks/board.html", {**context, "columns": columns})


def _columns(conference: Conference, found: Sequence[Line]) -> list[Column]:
    by_state: dict[State, list[Line]] = defaultdict(list)
    for line in sorted(found, key=place_by_day):
        by_state[line.state].append(line)
    heads = [line for lines in by_state.values() for line in lines[:PER_COLUMN]]
    drawn: dict[State, list[TaskRow]] = defaultdict(list)
    for row in rows(conference, heads, timezone.localdate()):
        drawn[row.state].append(row)
    return [
        (state, said, drawn[state], len(by_state[state]))
        for state, said in labels.STATE.items()
        if by_state[state] or state in _ALWAYS
    ]


@require_safe
def timeline(request: SignedInRequest, slug: str) -> HttpResponse:
    """Draw the tasks along the days, with the conference as anchor."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    found, context = shared(request, conference, "timeline", ordered=by_day)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    shown = cache(lambda: rows(conference, list(page), timezone.localdate()))
    drawn = cache(
        lambda: planner.timeline(
            shown(),
            days=[line.due for line in found if line.due],
            given=conference.plan_date,
            anchor=conference.starts_on,
            today=timezone.localdate(),
        )
    )
    more = {"page": page, "shown": shown, "timeline": drawn}
    return render(request, "tasks/timeline.html", {**context, **more})


@require_safe
def calendar(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show the last days month by month, with holidays."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    found, context = shared(request, conference, "calendar")
    drawn = cache(lambda: _calendar(conference, found, timezone.localdate()))
    return render(request, "tasks/calendar.html", {**context, "calendar": drawn})


def _calendar(conference: Conference, found: Sequence[Line], today: date) -> Calendar:
    heads, counted = planner.heads(found)
    shown = rows(conference, heads, today)
    return Calendar(
        months=planner.months(
            shown, counted=counted, conference_day=conference.starts_on, today=today
        ),
        undated=tuple(row for row in shown if not row.due),
        undated_all=counted[None],
    )


def shared(
    request: SignedInRequest,
    conference: Conference,
    view: str,
    ordered: Callable[[Conference, date], Sequence[Line]] = outline,
) -> tuple[list[Line], dict[str, object]]:
    """Give what every way of looking at the tasks needs: lines kept by the filters, and figures."""
    today = timezone.localdate()
    filters = Filters.of(request.GET)
    every = ordered(conference, today)
    kept = filters.keep(every, lambda: texts(conference))
    return kept, {
        "conference": conference,
        "here": "tasks",
        "view": view,
        "today": today,
        "filters": filters,
        "every": len(every),
        "kept": len(kept),
        "told": cache(lambda: _told(every)),
        "bodies": cache(lambda: _bodies(every, filters.body)),
        "states": labels.STATE.items(),
        "timings": labels.TIMING.items(),
        "may_act": may(request.user, conference, powers.LEAD),
    }


def _told(every: Sequence[Line]) -> list[tuple[Timing, object, int]]:
    counted = Counter(line.timing for line in every)
    return [(one, labels.TIMING[one], counted[one]) for one in _TOLD_ABOVE if counted[one]]


def _bodies(every: Sequence[Line], chosen: int | None) -> list[tuple[int, str]]:
    """Give the bodies to choose from; of too many only the one chosen, the rest by their words."""
    found = bodies_in(every)
    if len(found) > MOST_BODIES:
        found = found & {chosen}
    named = Organisation.objects.filter(pk__in=found).order_by("name")
    return list(named.values_list("pk", "name"))
