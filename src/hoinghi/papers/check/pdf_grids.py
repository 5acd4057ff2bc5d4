"""What the lines drawn on a page of a PDF are: tables, frames, rules under words, underlines."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from hoinghi.papers.check.pdf_apart import Area, SeenPage, Stroke
from hoinghi.papers.check.pdf_lines import PrintedLine

# Ends that are to meet come this close; Word draws borders cell by cell.
_MEETS: Final = 2.5
_SAME: Final = 1.0
#: Lying lines looked at on one page, and standing ones; a table of a hundred rows has as many.
_MOST: Final = 600
# A box larger than this share of the page in both directions is its border.
_BORDER: Final = 0.75
# Lines of a border stand within so many points of its outermost.
_EDGE: Final = 20.0
#: In points: no dấu chỉ mức độ khẩn is larger, with room for what others draw.
_FRAME_WIDTH: Final = 230.0
_FRAME_HEIGHT: Final = 60.0
# An underline lies so far below the baseline, in shares of the size.
_UNDERLINE: Final = 0.22


@dataclass(eq=False)
class Grid:
    """A box of lines that meet: one cell or many; lengths in points."""

    area: Area
    lying: list[Stroke]
    standing: list[Stroke]
    lines: list[PrintedLine] = field(default_factory=list)

    @property
    def is_single(self) -> bool:
        """Whether it is one cell."""
        return len({round(s.left) for s in self.standing}) == 2 and len(self.row_edges) == 2

    @property
    def row_edges(self) -> list[float]:
        return _distinct(s.top for s in self.lying)

    def holds(self, line: PrintedLine) -> bool:
        left, top, right, bottom = self.area
        middle = line.base - line.size * 0.3
        return top < middle < bottom and left - _MEETS < line.middle < right + _MEETS

    def cell_of(self, line: PrintedLine) -> Area:
        """The cell in which *line* stands."""
        height = line.base - line.size * 0.3
        left, right = self.edges_at(height, line.middle)
        above = [s.top for s in self.lying if s.top <= height and _covers(s, line.middle)]
        below = [s.top for s in self.lying if s.top > height and _covers(s, line.middle)]
        top, bottom = max(above, default=self.area.top), min(below, default=self.area.bottom)
        return Area(left, top, right, bottom)

    def edges_at(self, height: float, at: float) -> tuple[float, float]:
        """The walls left and right of the place *at*."""
        walls = self.walls_at(height)
        place = bisect.bisect(walls, at)
        left = walls[place - 1] if place else self.area.left
        return left, walls[place] if place < len(walls) else self.area.right

    def walls_at(self, height: float) -> list[float]:
        """Where the walls of the row at *height* stand, from the left."""
        return _distinct(
            s.left for s in self.standing if s.top - _MEETS <= height <= s.bottom + _MEETS
        )


@dataclass(frozen=True, slots=True)
class Drawing:
    """The lines drawn on a page, by what they are."""

    tables: list[Grid]
    frames: list[Grid]
    rules: list[Stroke]
    walls: list[Stroke]


def area_of(stroke: Stroke) -> Area:
    return Area(stroke.left, stroke.top, stroke.right, stroke.bottom)


def drawing_of(page: SeenPage) -> Drawing:
    """What is drawn on *page*; underlines are still among the rules."""
    lying, standing = _sorted_out(page.strokes)
    grids: list[Grid] = []
    loose: list[Stroke] = []
    for some_lying, some_standing in _connected(lying, standing):
        if len(some_lying) > 1 and len(some_standing) > 1:
            grids.append(_grid(some_lying, some_standing))
        else:
            loose += some_lying
    grids = [grid for grid in grids if not _is_border(grid, page)]
    frames = [grid for grid in grids if _is_frame(grid)]
    tables = [grid for grid in grids if grid not in frames]
    walls = [wall for grid in grids for wall in grid.standing]
    return Drawing(tables, frames, loose, walls)


def without_underlines(
    rules: Sequence[Stroke], lines: Sequence[PrintedLine]
) -> tuple[list[Stroke], list[tuple[PrintedLine, Stroke]]]:
    """*rules* that stand by themselves, and those that underline words of a line."""
    kept: list[Stroke] = []
    underlines: list[tuple[PrintedLine, Stroke]] = []
    for rule in rules:
        line = next((line for line in lines if _underlines(rule, line)), None)
        if line:
            underlines.append((line, rule))
        else:
            kept.append(rule)
    return kept, underlines


def _underlines(rule: Stroke, line: PrintedLine) -> bool:
    below = (rule.top + rule.bottom) / 2 - line.base
    if not -0.5 <= below <= _UNDERLINE * line.size:
        return False
    return rule.left >= line.left - 1.5 and rule.right <= line.right + 1.5


def _is_border(grid: Grid, page: SeenPage) -> bool:
    """Whether *grid* runs around the page: a border may be drawn twice, but it has no cells."""
    left, top, right, bottom = grid.area
    is_large = right - left > page.width * _BORDER and bottom - top > page.height * _BORDER
    walls = _distinct(stroke.left for stroke in grid.standing)
    inner = [wall for wall in walls if left + _EDGE < wall < right - _EDGE]
    return is_large and not inner


def _is_frame(grid: Grid) -> bool:
    left, top, right, bottom = grid.area
    return grid.is_single and right - left <= _FRAME_WIDTH and bottom - top <= _FRAME_HEIGHT


def _grid(lying: list[Stroke], standing: list[Stroke]) -> Grid:
    strokes = [*lying, *standing]
    half = max(stroke.thickness for stroke in strokes) / 2
    area = Area(
        min(s.left for s in strokes) - half,
        min(s.top for s in strokes) - half,
        max(s.right for s in strokes) + half,
        max(s.bottom for s in strokes) + half,
    )
    return Grid(area, lying, standing)


def _sorted_out(strokes: Iterable[Stroke]) -> tuple[list[Stroke], list[Stroke]]:
    """Lying and standing lines, each once and whole, on the middle of what is drawn."""
    lying: dict[int, list[Stroke]] = defaultdict(list)
    standing: dict[int, list[Stroke]] = defaultdict(list)
    for left, top, right, bottom, thickness, color in strokes:
        x, y = (left + right) / 2, (top + bottom) / 2
        if right - left >= bottom - top:
            lying[round(y)].append(Stroke(left, y, right, y, thickness, color))
        else:
            standing[round(x)].append(Stroke(x, top, x, bottom, thickness, color))
    return (
        _joined(lying, lambda stroke: (stroke.left, stroke.right))[:_MOST],
        _joined(standing, lambda stroke: (stroke.top, stroke.bottom))[:_MOST],
    )


def _joined(
    lines: dict[int, list[Stroke]], ends_of: Callable[[Stroke], tuple[float, float]]
) -> list[Stroke]:
    """Lines end to end as one; *ends_of* tells where one begins and ends along itself."""
    joined: list[Stroke] = []
    for place in sorted(lines):
        # What is drawn half a point further on was put into the next group.
        near = [*lines[place], *lines.pop(place + 1, [])] if place in lines else []
        run: list[Stroke] = []
        for line in sorted(near, key=ends_of):
            if run and ends_of(line)[0] > max(ends_of(one)[1] for one in run[-2:]) + _SAME:
                joined.append(_whole(run))
                run = []
            run.append(line)
        joined += [_whole(run)] if run else []
    return joined


def _whole(run: Sequence[Stroke]) -> Stroke:
    return run[0]._replace(
        right=max(stroke.right for stroke in run), bottom=max(stroke.bottom for stroke in run)
    )


def _connected(
    lying: Sequence[Stroke], standing: Sequence[Stroke]
) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Groups of lines that meet."""
    groups = list(range(len(lying) + len(standing)))

    def head(of: int) -> int:
        while groups[of] != of:
            groups[of] = of = groups[groups[of]]
        return of

    standing = sorted(standing, key=lambda stroke: stroke.left)
    places = [stroke.left for stroke in standing]
    for i, flat in enumerate(lying):
        near = range(
            bisect.bisect_left(places, flat.left - _MEETS),
            bisect.bisect_right(places, flat.right + _MEETS),
        )
        for j in near:
            if standing[j].top - _MEETS <= flat.top <= standing[j].bottom + _MEETS:
                groups[head(i)] = head(len(lying) + j)
    found: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for i, flat in enumerate(lying):
        found.setdefault(head(i), ([], []))[0].append(flat)
    for j, upright in enumerate(standing, len(lying)):
        found.setdefault(head(j), ([], []))[1].append(upright)
    return list(found.values())


def _covers(lying: Stroke, at: float) -> bool:
    return lying.left - _MEETS <= at <= lying.right + _MEETS


def _distinct(places: Iterable[float]) -> list[float]:
    """*places* sorted, those that are the same once."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _MEETS:
            kept.append(place)
    return kept
