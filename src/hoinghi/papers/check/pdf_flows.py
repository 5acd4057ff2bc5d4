"""Lines of a page of a PDF in the order in which they are read.

Header and signatures stand side by side without a line between them, so what shares a column is
found by its place alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, NamedTuple

from hoinghi.papers.check.measured import Zone
from hoinghi.papers.check.pdf_apart import Area
from hoinghi.papers.check.pdf_grids import Grid
from hoinghi.papers.check.pdf_lines import PrintedLine, has_small
from hoinghi.papers.metrics import SINGLE

# Lines set in the middle of one column have their middles this close, in points.
_CENTRED: Final = 6.0
_FLUSH: Final = 3.0
# A column goes on below what stands beside it as long as no wider gap parts its lines, in steps
# of single spacing; above a name there is room for the signature.
_STEP: Final = 1.45
_SIGNING_ROOM: Final = 130.0
# Steps that may lie between two rows of things side by side.
_BAND_GAP: Final = 4.0


# Where a signature alone begins and has its middle, as shares of the width of the page.
_ASIDE: Final = 0.42
_RIGHT: Final = 0.6


class Place(NamedTuple):
    """The cell in which lines stand: which table, row and column, of how many columns."""

    table: int
    row: int
    column: int
    columns: int


@dataclass(eq=False)
class Flow:
    """Lines read one after the other: of the page, of a column, of a cell, of a frame.

    Attributes:
        area: The cell or frame, in points; None for page and columns.
        goes_on: The text of the page goes on in it from the flow before.
    """

    lines: list[PrintedLine] = field(default_factory=list)
    zone: Zone = Zone.BODY
    area: Area | None = None
    place: Place | None = None
    is_column: bool = False
    grid: Grid | None = None

    @property
    def is_main(self) -> bool:
        return self.zone is Zone.BODY and not self.is_column and self.area is None


@dataclass
class _Band:
    """What stands side by side: columns from left to right, grown line by line."""

    columns: list[list[PrintedLine]]

    @property
    def bottom(self) -> float:
        return max(line.bottom for column in self.columns for line in column)

    def fits(self, line: PrintedLine, *, is_sided: bool) -> bool:
        """Whether *line* goes on in one column without touching another."""
        met = self._met(line)
        if len(met) > 1 and len(self.columns) <= len(met):
            return False
        if is_sided and line.top - self.bottom < _BAND_GAP * line.size:
            return True
        return len(met) == 1 and _goes_on(self.columns[met[0]][-1], line)

    def add(self, line: PrintedLine) -> None:
        met = self._met(line)
        if not met:
            self.columns.append([line])
        else:
            kept = [column for at, column in enumerate(self.columns) if at not in met]
            joined = [one for at in met for one in self.columns[at]]
            self.columns = [*kept, sorted([*joined, line], key=lambda one: one.base)]
        self.columns.sort(key=lambda column: min(one.left for one in column))

    def takes_above(self, line: PrintedLine) -> bool:
        """Whether *line*, right above, opens one of the columns: a name in capitals."""
        met = self._met(line)
        if len(met) != 1 or has_small(line.text):
            return False
        first = self.columns[met[0]][0]
        is_near = first.base - line.base < _STEP * SINGLE * first.size
        return is_near and abs(line.middle - first.middle) < _CENTRED

    def _met(self, line: PrintedLine) -> list[int]:
        return [
            at
            for at, column in enumerate(self.columns)
            if min(one.left for one in column) < line.right
            and line.left < max(one.right for one in column)
        ]


def _goes_on(above: PrintedLine, line: PrintedLine) -> bool:
    gap = line.base - above.base
    is_centred = abs(above.middle - line.middle) < _CENTRED
    if is_centred and gap < _SIGNING_ROOM:
        return True
    return abs(above.left - line.left) < _FLUSH and gap < _STEP * SINGLE * line.size


def flows_of(lines: Sequence[PrintedLine], grids: Sequence[Grid], width: float) -> list[Flow]:
    """*lines* of one page and the *grids* on it, tables and frames, as flows in reading order.

    Args:
        width: Of the page, in points.
    """
    free = _taken_from(lines, grids)
    flows = [flow for part in _bands(free) for flow in _flows(part, width)]
    for grid in sorted(grids, key=lambda grid: grid.area.top):
        _insert(flows, grid)
    return [flow for flow in flows if flow.lines or flow.grid]


def _taken_from(lines: Sequence[PrintedLine], grids: Sequence[Grid]) -> list[PrintedLine]:
    """*lines* that stand in none of the *grids*, which take theirs."""
    free: list[PrintedLine] = []
    for line in lines:
        grid = next((grid for grid in grids if grid.holds(line)), None)
        (grid.lines if grid else free).append(line)
    return free


def _flows(part: list[PrintedLine] | _Band, width: float) -> Iterator[Flow]:
    if isinstance(part, _Band):
        for column in part.columns:
            yield Flow(column, is_column=True)
        return
    for is_aside, group in groupby(_marked_aside(part, width), key=lambda pair: pair[1]):
        yield Flow([line for line, _ in group], is_column=is_aside)


def _marked_aside(lines: Sequence[PrintedLine], width: float) -> Iterator[tuple[PrintedLine, bool]]:
    """*lines*, each with whether it is of a signature with nothing beside it.

    Its lines are centred on an axis of their own, in the right half of the page.
    """
    around = [None, *lines, None]
    for above, line, below in zip(around, around[1:], around[2:], strict=False):
        if line is None:
            break
        near = [other for other in (above, below) if other and _shares_axis(line, other)]
        is_signed = bool(near) or not has_small(line.text)
        yield line, is_signed and line.left > width * _ASIDE and line.middle > width * _RIGHT


def _shares_axis(line: PrintedLine, other: PrintedLine) -> bool:
    is_one = abs(line.middle - other.middle) < _CENTRED / 2
    return is_one and abs(line.base - other.base) < _SIGNING_ROOM


def _bands(lines: Sequence[PrintedLine]) -> list[list[PrintedLine] | _Band]:
    """Stretches of plain text, and what stands side by side, from the top."""
    lines = sorted(lines, key=lambda line: (line.top, line.left))
    parts: list[list[PrintedLine] | _Band] = [[]]
    for at, line in enumerate(lines):
        last = parts[-1]
        beside = _beside(lines, at)
        if isinstance(last, _Band):
            if last.fits(line, is_sided=bool(beside)):
                last.add(line)
                continue
            parts.append([])
        last = parts[-1]
        if not isinstance(last, list):
            raise TypeError("a band was not closed")
        if beside:
            parts.append(_opened_band(line, last))
        else:
            last.append(line)
    return parts


def _opened_band(line: PrintedLine, above: list[PrintedLine]) -> _Band:
    """A band that *line* opens, with the lines right above that open its column."""
    band = _Band([[line]])
    while above and band.takes_above(above[-1]):
        band.columns[0].insert(0, above.pop())
    return band


def _beside(lines: Sequence[PrintedLine], at: int) -> list[PrintedLine]:
    """Lines at the height of the one *at*, clear of it left or right."""
    line = lines[at]
    near = lines[max(0, at - 8) : at + 9]
    return [
        other
        for other in near
        if other is not line
        and min(line.bottom, other.bottom) - max(line.top, other.top)
        > 0.3 * min(line.size, other.size)
        and (other.left > line.right or other.right < line.left)
    ]


def _insert(flows: list[Flow], grid: Grid) -> None:
    """Put the cells of *grid* where it stands, cutting the text around it in two."""
    top = grid.area.top
    for at, flow in enumerate(flows):
        if flow.is_main and flow.lines and flow.lines[-1].base > top:
            before = [line for line in flow.lines if line.base <= top]
            after = [line for line in flow.lines if line.base > top]
            flows[at : at + 1] = [Flow(before), Flow(grid=grid), Flow(after)]
            return
        if flow.lines and min(line.base for line in flow.lines) > top:
            flows.insert(at, Flow(grid=grid))
            return
    flows.append(Flow(grid=grid))
