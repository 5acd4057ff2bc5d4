"""QR codes as operators: a picture of pure black and white inside the page, few bytes."""

from __future__ import annotations

from hoinghi.papers import qr

# Along a module: a viewer that smooths what it enlarges leaves the edges sharp all the same, and
# a module is one hexadecimal figure.
_SAMPLES = 4
_ONES = str.maketrans("1", "f")


def operators(data: str, x: float, top: float, size: float) -> str:
    """Draw the code of *data* in a square of *size* pt whose upper left corner is x, top.

    Raises:
        ValueError: *data* is empty or too long for a QR code.
    """
    bits, side = qr.bits(data)
    stride = len(bits) // side
    modules = f"{int.from_bytes(bits):0{8 * len(bits)}b}".translate(_ONES)
    samples = bytes.fromhex(modules).decode("latin-1")
    wide = 8 * stride
    starts = range(0, len(samples), wide // 2)
    rows = "".join(samples[start : start + wide // 2] * _SAMPLES for start in starts)
    module = size / (side + 2 * qr.QUIET_ZONE)
    left, low = x + qr.QUIET_ZONE * module, top - (qr.QUIET_ZONE + side) * module
    # A mask prints its ones in the colour of the moment; what is light, its margin with it, is
    # left as it was. Source: ISO 32000-1, 8.9.6.2 and 8.9.7.
    return (
        f"q {wide * module:.3f} 0 0 {side * module:.3f} {left:.2f} {low:.2f} cm\n"
        f"BI/W {wide * _SAMPLES}/H {side * _SAMPLES}/IM true/D[1 0]/BPC 1 ID {rows}\nEI Q\n"
    )
