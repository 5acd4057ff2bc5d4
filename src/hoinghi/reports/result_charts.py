"""Biểu đồ của trang số liệu tổng hợp; mỗi biểu đồ có bảng số phía sau."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from hoinghi.charts import (
    Goal,
    GoalChart,
    HeatCell,
    HeatChart,
    HeatRow,
    Rank,
    RankChart,
    Slope,
    SlopeChart,
)
from hoinghi.charts.measures import levels, said
from hoinghi.reports.checking import rounded
from hoinghi.reports.formulas import YEARS
from hoinghi.reports.indicators import Direction, Indicator
from hoinghi.reports.results import Result, starts
from hoinghi.reports.rolled import Reporting, Rolled

MOST_BODIES = 40
"""So many bodies are drawn; the pivot page lists all."""
MOST_GOALS = 14
MOST_COLUMNS = 8


def goals_of(results: Iterable[Result], period: str) -> GoalChart | None:
    """Draw the results that have a target; None where none has one."""
    judged = [one for one in results if one.target is not None][:MOST_GOALS]
    if not judged:
        return None
    reached = sum(bool(one.is_reached) for one in judged)
    return GoalChart(
        title=_("Kết quả so với chỉ tiêu, %(period)s") % {"period": period},
        description=_("%(reached)d trên %(all)d chỉ tiêu đạt.")
        % {"reached": reached, "all": len(judged)},
        of=_("Chỉ tiêu"),
        headings=(_("Kết quả"), _("Chỉ tiêu giao"), _("Đơn vị tính"), _("Đánh giá")),
        states=(_("đạt"), _("chưa đạt"), _("chưa giao chỉ tiêu")),
        rows=tuple(
            Goal(
                label=one.indicator.name,
                result=one.figure.value,
                target=one.target,
                unit=one.indicator.unit,
                decimals=one.indicator.decimals,
                is_reached=one.is_reached,
            )
            for one in judged
        ),
    )


def slope_of(rolled: Rolled, one: Indicator, group: str, period: str) -> SlopeChart | None:
    """Draw *one* from the start of the period to its end for each body and the group."""
    pairs = starts(rolled)
    rows = []
    for body in _drawn(rolled, group):
        numbers = rolled.numbers(body.body, period)
        begin, end = at_start(rolled, one, numbers, pairs), numbers.get(one.code)
        if begin is not None and end is not None:
            rows.append((body.on_chart, begin, end))
    known = {
        code: value
        for code in rolled.outline.indicators
        if (value := rolled.figure(code, period, group).value) is not None
    }
    begin, end = at_start(rolled, one, known, pairs), known.get(one.code)
    if not rows or begin is None or end is None:
        return None
    title = _("%(name)s: từ đầu kỳ đến cuối kỳ") % {"name": one.name}
    return slope_between(one, [(_("Chung"), begin, end), *rows], title=title)


def heat_of(rolled: Rolled, codes: Sequence[str], group: str, period: str) -> HeatChart | None:
    """Draw bodies by indicators, each column shaded by itself."""
    bodies = [one for one in _drawn(rolled, group) if one.sent]
    if not bodies or not codes:
        return None
    every = [rolled.outline.indicators[code] for code in codes[:MOST_COLUMNS]]
    columns = [[rolled.number(body.body, one.code, period) for body in bodies] for one in every]
    shades = [levels(column) for column in columns]
    return HeatChart(
        title=_("Từng đơn vị, từng chỉ tiêu"),
        description=_("%(count)d đơn vị; ô càng đậm số càng lớn trong cột của nó.")
        % {"count": len(bodies)},
        of=_("Đơn vị"),
        columns=tuple(f"{one.name} ({one.unit})" for one in every),
        rows=tuple(
            HeatRow(
                label=body.on_chart,
                cells=tuple(
                    HeatCell(said=said(column[at], one.decimals), level=shade[at])
                    for one, column, shade in zip(every, columns, shades, strict=True)
                ),
            )
            for at, body in enumerate(bodies)
        ),
    )


def ranks_of(rolled: Rolled, one: Indicator, group: str, period: str) -> RankChart | None:
    """List the bodies by *one*, the best first."""
    found = [
        (number, body)
        for body in rolled.members(group)
        if (number := rolled.number(body.body, one.code, period)) is not None
    ]
    if not found:
        return None
    down = one.direction is Direction.DOWN
    found.sort(key=lambda pair: (pair[0] if down else -pair[0], pair[1].said))
    best, worst = found[0], found[-1]
    whole = rolled.figure(one.code, period, group).value if one.is_computed else None
    return RankChart(
        title=_("%(name)s theo đơn vị") % {"name": one.name},
        description=_("Từ %(best)s (%(first)s) đến %(worst)s (%(last)s).")
        % {
            "best": best[1].said,
            "first": said(best[0], one.decimals),
            "worst": worst[1].said,
            "last": said(worst[0], one.decimals),
        },
        of=_("Đơn vị"),
        unit=one.unit,
        decimals=one.decimals,
        whole=whole,
        whole_said=_("Chung"),
        rows=tuple(Rank(label=body.on_chart, value=number) for number, body in found[:MOST_BODIES]),
    )


def _drawn(rolled: Rolled, group: str) -> tuple[Reporting, ...]:
    return rolled.members(group)[:MOST_BODIES]


def slope_between(
    one: Indicator, rows: Sequence[tuple[str, Decimal, Decimal]], *, title: str
) -> SlopeChart:
    """Draw *one* of the whole, which is the first of *rows*, and of bodies: name, start, end."""
    (whole, begin, end), *others = rows
    return SlopeChart(
        title=title,
        description=_("Chung: %(begin)s → %(end)s %(unit)s; %(count)d đơn vị.")
        % {
            "begin": said(begin, one.decimals),
            "end": said(end, one.decimals),
            "unit": one.unit,
            "count": len(others),
        },
        of=_("Đơn vị"),
        start=_("Đầu kỳ"),
        end=_("Cuối kỳ"),
        unit=one.unit,
        decimals=one.decimals,
        change=_("Tăng, giảm"),
        rows=(
            _slope(whole, begin, end, one, is_whole=True),
            *(_slope(*row, one) for row in others),
        ),
    )


def _slope(
    label: str, begin: Decimal, end: Decimal, one: Indicator, *, is_whole: bool = False
) -> Slope:
    better = None
    if one.direction is not Direction.NONE and begin != end:
        better = (end < begin) == (one.direction is Direction.DOWN)
    return Slope(label=label, start=begin, end=end, is_better=better, is_whole=is_whole)


def at_start(
    rolled: Rolled, one: Indicator, numbers: Mapping[str, Decimal], pairs: Mapping[str, str]
) -> Decimal | None:
    """Give what *one* was at the start, a ratio by what it is made of at the start."""
    if not one.is_computed:
        return numbers.get(pairs.get(one.code, ""))
    assert one.formula
    if YEARS in one.formula.names or not one.formula.names <= pairs.keys():
        return None
    begun = {code: numbers[pairs[code]] for code in one.formula.names if pairs[code] in numbers}
    value = one.formula.value(begun)
    return None if value is None else rounded(value, one.decimals)


def slope_choices(rolled: Rolled) -> list[Indicator]:
    """Give the indicators that are known at the start and at the end, ratios first."""
    pairs = starts(rolled)
    found: list[Indicator] = []
    for code, one in rolled.outline.indicators.items():
        if one.formula and YEARS not in one.formula.names and one.formula.names <= pairs.keys():
            found.insert(sum(each.is_computed for each in found), one)
        elif code in pairs and one.direction is not Direction.NONE:
            found.append(one)
    return found
