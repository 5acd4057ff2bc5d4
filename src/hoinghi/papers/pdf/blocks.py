"""What stands on pages: blocks made of slices, which are never divided.

A slice is a line, a row of a table, a header: it is made once, relative to its upper left corner,
and may be placed anywhere. Lengths in points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from hoinghi.papers.pdf import codes
from hoinghi.papers.pdf.document import Ink
from hoinghi.papers.pdf.images import Image
from hoinghi.papers.pdf.setting import SetLine


@dataclass(frozen=True, slots=True)
class Printed:
    """A line in its slice: ``x`` of its room, ``base`` below the upper edge."""

    x: float
    base: float
    line: SetLine


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code in its slice: left and upper edge, size with the quiet zone, what it says."""

    x: float
    down: float
    size: float
    data: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A part of a block that stays whole.

    Attributes:
        shapes: Operators of what is no text; origin at the upper left corner, up is up.
        keep: No page ends after it.
        opening, closing: Drawn as well where a page begins or ends with it.
        notes: Footnotes that its text calls for: number and words.
        images: What ``shapes`` show by their names; ``inks``: the letters that they set.
        parts: Takes the place of the slice where the rest of the page cannot hold it whole.
    """

    height: float
    lines: tuple[Printed, ...] = ()
    shapes: str = ""
    keep: bool = False
    opening: str = ""
    closing: str = ""
    notes: tuple[tuple[int, str], ...] = ()
    images: tuple[Image, ...] = ()
    inks: tuple[Ink, ...] = ()
    codes: tuple[Code, ...] = ()
    parts: tuple[Slice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Slices one below the other.

    Attributes:
        before, after: Least distance to what stands above and below.
        keep: No page ends after it.
        head: Begins every page on which the block goes on.
        breaks: What follows begins on a new page; the block itself is empty.
        mark: Level and words for the outline.
    """

    slices: tuple[Slice, ...] = ()
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    head: Slice | None = None
    breaks: bool = False
    mark: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A slice on its page: ``top`` below the upper margin."""

    slice: Slice
    top: float
    mark: tuple[int, str] | None = None


@dataclass(slots=True)
class Pile:
    """Slices put into one, each at its place."""

    lines: list[Printed] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    inks: list[Ink] = field(default_factory=list)
    codes: list[Code] = field(default_factory=list)

    def put(self, part: Slice, x: float, down: float) -> None:
        self.lines += moved(part.lines, x, down)
        if part.shapes:
            self.shapes.append(shifted(part.shapes, x, -down))
        self.notes += part.notes
        self.images += part.images
        self.inks += part.inks
        self.codes += [Code(c.x + x, c.down + down, c.size, c.data) for c in part.codes]

    def slice(self, height: float) -> Slice:
        return Slice(
            height=height,
            lines=tuple(self.lines),
            shapes="".join(self.shapes),
            notes=tuple(self.notes),
            images=tuple(self.images),
            inks=tuple(self.inks),
            codes=tuple(self.codes),
        )


def stacked(blocks: Iterable[Block]) -> Slice:
    """All *blocks*, one below the other, as one slice."""
    pile = Pile()
    height, after, first = 0.0, 0.0, True
    for block in blocks:
        height += 0.0 if first else max(after, block.before)
        for part in block.slices:
            pile.put(part, 0.0, height)
            height += part.height
        after, first = block.after, False
    return pile.slice(height)


def moved(lines: Iterable[Printed], x: float, down: float) -> Iterator[Printed]:
    for line in lines:
        yield Printed(line.x + x, line.base + down, line.line)


def shifted(shapes: str, x: float, y: float) -> str:
    return f"q 1 0 0 1 {x:.2f} {y:.2f} cm {shapes}Q\n" if shapes else ""


class Page:
    """Operators of one page, put together from slices. Origin at the lower left corner."""

    def __init__(self) -> None:
        self.ink = Ink()
        self._text: list[str] = []
        self._shapes: list[str] = []
        self._font: tuple[int, float] | None = None

    def put(self, part: Slice, x: float, y: float) -> None:
        """Draw *part* with its upper left corner at *x*, *y*."""
        for printed in part.lines:
            self.print(printed.line, x + printed.x, y - printed.base)
        if part.shapes:
            self._shapes.append(shifted(part.shapes, x, y))
        for code in part.codes:
            self.code(code, x, y, code.data)
        for image in part.images:
            self.ink.images[image.name] = image
        for ink in part.inks:
            self.ink.add(ink)

    def print(self, line: SetLine, x: float, y: float) -> None:
        """Set *line* in the room that begins at *x*; its letters stand on *y*."""
        if line.operators:
            font = (
                "" if self._font == (line.first, line.size) else f"/F{line.first} {line.size:g} Tf "
            )
            self._text.append(f"{font}1 0 0 1 {x + line.x:.2f} {y:.2f} Tm{line.operators}\n")
            self._font = (line.last, line.size)
            self.ink.faces |= line.faces
            if line.rare:
                self.ink.rare.update(line.rare)

    def code(self, code: Code, x: float, y: float, data: str) -> None:
        """Draw *data* as the *code* of a slice whose upper left corner is *x*, *y*."""
        self._shapes.append(codes.operators(data, x + code.x, y - code.down, code.size))

    def operators(self) -> str:
        text = ["BT\n", *self._text, "ET\n"] if self._text else []
        return "".join([*text, *self._shapes])
