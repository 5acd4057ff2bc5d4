"""What a chart shows, as values, and the table behind each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hoinghi.charts.measures import GoalChart, HeatChart, RankChart, SlopeChart
from hoinghi.charts.tables import ChartTable
from hoinghi.papers.sketch import Tone
from hoinghi.papers.words import format_number

__all__ = [
    "BarChart", "BarRow", "Chart", "ChartTable", "CurveChart", "MatrixChart", "MatrixRow",
    "Point", "Series", "TargetChart", "TargetRow", "TimelineChart", "TimelineRow", "Tone",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One kind of part of the bars: its name and what it means."""

    name: str
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class BarRow:
    """A bar of one part for each series, in their order; whole numbers, none negative."""

    label: str
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """Bars from left to right, their parts one after another.

    Attributes:
        of: Heading of the names of the bars ("Đơn vị"). ``unit``: what is counted, "phần việc".
    """

    title: str
    description: str
    of: str
    unit: str
    series: tuple[Series, ...]
    rows: tuple[BarRow, ...]
    sum_heading: str = "Cộng"

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.parts) != len(self.series) or min(row.parts, default=0) < 0:
                raise ValueError(f"{len(self.series)} series, but parts are {row.parts!r}")

    def table(self) -> ChartTable:
        """Give the parts and, where there are several, their sum."""
        more = (self.sum_heading,) if len(self.series) > 1 else ()
        return ChartTable(
            headings=(self.of, *(series.name for series in self.series), *more),
            rows=tuple((row.label, *_numbers(row.parts, summed=bool(more))) for row in self.rows),
        )


def _numbers(parts: tuple[int, ...], *, summed: bool) -> Iterator[str]:
    yield from map(format_number, parts)
    if summed:
        yield format_number(sum(parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow:
    """A result beside what was to be reached; ``target`` 0 where there is nothing to judge."""

    label: str
    result: int
    target: int

    @property
    def percent(self) -> int | None:
        return round(100 * self.result / self.target) if self.target else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetChart:
    """Results against targets, each bar as a share of its own target."""

    title: str
    description: str
    of: str
    result: str
    target: str
    rows: tuple[TargetRow, ...]
    rate: str = "Tỷ lệ"
    nothing: str = "chưa có"
    """What is said where there is no target yet."""

    def said(self, row: TargetRow) -> str:
        """Write "12/22 (55%)"; without target there is nothing to divide by."""
        if row.percent is None:
            return self.nothing
        return f"{format_number(row.result)}/{format_number(row.target)} ({row.percent}%)"

    def table(self) -> ChartTable:
        return ChartTable(
            headings=(self.of, self.result, self.target, self.rate),
            rows=tuple(
                (
                    row.label,
                    format_number(row.result),
                    format_number(row.target),
                    "–" if row.percent is None else f"{row.percent}%",
                )
                for row in self.rows
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """What lasts from the first day to the last; ``state`` in words, for the table."""

    label: str
    first: date
    last: date
    tone: Tone
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineChart:
    """Bars along the days.

    ``anchor`` is the day of the conference, None while not fixed; ``today`` None where it is so
    far from all others that marking it would press them together.
    """

    title: str
    description: str
    of: str
    today: date | None
    anchor: date | None
    rows: tuple[TimelineRow, ...]
    headings: tuple[str, str, str] = ("Từ ngày", "Đến ngày", "Tình trạng")
    today_said: str = "hôm nay"
    anchor_said: str = "hội nghị"

    def table(self) -> ChartTable:
        return ChartTable(
            headings=(self.of, *self.headings),
            rows=tuple(
                (row.label, f"{row.first:%d/%m/%Y}", f"{row.last:%d/%m/%Y}", row.state)
                for row in self.rows
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One cell for each column: its meaning, and the sign or number written in it."""

    label: str
    cells: tuple[tuple[Tone, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixChart:
    """Bodies by things: who has given what."""

    title: str
    description: str
    of: str
    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(f"{len(self.columns)} columns, but cells are {row.cells!r}")

    def table(self) -> ChartTable:
        return ChartTable(
            headings=(self.of, *self.columns),
            rows=tuple((row.label, *(said or "–" for _, said in row.cells)) for row in self.rows),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A number reached at one place of the axis, places in order."""

    label: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveChart:
    """A number over time, such as how many have arrived; ``whole`` is the most there can be."""

    title: str
    description: str
    of: str
    unit: str
    whole: int
    points: tuple[Point, ...]

    def table(self) -> ChartTable:
        rows = tuple((point.label, format_number(point.number)) for point in self.points)
        return ChartTable(headings=(self.of, self.unit), rows=rows)


Chart = (
    BarChart
    | TargetChart
    | TimelineChart
    | MatrixChart
    | CurveChart
    | GoalChart
    | SlopeChart
    | HeatChart
    | RankChart
)
