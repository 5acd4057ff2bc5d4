"""Charts of measured figures: against a target, from start to end, body by indicator, in order.

Figures are Decimal and may be missing; each row of the first kind has a unit of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from hoinghi.charts.tables import ChartTable
from hoinghi.papers.words import format_number

NOTHING = "–"


def said(value: Decimal | None, decimals: int = 0) -> str:
    """Write a figure with as many decimals as its kind has; a dash where there is none."""
    return NOTHING if value is None else format_number(round(value, decimals))


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A result against its target.

    Attributes:
        is_reached: None where there is no target, or nothing to judge.
        note: What stands beside the figure, such as who is still missing.
    """

    label: str
    result: Decimal | None
    target: Decimal | None
    unit: str
    decimals: int = 0
    is_reached: bool | None = None
    note: str = ""

    def words(self) -> str:
        told = said(self.result, self.decimals)
        if self.target is not None:
            told = f"{told} / {said(self.target, self.decimals)}"
        return f"{told} {self.unit}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalChart:
    """Bars, each against the line of its own target.

    ``states`` are the words for reached, not reached and no target.
    """

    title: str
    description: str
    of: str
    rows: tuple[Goal, ...]
    headings: tuple[str, str, str, str] = ("Kết quả", "Chỉ tiêu giao", "Đơn vị tính", "Đánh giá")
    states: tuple[str, str, str] = ("đạt", "chưa đạt", "chưa giao chỉ tiêu")

    def state(self, row: Goal) -> str:
        """Say how it stands, in words."""
        if row.is_reached is None:
            return self.states[2] if row.target is None else NOTHING
        return self.states[0] if row.is_reached else self.states[1]

    def table(self) -> ChartTable:
        return ChartTable(
            headings=(self.of, *self.headings),
            rows=tuple(
                (
                    row.label,
                    said(row.result, row.decimals),
                    said(row.target, row.decimals),
                    row.unit,
                    self.state(row),
                )
                for row in self.rows
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Slope:
    """From a figure to a later one. ``is_better`` None: which way is better nobody said."""

    label: str
    start: Decimal
    end: Decimal
    is_better: bool | None = None
    is_whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SlopeChart:
    """Lines from start to end; the whole is the thick one. ``named`` are told apart in words."""

    title: str
    description: str
    of: str
    start: str
    end: str
    unit: str
    decimals: int
    rows: tuple[Slope, ...]
    change: str = "Tăng, giảm"

    def table(self) -> ChartTable:
        return ChartTable(
            headings=(self.of, self.start, self.end, self.change),
            rows=tuple(
                (
                    row.label,
                    said(row.start, self.decimals),
                    said(row.end, self.decimals),
                    said(row.end - row.start, self.decimals),
                )
                for row in self.rows
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatCell:
    """``level`` from 0 (least) to 4 (most) among its column; None where there is no figure."""

    said: str
    level: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatRow:
    label: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatChart:
    """Bodies by indicators, the darker the more; every cell says its figure."""

    title: str
    description: str
    of: str
    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(f"{len(self.columns)} columns, but {len(row.cells)} cells")

    def table(self) -> ChartTable:
        return ChartTable(
            headings=(self.of, *self.columns),
            rows=tuple((row.label, *(cell.said for cell in row.cells)) for row in self.rows),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    label: str
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class RankChart:
    """A list in order, the figure of the whole as a line across it."""

    title: str
    description: str
    of: str
    unit: str
    decimals: int
    rows: tuple[Rank, ...]
    whole: Decimal | None = None
    whole_said: str = "Chung"

    def table(self) -> ChartTable:
        told = tuple(
            (f"{number}. {row.label}", said(row.value, self.decimals))
            for number, row in enumerate(self.rows, start=1)
        )
        whole = ((self.whole_said, said(self.whole, self.decimals)),) if self.whole else ()
        return ChartTable(headings=(self.of, self.unit), rows=(*told, *whole))


def levels(values: list[Decimal | None], steps: int = 5) -> list[int | None]:
    """Tell for each of *values* in which fifth of their span it lies; equal ones lie at 0."""
    known = [value for value in values if value is not None]
    if not known:
        return [None] * len(values)
    least, most = min(known), max(known)
    span = most - least
    if not span:
        return [None if value is None else 0 for value in values]
    return [
        None if value is None else min(steps - 1, int((value - least) * steps / span))
        for value in values
    ]
