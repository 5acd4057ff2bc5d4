"""Lines of a flow of a PDF bound into paragraphs, by their ends, gaps, looks and first letters."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from hoinghi.papers.check.pdf_edges import FLUSH, Edges, step
from hoinghi.papers.check.pdf_flows import Flow
from hoinghi.papers.check.pdf_lines import PrintedLine, has_small
from hoinghi.papers.metrics import SINGLE
from hoinghi.papers.model import Align

# Letters set in the middle have their middles this close, in points.
CENTRED: Final = 4.5
# Room beyond the usual step that parts paragraphs, in points.
_APART: Final = 2.6
# A first line stands in at least so far from the others.
_INDENT: Final = 12.0
_MOST_INDENT: Final = 60.0
# Without another line to tell, spacing is taken to be single.
_WIDEST_STEP: Final = 1.62
# Nobody sets lines of a paragraph further apart, in shares of single spacing.
_WIDEST: Final = 3.2
_SAME_STEP: Final = 0.08
# Word leaves so much between the line of a cell and its words.
_CELL_MARGIN: Final = 5.4
_OPENS: Final = re.compile(
    r"(?:[-–—+•*▪●]\s|\d{1,3}(?:\.\d{1,2})*[.)]\s|[a-zđ]{1,2}[.)]\s|[IVXL]{1,6}[.)]\s"
    r"|(?:Điều|Chương|Phần|Mục|Phụ lục)\s[\dIVXL]|Nơi nhận:|Kính gửi:)"
)
# Broken by its width, the first line of a title is never so short beside the next.
_MUCH_SHORTER: Final = 0.4
_ANNEX: Final = re.compile(r"Phụ lục(?:\s+[\dIVXL]+)?", re.IGNORECASE)
_ENDS: Final = re.compile(r"[.;:!?/…]$")


@dataclass(eq=False)
class Bound:
    """A paragraph being bound.

    Attributes:
        edges: Of the flow it stands in, on its first page.
        above: The line above it in the same flow, of whichever page.
    """

    flow: Flow
    edges: Edges
    lines: list[PrintedLine] = field(default_factory=list)
    above: PrintedLine | None = None

    @property
    def first(self) -> PrintedLine:
        return self.lines[0]

    @property
    def last(self) -> PrintedLine:
        return self.lines[-1]

    @property
    def is_centred(self) -> bool:
        return self.align is Align.CENTER

    @property
    def align(self) -> Align | None:
        """How it is set; None where it cannot be told."""
        if len(self.lines) == 1:
            return _align_of_one(self.first, self.edges)
        return _align_of_many(self.lines, self.edges)

    @property
    def spacing(self) -> float | None:
        """Line spacing as a share of single."""
        steps = [step(a, b) for a, b in pairwise(self.lines) if a.page == b.page]
        return statistics.median(steps) if steps else None


def bound(flow: Flow, edges: Sequence[Edges], usual: float | None) -> list[Bound]:
    """The paragraphs of *flow*; *edges* of the pages, *usual* spacing of the text."""
    found: list[Bound] = []
    area = _area_of(flow, edges)
    pitch = _pitch(flow, usual)
    for line in flow.lines:
        # Whether a line is full shows on its own page.
        if found and _is_same(found[-1], line, area or edges[found[-1].last.page - 1], pitch):
            found[-1].lines.append(line)
        else:
            above = found[-1].last if found else None
            found.append(Bound(flow, area or edges[line.page - 1], [line], above))
    return found


def _area_of(flow: Flow, edges: Sequence[Edges]) -> Edges | None:
    """The edges of a column or cell; None for the text of the page."""
    if flow.is_main or not flow.lines:
        return None
    if flow.area:
        return Edges(flow.area.left + _CELL_MARGIN, flow.area.right - _CELL_MARGIN, True, True)
    left = min(line.left for line in flow.lines)
    right = max(line.right for line in flow.lines)
    # What shares a column is centred on one axis, wherever its edges are.
    middle = statistics.median(line.middle for line in flow.lines)
    centred = [line for line in flow.lines if abs(line.middle - middle) < CENTRED]
    if len(centred) > len(flow.lines) / 2 and not _is_flush(flow.lines):
        half = max(middle - left, right - middle)
        page = edges[flow.lines[0].page - 1]
        half = max(half, min(abs(page.left - middle), abs(page.right - middle)))
        # The widest line of all is centred too.
        return Edges(middle - half - 2 * FLUSH, middle + half + 2 * FLUSH)
    return Edges(left, right)


def _is_flush(lines: Sequence[PrintedLine]) -> bool:
    lefts = [line.left for line in lines]
    return len(lines) > 1 and max(lefts) - min(lefts) < FLUSH


def _pitch(flow: Flow, usual: float | None) -> float:
    """Steps up to this one, in shares of single spacing, are steps inside a paragraph."""
    if flow.is_main:
        return usual or 1.0
    steps = [step(a, b) for a, b in pairwise(flow.lines) if a.page == b.page]
    return min([one for one in steps if 0.9 < one < _WIDEST_STEP], default=1.0)


def _is_same(paragraph: Bound, line: PrintedLine, edges: Edges, pitch: float) -> bool:
    """Whether *line* goes on in *paragraph*."""
    above = paragraph.last
    is_apart = above.page == line.page and (step(above, line) - pitch) * SINGLE * line.size > _APART
    if is_apart and not _runs_on(paragraph, line, edges):
        return False
    if abs(above.size - line.size) > 0.3 and above.last_ink.size != line.first_ink.size:
        return False
    if _is_centred(above, edges) and _is_centred(line, edges):
        return _goes_on_centred(above, line)
    if _OPENS.match(line.text) and (_ENDS.search(above.text) or not _is_full(above, line, edges)):
        return False
    if _is_indented(paragraph, line, edges):
        return False
    return _is_full(above, line, edges)


def _runs_on(paragraph: Bound, line: PrintedLine, edges: Edges) -> bool:
    """Whether the words run on from a full line, however far below the next one stands."""
    above = paragraph.last
    steps = [step(a, b) for a, b in pairwise(paragraph.lines) if a.page == b.page]
    is_like = all(abs(step(above, line) - one) < _SAME_STEP for one in steps)
    return (
        is_like
        and step(above, line) < _WIDEST
        and not _ENDS.search(above.text)
        and line.text[0].islower()
        and abs(line.left - edges.left) < FLUSH
        and _is_full(above, line, edges)
    )


def _goes_on_centred(above: PrintedLine, line: PrintedLine) -> bool:
    """Centred lines of one look are one paragraph: "KẾ HOẠCH" and its abstract are two."""
    if _ANNEX.fullmatch(above.text) or _is_much_shorter(above, line):
        return False
    inks = above.last_ink, line.first_ink
    is_alike = inks[0][1:4] == inks[1][1:4] and above.page == line.page
    return is_alike and has_small(above.text) == has_small(line.text)


def _is_much_shorter(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether *above* was ended by hand: a kind over its abstract, both in small letters."""
    width = above.right - above.left
    return has_small(above.text) and width < _MUCH_SHORTER * (line.right - line.left)


def _is_centred(line: PrintedLine, edges: Edges) -> bool:
    return (
        abs(line.middle - edges.middle) < CENTRED
        and line.left > edges.left + FLUSH
        and line.right < edges.right - FLUSH
    )


def _is_full(above: PrintedLine, line: PrintedLine, edges: Edges) -> bool:
    """Whether the first word of *line* had no room in the line *above*."""
    blank = above.size * 0.25
    return above.right + blank + line.first_word > edges.right - FLUSH


def _is_indented(paragraph: Bound, line: PrintedLine, edges: Edges) -> bool:
    """Whether *line* stands in as a first line does, further than the line above it."""
    stands_in = line.left - edges.left
    return _INDENT < stands_in < _MOST_INDENT and line.left - paragraph.last.left > _INDENT / 2


def _align_of_one(line: PrintedLine, edges: Edges) -> Align | None:
    left, right = line.left - edges.left, edges.right - line.right
    if abs(left - right) < 2 * CENTRED and min(left, right) > FLUSH:
        return Align.CENTER
    if right < FLUSH:
        return Align.RIGHT if left > _MOST_INDENT else None
    return Align.LEFT


def _align_of_many(lines: Sequence[PrintedLine], edges: Edges) -> Align | None:
    lefts = [line.left for line in lines[1:]]
    rights = [line.right for line in lines[:-1]]
    is_flush = max(lefts) - min(lefts) < FLUSH
    full = sum(right > edges.right - FLUSH for right in rights)
    if is_flush and full >= 0.8 * len(rights) and lefts[0] < edges.left + _MOST_INDENT:
        # Where nothing else shows the edge, a single full line may have ended there by chance.
        return Align.JUSTIFY if edges.right_is_sure or full > 1 else None
    if all(abs(line.middle - edges.middle) < CENTRED for line in lines):
        return Align.CENTER
    if is_flush:
        return Align.LEFT
    is_flush_right = max(line.right for line in lines) - min(line.right for line in lines) < FLUSH
    return Align.RIGHT if is_flush_right else None
