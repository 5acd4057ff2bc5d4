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
#: A piece after its middle: how far down and how far across the page.
Placed = tuple[float, float, Piece]
_MARKS: Final = frozenset("-–+•*0123456789")
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
        self.pieces: list[Placed] = []
        self.edges = _clusters([rule.at for rule in upright])
        self.left, self.right = self.edges[0], self.edges[-1]
        self.top = min([rule.start for rule in upright])
        self.bottom = max([rule.end for rule in upright])

    def take(self, pieces: Iterable[Piece]) -> list[Piece]:
        """Take in those of *pieces* that stand inside; the others."""
        edge_left, edge_top, edge_right, edge_bottom = self.left, self.top, self.right, self.bottom
        others: list[Piece] = []
        for piece in pieces:
            left, top, right, bottom, _, _, _ = piece
            down, across = (top + bottom) / 2, (left + right) / 2
            if edge_top <= down <= edge_bottom and edge_left <= across <= edge_right:
                self.pieces.append((down, across, piece))
            else:
                others.append(piece)
        return others

    def rows(self) -> Iterator[tuple[float, float, list[Cell]]]:
        """Top, bottom and cells of each row; text that spans rows stands in the first of them."""
        levels = _clusters([self.top, *[rule.at for rule in self._level], self.bottom])
        walls_of = [self._walls(top, bottom) for top, bottom in itertools.pairwise(levels)]
        rows = [
            [Cell(end - start, []) for start, end in itertools.pairwise(walls)]
            for walls in walls_of
        ]
        ruled = self._ruled_parts(levels)
        # Over its whole width, as most are.
        is_ruled = [any(a <= self.left and self.right <= b for a, b in level) for level in ruled]
        last = len(rows) - 1
        for down, across, piece in self.pieces:
            row = min(bisect_left(levels, down, 1) - 1, last)
            # No line above it parts it from the row above: the cell spans both.
            while row > 0 and not (is_ruled[row] or _is_on(across, ruled[row])):
                row -= 1
            walls = walls_of[row]
            rows[row][bisect_left(walls, across, 1, len(walls) - 1) - 1].pieces.append(piece)
        for (top, bottom), cells in zip(itertools.pairwise(levels), rows, strict=True):
            yield top, bottom, cells

    def _walls(self, top: float, bottom: float) -> Sequence[float]:
        """What parts the cells of the row between *top* and *bottom*, its outer lines included."""
        middle = (top + bottom) / 2
        standing = [rule.at for rule in self._upright if rule.start <= middle <= rule.end]
        if len(standing) == len(self._upright):
            return self.edges
        walls = _clusters(standing)
        return walls if len(walls) > 1 else [self.left, self.right]

    def _ruled_parts(self, levels: Sequence[float]) -> list[list[tuple[float, float]]]:
        """From where to where each of *levels* is ruled."""
        parts: list[list[tuple[float, float]]] = [[] for _ in levels]
        for at, start, end in self._level:
            level = bisect_left(levels, at - _NEAR)
            if level < len(levels):
                parts[level].append((start - _NEAR, end + _NEAR))
        return parts


def _is_on(place: float, parts: Iterable[tuple[float, float]]) -> bool:
    return any(start <= place <= end for start, end in parts)


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


def cell_text(lines: Sequence[Piece], width: float) -> str:
    """The text of a cell *width* points wide; a line that was broken for want of room is joined."""
    before = lines[0]
    text = before.text
    for line in lines[1:]:
        words = line.text
        if not text or (text.endswith("-") and words[:1].isalnum()):
            text += words
        else:
            text += (" " if _is_broken(before, words, width) else "\n") + words
        before = line
    return text


def _is_broken(before: Piece, words: str, width: float) -> bool:
    """Whether *words* stand on a line of their own only because they did not fit above."""
    # Few lines begin so that there is anything to match.
    if (words[:1] in _MARKS or words[1:2] == ")") and _OWN_LINE.match(words):
        return False
    if words[:1].islower():
        return True
    used = before.right - before.left
    word, _, _ = words.partition(" ")
    # Capitals are wider than the letters of running text.
    first = (len(word) + 1) * (_CAPITALS if word.isupper() else 1.0)
    return used + first * used / max(1, len(before.text)) > width - _PADDING
