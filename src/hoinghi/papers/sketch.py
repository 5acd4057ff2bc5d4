"""A drawing of lines, boxes, marks and words as a value, in millimetres from its upper left.

What draws it decides the colours of its tones; a hatch goes with each tone, so that a print in
black and white tells them apart as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a part of a drawing means; never told by its colour alone."""

    TEXT = "text"
    FAINT = "faint"
    GRID = "grid"
    DONE = "done"
    GOING = "going"
    WAITING = "waiting"
    LATE = "late"
    OPEN = "open"
    OFF = "off"


class Hatch(StrEnum):
    """Lines drawn over a tone."""

    NONE = "none"
    RISING = "rising"
    FALLING = "falling"
    CROSSED = "crossed"
    UPRIGHT = "upright"
    EMPTY = "empty"


HATCHES = {
    Tone.DONE: Hatch.NONE,
    Tone.GOING: Hatch.FALLING,
    Tone.WAITING: Hatch.UPRIGHT,
    Tone.LATE: Hatch.CROSSED,
    Tone.OPEN: Hatch.EMPTY,
    Tone.OFF: Hatch.RISING,
}
HATCH_STEP = 1.6
"""Distance of two lines of a hatch, mm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchBox:
    """A filled box."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone
    plain: bool = False
    """Without hatch: the ground of a number."""
    strength: float = 1.0
    """How strong its colour is on white, from 0 to 1; what is weaker than 1 has no hatch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchLine:
    """A straight line; ``dashed`` tells two kinds of line apart."""

    x1: float
    y1: float
    x2: float
    y2: float
    tone: Tone
    thickness: float = 0.25
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchWords:
    """Words on one line that stand on ``y``; ``anchor``: "start", "middle" or "end" stands at x.

    ``on`` is the tone that they stand on, None for the bare ground.
    """

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    tone: Tone = Tone.TEXT
    anchor: str = "start"
    on: Tone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchMark:
    """A diamond, *size* mm high around its middle."""

    x: float
    y: float
    size: float
    tone: Tone


SketchPart = SketchBox | SketchLine | SketchWords | SketchMark


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """Parts in the order in which they are drawn; what comes later covers what came before.

    Attributes:
        title: What is shown, a few words. ``description``: what it says, one or two sentences.
    """

    width: float
    height: float
    title: str
    description: str
    parts: tuple[SketchPart, ...]


def strokes(box: SketchBox) -> Iterator[tuple[float, float, float, float]]:
    """Give the lines of the hatch of *box*, cut at its edges: x1, y1, x2, y2."""
    hatch = Hatch.NONE if box.plain or box.strength < 1 else HATCHES.get(box.tone, Hatch.NONE)
    if hatch is Hatch.UPRIGHT:
        x = box.x + HATCH_STEP / 2
        while x < box.x + box.width:
            yield x, box.y, x, box.y + box.height
            x += HATCH_STEP
    if hatch in (Hatch.RISING, Hatch.CROSSED):
        yield from _slanting(box, rising=True)
    if hatch in (Hatch.FALLING, Hatch.CROSSED):
        yield from _slanting(box, rising=False)


def _slanting(box: SketchBox, *, rising: bool) -> Iterator[tuple[float, float, float, float]]:
    """Give lines at 45 degrees: each is the part of x + y = at that lies in the box."""
    step = HATCH_STEP * 1.5
    at = step / 2
    while at < box.width + box.height:
        left, right = max(0.0, at - box.height), min(at, box.width)
        top, low = at - left, at - right
        if rising:
            yield box.x + left, box.y + top, box.x + right, box.y + low
        else:
            yield (
                box.x + left,
                box.y + box.height - top,
                box.x + right,
                box.y + box.height - low,
            )
        at += step
