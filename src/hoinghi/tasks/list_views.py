"""Pages of all tasks of a conference; every filter stands in the address."""

from __future__ import annotations

from collections import Counter

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import (
    SignedInRequest,
    may_prepare,
    visible_conference_or_404,
)
from hoinghi.tasks import labels, planner
from hoinghi.tasks.filters import Filters
from hoinghi.tasks.forms import BulkForm
from hoinghi.tasks.listing import TaskRow, rows
from hoinghi.tasks.rules import State, Timing
from hoinghi.units.models import Organisation

PER_PAGE = 50
_TOLD_ABOVE = (Timing.LATE, Timing.TODAY, Timing.SOON, Timing.NO_DAY)


@require_safe
def task_list(request: SignedInRequest, slug: str) -> HttpResponse:
    """List the tasks with who leads, the last day and how far they are."""
    conference = visible_conference_or_404(request.user, slug)
    found, context = shared(request, conference, "list")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    return render(request, "tasks/list.html", {**context, "page": page, "bulk": BulkForm()})


@require_safe
def board(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show the tasks in columns by state."""
    conference = visible_conference_or_404(request.user, slug)
    found, context = shared(request, conference, "board")
    columns = [
        (state, said, [row for row in found if row.state is state])
        for state, said in labels.STATE.items()
    ]
    always = (State.OPEN, State.IN_HAND, State.HANDED_IN, State.DONE)
    shown = [column for column in columns if column[2] or column[0] in always]
    return render(request, "tasks/board.html", {**context, "columns": shown})


@require_safe
def timeline(request: SignedInRequest, slug: str) -> HttpResponse:
    """Draw the tasks along the days, with the conference as anchor."""
    conference = visible_conference_or_404(request.user, slug)
    found, context = shared(request, conference, "timeline")
    drawn = planner.timeline(
        found,
        given=conference.plan_date,
        anchor=conference.starts_on,
        today=timezone.localdate(),
    )
    return render(request, "tasks/timeline.html", {**context, "timeline": drawn})


@require_safe
def calendar(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show the last days month by month, with holidays."""
    conference = visible_conference_or_404(request.user, slug)
    found, context = shared(request, conference, "calendar")
    shown = planner.months(found, conference_day=conference.starts_on, today=timezone.localdate())
    undated = [row for row in found if not row.due]
    return render(request, "tasks/calendar.html", {**context, "months": shown, "undated": undated})


def shared(
    request: SignedInRequest, conference: Conference, view: str
) -> tuple[list[TaskRow], dict[str, object]]:
    """Give what every way of looking at the tasks needs: rows kept by the filters, and figures."""
    today = timezone.localdate()
    filters = Filters.of(request.GET)
    every = rows(conference, today)
    kept = filters.keep(every)
    return kept, {
        "conference": conference,
        "here": "tasks",
        "view": view,
        "today": today,
        "filters": filters,
        "every": len(every),
        "rows": kept,
        "told": _told(every),
        "bodies": _bodies(every),
        "states": labels.STATE.items(),
        "timings": labels.TIMING.items(),
        "may_act": may_prepare(request.user, conference),
    }


def _told(every: list[TaskRow]) -> list[tuple[Timing, object, int]]:
    counted = Counter(row.timing for row in every)
    return [(one, labels.TIMING[one], counted[one]) for one in _TOLD_ABOVE if counted[one]]


def _bodies(every: list[TaskRow]) -> list[tuple[int, str]]:
    found = {body for row in every for body in row.bodies}
    return list(
        Organisation.objects.filter(pk__in=found).order_by("name").values_list("pk", "name")
    )
