"""What a page of a PDF holds: pieces of text and ruled lines, each with its box."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import repeat
from typing import Final, NamedTuple

#: Between words of justified text the gap stays below; between columns it does not.
WIDE_GAP: Final = 14.0
#: Left, top, right and bottom in points, y downwards.
Box = tuple[float, float, float, float]
#: The same of many things: all their lefts, tops, rights and bottoms.
Sides = tuple[Sequence[float], Sequence[float], Sequence[float], Sequence[float]]


class Piece(NamedTuple):
    """Text that stands together, in points; y grows downwards.

    Attributes:
        cells: Of a table row; empty for other text.
        edges: The left edges of the table's columns, by which its rest on the next page is known.
    """

    left: float
    top: float
    right: float
    bottom: float
    text: str
    cells: tuple[str, ...] = ()
    edges: tuple[int, ...] = ()

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


class Seen(NamedTuple):
    """The pieces of a page.

    Attributes:
        is_plain: One piece a line, each below the one before, so nothing has to be untangled.
        rules: Ruled lines of a page that is not plain.
    """

    pieces: list[Piece]
    is_plain: bool
    rules: list[Box]


class Told(NamedTuple):
    """What was told of a file.

    Attributes:
        state: ``read``, ``encrypted``, ``damaged`` or ``too-long``.
        pages: The lines and table rows of each in reading order.
    """

    state: str
    page_count: int
    pages: list[list[Piece]]


def pieces_of(sides: Sides, texts: Iterable[str]) -> list[Piece]:
    """A piece of each of *texts*; quicker for many than to call the class."""
    return list(map(_made, zip(*sides, texts, repeat(()), repeat(()))))


_made = partial(tuple.__new__, Piece)
