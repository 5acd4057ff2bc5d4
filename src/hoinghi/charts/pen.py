"""What draws a chart: a frame, and a pen that puts parts one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hoinghi.charts.values import Chart, Series
from hoinghi.papers.metrics import PT_PER_MM, width_mm
from hoinghi.papers.sketch import (
    HATCHES,
    Hatch,
    Sketch,
    SketchBox,
    SketchPart,
    SketchWords,
    Tone,
)
from hoinghi.papers.words import format_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a chart is drawn for; lengths in mm.

    Attributes:
        size: Of the letters. ``wider``: how much wider they are set than in Times New Roman.
        beside: Share of the width that names take beside their bars; 0 puts them above.
        bar: Height of a bar.
    """

    width: float
    size: float
    wider: float
    beside: float
    bar: float

    def width_of(self, words: str, *, bold: bool = False, size: float = 0.0) -> float:
        """Width in mm of *words* on one line."""
        return width_mm(words, (size or self.size) * PT_PER_MM, bold=bold) * self.wider


PAGE = Frame(width=100.0, size=3.5, wider=1.24, beside=0.0, bar=4.6)
"""A card of a page: names above their bars, so that a telephone shows it too."""
PAPER = Frame(width=165.0, size=3.7, wider=1.0, beside=0.42, bar=5.5)
"""The width of the text of an A4 sheet."""

GAP = 1.6


@dataclass(slots=True)
class Pen:
    """Puts parts one below the other; ``y`` is how far down it has come."""

    frame: Frame
    y: float = 0.0
    parts: list[SketchPart] = field(default_factory=list)

    @property
    def left(self) -> float:
        """Where bars begin."""
        return self.frame.width * self.frame.beside

    def words(self, x: float, y: float, text: str, **look: object) -> None:
        size = look.pop("size", self.frame.size)
        self.parts.append(SketchWords(x=x, y=y, text=text, size=size, **look))  # type: ignore[arg-type] # what look holds is said where it is called

    def name(self, label: str, said: str = "") -> None:
        """Write the name of a bar, above it or beside it, and a word about it at the right."""
        frame, size = self.frame, self.frame.size
        room = (self.left or frame.width) - GAP
        if not frame.beside:
            room -= frame.width_of(said, bold=True) + GAP if said else 0.0
            self.y += size
            base = self.y
            self.y += 1.4
        else:
            base = self.y + (frame.bar + size * 0.7) / 2
        self.words(0.0, base, fitted(label, room, frame))
        if said:
            self.words(frame.width, base, said, bold=True, anchor="end")

    def box(self, x: float, width: float, tone: Tone, *, plain: bool = False) -> None:
        box = SketchBox(x=x, y=self.y, width=width, height=self.frame.bar, tone=tone, plain=plain)
        self.parts.append(box)

    def number(self, x: float, width: float, number: int, tone: Tone) -> None:
        """Write *number* in the middle of its part, on ground of its own, where it has room."""
        said, size = format_number(number), self.frame.size * 0.92
        wide = self.frame.width_of(said, bold=True, size=size)
        if wide + 1.2 > width:
            return
        middle, high = x + width / 2, self.frame.bar
        if HATCHES[tone] not in (Hatch.NONE, Hatch.EMPTY):
            ground = SketchBox(
                x=middle - wide / 2 - 0.5,
                y=self.y + 0.4,
                width=wide + 1.0,
                height=high - 0.8,
                tone=tone,
                plain=True,
            )
            self.parts.append(ground)
        base = self.y + (high + size * 0.72) / 2
        self.words(middle, base, said, bold=True, size=size, anchor="middle", on=tone)

    def legend(self, series: Sequence[Series]) -> None:
        """Say what each tone means, in as many lines as it takes."""
        frame, x = self.frame, 0.0
        for one in series:
            wide = 7.0 + frame.width_of(one.name)
            if x and x + wide > frame.width:
                x, self.y = 0.0, self.y + frame.size * 1.6
            self.parts.append(SketchBox(x=x, y=self.y, width=5.0, height=3.4, tone=one.tone))
            self.words(x + 6.2, self.y + 3.0, one.name)
            x += wide + 4.0
        self.y += frame.size * 1.6 + GAP

    def done(self, chart: Chart) -> Sketch:
        return Sketch(
            width=self.frame.width,
            height=round(self.y, 2),
            title=chart.title,
            description=chart.description,
            parts=tuple(self.parts),
        )


def fitted(words: str, room: float, frame: Frame) -> str:
    """Cut *words* between two of them to fit *room* mm; an ellipsis tells that some are gone."""
    if frame.width_of(words) <= room:
        return words
    kept = words.split(" ")
    while len(kept) > 1 and frame.width_of(" ".join(kept) + " …") > room:
        kept.pop()
    cut = " ".join(kept)
    while len(cut) > 1 and frame.width_of(cut + " …") > room:
        cut = cut[:-1]
    return cut.rstrip(" ,;") + " …"
