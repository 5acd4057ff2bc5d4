"""The reporting rate: who has sent what, who is late; a unit sees its own reports."""

from __future__ import annotations

from functools import cache

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import SignedInRequest
from hoinghi.reports import labels, matrix, own_reports
from hoinghi.reports.permissions import Standing, concerned_or_404
from hoinghi.reports.rate import by_lateness, rate
from hoinghi.reports.rate_chart import curve
from hoinghi.reports.rate_filters import Filters
from hoinghi.reports.rate_queries import chosen_outline, lines

PER_PAGE = 50


@require_safe
def report_list(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show the organiser the matrix of all reports, and a unit its own with one button each."""
    conference, standing = concerned_or_404(request.user, slug)
    if standing.sees_all:
        return _matrix(request, conference, standing)
    context = {
        "conference": conference,
        "at_mine": True,
        "today": timezone.localdate(),
        "reports": own_reports.of_body(conference, standing),
        "below": own_reports.of_those_below(conference, standing),
    }
    return render(request, "reports/own.html", context)


def _matrix(request: SignedInRequest, conference: Conference, standing: Standing) -> HttpResponse:
    today, filters = timezone.localdate(), Filters.of(request.GET)
    shown, outlines = chosen_outline(conference, filters.outline)
    every = lines(shown) if shown else []
    kept = by_lateness(filters.keep(every, today), today)
    page = Paginator(kept, PER_PAGE).get_page(request.GET.get("trang"))
    sections, rows = matrix.rows(list(page), today)
    context = {
        "conference": conference,
        "here": "reports",
        "standing": standing,
        "today": today,
        "outlines": outlines,
        "outline": shown,
        "filters": filters,
        "every": len(every),
        "kept": len(kept),
        "rate": rate(every, today),
        "page": page,
        "may_tick": any(row.may_be_accepted for row in rows),
        "clean": " ".join(clean := [row.seen for row in rows if row.is_clean]),
        "clean_number": len(clean),
        "unlooked": sum(row.remarks is None for row in rows),
        "sections": sections,
        "rows": rows,
        "stages": labels.STAGE.items(),
        "timings": labels.TIMING.items(),
        "groups": labels.GROUP.items(),
        "chart": cache(lambda: curve(every, today, request.path)),
    }
    return render(request, "reports/list.html", context)
