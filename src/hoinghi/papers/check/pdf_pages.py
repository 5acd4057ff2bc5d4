"""A page of a PDF sorted out: page number, text in reading order, tables, frames, rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from hoinghi.papers.check.measured import Zone
from hoinghi.papers.check.pdf_apart import SeenPage, Stroke, Watch
from hoinghi.papers.check.pdf_edges import PageLines
from hoinghi.papers.check.pdf_flows import Flow, Place, flows_of
from hoinghi.papers.check.pdf_foot import foot_of
from hoinghi.papers.check.pdf_grids import Drawing, Grid, drawing_of, without_underlines
from hoinghi.papers.check.pdf_lines import PrintedLine, lines_of

_NUMBER: Final = re.compile(
    r"(?:Trang\s+|Page\s+)?[-–—]?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*/\s*\d{1,4})?\s*[-–—]?",
    re.IGNORECASE,
)
#: Points from the edge of the sheet within which page numbers and running heads stand.
_NUMBER_ZONE: Final = 72.0
_HEAD_ZONE: Final = 50.0
# Marks set into the margin begin above this, in points: no text may.
_MARK_ZONE: Final = 54.0
# Lines drawn by themselves; a page has a few.
_MOST_RULES: Final = 100
# A line at one place on so many pages is a running head.
_FEWEST_HEADS: Final = 3
_QUOC_HIEU: Final = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA")
_ANNEX: Final = re.compile(r"PHỤ LỤC(?:\s+[\dIVXL]+)?\s*[.:]?$|PHỤ LỤC\s*:", re.IGNORECASE)
# Share of the page, from the top, in which its head stands.
_HEAD: Final = 0.4
_LINES: Final = 4


@dataclass(eq=False)
class SortedPage:
    """A page as its parts; ``underlines`` by line, ``notes`` are the footnotes."""

    seen: SeenPage
    section: int
    first: bool
    number: PrintedLine | None
    flows: list[Flow]
    drawing: Drawing
    rules: list[Stroke]
    underlines: list[tuple[PrintedLine, Stroke]]
    notes: list[PrintedLine]

    @property
    def lines(self) -> list[PrintedLine]:
        """All but page number, running heads and frames, from the top."""
        found = [line for flow in self.flows if flow.zone is Zone.BODY for line in flow.lines]
        return sorted(found, key=lambda line: line.base)

    @property
    def under_marks(self) -> list[PrintedLine]:
        """The lines from quốc hiệu or "Phụ lục" on: what stands above is set into the margin."""
        heads = [line.top for line in self.lines if _heads(line)]
        top = min(heads, default=0.0)
        return [line for line in self.lines if line.bottom > top or line.top > _MARK_ZONE]

    @property
    def main(self) -> PageLines:
        lines = [line for flow in self.flows if flow.is_main for line in flow.lines]
        columns = [line for flow in self.flows if flow.is_column for line in flow.lines]
        tables = [(grid.area.left, grid.area.right) for grid in self.drawing.tables]
        return PageLines(self.seen.width, self.section, lines, columns, tables)


def sorted_pages(pages: Sequence[SeenPage], watch: Watch) -> list[SortedPage]:
    """The *pages* of a document, sorted out.

    Raises:
        UnreadableSource: That takes too long.
    """
    drawings = [drawing_of(page) for page in watch.over(pages)]
    lines = [
        lines_of(page, drawn.walls)
        for page, drawn in watch.over(list(zip(pages, drawings, strict=True)))
    ]
    heads = _running_heads(pages, lines)
    found: list[SortedPage] = []
    tables = section = 0
    for page, drawn, all_lines in watch.over(list(zip(pages, drawings, lines, strict=True))):
        kept = [line for line in all_lines if _trace(line) not in heads]
        number = _number_of(page, kept, drawn)
        kept = [line for line in kept if line is not number]
        opens = not found or _opens(page, kept)
        section += bool(opens and found)
        rules, underlines = without_underlines(drawn.rules, kept)
        foot = foot_of(page, kept, rules)
        flows = flows_of(foot.above, [*drawn.tables, *drawn.frames], page.width)
        flows, tables = _with_cells(flows, drawn, tables)
        if foot.address:
            flows.append(Flow(foot.address, zone=Zone.FOOTER, is_column=True))
        parts = (number, flows, drawn, foot.rules[:_MOST_RULES], underlines, foot.notes)
        found.append(SortedPage(page, section, opens, *parts))
    return found


def _number_of(page: SeenPage, lines: Sequence[PrintedLine], drawn: Drawing) -> PrintedLine | None:
    """The line that shows the page number: the first or the last one, in the margin."""
    # A table that runs from edge to edge may begin or close with a figure.
    lines = [line for line in lines if not any(grid.holds(line) for grid in drawn.tables)]
    if not lines:
        return None
    first = min(lines, key=lambda line: line.base)
    last = max(lines, key=lambda line: line.base)
    if first.base < _NUMBER_ZONE and _NUMBER.fullmatch(first.text):
        return first
    if last.base > page.height - _NUMBER_ZONE and _NUMBER.fullmatch(last.text):
        return last
    return None


def _running_heads(
    pages: Sequence[SeenPage], lines: Sequence[Sequence[PrintedLine]]
) -> set[tuple[int, str]]:
    """What stands in the margin at one height of several pages, word for word."""
    seen = Counter(
        trace
        for page, some in zip(pages, lines, strict=True)
        for trace in {
            _trace(line)
            for line in some
            if line.bottom < _HEAD_ZONE or line.top > page.height - _HEAD_ZONE
        }
        if not _NUMBER.fullmatch(trace[1])
    )
    return {trace for trace, count in seen.items() if count >= _FEWEST_HEADS}


def _trace(line: PrintedLine) -> tuple[int, str]:
    return round(line.base), line.text


def _opens(page: SeenPage, lines: Sequence[PrintedLine]) -> bool:
    """Whether quốc hiệu or "Phụ lục" stands at the head of the page."""
    head = [line for line in lines if line.base < page.height * _HEAD]
    return any(_QUOC_HIEU.search(line.text) for line in head) or any(map(_heads, head[:_LINES]))


def _heads(line: PrintedLine) -> bool:
    return bool(_QUOC_HIEU.search(line.text) or _ANNEX.match(line.text))


def _with_cells(flows: Sequence[Flow], drawn: Drawing, tables: int) -> tuple[list[Flow], int]:
    """*flows* with those of the cells in place of their tables; how many tables there are now."""
    found: list[Flow] = []
    for flow in flows:
        if flow.grid is None:
            found.append(flow)
        elif flow.grid in drawn.frames:
            area = flow.grid.area
            found.append(Flow(flow.grid.lines, zone=Zone.FRAME, area=area, grid=flow.grid))
        else:
            found += _cells(flow.grid, tables)
            tables += 1
    return found, tables


def _cells(grid: Grid, table: int) -> list[Flow]:
    """The cells of *grid* that hold words, row by row."""
    cells: dict[tuple[float, ...], list[PrintedLine]] = {}
    for line in grid.lines:
        left, top, right, bottom = grid.cell_of(line)
        cells.setdefault((top, left, right, bottom), []).append(line)
    rows = sorted({round(top) for top, *_ in cells})
    flows: list[Flow] = []
    for (top, left, right, bottom), lines in sorted(cells.items(), key=lambda cell: cell[0]):
        walls = grid.walls_at((top + bottom) / 2)
        column = sum(wall < left - 1 for wall in walls)
        place = Place(table, rows.index(round(top)), column, max(1, len(walls) - 1))
        lines.sort(key=lambda line: (line.base, line.left))
        area = grid.area._replace(left=left, top=top, right=right, bottom=bottom)
        flows.append(Flow(lines, area=area, place=place))
    return flows
