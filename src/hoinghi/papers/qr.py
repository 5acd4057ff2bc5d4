"""QR codes by zxing-cpp: the modules, a path for SVG, a PNG picture."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from math import isqrt
from typing import cast

QUIET_ZONE = 4
"""Empty modules around the code. Source: ISO/IEC 18004, 5.3.8."""


@lru_cache(maxsize=4096)
def matrix(data: str) -> tuple[bytes, ...]:
    """Rows of the code at error level M, quiet zone left out; 1 is a dark module.

    Raises:
        ValueError: *data* is empty or too long for a QR code.
    """
    import zxingcpp  # imported late: most commands draw no code

    barcode = zxingcpp.create_barcode(data, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    # The picture gives its bytes through the buffer protocol, which its stub does not say.
    image = cast("bytes", barcode.to_image(scale=1, add_quiet_zones=False))
    modules = memoryview(image).tobytes().translate(_DARK)
    side = isqrt(len(modules))
    return tuple(modules[row * side : (row + 1) * side] for row in range(side))


_DARK = bytes(1 if light < 128 else 0 for light in range(256))


def svg_path(data: str) -> tuple[str, int]:
    """Dark modules as an SVG path of one unit a module, and the side with its quiet zone."""
    rows = matrix(data)
    parts = []
    for y, row in enumerate(rows, start=QUIET_ZONE):
        x = row.find(1)
        while x >= 0:
            end = row.find(0, x)
            end = len(row) if end < 0 else end
            parts.append(f"M{x + QUIET_ZONE} {y}h{end - x}v1h{x - end}z")
            x = row.find(1, end)
    return "".join(parts), len(rows) + 2 * QUIET_ZONE


def svg(data: str) -> str:
    """The code as an SVG picture."""
    path, side = svg_path(data)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path d="{path}"/></svg>'
    )


def png(data: str, scale: int = 8) -> bytes:
    """The code as a PNG picture in black and white, *scale* pixels a module."""
    rows = matrix(data)
    side = (len(rows) + 2 * QUIET_ZONE) * scale
    empty = _packed(b"\1" * side) * (QUIET_ZONE * scale)
    lines = [empty]
    for row in rows:
        light = [b"\1" * scale if module == 0 else b"\0" * scale for module in row]
        margin = b"\1" * (QUIET_ZONE * scale)
        lines.append(_packed(margin + b"".join(light) + margin) * scale)
    lines.append(empty)
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = (
        (b"IHDR", header),
        (b"IDAT", zlib.compress(b"".join(lines), 6)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks)


def _packed(pixels: bytes) -> bytes:
    """One scan line: filter byte, then eight pixels a byte, 1 is white."""
    padded = pixels + b"\0" * (-len(pixels) % 8)
    bits = int("".join("1" if pixel else "0" for pixel in padded), 2)
    return b"\0" + bits.to_bytes(len(padded) // 8, "big")


def _chunk(name: bytes, content: bytes) -> bytes:
    crc = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", crc)
