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
from hoinghi.tasks import labels
from hoinghi.tasks.filters import Filters
from hoinghi.tasks.listing import TaskRow, rows
from hoinghi.tasks.rules import Timing
from hoinghi.units.models import Organisation

PER_PAGE = 50
_TOLD_ABOVE = (Timing.LATE, Timing.TODAY, Timing.SOON, Timing.NO_DAY)


@require_safe
def task_list(request: SignedInRequest, slug: str) -> HttpResponse:
    """List the tasks with who leads, the last day and how far they are."""
    conference = visible_conference_or_404(request.user, slug)
    found, context = shared(request, conference, "list")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    return render(request, "tasks/list.html", {**context, "page": page})


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
