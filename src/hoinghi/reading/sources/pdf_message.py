"""What a process that reads a PDF writes of it: a line of JSON, and after it places as floats.

The line holds ``[state, page count, lines of each page, texts, rows]``, each row as ``[which of the
lines, cells, edges]``; the floats, of four bytes, all lefts, then tops, rights and bottoms.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from itertools import islice

from hoinghi.reading.sources.pdf_boxes import Told, pieces_of


def written(told: Told) -> bytes:
    """*told* as ``heard`` takes it."""
    lines = [line for page in told.pages for line in page]
    sides: list[Sequence[float]] = [[], [], [], []]
    if lines:
        lefts, tops, rights, bottoms, *_ = zip(*lines, strict=True)
        sides = [lefts, tops, rights, bottoms]
    rows = [(at, line.cells, line.edges) for at, line in enumerate(lines) if line.cells]
    texts = [line.text for line in lines]
    head = [told.state, told.page_count, [len(page) for page in told.pages], texts, rows]
    return b"".join(
        [
            json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode(),
            b"\n",
            *[array("f", side).tobytes() for side in sides],
        ]
    )


def heard(message: bytes) -> Told:
    """What was told in *message*.

    Raises:
        ValueError: It was cut short.
    """
    head, _, rest = message.partition(b"\n")
    state, page_count, lengths, texts, rows = json.loads(head)
    places = array("f")
    places.frombytes(rest)
    count = len(texts)
    if len(places) != 4 * count:
        raise ValueError(f"{len(places)} sides for {count} lines")
    lefts, tops, rights, bottoms = (places[side * count : (side + 1) * count] for side in range(4))
    lines = pieces_of((lefts, tops, rights, bottoms), texts)
    for at, cells, edges in rows:
        lines[at] = lines[at]._replace(cells=tuple(cells), edges=tuple(edges))
    following = iter(lines)
    return Told(state, page_count, [list(islice(following, length)) for length in lengths])
