"""The few things that a writer has to draw, in order.

Both writers draw these elements and decide nothing themselves, so DOCX and PDF cannot drift apart.
Lengths in millimetres, room above and below in points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from hoinghi.papers.model import Align, Figure, Orientation, Run, Table, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph in a named style; ``None`` leaves the matter to the style.

    ``left`` moves the whole paragraph, ``hanging`` lets its first line stand out to the left;
    ``before`` and ``after`` are in points.
    """

    style: str
    text: Text
    left: float = 0.0
    hanging: float = 0.0
    align: Align | None = None
    first_line: bool | None = None
    keep_next: bool = False
    before: float | None = None
    after: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A solid line in the middle of its cell."""

    length: float
    after: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Empty height for signature and seal."""

    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A QR code."""

    data: str
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture in the middle of the line, drawn *width* by *height* mm; see ``model.Figure``."""

    figure: Figure
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Framed:
    """Words in one frame of a fixed size, its left edge *left* mm from that of its room.

    Letters and frame are red where the style is.
    """

    style: str
    words: str
    width: float
    height: float
    left: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """Cells side by side without lines; ``offset`` moves the first edge from the margin."""

    widths: tuple[float, ...]
    rows: tuple[tuple[tuple[Element, ...], ...], ...]
    offset: float = 0.0
    middle: bool = False
    before: float = 0.0
    after: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A table with ruled cells; ``widths`` of its columns."""

    table: Table
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """What follows begins on a new page."""


Element = Line | Rule | Room | Picture | Image | Framed | Cells | Ruled | Break


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Pages of one orientation, counted from 1.

    Attributes:
        begins: The first of its paper: its footnotes count from 1, those of others go on.
        top: What stands in the top margin of its first page, below the edge at ``PAGE.header``.
        foot: What stands at the foot of its first page, within the text area.
    """

    orientation: Orientation
    elements: tuple[Element, ...]
    begins: bool = True
    top: tuple[Element, ...] = ()
    foot: tuple[Element, ...] = ()


def line(style: str, words: str) -> Line:
    """A line of one look in *style*."""
    return Line(style=style, text=tuple(_runs(words)))


def _runs(words: str) -> Iterator[Run]:
    """Set a placeholder that nobody knew, as titles keep it, apart from the words around it."""
    for index, piece in enumerate(_UNKNOWN.split(words)):
        if piece:
            yield Run(text=piece, unknown=index % 2 == 1)


_UNKNOWN: Final = re.compile(r"(\{\{ [^{}]+ \}\})")
