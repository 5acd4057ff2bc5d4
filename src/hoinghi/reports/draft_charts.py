"""Biểu đồ của dự thảo: kết quả so với chỉ tiêu, từ đầu kỳ đến cuối kỳ; mỗi số có nguồn.

The same charts as those of the page of figures, over the periods that the sentences compare; what
each shows is bound to its total, so that a kept paper tells when one of them is no longer so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from typing import Final

from django.utils import translation

from hoinghi.charts import BarChart, BarRow, GoalChart, Series, Slope, SlopeChart, Tone
from hoinghi.charts.measures import said
from hoinghi.papers.words import capitalise_first
from hoinghi.reports.bound_totals import BoundTotals
from hoinghi.reports.indicators import Chain, Direction, Indicator, OverTime
from hoinghi.reports.narrative import Bound, bare, compared, is_yearly, of_period
from hoinghi.reports.outlines import Outline
from hoinghi.reports.periods import Period
from hoinghi.reports.result_charts import at_start, goals_of, slope_between
from hoinghi.reports.results import Result, Targets, result, starts
from hoinghi.reports.rolled import Reporting, Rolled

MOST_BARS: Final = 30
"""So many bodies are drawn; the page of figures and the annexes tell all."""
_FEWEST_BARS: Final = 6
_FEWEST_GOALS: Final = 2
"""The sentence tells of one alone."""
_MOST_LINES: Final = 40
_FEWEST_LINES: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart under a section, and every figure that it shows."""

    chart: GoalChart | SlopeChart | BarChart
    bound: tuple[Bound, ...]

    @property
    def is_of_goals(self) -> bool:
        """Tell whether it compares results with targets: its table stands in the text."""
        return isinstance(self.chart, GoalChart)


def drawings(asked: Outline, totals: BoundTotals, codes: Sequence[str]) -> Iterator[Drawing]:
    """Draw what *codes* of a section came to; nothing where there is too little to compare."""
    if totals.rolled is None or not asked.periods:
        return
    drawer = _Drawer(asked=asked, rolled=totals.rolled, totals=totals)
    own = [asked.indicators[code] for code in codes if not asked.indicators[code].by_project]
    # A paper is Vietnamese, whoever has it drawn.
    with translation.override("vi"):
        yield from filter(None, (drawer.goals(own, totals.every_target), drawer.slope(own)))


def bars(asked: Outline, totals: BoundTotals, codes: Iterable[str]) -> Drawing | None:
    """Rank the bodies by the first number of *codes* that is better up or down."""
    for code in codes:
        one = asked.indicators[code]
        is_number = not one.is_computed and not one.by_project and one.decimals == 0
        if is_number and one.direction is not Direction.NONE:
            return _ranked(one, asked.periods[-1], totals)
    return None


def _ranked(one: Indicator, last: Period, totals: BoundTotals) -> Drawing | None:
    found = totals.by_body(one.code, last.code)
    if len(found) < _FEWEST_BARS or any(value < 0 for value in found.values()):
        return None
    ordered = sorted(found.items(), key=lambda pair: -pair[1])[:MOST_BARS]
    many = f"{len(ordered)} đơn vị cao nhất trong {len(found)}"
    told = many if len(ordered) < len(found) else f"{len(found)} đơn vị"
    title = f"{capitalise_first(bare(one.name))} {of_period(last)}, theo đơn vị"
    chart = BarChart(
        title=title,
        description=f"Xếp từ cao xuống thấp, {told}.",
        of="Đơn vị",
        unit=one.unit,
        series=(Series(name=one.unit, tone=Tone.DONE),),
        rows=tuple(BarRow(label=capitalise_first(n), parts=(int(v),)) for n, v in ordered),
    )
    bound = tuple(
        Bound(
            shown=said(value),
            label=f"{one.name}, {name}",
            source=f"{one.code}|{last.code}|{name}",
        )
        for name, value in ordered
    )
    return Drawing(chart=chart, bound=bound)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawer:
    asked: Outline
    rolled: Rolled
    totals: BoundTotals

    def goals(self, every: Sequence[Indicator], targets: Targets) -> Drawing | None:
        """Set what has a target beside it, of the last period or of all of them."""
        last = self.asked.periods[-1]
        told = [(one, self._period(one, targets)) for one in every]
        found = [result(self.rolled, targets, one.code, p) for one, p in told if p is not None]
        judged = [one for one in found if one.target is not None and one.figure.value is not None]
        chart = goals_of((self._named(one) for one in judged), of_period(last))
        if chart is None or len(judged) < _FEWEST_GOALS:
            return None
        rows = tuple(replace(row, note=chart.state(row)) for row in chart.rows)
        bound = (
            Bound(
                shown=row.words(),
                label=f"Kết quả so với chỉ tiêu: {one.indicator.name}",
                source=f"{one.indicator.code}|{one.figure.period}|bieu-do",
            )
            for row, one in zip(rows, judged, strict=False)
        )
        return Drawing(chart=replace(chart, rows=rows), bound=tuple(bound))

    def _period(self, one: Indicator, targets: Targets) -> str | None:
        """Give of what the target is: of the last period, else "" of all; None without any."""
        last = self.asked.periods[-1].code
        own = targets.of(None, one.code, last)
        if own is None:
            return None
        if is_yearly(one):
            return ""
        return "" if one.over_time is OverTime.SUM and own.period != last else last

    def _named(self, told: Result) -> Result:
        """Name *told* as the sentence does, with the years where it is of several."""
        many = len(told.figure.periods) > 1
        years = f", {told.figure.periods[0]} - {told.figure.periods[-1]}" if many else ""
        name = f"{capitalise_first(bare(told.indicator.name))}{years}"
        return replace(told, indicator=replace(told.indicator, name=name))

    def slope(self, every: Sequence[Indicator]) -> Drawing | None:
        """Draw the first rate that bodies had at the start and at the end; else several numbers."""
        for one in every:
            if one.is_computed and one.direction is not Direction.NONE:
                first, last = compared(self.asked, self.totals, one.code)
                if found := self._of_bodies(one, first, last):
                    return found
        return self._of_numbers(every)

    def _of_bodies(self, one: Indicator, first: Period, last: Period) -> Drawing | None:
        pairs, code = starts(self.rolled), one.code
        ends = self.rolled.figure(code, last.code).value
        is_from_start = at_start(self.rolled, one, self._known(first), pairs) is not None
        if not is_from_start and first == last:
            return None

        def begins(numbers: Mapping[str, Decimal]) -> Decimal | None:
            if is_from_start:
                return at_start(self.rolled, one, numbers, pairs)
            return numbers.get(code)

        whole = begins(self._known(first) | self._whole(code, first))
        rows = [
            (body.on_chart, begin, end)
            for body in self._counted(code)
            if (begin := begins(self.rolled.numbers(body.body, first.code))) is not None
            and (end := self.rolled.number(body.body, code, last.code)) is not None
        ]
        if whole is None or ends is None or len(rows) < _FEWEST_LINES:
            return None
        words = ("đầu", "cuối") if is_from_start else ("", "")
        return self._drawn(one, [("Chung", whole, ends), *_most_moved(rows)], (first, last), words)

    def _drawn(
        self,
        one: Indicator,
        rows: Sequence[tuple[str, Decimal, Decimal]],
        span: tuple[Period, Period],
        words: tuple[str, str],
    ) -> Drawing:
        begin, end = (f"{w} {of_period(p)}".strip() for w, p in zip(words, span, strict=True))
        name = capitalise_first(bare(one.name))
        chart = slope_between(one, rows, title=f"{name}: {begin} và {end}")
        chart = replace(chart, start=capitalise_first(begin), end=capitalise_first(end))
        return Drawing(chart=chart, bound=tuple(_bound(one.code, name, span, chart.rows, one)))

    def _of_numbers(self, every: Sequence[Indicator]) -> Drawing | None:
        """Draw numbers of one unit and one project beside each other, where nothing breaks."""
        able = [
            one
            for one in every
            if one.over_time is OverTime.LATEST
            and not one.is_computed
            and one.chain is not Chain.CONTEXT
            and one.direction is not Direction.NONE
        ]
        for _, group in groupby(able, key=lambda one: (one.unit, one.project)):
            told = list(group)
            spans = {compared(self.asked, self.totals, one.code) for one in told}
            if len(told) > _FEWEST_LINES and len(spans) == 1:
                return self._side_by_side(told, spans.pop())
        return None

    def _side_by_side(
        self, every: Sequence[Indicator], span: tuple[Period, Period]
    ) -> Drawing | None:
        first, last = span
        found = [
            (one, begin, end)
            for one in every
            if (begin := self.rolled.figure(one.code, first.code).value) is not None
            and (end := self.rolled.figure(one.code, last.code).value) is not None
        ]
        if first == last or len(found) < _FEWEST_LINES:
            return None
        names = _without_shared([one.name for one, _, _ in found])
        about = every[0]
        chart = SlopeChart(
            title=f"{names[0]}, {of_period(first)} và {of_period(last)}",
            description=f"{len(found)} chỉ tiêu.",
            of="Chỉ tiêu",
            start=capitalise_first(of_period(first)),
            end=capitalise_first(of_period(last)),
            unit=about.unit,
            decimals=about.decimals,
            rows=tuple(
                Slope(label=name, start=b, end=e, is_better=_better(one, b, e))
                for name, (one, b, e) in zip(names[1], found, strict=True)
            ),
        )
        bound = (
            Bound(
                shown=f"{said(b, one.decimals)} → {said(e, one.decimals)}",
                label=f"Đầu và cuối kỳ: {one.name}",
                source=f"{one.code}|{first.code}-{last.code}",
            )
            for one, b, e in found
        )
        return Drawing(chart=chart, bound=tuple(bound))

    def _known(self, period: Period) -> dict[str, Decimal]:
        return {
            code: value
            for code in starts(self.rolled).values()
            if (value := self.rolled.figure(code, period.code).value) is not None
        }

    def _whole(self, code: str, period: Period) -> dict[str, Decimal]:
        value = self.rolled.figure(code, period.code).value
        return {} if value is None else {code: value}

    def _counted(self, code: str) -> Iterator[Reporting]:
        typed, primary = self.rolled.typed_under(code), self.rolled.primary
        for one in self.rolled.bodies:
            if all(one.role == primary.get(each) for each in typed):
                yield one


def _most_moved(
    rows: list[tuple[str, Decimal, Decimal]],
) -> list[tuple[str, Decimal, Decimal]]:
    """Of very many bodies draw those that moved most, either way."""
    if len(rows) <= _MOST_LINES:
        return rows
    ordered = sorted(rows, key=lambda row: row[2] - row[1])
    return [*ordered[: _MOST_LINES // 2], *ordered[-_MOST_LINES // 2 :]]


def _bound(
    code: str, name: str, span: tuple[Period, Period], rows: Iterable[Slope], one: Indicator
) -> Iterator[Bound]:
    for row in rows:
        yield Bound(
            shown=f"{said(row.start, one.decimals)} → {said(row.end, one.decimals)}",
            label=f"{name}, đầu và cuối kỳ, {row.label}",
            source=f"{code}|{span[0].code}-{span[1].code}|{row.label}",
        )


def _better(one: Indicator, begin: Decimal, end: Decimal) -> bool | None:
    return None if begin == end else (end < begin) == (one.direction is Direction.DOWN)


def _without_shared(names: Sequence[str]) -> tuple[str, list[str]]:
    """Split names into the words that all begin with, and what tells them apart."""
    cut = [name.split() for name in names]
    shared = 0
    while all(len(one) > shared + 1 for one in cut) and len({one[shared] for one in cut}) == 1:
        shared += 1
    if not shared:
        return "Các chỉ tiêu", list(names)
    title = " ".join(cut[0][:shared]).removesuffix(" về")
    return title, [capitalise_first(" ".join(one[shared:])) for one in cut]
