"""What a page of a PDF holds, as the process that reads it tells."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator
from itertools import islice, repeat
from typing import Final, NamedTuple

#: Between words of justified text the gap stays below; between columns it does not.
WIDE_GAP: Final = 14.0
#: Left, top, right and bottom in points, y downwards.
Box = tuple[float, float, float, float]


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
    """What was told of a file; ``state`` is ``read``, ``encrypted``, ``damaged``, ``too-long``."""

    state: str
    page_count: int
    pages: list[Seen]


def hear(told: bytes) -> Told:
    """Take apart what ``pdf_pages`` writes.

    Raises:
        ValueError: It was cut short.
    """
    head, _, rest = told.partition(b"\n")
    state, count, pages, texts = json.loads(head)
    places = array("f")
    places.frombytes(rest)
    end = 4 * len(texts)
    sides = (places[side:end:4] for side in range(4))
    # Faster than to call the class.
    pieces = map(Piece._make, zip(*sides, texts, repeat(()), repeat(())))
    rules = zip(*[iter(places[end:])] * 4, strict=True)
    return Told(state, count, [_page(page, pieces, rules) for page in pages])


def _page(page: tuple[bool, int, int], pieces: Iterator[Piece], rules: Iterator[Box]) -> Seen:
    is_plain, piece_count, rule_count = page
    return Seen(list(islice(pieces, piece_count)), is_plain, list(islice(rules, rule_count)))
