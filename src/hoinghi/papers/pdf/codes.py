"""QR codes as operators: sharp at every size, few bytes."""

from __future__ import annotations

from functools import lru_cache

from hoinghi.papers import qr

_STEP = 8


def operators(data: str, x: float, top: float, size: float) -> str:
    """Draw the code of *data* in a square of *size* pt whose upper left corner is x, top.

    Raises:
        ValueError: *data* is empty or too long for a QR code.
    """
    rows = qr.matrix(data)
    side = len(rows)
    scale = size / (side + 2 * qr.QUIET_ZONE)
    left, low = x + qr.QUIET_ZONE * scale, top - (qr.QUIET_ZONE + side) * scale
    parts = [f"q {scale:.4f} 0 0 {scale:.4f} {left:.2f} {low:.2f} cm\n"]
    for y, row in enumerate(reversed(rows)):
        parts += [_runs(row[at : at + _STEP], at, y) for at in range(0, side, _STEP)]
    parts.append("f Q\n")
    return "".join(parts)


@lru_cache(maxsize=65_536)
def _runs(modules: bytes, left: int, low: int) -> str:
    """Rectangles of the dark modules; those of one path that touch leave no seam."""
    parts, x = [], modules.find(1)
    while x >= 0:
        end = modules.find(0, x)
        end = len(modules) if end < 0 else end
        parts.append(f"{left + x} {low} {end - x} 1 re\n")
        x = modules.find(1, end)
    return "".join(parts)
