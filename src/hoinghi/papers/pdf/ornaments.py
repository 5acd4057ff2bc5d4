"""The border and ground of a certificate: fret, lotus, bronze drum. Lengths in millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import cos, pi, sin, tau

from hoinghi.papers.metrics import PT_PER_MM
from hoinghi.papers.pdf.drawing import Drawing

WIDTH, HEIGHT = 297.0, 210.0
EDGE, BAND = 8.0, 9.0

RED, DEEP = "#a8151c", "#7d0f15"
GOLD, LIGHT, PALE = "#c9982f", "#f0d78c", "#f8efd9"
_PAPER = "#fffdf7"

# One step of the fret (hồi văn), in parts of its width and height.
_FRET = ((0.0, 1.0), (0.0, 0.0), (0.78, 0.0), (0.78, 0.72), (0.3, 0.72), (0.3, 0.34), (0.54, 0.34))
_FRET_TOP, _FRET_HEIGHT = 2.2, 4.6
_STEP = 5.55

# Rings of the drum: share of its radius, thickness.
_RINGS = (
    (1.0, 1.2),
    (0.95, 0.3),
    (0.82, 0.3),
    (0.79, 0.8),
    (0.6, 0.3),
    (0.57, 0.8),
    (0.44, 0.3),
    (0.41, 0.3),
)
# Lines along the border: distance from its outer edge, thickness, colour.
_LINES = (
    (-1.6, 0.35, GOLD),
    (0.0, 0.6, GOLD),
    (0.9, 0.3, LIGHT),
    (BAND - 0.9, 0.3, LIGHT),
    (BAND, 0.6, GOLD),
    (BAND + 1.8, 0.3, GOLD),
    (BAND + 2.6, 0.7, RED),
)


@lru_cache(maxsize=1)
def border() -> Drawing:
    """The whole page but for its words."""
    page = Drawing(WIDTH, HEIGHT)
    inner = (EDGE + BAND, EDGE + BAND, WIDTH - 2 * (EDGE + BAND), HEIGHT - 2 * (EDGE + BAND))
    page.rectangle((EDGE, EDGE, WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE), fill=RED)
    page.rectangle(inner, fill=_PAPER)
    _drum(page, (WIDTH / 2, HEIGHT / 2), 62.0)
    for by, thickness, colour in _LINES:
        at = EDGE + by
        box = (at, at, WIDTH - 2 * at, HEIGHT - 2 * at)
        page.rectangle(box, stroke=colour, thickness=thickness * PT_PER_MM)
    _sides(page, inner[2], inner[3])
    for x in (EDGE, WIDTH - EDGE - BAND):
        for y in (EDGE, HEIGHT - EDGE - BAND):
            box = (x, y, BAND, BAND)
            page.rectangle(box, fill=DEEP, stroke=GOLD, thickness=0.6 * PT_PER_MM)
            _lotus(page, (x + BAND / 2, y + BAND / 2), BAND - 0.8)
    return page


def _sides(page: Drawing, long: float, short: float) -> None:
    across, upright = _side(long), _side(short)
    near, far = EDGE, EDGE + BAND
    page.place(across, far, near)
    page.place(across, WIDTH - far, HEIGHT - near, turned=180)
    page.place(upright, near, HEIGHT - far, turned=270)
    page.place(upright, WIDTH - near, far, turned=90)


def _side(length: float) -> Drawing:
    """A fret of whole steps along *length*."""
    side, steps = Drawing(length, BAND), round(length / _STEP)
    step, low = length / steps, _FRET_TOP + _FRET_HEIGHT
    pen = {"stroke": LIGHT, "thickness": 0.42 * PT_PER_MM, "round_ends": True}
    side.shape([(0.0, low), (length, low)], **pen)  # type: ignore[arg-type]
    for number in range(steps):
        points = [((number + 0.11 + x) * step, _FRET_TOP + y * _FRET_HEIGHT) for x, y in _FRET]
        side.shape(points, **pen)  # type: ignore[arg-type]
    return side


def _turned(point: Sequence[float], angle: float, centre: tuple[float, float]) -> list[float]:
    """Turn the pairs of *point* clockwise about the origin, which lies at *centre*."""
    c, s = cos(angle), sin(angle)
    result = []
    for x, y in zip(point[::2], point[1::2], strict=True):
        result += [centre[0] + x * c - y * s, centre[1] + x * s + y * c]
    return result


def _lotus(page: Drawing, centre: tuple[float, float], size: float) -> None:
    """A lotus seen from above."""
    for count in range(8):
        _petal(page, centre, (tau / 16 + count * tau / 8, size * 0.46, size * 0.2), GOLD)
    for count in range(8):
        _petal(page, centre, (count * tau / 8, size * 0.4, size * 0.2), LIGHT)
    page.circle(centre, size * 0.09, fill=RED, stroke=LIGHT, thickness=0.3 * PT_PER_MM)


def _petal(
    page: Drawing, centre: tuple[float, float], form: tuple[float, float, float], fill: str
) -> None:
    angle, long, wide = form
    points: tuple[tuple[float, ...], ...] = (
        (0.0, 0.0),
        (-0.75 * wide, -0.38 * long, -0.4 * wide, -0.78 * long, 0.0, -long),
        (0.4 * wide, -0.78 * long, 0.75 * wide, -0.38 * long, 0.0, 0.0),
    )
    turned = [_turned(point, angle, centre) for point in points]
    page.shape(turned, fill=fill, stroke=DEEP, thickness=0.15 * PT_PER_MM, closed=True)


def _drum(page: Drawing, centre: tuple[float, float], radius: float) -> None:
    """The sun and the rings of a bronze drum (trống đồng), faint, behind the words."""
    for share, thickness in _RINGS:
        page.circle(centre, radius * share, stroke=PALE, thickness=thickness * PT_PER_MM)

    def at(angle: float, share: float) -> list[float]:
        return _turned((0.0, -radius * share), angle, centre)

    rays = 14
    star = [at(n * pi / rays, 0.13 if n % 2 else 0.39) for n in range(2 * rays)]
    page.shape(star, fill=PALE, closed=True)
    for n in range(56):
        angle, half = n * tau / 56, tau / 150
        tooth = [at(angle - half, 0.83), at(angle, 0.94), at(angle + half, 0.83)]
        page.shape(tooth, fill=PALE, closed=True)
    for n in range(36):
        x, y = at(n * tau / 36, 0.685)
        page.circle((x, y), 2.6, stroke=PALE, thickness=0.35 * PT_PER_MM)
        page.circle((x, y), 0.9, fill=PALE)
