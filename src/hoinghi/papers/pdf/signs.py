"""Signs that the typeface lacks, as glyphs of our own: ☐ ☑ ✓ are letters to who copies them."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from hoinghi.papers.letters import DRAWN

Contour = Sequence[tuple[float, float]]

# In sizes. Outlines run with the clock, holes against it (OpenType specification, table glyf).
_SQUARE: tuple[Contour, ...] = (
    ((0.0, -0.08), (0.0, 0.72), (0.8, 0.72), (0.8, -0.08)),
    ((0.06, -0.02), (0.74, -0.02), (0.74, 0.66), (0.06, 0.66)),
)
_TICK: Contour = (
    (0.1826, 0.331),
    (0.3357, 0.1699),
    (0.6438, 0.5867),
    (0.7162, 0.5333),
    (0.3443, 0.0301),
    (0.1174, 0.269),
)
_SHAPES = {"empty": _SQUARE, "checked": (*_SQUARE, _TICK), "tick": (_TICK,)}

WIDTH = 0.8
"""Of every sign, in sizes."""


def glyph_of(sign: str, count: int) -> int:
    """Number of *sign* in a face whose own glyphs are *count*."""
    return count + list(DRAWN).index(sign)


def outlines(count: int, units: int) -> dict[int, bytes]:
    """Glyph → entry of table glyf, for a face of *count* glyphs and *units* to the size."""
    return {glyph_of(sign, count): _outline(_SHAPES[name], units) for sign, name in DRAWN.items()}


def _outline(contours: Sequence[Contour], units: int) -> bytes:
    points = [(round(x * units), round(y * units)) for contour in contours for x, y in contour]
    across, up = [x for x, _ in points], [y for _, y in points]
    ends, last = [], -1
    for contour in contours:
        last += len(contour)
        ends.append(last)
    head = struct.pack(">5h", len(contours), min(across), min(up), max(across), max(up))
    head += struct.pack(f">{len(ends)}HH", *ends, 0)  # no instructions
    return head + b"\1" * len(points) + _steps(across) + _steps(up)


def _steps(places: Sequence[int]) -> bytes:
    """Each place as its distance from the one before."""
    steps = [here - before for before, here in zip([0, *places], places, strict=False)]
    return struct.pack(f">{len(steps)}h", *steps)
