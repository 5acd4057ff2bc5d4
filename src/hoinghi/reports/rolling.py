"""From the reports as they were sent to the rolled-up figures of an outline.

What is read of a revision is remembered, for a revision never changes: when one body sends again,
only its figures are read anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from hoinghi.conferences.editions import remembered
from hoinghi.conferences.models import Conference
from hoinghi.journal.editions import Kept
from hoinghi.journal.models import Entry
from hoinghi.reports import breaks
from hoinghi.reports.adding import cells
from hoinghi.reports.asking import reporter
from hoinghi.reports.checking import Answer, Said, rounded
from hoinghi.reports.content import Cell, of_json
from hoinghi.reports.groups import Grouped, grouped
from hoinghi.reports.indicators import Indicator
from hoinghi.reports.models import OutlineVersion, Report, ReportOutline, ReportRevision
from hoinghi.reports.outline_queries import content_of, in_force
from hoinghi.reports.outlines import Outline
from hoinghi.reports.rolled import Reporting, Rolled, Sent, counts, primary_reporters
from hoinghi.reports.states import RECEIVED, State
from hoinghi.rollup import (
    Grouping,
    IndicatorShape,
    Member,
    OverTime,
    OverUnits,
    Owed,
    Totals,
    Value,
    parts_above,
    scaled,
)
from hoinghi.rollup.plain import Figures, figures_of
from hoinghi.rollup.values import checked

_READ: Kept[Mapping[Cell, Answer]] = Kept(4_000, weigh=lambda told: 350 * len(told))
_ADDED: Kept[Figures] = Kept(4_000, weigh=lambda told: 250 * len(told))
_COLUMNS = (
    "pk", "organisation_id", "organisation__name", "organisation__short_name",
    "organisation__kind", "state", "allocation", "first_sent_on", "outline__due_date",
    "call__due_date", "latest_id", "latest__number", "latest__sent_at", "latest__sent_by",
    "latest__on_behalf", "latest__digest",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A report of the list, before its figures are read; in the order of ``_COLUMNS``."""

    report: int
    body: int
    name: str
    short_name: str
    kind: str
    state: str
    allocation: Mapping[str, list[str]]
    first_sent_on: date | None
    due_date: date | None
    call_due_date: date | None
    revision: int | None
    number: int | None
    sent_at: datetime | None
    sent_by: str | None
    on_behalf: str | None
    digest: str | None

    def counts(self, *, accepted_only: bool) -> bool:
        """Tell whether what was sent last goes into the figures."""
        wanted = {State.ACCEPTED} if accepted_only else RECEIVED
        return self.revision is not None and State(self.state) in wanted

    def day(self, today: date) -> date:
        """Give the day of the report: when it was sent, else is due."""
        return self.first_sent_on or self.due_date or self.call_due_date or today


def rolled(outline: ReportOutline, *, accepted_only: bool = False) -> Rolled | None:
    """Give the figures of *outline* as they stand; None before it is released."""
    return _remembered(outline.conference, outline.pk, accepted_only, timezone.localdate())


def rolled_then(outline: ReportOutline, moment: datetime) -> Rolled | None:
    """Give the figures as they stood at *moment*, by what each body had sent until then."""
    version = in_force(outline)
    if version is None:
        return None
    rows = [_as_it_was(row, then) for row, then in _with_revisions(outline, moment)]
    return _rolled(version, rows, today=timezone.localdate())


def _make(conference: Conference, outline: int, accepted_only: bool, today: date) -> Rolled | None:
    stands = ReportOutline.objects.get(pk=outline, conference=conference)
    version = in_force(stands)
    if version is None:
        return None
    rows = _rows(stands)
    return _rolled(version, rows, accepted_only=accepted_only, today=today)


_remembered = remembered(_make)


def _rows(outline: ReportOutline) -> list[Row]:
    found = Report.objects.filter(outline=outline, withdrawn=False).order_by("pk")
    return [Row(*told) for told in found.values_list(*_COLUMNS)]


def _rolled(
    version: OutlineVersion, rows: Sequence[Row], *, today: date, accepted_only: bool = False
) -> Rolled:
    outline = content_of(version)
    counted = [row for row in rows if row.counts(accepted_only=accepted_only)]
    answers = answers_of({row.revision: row.digest or "" for row in counted if row.revision})
    bodies = tuple(_reporting(row, accepted_only, answers) for row in rows)
    days = {row.body: row.day(today) for row in rows}
    placed = grouped(bodies, days, outline.periods, today)
    primary = primary_reporters(outline, bodies)

    def is_primary(one: Reporting, code: str) -> bool:
        return counts(one.role, outline.indicators[code], primary[code])

    def is_other(one: Reporting, code: str) -> bool:
        return not is_primary(one, code)

    every = (*breaks.known(), *placed.breaks)
    return Rolled(
        outline,
        bodies,
        placed.groups,
        _totals(outline, version.pk, bodies, placed, is_primary),
        _totals(outline, version.pk, bodies, placed, is_other),
        breaks=every,
        unplaced=placed.unplaced,
        is_accepted_only=accepted_only,
    )


def answers_of(wanted: Mapping[int, str]) -> Mapping[int, Mapping[Cell, Answer]]:
    """Give the figures of revisions by their keys and check values; known ones without a query."""
    missing = [pk for pk, digest in wanted.items() if (pk, digest) not in _READ]
    contents: dict[int, Any] = dict(
        ReportRevision.objects.filter(pk__in=missing).values_list("pk", "content")
    )

    def read(pk: int) -> Callable[[], Mapping[Cell, Answer]]:
        def make() -> Mapping[Cell, Answer]:
            told = contents[pk] if pk in contents else _content(pk)
            return of_json(told).answers

        return make

    return {pk: _READ.get((pk, digest), read(pk)) for pk, digest in wanted.items()}


def _content(pk: int) -> Any:
    return ReportRevision.objects.values_list("content", flat=True).get(pk=pk)


def _reporting(
    row: Row, accepted_only: bool, answers: Mapping[int, Mapping[Cell, Answer]]
) -> Reporting:
    sent = None
    if row.counts(accepted_only=accepted_only) and row.revision and row.sent_at:
        sent = Sent(
            revision=row.revision,
            number=row.number or 1,
            at=row.sent_at,
            by=row.sent_by or "",
            on_behalf=row.on_behalf or "",
            is_accepted=row.state == State.ACCEPTED,
            answers=answers[row.revision],
            digest=row.digest or "",
        )
    return Reporting(
        report=row.report,
        body=row.body,
        name=row.name,
        short_name=row.short_name,
        kind=row.kind,
        role=reporter(row.name, row.kind),
        state=row.state,
        asked=frozenset(row.allocation.get("indicators", ())),
        projects=tuple(row.allocation.get("projects", ())),
        sent=sent,
    )


_Takes = Callable[[Reporting, str], bool]


def _totals(
    outline: Outline,
    version: int,
    bodies: Sequence[Reporting],
    placed: Grouped,
    takes: _Takes,
) -> Totals:
    members = [Member(body, group.key) for group in placed.groups for body in group.bodies]
    grouping = Grouping(members, owed=_owed(outline, bodies, placed, takes))
    every = [one for one in outline.indicators.values() if not one.is_computed]
    summed = {one.code for one in every if one.over_units.value == OverUnits.SUM}
    figures = []
    for one in bodies:
        wanted = {code for code in summed if takes(one, code)}
        if one.sent is not None and wanted:
            figures.append((one.body, _of(_figures(outline, version, one, one.sent), wanted)))
    return Totals(
        cells(figures, grouping),
        grouping,
        checked(map(shape_of, every)),
        periods=[period.code for period in outline.periods],
    )


def _figures(outline: Outline, version: int, one: Reporting, sent: Sent) -> Figures:
    """Give what a revision adds, parts included; reckoned once for a version of the outline."""
    return _ADDED.get(
        (version, sent.revision, sent.digest),
        lambda: figures_of(values_of(outline, one.body, sent.answers), parts_above),
    )


def _of(figures: Figures, wanted: set[str]) -> Figures:
    return {of: told for of, told in figures.items() if of[0] in wanted}


def shape_of(one: Indicator) -> IndicatorShape:
    """Give how figures of a typed indicator become one."""
    return IndicatorShape(
        code=one.code,
        decimals=one.decimals,
        over_units=OverUnits(one.over_units.value),
        over_time=OverTime(one.over_time.value),
    )


def values_of(
    outline: Outline,
    body: int,
    answers: Mapping[Cell, Answer],
    revision: int = 0,
    names: Mapping[str, str] | None = None,
) -> Iterator[Value]:
    """Give what *body* reported, as far as *outline* asks for it.

    Args:
        names: What each indicator is to be called; its own code by default.
    """
    periods = {period.code for period in outline.periods}
    for cell, answer in answers.items():
        one = outline.indicators.get(cell.indicator)
        if one is None or one.is_computed or cell.period not in periods:
            continue
        if one.by_project != bool(cell.part) or answer.number is None:
            continue
        yield Value(
            body=body,
            indicator=names[cell.indicator] if names else cell.indicator,
            period=cell.period,
            part=cell.part,
            # More decimals than are asked for were refused when it was typed.
            value=scaled(rounded(answer.number, one.decimals), one.decimals),
            is_official=answer.is_official,
            revision=revision,
        )


def _owed(
    outline: Outline, bodies: Sequence[Reporting], placed: Grouped, takes: _Takes
) -> Iterator[Owed]:
    """Say how many of each group owe a figure: who is asked and did not say "not applicable"."""
    asked = [
        (one.body, code)
        for one in bodies
        for code in one.asked | _given(one)
        if code in outline.indicators and takes(one, code)
    ]
    excused = list(_excused(outline, bodies, takes))
    for group in placed.groups:
        owing = Counter(code for body, code in asked if body in group.bodies)
        for code, one in outline.indicators.items():
            if not one.is_computed:
                yield Owed(group=group.key, bodies=owing[code], indicator=code)
        spared = Counter((code, period) for body, code, period in excused if body in group.bodies)
        yield from _spared(group.key, owing, spared)


def _given(one: Reporting) -> frozenset[str]:
    """Give what a body reported: whoever gave a figure unasked is not one too many."""
    return frozenset(cell.indicator for cell in one.sent.answers) if one.sent else frozenset()


def _spared(
    group: str, owing: Mapping[str, int], spared: Mapping[tuple[str, str], int]
) -> Iterator[Owed]:
    for (code, period), number in spared.items():
        yield Owed(group=group, bodies=owing[code] - number, indicator=code, period=period)


def _excused(
    outline: Outline, bodies: Iterable[Reporting], takes: _Takes
) -> Iterator[tuple[int, str, str]]:
    """Give body, indicator and period of what is told not to apply, in every part of it."""
    for one in bodies:
        told: dict[tuple[str, str], bool] = {}
        for cell, answer in one.sent.answers.items() if one.sent else ():
            key = cell.indicator, cell.period
            told[key] = told.get(key, True) and answer.said is Said.NOT_APPLICABLE
        for (code, period), is_excused in told.items():
            if is_excused and code in outline.indicators and takes(one, code):
                yield one.body, code, period


def _with_revisions(
    outline: ReportOutline, moment: datetime
) -> Iterator[tuple[Row, tuple[Any, ...] | None]]:
    """Give each report with what counted of it at *moment*: sent last, and not taken back."""
    columns = ("pk", "number", "sent_at", "sent_by", "on_behalf", "digest")
    sent = ReportRevision.objects.filter(report__outline=outline, sent_at__lte=moment)
    latest = {
        report: told for report, *told in sent.order_by("number").values_list("report_id", *columns)
    }
    undone = _undone(outline, moment)
    for row in _rows(outline):
        then = latest.get(row.report)
        # The day on which a report says it was sent may lie before the log: of papers and imports.
        counts = then is not None and undone.get(row.report, 0) < then[1]
        yield row, tuple(then) if then and counts else None


def _undone(outline: ReportOutline, moment: datetime) -> dict[int, int]:
    """Give the last revision of each report that was returned, opened or withdrawn by *moment*."""
    acts = ("reports.return", "reports.reopen", "reports.withdraw")
    found = Entry.objects.filter(
        conference_id=outline.conference_id, act__in=acts, at__lte=moment
    ).values_list("data", flat=True)
    undone: dict[int, int] = {}
    for told in found:
        report, number = told.get("report", 0), told.get("revision") or 0
        undone[report] = max(number, undone.get(report, 0))
    return undone


def _as_it_was(row: Row, then: tuple[Any, ...] | None) -> Row:
    if then is None:
        return replace(row, revision=None)
    pk, number, at, by, on_behalf, digest = then
    return replace(
        row, revision=pk, number=number, sent_at=at, sent_by=by, on_behalf=on_behalf,
        digest=digest, state=State.SENT.value,
    )  # fmt: skip
