"""Tables of a PDF page, rebuilt from their ruled lines."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from hoinghi.reading.sources.pdf_boxes import Box, Piece

_NEAR: Final = 3.0
_FEWEST_RULES: Final = 2
_MOST_RULES: Final = 2_000
# Word and LibreOffice keep about 5,4 pt free on each side of a cell.
_PADDING: Final = 11.0
_CAPITALS: Final = 1.4
_OWN_LINE: Final = re.compile(r"[-–+•*]\s|\d{1,2}[.)]\s|[a-zđ]\)\s")


class Cell(NamedTuple):
    width: float
    pieces: list[Piece]


class _Rule(NamedTuple):
    """A ruled line: where it stands, and from where to where it goes."""

    at: float
    start: float
    end: float


class Table:
    """Ruled lines that belong together, and the pieces between them."""

    def __init__(self, upright: Sequence[_Rule], level: Sequence[_Rule]) -> None:
        self._upright = upright
        self._level = level
        self.pieces: list[Piece] = []
        self.edges = _clusters([rule.at for rule in upright])
        self.left, self.right = self.edges[0], self.edges[-1]
        self.top = min(rule.start for rule in upright)
        self.bottom = max(rule.end for rule in upright)

    def holds(self, piece: Piece) -> bool:
        left, top, right, bottom, *_ = piece
        return (
            self.top <= (top + bottom) / 2 <= self.bottom
            and self.left <= (left + right) / 2 <= self.right
        )

    def rows(self) -> Iterator[tuple[float, float, list[Cell]]]:
        """Top, bottom and cells of each row; text that spans rows stands in the first of them."""
        levels = _clusters([self.top, *(rule.at for rule in self._level), self.bottom])
        slots = [self._slot(top, bottom) for top, bottom in itertools.pairwise(levels)]
        ruled = self._ruled_parts(levels)
        for piece in self.pieces:
            across = (piece.left + piece.right) / 2
            row = min(bisect_left(levels, piece.middle, 1) - 1, len(slots) - 1)
            # No line above it parts it from the row above: the cell spans both.
            while row > 0 and not any(start <= across <= end for start, end in ruled[row]):
                row -= 1
            walls, cells = slots[row]
            cells[bisect_left(walls, across)].pieces.append(piece)
        for (top, bottom), (_, cells) in zip(itertools.pairwise(levels), slots, strict=True):
            yield top, bottom, cells

    def _slot(self, top: float, bottom: float) -> tuple[list[float], list[Cell]]:
        """The walls inside the row between *top* and *bottom*, and the cells they part."""
        middle = (top + bottom) / 2
        walls = _clusters([rule.at for rule in self._upright if rule.start <= middle <= rule.end])
        if len(walls) < 2:
            walls = [self.left, self.right]
        return walls[1:-1], [Cell(end - start, []) for start, end in itertools.pairwise(walls)]

    def _ruled_parts(self, levels: Sequence[float]) -> list[list[tuple[float, float]]]:
        """From where to where each of *levels* is ruled."""
        parts: list[list[tuple[float, float]]] = [[] for _ in levels]
        for rule in self._level:
            level = bisect_left(levels, rule.at - _NEAR)
            if level < len(levels):
                parts[level].append((rule.start - _NEAR, rule.end + _NEAR))
        return parts


def find_tables(rules: Sequence[Box]) -> list[Table]:
    """The tables that *rules* draw, from the top down; a box or an underline is none."""
    upright: list[_Rule] = []
    level: list[_Rule] = []
    for left, top, right, bottom in rules[:_MOST_RULES]:
        if bottom - top > right - left:
            upright.append(_Rule((left + right) / 2, top, bottom))
        else:
            level.append(_Rule((top + bottom) / 2, left, right))
    tables = []
    for group in _standing_together(upright):
        top, bottom = min(r.start for r in group), max(r.end for r in group)
        across = [r for r in level if top - _NEAR <= r.at <= bottom + _NEAR]
        if len(_clusters([r.at for r in group])) > _FEWEST_RULES - 1 and across:
            tables.append(Table(group, across))
    return tables


def _standing_together(upright: Iterable[_Rule]) -> Iterator[list[_Rule]]:
    """Upright lines whose heights touch."""
    group: list[_Rule] = []
    bottom = -1e9
    for rule in sorted(upright, key=lambda rule: rule.start):
        if group and rule.start > bottom + _NEAR:
            yield group
            group = []
        group.append(rule)
        bottom = max(bottom, rule.end) if len(group) > 1 else rule.end
    if group:
        yield group


def _clusters(places: Iterable[float]) -> list[float]:
    """*places* in order, those that nearly coincide as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def cell_text(lines: Sequence[Sequence[Piece]], width: float) -> str:
    """The text of a cell *width* points wide; a line that was broken for want of room is joined."""
    text = ""
    before: Sequence[Piece] = ()
    for line in lines:
        words = " ".join(piece.text for piece in line)
        if not text:
            text = words
        elif text.endswith("-") and words[:1].isalnum():
            text += words
        else:
            text += (" " if _is_broken(before, words, width) else "\n") + words
        before = line
    return text


def _is_broken(before: Sequence[Piece], words: str, width: float) -> bool:
    """Whether *words* stand on a line of their own only because they did not fit above."""
    if _OWN_LINE.match(words):
        return False
    if words[:1].islower():
        return True
    used = before[-1].right - before[0].left
    letters = sum(len(piece.text) for piece in before)
    word = words.split(" ", 1)[0]
    # Capitals are wider than the letters of running text.
    first = (len(word) + 1) * (_CAPITALS if word.isupper() else 1.0)
    return used + first * used / max(1, letters) > width - _PADDING
