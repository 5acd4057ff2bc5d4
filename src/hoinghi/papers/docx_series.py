"""A series of papers as Word's XML: written once with marks in its slots, cut there, and filled.

What comes out is what writing each copy by itself gives. Where that cannot be promised, because a
value needs more than its letters or a slot stands where it changes the layout, there is no stencil
and the copies are written one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from hoinghi.papers.letters import PLAIN
from hoinghi.papers.model import Paper
from hoinghi.papers.slots import LOOKED_AT, Series, ending, outside_blocks
from hoinghi.papers.strings import texts

# Marks that are plain letters to all who write XML. A paper that has such letters of its own
# gets no stencil.
_OPEN, _CLOSE = "⁅", "⁆"
_MARKED: Final = re.compile(f"{_OPEN}([^{_CLOSE}]+){_CLOSE}")

_FEWEST: Final = 3


def number_mark(code: int) -> str:
    """What stands for the number that a picture has in its file."""
    return f"{_OPEN}n{code}{_CLOSE}"


def relation_mark(code: int) -> str:
    """What stands for the relation by which the text names a picture."""
    return f"{_OPEN}r{code}{_CLOSE}"


@dataclass(frozen=True, slots=True)
class Written:
    """A paper as XML: what its last section closes, that section, what its codes say."""

    body: str
    section: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stencil:
    """A paper cut at its slots.

    Attributes:
        pieces: Letters that all copies have; between them stand the values of ``keys``.
        codes: Data of the QR codes, with marks.
        section: Of the last sheet.
        lettered: Places in a row whose values stand in the text.
        ending: Those of them that end a paragraph.
    """

    pieces: tuple[str, ...]
    keys: tuple[str, ...]
    codes: tuple[str, ...]
    section: str
    lettered: frozenset[int]
    ending: frozenset[int]

    def takes(self, row: Sequence[str]) -> bool:
        """Whether the values of *row* are letters of one line and nothing more."""
        return all(_is_plain(row[place]) for place in self.lettered) and not any(
            row[place].endswith(LOOKED_AT) for place in self.ending
        )

    def data(self, row: Sequence[str]) -> list[str]:
        """What the codes of the copy of *row* say."""
        return [_MARKED.sub(lambda mark: row[int(mark[1])], code) for code in self.codes]

    def body(self, row: Sequence[str], pictures: Sequence[tuple[str, str]]) -> str:
        """The copy of *row*, whose codes have the numbers and relations of *pictures*."""
        values = {str(place): escape(value) for place, value in enumerate(row)}
        for code, (number, relation) in enumerate(pictures):
            values[f"n{code}"], values[f"r{code}"] = number, relation
        parts = [""] * (2 * len(self.pieces) - 1)
        parts[::2] = self.pieces
        parts[1::2] = [values[key] for key in self.keys]
        return "".join(parts)


def stencil(series: Series, write: Callable[[Paper], Written | None]) -> Stencil | None:
    """The stencil of *series*; none where *write* or the place of a slot does not allow it.

    Nor is there one for so few copies that making it takes longer than writing them.

    Args:
        write: Writes a paper whose pictures are marked; none where it needs more than text.
    """
    if len(series.rows) < _FEWEST or outside_blocks(series.paper) or _has_marks(series.paper):
        return None
    marks = tuple(f"{_OPEN}{place}{_CLOSE}" for place in range(len(series.names)))
    written = write(series.filled(marks))
    if written is None:
        return None
    cut = _MARKED.split(written.body)
    return Stencil(
        pieces=tuple(cut[::2]),
        keys=tuple(cut[1::2]),
        codes=written.codes,
        section=written.section,
        lettered=frozenset(int(key) for key in cut[1::2] if key.isdigit()),
        ending=frozenset(series.names.index(name) for name in ending(series.paper)),
    )


def _has_marks(paper: Paper) -> bool:
    return any(_OPEN in text or _CLOSE in text for text in texts(paper))


def _is_plain(value: str) -> bool:
    """Whether *value* is written as its letters, whatever stands around it."""
    return bool(value) and "\n" not in value and PLAIN.fullmatch(value) is not None
