"""A drawing: text, rules, shapes, pictures, QR codes, placed in mm from its upper left corner.

``Drawing`` knows nothing of the file, so that it may be made once and drawn in many places:
inline (``place``), or shared by all pages that show it (``stamp``). Things are drawn in the order
in which they are called for; what comes later covers what came before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import cos, radians, sin

from hoinghi.papers.letters import clean
from hoinghi.papers.metrics import ASCENT, LINE_HEIGHT, PT_PER_MM, SINGLE
from hoinghi.papers.model import Align
from hoinghi.papers.pdf import codes
from hoinghi.papers.pdf.document import Ink
from hoinghi.papers.pdf.faces import index_of
from hoinghi.papers.pdf.images import Image
from hoinghi.papers.pdf.setting import Measure, SetLine, Stretch, set_lines, widest

"""Points in a millimetre."""

BLACK = "#000000"
_STEP = 0.5
_EPSILON = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How letters are set: size in pt, face, colour ``"#rrggbb"``, room between letters.

    ``spacing`` is the distance of lines in single lines; ``tracking`` in parts of the size.
    """

    size: float
    bold: bool = False
    italic: bool = False
    colour: str = BLACK
    align: Align = Align.LEFT
    spacing: float = 1.0
    tracking: float = 0.0

    @property
    def face(self) -> int:
        return index_of(bold=self.bold, italic=self.italic)


class Drawing:
    """Something drawn, *width* by *height* mm."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.ink = Ink()
        self.parts: list[str | Drawing] = []
        """Operators; a shared drawing stands for its name."""
        self._fill = BLACK

    # ----- text

    def line(self, x: float, y: float, words: str, look: Look) -> float:
        """Set *words* on one line whose letters stand on *y*; its width in mm.

        ``look.align`` tells what stands at *x*: the begin of the line, its middle or its end.

        Raises:
            UnprintableText: A letter for which the font has no glyph.
        """
        (set_,) = set_lines([Stretch(_one_line(words), look.face)], _endless(look.size))
        share = {Align.CENTER: 0.5, Align.RIGHT: 1.0}.get(look.align, 0.0)
        width = _tracked(set_, look)
        self._print(set_, x * PT_PER_MM - share * width, y, look)
        return width / PT_PER_MM

    def text(self, x: float, y: float, width: float, words: str, look: Look) -> float:
        """Set *words* in lines no wider than *width* from *y* down; the height taken in mm.

        Line breaks in *words* are kept. ``Align.JUSTIFY`` fills all lines but the last.

        Raises:
            UnprintableText: A letter for which the font has no glyph.
        """
        lines = _set(words, width, look)
        self._print_all(lines, x, y, look)
        return _height(len(lines), look)

    def fitted(
        self,
        box: tuple[float, float, float, float],
        words: str,
        look: Look,
        *,
        lines: int = 1,
        least: float = 6.0,
        up: float = 0.5,
    ) -> Look:
        """Set *words* in *box* (x, y, width, height in mm), smaller until they fit.

        They take at most *lines* lines; a word is never broken. At the size *least* (pt) what
        still does not fit runs over the lower edge, so that no word is lost.

        Args:
            up: Share of the free height above the text: 0 top, 0.5 middle, 1 bottom.

        Returns:
            The look as it was set, to be compared or used again.

        Raises:
            UnprintableText: A letter for which the font has no glyph.
        """
        x, y, width, height = box
        look, set_ = fit(words, width, height, look, lines=lines, least=least)
        free = height - _height(len(set_), look)
        self._print_all(set_, x, y + max(0.0, free * up), look)
        return look

    def _print_all(self, lines: Sequence[SetLine], x: float, y: float, look: Look) -> None:
        pitch = look.size * SINGLE * look.spacing / PT_PER_MM
        for number, set_ in enumerate(lines):
            base = y + look.size * ASCENT / PT_PER_MM + number * pitch
            share = {Align.CENTER: 0.5, Align.RIGHT: 1.0}.get(look.align, 0.0)
            more = share * (_tracked(set_, look) - set_.width)
            self._print(set_, x * PT_PER_MM + set_.x - more, base, look)

    def _print(self, set_: SetLine, x: float, y: float, look: Look) -> None:
        if set_.operators:
            self._colour(look.colour)
            self.ink.use(set_.faces, set_.rare)
            spaced = f"{look.tracking * look.size:.2f} Tc " if look.tracking else ""
            again = " 0 Tc" if look.tracking else ""
            self.parts.append(
                f"BT {spaced}/F{set_.first} {set_.size:g} Tf {x:.2f} {self._up(y):.2f} Td "
                f"{set_.operators}{again} ET\n"
            )

    def _colour(self, colour: str) -> None:
        if colour != self._fill:
            self.parts.append(f"{_rgb(colour)} rg\n")
            self._fill = colour

    def _up(self, y: float) -> float:
        return (self.height - y) * PT_PER_MM

    # ----- lines and shapes

    def rule(
        self, start: tuple[float, float], end: tuple[float, float], thickness: float, **how: str
    ) -> None:
        """Draw a straight line *thickness* pt thick; ``colour="#rrggbb"``."""
        self.shape((start, end), stroke=how.get("colour", BLACK), thickness=thickness)

    def rectangle(
        self,
        box: tuple[float, float, float, float],
        *,
        fill: str | None = None,
        stroke: str | None = None,
        thickness: float = 0.5,
    ) -> None:
        """Draw a rectangle (x, y, width, height in mm), filled and/or with an edge in pt."""
        x, y, width, height = box
        across, up = width * PT_PER_MM, height * PT_PER_MM
        path = f"{x * PT_PER_MM:.2f} {self._up(y + height):.2f} {across:.2f} {up:.2f} re"
        self._paint(path, fill, stroke, thickness)

    def shape(
        self,
        points: Sequence[Sequence[float]],
        *,
        fill: str | None = None,
        stroke: str | None = None,
        thickness: float = 0.5,
        closed: bool = False,
        round_ends: bool = False,
    ) -> None:
        """Draw through *points*: (x, y), or (x1, y1, x2, y2, x, y) for a curve to x, y."""
        moves = []
        for number, point in enumerate(points):
            pairs = zip(point[::2], point[1::2], strict=True)
            places = " ".join(f"{x * PT_PER_MM:.2f} {self._up(y):.2f}" for x, y in pairs)
            moves.append(f"{places} {'c' if len(point) == 6 else 'l' if number else 'm'}")
        if closed:
            moves.append("h")
        self._paint(" ".join(moves), fill, stroke, thickness, round_ends=round_ends)

    def circle(
        self,
        centre: tuple[float, float],
        radius: float,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        thickness: float = 0.5,
    ) -> None:
        """Draw a circle, radius in mm."""
        (x, y), r = centre, radius
        k = 0.5523 * r  # where the handles of a quarter lie, so that the curve is round
        points: list[Sequence[float]] = [
            (x + r, y),
            (x + r, y + k, x + k, y + r, x, y + r),
            (x - k, y + r, x - r, y + k, x - r, y),
            (x - r, y - k, x - k, y - r, x, y - r),
            (x + k, y - r, x + r, y - k, x + r, y),
        ]
        self.shape(points, fill=fill, stroke=stroke, thickness=thickness, closed=True)

    def _paint(
        self,
        path: str,
        fill: str | None,
        stroke: str | None,
        thickness: float,
        *,
        round_ends: bool = False,
    ) -> None:
        if fill:
            self._colour(fill)
        if stroke:
            ends = " 1 J" if round_ends else ""
            pen = f"q {_rgb(stroke)} RG {thickness:g} w{ends} "
            self.parts.append(f"{pen}{path} {'B' if fill else 'S'} Q\n")
        elif fill:
            self.parts.append(f"{path} f\n")

    # ----- pictures, codes, other drawings

    def picture(self, box: tuple[float, float, float, float], picture: Image) -> None:
        """Show *picture* as large as *box* (x, y, width, height) lets it, in the middle."""
        x, y, width, height = box
        scale = min(width / picture.width, height / picture.height)
        wide, high = picture.width * scale, picture.height * scale
        left, low = x + (width - wide) / 2, y + (height + high) / 2
        sides = f"{wide * PT_PER_MM:.2f} 0 0 {high * PT_PER_MM:.2f}"
        matrix = f"{sides} {left * PT_PER_MM:.2f} {self._up(low):.2f}"
        self.ink.images[picture.name] = picture
        self.parts.append(f"q {matrix} cm /{picture.name} Do Q\n")

    def code(self, x: float, y: float, size: float, data: str) -> None:
        """Draw the QR code of *data*, *size* mm wide with the quiet zone around it.

        Raises:
            ValueError: *data* is empty or too long for a QR code.
        """
        self._colour(BLACK)
        self.parts.append(codes.operators(data, x * PT_PER_MM, self._up(y), size * PT_PER_MM))

    def place(self, drawing: Drawing, x: float, y: float, turned: float = 0.0) -> None:
        """Draw *drawing* with its upper left corner at *x*, *y*, turned clockwise in degrees.

        A quarter turn to the right leaves the corner at the upper right of what is seen.
        """
        self.ink.add(drawing.ink)
        self.parts += [f"q {self._matrix(drawing, x, y, turned)} cm\n", *drawing.parts, "Q\n"]

    def stamp(self, drawing: Drawing, x: float, y: float, turned: float = 0.0) -> None:
        """As ``place``, but the file holds *drawing* once, however often it is shown.

        It must not change afterwards.
        """
        self.ink.add(drawing.ink)
        self.parts += [f"q {self._matrix(drawing, x, y, turned)} cm /", drawing, " Do Q\n"]

    def _matrix(self, drawing: Drawing, x: float, y: float, turned: float) -> str:
        left, high = x * PT_PER_MM, self._up(y)
        if not turned:
            return f"1 0 0 1 {left:.2f} {high - drawing.height * PT_PER_MM:.2f}"
        c, s = cos(radians(turned)), -sin(radians(turned))
        low = drawing.height * PT_PER_MM
        return f"{c:.5f} {s:.5f} {-s:.5f} {c:.5f} {left + s * low:.2f} {high - c * low:.2f}"


def height_of(words: str, width: float, look: Look) -> float:
    """Height in mm that ``Drawing.text`` takes."""
    return _height(len(_set(words, width, look)), look)


def width_of(words: str, width: float, look: Look) -> float:
    """Width in mm of the widest line that ``Drawing.text`` sets."""
    return max(_tracked(line, look) for line in _set(words, width, look)) / PT_PER_MM


def fit(
    words: str, width: float, height: float, look: Look, *, lines: int, least: float
) -> tuple[Look, tuple[SetLine, ...]]:
    """The largest look, in steps of half a point, in which *words* fit; and their lines."""
    text = [Stretch(clean(words), look.face)]

    def fits(size: float) -> bool:
        tried = replace(look, size=size)
        count, wide = widest(text, _measure(width, tried))
        high = _height(count, tried)
        return wide <= width * PT_PER_MM and count <= lines and high <= height + _EPSILON

    if not fits(look.size):
        # Half points down to the least: what fits at one size fits at every smaller one.
        low, high = 1, max(1, int((look.size - least) / _STEP))
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if fits(look.size - middle * _STEP) else (middle + 1, high)
        look = replace(look, size=look.size - low * _STEP)
    return look, _set(words, width, look)


# What all cards or certificates of a file say alike is set once.
@lru_cache(maxsize=1024)
def _set(words: str, width: float, look: Look) -> tuple[SetLine, ...]:
    return tuple(set_lines([Stretch(clean(words), look.face)], _measure(width, look)))


def _measure(width: float, look: Look) -> Measure:
    return Measure(width=width * PT_PER_MM, size=look.size, align=look.align)


def _height(lines: int, look: Look) -> float:
    pitch = SINGLE * look.spacing
    return look.size * ((lines - 1) * pitch + LINE_HEIGHT) / PT_PER_MM


def _tracked(set_: SetLine, look: Look) -> float:
    """Width in pt of a line with the room between its letters."""
    return set_.width + look.tracking * look.size * max(0, set_.letters - 1)


def _one_line(words: str) -> str:
    return clean(words).replace("\n", " ")


def _endless(size: float) -> Measure:
    return Measure(width=1e6, size=size)


def _rgb(colour: str) -> str:
    """Operands of ``rg`` for ``"#rrggbb"``."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return " ".join(f"{part:.3f}".rstrip("0").rstrip(".") for part in parts)
