"""The pages of a PDF bound into one text: no page numbers, tables and words over page breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from operator import sub
from statistics import median
from typing import Final, NamedTuple

from hoinghi.reading.sources.pdf_boxes import Piece

_PAGE_NUMBER: Final = re.compile(r"(?:[-–—]\s?|[Tt]rang\s)?\d{1,4}(?:\s?[-–—]|\s?/\s?\d{1,4})?$")
_FIGURES: Final = re.compile(r"\d+")
_KEY: Final = re.compile(
    r"(?:\d{1,3}[.)]?|[IVX]{1,5}\.?|\d{1,2}\s?(?:h|g|giờ|:).{0,20})$", re.IGNORECASE
)
_HYPHEN: Final = re.compile(r"[\wÀ-ỹ/]-$")
#: Points that count as one space of indent.
_SPACE: Final = 6.0
# A paragraph is set off by more than this share of the usual step from line to line.
_SET_OFF: Final = 1.28
# Heads that run over fewer pages are left: they may be headings.
_FEWEST_PAGES: Final = 3
_EDGE_LINES: Final = 2
# Pages that tell how a paper is set.
_SAMPLE: Final = 20

_Rows = dict[int, tuple[str, ...]]


class Bound(NamedTuple):
    """Pages as lines.

    Attributes:
        rows: Index of a line → cells of the table row it is.
        starts: Index of the first line of each page.
    """

    lines: list[str]
    rows: _Rows
    starts: list[int]


def bind(pages: Sequence[Sequence[Piece]]) -> Bound:
    """*pages* as lines; what stands on all of them left out."""
    pages = [_without_number(page) for page in pages]
    running = _running_heads(pages)
    margins = _margins(pages)
    set_off = _usual_step(pages) * _SET_OFF
    lines: list[str] = []
    rows: _Rows = {}
    table = _OpenTable(lines, rows)
    starts: list[int] = []
    for page in pages:
        starts.append(len(lines))
        margin = _margin_of(page, margins)
        is_first, after_text = True, 1e9
        for line in page:
            if running and _trace(line) in running:
                continue
            left, top, _, _, text, cells, _ = line
            if cells:
                table.add(line, is_first=is_first)
                after_text = 1e9
            else:
                if top > after_text:
                    lines.append("")
                after_text = top + set_off
                if lines and lines[-1].endswith("-"):
                    text = _mended(lines, text)
                indent = round((left - margin) / _SPACE)
                if text:
                    lines.append(" " * min(indent, 60) + text if indent > 0 else text)
            is_first = False
    return Bound(lines, rows, starts)


def _mended(lines: list[str], text: str) -> str:
    """What is left of *text* once a word broken at the end of *lines* has its rest."""
    if text[:1].isalnum() and _HYPHEN.search(lines[-1]):
        rest, _, text = text.partition(" ")
        lines[-1] += rest
    return text


class _OpenTable:
    """The table that is being read, which may go on over page breaks."""

    def __init__(self, lines: list[str], rows: _Rows) -> None:
        self._lines = lines
        self._rows = rows
        self._edges: tuple[int, ...] = ()
        self._head: tuple[str, ...] = ()
        self._is_after_break = False

    def add(self, line: Piece, *, is_first: bool) -> None:
        """Take in the row *line*; *is_first* where it opens a page."""
        goes_on = len(self._lines) - 1 in self._rows and _are_near(self._edges, line.edges)
        if not goes_on:
            self._edges, self._head = line.edges, line.cells
            self._append(line.cells)
            return
        self._is_after_break = is_first or (self._is_after_break and line.cells == self._head)
        if self._is_after_break and line.cells == self._head:
            return
        if self._is_after_break and self._is_rest(line.cells):
            self._join(line.cells)
        else:
            self._append(line.cells)
        self._is_after_break = False

    def _append(self, cells: tuple[str, ...]) -> None:
        self._rows[len(self._lines)] = cells
        self._lines.append(_row_text(cells))

    def _is_rest(self, cells: tuple[str, ...]) -> bool:
        """Whether *cells* end the row that the page break cut."""
        above = self._rows.get(len(self._lines) - 1, ())
        if cells[0] or len(above) != len(cells) or not above[0]:
            return False
        return bool(_KEY.match(above[0])) or any(cell[:1].islower() for cell in cells)

    def _join(self, cells: tuple[str, ...]) -> None:
        at = len(self._lines) - 1
        joined = tuple(
            (" " if rest[0].islower() else "\n").join((cell, rest))
            if cell and rest
            else cell + rest
            for cell, rest in zip(self._rows[at], cells, strict=True)
        )
        self._rows[at] = joined
        self._lines[at] = _row_text(joined)


def _row_text(cells: Sequence[str]) -> str:
    return "\t".join([" ".join(cell.split()) for cell in cells])


def _are_near(edges: Sequence[int], others: Sequence[int]) -> bool:
    return len(edges) == len(others) > 0 and all(
        abs(edge - other) <= 3 for edge, other in zip(edges, others, strict=True)
    )


def _without_number(page: Sequence[Piece]) -> Sequence[Piece]:
    """*page* without the page number at its top or bottom."""
    if page and _is_number(page[0]):
        page = page[1:]
    if len(page) > 1 and _is_number(page[-1]):
        page = page[:-1]
    return page


def _is_number(line: Piece) -> bool:
    return len(line.text) < 16 and not line.cells and bool(_PAGE_NUMBER.match(line.text))


def _running_heads(pages: Sequence[Sequence[Piece]]) -> set[tuple[int, str]]:
    """What stands at one height at the top or bottom of most pages, figures aside."""
    if len(pages) < _FEWEST_PAGES:
        return set()
    seen = Counter(trace for page in pages for trace in set(map(_trace, _at_edges(page))))
    least = max(_FEWEST_PAGES, len(pages) // 2)
    return {trace for trace, count in seen.items() if count >= least}


def _at_edges(page: Sequence[Piece]) -> list[Piece]:
    lines = [*page[:_EDGE_LINES], *page[_EDGE_LINES:][-_EDGE_LINES:]]
    return [line for line in lines if not line.cells]


def _trace(line: Piece) -> tuple[int, str]:
    return round(line.top / 6), _FIGURES.sub("#", line.text)


def _margins(pages: Sequence[Sequence[Piece]]) -> list[int]:
    """Left edges at which lines begin often, from the left."""
    sample = pages[:: len(pages) // _SAMPLE + 1]
    edges = Counter([round(left) for page in sample for left in _lefts(page)])
    least = max(3, sum(edges.values()) // 20)
    return sorted(edge for edge, count in edges.items() if count >= least)


def _margin_of(page: Sequence[Piece], margins: Sequence[int]) -> float:
    """The margin that *page* keeps to, of the common ones: they are mirrored in a bound paper."""
    least = min(_lefts(page), default=0.0)
    for edge in margins:
        if abs(edge - least) <= 3:
            return edge
    return margins[0] if margins else round(least)


def _lefts(page: Sequence[Piece]) -> list[float]:
    return [left for left, _, _, _, _, cells, _ in page if not cells]


def _usual_step(pages: Sequence[Sequence[Piece]]) -> float:
    """From the top of a line to that of the next."""
    steps: list[float] = []
    for page in pages[:_SAMPLE]:
        tops = [line[1] for line in page]
        steps += [step for step in map(sub, tops[1:], tops) if 4 < step < 60]
    return median(steps) if steps else 60.0
