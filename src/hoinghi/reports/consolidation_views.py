"""Rolled-up figures: results against targets, the pivot, where a figure comes from, exports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import SignedInRequest, visible_conference_or_404
from hoinghi.reports import (
    comparing_figures,
    consolidation,
    figure_rows,
    pivot,
    powers,
    tracing,
)
from hoinghi.reports.consolidation_choice import Choice, chosen
from hoinghi.reports.content import of_json
from hoinghi.reports.figure_sheet import About
from hoinghi.reports.models import Report, ReportOutline
from hoinghi.reports.rate_queries import outlines_of
from hoinghi.reports.results import targets_of
from hoinghi.reports.rolled import EVERYBODY, Rolled
from hoinghi.reports.rolling import rolled, rolled_then
from hoinghi.units.day_fields import read_day

PER_PAGE = 50
TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a page is about; ``rolled`` None while no outline is released."""

    conference: Conference
    outlines: list[ReportOutline]
    outline: ReportOutline | None
    rolled: Rolled | None
    choice: Choice

    @property
    def context(self) -> dict[str, object]:
        return {
            "conference": self.conference,
            "here": "reports",
            "outlines": self.outlines,
            "outline": self.outline,
            "choice": self.choice,
        }


@require_safe
def consolidation_page(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show results against targets by project and body, with charts."""
    looked = _looked(request, slug)
    context = looked.context | {"view": "results"}
    if looked.outline and looked.rolled:
        context["page"] = consolidation.page(
            looked.outline, looked.rolled, targets_of(looked.outline), looked.choice
        )
        context["period_title"] = consolidation.period_title(looked.rolled, looked.choice)
    return render(request, "reports/consolidation.html", context)


@require_safe
def consolidation_pivot(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show a table whose rows and columns are chosen in the address."""
    looked = _looked(request, slug)
    found = _rolled_or_404(looked)
    axes = pivot.Axes.of(request.GET)
    one = consolidation.ranked(found, looked.choice)
    columns = pivot.items(found, looked.choice, axes, axes.columns)
    rows = pivot.items(found, looked.choice, axes, axes.rows)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("trang"))
    base = pivot.Place(
        indicator=one.code if one else "",
        period=looked.choice.asked_period,
        group=looked.choice.group,
    )
    context = looked.context | {
        "view": "pivot",
        "axes": axes,
        "axis_choices": pivot.ROWS.items(),
        "indicator": one,
        "columns": columns,
        "rows": [
            (row, pivot.cells(found, base, row, columns, looked.choice)) for row in page.object_list
        ]
        if one
        else [],
        "page": page,
        "query": "&".join(filter(None, (looked.choice.query, axes.query))),
        "periods": list(consolidation.period_options(found, looked.choice)),
        "groups": list(consolidation.group_options(found, looked.choice.group)),
        "ranked": list(consolidation.ranked_options(found, one)),
        "sections": [one for one in found.outline.sections if one.indicators],
    }
    return render(request, "reports/consolidation_pivot.html", context)


@require_safe
def consolidation_cell(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show where one figure comes from: of a group its bodies, of a body its revisions."""
    looked = _looked(request, slug)
    found = _rolled_or_404(looked)
    code, part = looked.choice.indicator, request.GET.get("phan", "")[:60]
    if not code:
        raise Http404
    body = request.GET.get("don-vi", "")
    context = looked.context | {
        "view": "cell",
        "part": part,
        "part_title": consolidation.part_title(found, part),
        "periods": list(consolidation.period_options(found, looked.choice)),
        "period_title": consolidation.period_title(found, looked.choice),
    }
    if body:
        return _own_cell(request, looked, found, context, body)
    told = tracing.trace(found, code, looked.choice.asked_period, looked.choice.group, part)
    page = Paginator(told.shares, PER_PAGE).get_page(request.GET.get("trang"))
    context |= {
        "trace": told,
        "page": page,
        "names": tracing.names_of({one.sent.by for one in page.object_list if one.sent}),
        "group": consolidation.group_title(found.groups[looked.choice.group]),
        "query": f"{looked.choice.query}&phan={part}" if part else looked.choice.query,
    }
    return render(request, "reports/consolidation_cell.html", context)


def _own_cell(
    request: SignedInRequest,
    looked: Looked,
    found: Rolled,
    context: dict[str, object],
    body: str,
) -> HttpResponse:
    known = found.of_body.get(int(body)) if body.isascii() and body.isdigit() else None
    if known is None:
        raise Http404
    period = looked.choice.asked_period or (found.periods or ("",))[-1]
    part = str(context["part"])
    own = tracing.own(found, known, looked.choice.indicator, period, part)
    context |= {"own": own, "body": known, "period": period}
    return render(request, "reports/consolidation_own.html", context)


@require_safe
def consolidation_changes(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show what moved between a past day and now."""
    looked = _looked(request, slug)
    found = _rolled_or_404(looked)
    day = read_day(request.GET.get("tu", ""))
    context = looked.context | {
        "view": "changes",
        "day": day,
        "periods": list(consolidation.period_options(found, looked.choice)),
        "groups": list(consolidation.group_options(found, looked.choice.group)),
        "period_title": consolidation.period_title(found, looked.choice),
    }
    if day is not None and looked.outline:
        then = rolled_then(looked.outline, _end_of(day))
        if then is not None:
            group = looked.choice.group if looked.choice.group in then.groups else EVERYBODY
            context["then"] = consolidation.handed(then, group)
            context["now"] = consolidation.handed(found, group)
            context["moved"] = list(
                comparing_figures.moved(then, found, looked.choice.asked_period, group)
            )
    return render(request, "reports/consolidation_changes.html", context)


@require_safe
def consolidation_revisions(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Show what differs between two revisions of a body's report."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    report = get_object_or_404(
        Report.objects.select_related("outline", "organisation", "version"),
        pk=pk,
        outline__conference=conference,
    )
    revisions = list(report.revisions.select_related("version").order_by("number"))
    if not revisions:
        raise Http404
    numbers = {one.number: one for one in revisions}
    after = numbers.get(_number(request.GET.get("den", "")), revisions[-1])
    before = numbers.get(_number(request.GET.get("tu", "")), revisions[max(0, len(revisions) - 2)])
    outline = consolidation.outline_of(after)
    told = of_json(before.content), of_json(after.content)
    context = {
        "conference": conference,
        "here": "reports",
        "report": report,
        "revisions": revisions,
        "before": before,
        "after": after,
        "names": tracing.names_of({one.sent_by for one in revisions}),
        "figures": list(comparing_figures.changed_figures(outline, *told)),
        "sections": list(comparing_figures.reworded(outline, *told)),
    }
    return render(request, "reports/consolidation_revisions.html", context)


@require_safe
def consolidation_export(request: SignedInRequest, slug: str, ending: str) -> HttpResponse:
    """Give the figures as a file that says when, of which revisions and how complete."""
    looked = _looked(request, slug)
    found = _rolled_or_404(looked)
    if ending not in TYPES or looked.outline is None:
        raise Http404
    now, group = timezone.localtime(), looked.choice.group
    if ending == "xlsx":
        from hoinghi.reports import figure_book  # loads slowly, and only this file needs it

        about = About(
            title=looked.outline.title, at=now, state=consolidation.state_said(found, group)
        )
        names = tracing.names_of({one.sent.by for one in found.members(group) if one.sent})
        made = figure_book.book_of(found, group, about, names)
    elif ending == "csv":
        made = figure_rows.csv_of(found, group, now)
    else:
        made = figure_rows.parquet_of(found, group, now)
    answer = HttpResponse(made, content_type=TYPES[ending])
    name = f"so-lieu-tong-hop-{now:%Y%m%d-%H%M}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _looked(request: SignedInRequest, slug: str) -> Looked:
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    choice = Choice.of(request.GET)
    outlines = outlines_of(conference)
    outline = chosen(outlines, choice)
    found = None
    if outline is not None:
        outline.conference = conference
        found = rolled(outline, accepted_only=choice.accepted_only)
        choice = choice.fitted(found) if found else choice
        choice = replace(choice, outline=outline.code if len(outlines) > 1 else "")
    return Looked(
        conference=conference, outlines=outlines, outline=outline, rolled=found, choice=choice
    )


def _rolled_or_404(looked: Looked) -> Rolled:
    if looked.rolled is None:
        raise Http404
    return looked.rolled


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time.max, tzinfo=timezone.get_current_timezone())


def _number(told: str) -> int:
    return int(told) if told.isascii() and told.isdigit() and len(told) < 9 else 0
