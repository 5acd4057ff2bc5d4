"""Where the text of the pages of a PDF begins and ends, and how far its lines stand apart."""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from hoinghi.papers.check.pdf_lines import PrintedLine
from hoinghi.papers.metrics import DESCENT, SINGLE

#: Points by which ends of lines that are flush may differ: programs round the widths of blanks.
FLUSH: Final = 2.8
_SAME: Final = 1.2
# Fewer lines that end alike may do so by chance.
_FEWEST: Final = 3
# Share of the full lines that must reach an edge.
_SHARE: Final = 0.6
# Among many lines some come nearer to the edge.
_MANY: Final = 8
_ROOM, _LESS_ROOM = 2.6, 1.2
_CLOSED: Final = re.compile(r"[.;:!?/]$")
_LEAST_STEP, _LARGEST_STEP = 0.8, 2.6


class Edges(NamedTuple):
    """Left and right end of the text, in points; whether enough lines reach them to tell.

    ``right_room`` is how far the right edge may lie beyond the longest line.
    """

    left: float
    right: float
    left_is_sure: bool = False
    right_is_sure: bool = False
    right_room: float = 0.0

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


_NONE: Final = Edges(0.0, 0.0)
# A table this much wider than the text, in points, is as wide as the text may be.
_WIDER: Final = 20.0


@dataclass(frozen=True)
class PageLines:
    """What stands on a page outside columns, cells and frames.

    ``columns`` are the lines in columns, ``tables`` left and right of each table: where the text
    shows no edge, they give one.
    """

    width: float
    section: int
    lines: Sequence[PrintedLine]
    columns: Sequence[PrintedLine] = ()
    tables: Sequence[tuple[float, float]] = ()


def edges_of(pages: Sequence[PageLines]) -> list[Edges]:
    """The edges of every page: its own where it shows them, else those of its section."""
    kin: dict[tuple[int, int], list[PageLines]] = {}
    for page in pages:
        kin.setdefault(_kind(page), []).append(page)
    shared = {kind: _edges_together(some) for kind, some in kin.items()}
    own = [_unless_wider(_edges(page.lines), page.tables) for page in pages]
    return [_completed(one, shared[_kind(page)]) for one, page in zip(own, pages, strict=True)]


def _unless_wider(edges: Edges, tables: Sequence[tuple[float, float]]) -> Edges:
    """*edges*, unsure of the right one where a table reaches beyond it: a title ended there."""
    reach = max((right for _, right in tables), default=0.0)
    return edges._replace(right_is_sure=edges.right_is_sure and reach < edges.right + _WIDER)


def _kind(page: PageLines) -> tuple[int, int]:
    return page.section, round(page.width)


def _edges_together(pages: Sequence[PageLines]) -> Edges:
    """The edges of *pages* taken together; where the text shows none, what else stands there."""
    lines = [line for page in pages for line in page.lines]
    edges = _unless_wider(_edges(lines), [table for page in pages for table in page.tables])
    others = [line for page in pages for line in page.columns]
    tables = [table for page in pages for table in page.tables]
    left, right = edges.left, edges.right
    if not edges.left_is_sure:
        lefts = [line.left for line in [*lines, *others]] + [table[0] for table in tables]
        left = min(lefts, default=0.0)
    if not edges.right_is_sure:
        axis = _axis(lines)
        rights = [line.right for line in lines] + [table[1] for table in tables]
        # What is centred tells where the middle is; otherwise the longest line must do.
        right = 2 * axis - left if axis else max(rights, default=pages[0].width)
    return edges._replace(left=left, right=max(left, right, *(line.right for line in lines), 0))


def _axis(lines: Sequence[PrintedLine]) -> float | None:
    """The middle of lines that are set around one."""
    for above, below in pairwise(lines):
        if _share_middle(above, below):
            return (above.middle + below.middle) / 2
    return None


def _share_middle(line: PrintedLine, below: PrintedLine) -> bool:
    """Whether both are centred: they have one middle, but begin apart."""
    return abs(line.middle - below.middle) < _SAME and abs(line.left - below.left) > _SAME


def _completed(own: Edges, kin: Edges) -> Edges:
    left = own.left if own.left_is_sure else kin.left
    right = own.right if own.right_is_sure else kin.right
    return own._replace(left=left, right=max(left, right))


def _edges(lines: Sequence[PrintedLine]) -> Edges:
    if not lines:
        return _NONE
    # A line that runs on shows both edges; first lines stand in.
    most = max(line.right for line in lines)
    running = [(above, below) for above, below in pairwise(lines) if _runs_on(above, below, most)]
    lefts = sorted(below.left for above, below in running if below.left < above.left + _SAME)
    left = _reached(lefts, lambda a, b: b - a <= _SAME, least=2)
    rights = sorted((above.right for above, _ in running), reverse=True)
    least = max(_FEWEST, round(len(running) * _SHARE))
    right = _reached(rights, lambda a, b: a - b <= FLUSH, least=least)
    if right is None and len(rights) == 2:
        right = _reached(rights, lambda a, b: a - b <= _SAME, least=2)
    return Edges(
        min(line.left for line in lines) if left is None else left,
        most if right is None else right,
        left is not None,
        # A title of two lines of one length has two ends that agree, but no edge.
        right is not None and left is not None,
        _LESS_ROOM if len(running) > _MANY else _ROOM,
    )


def _reached(
    places: Sequence[float], is_near: Callable[[float, float], bool], *, least: int
) -> float | None:
    """The outermost of *places*, sorted from outside, that *least* of them share."""
    for at in range(len(places) - least + 1):
        if is_near(places[at], places[at + least - 1]):
            return places[at]
    return None


def _runs_on(line: PrintedLine, below: PrintedLine, right: float) -> bool:
    """Whether *line* was broken because the next word had no room before *right*."""
    is_closed = _CLOSED.search(line.text) and not below.text[:1].islower()
    if is_closed or _share_middle(line, below):
        # A paragraph ends where it likes, and so do centred lines.
        return False
    is_next = 0 < below.base - line.base < 2 * SINGLE * max(line.size, below.size)
    return (
        is_next
        and line.page == below.page
        and line.right + line.size * 0.25 + below.first_word > right - FLUSH
    )


def step(above: PrintedLine, below: PrintedLine) -> float:
    """From line to line as a share of single spacing."""
    return (below.base - above.base - DESCENT * (above.size - below.size)) / (SINGLE * below.size)


def usual_step(lines: Sequence[PrintedLine], edges: Sequence[Edges]) -> float | None:
    """The spacing inside paragraphs; *edges* by page, from 1. None where no line tells."""
    steps = [
        step(above, below)
        for above, below in pairwise(lines)
        if above.page == below.page
        and above.right >= edges[above.page - 1].right - FLUSH
        and abs(below.left - edges[below.page - 1].left) < _SAME
    ]
    inside = [one for one in steps if _LEAST_STEP < one < _LARGEST_STEP]
    return statistics.median(inside) if inside else None
