"""Pages of a PDF as PNG files; runs only in the process of ``pdf_child``."""

from __future__ import annotations

import ctypes
import json
import struct
import zlib
from collections.abc import Sequence
from typing import Any, Final

import pypdfium2_raw as pdfium

#: However large a page is, or small, its picture stays within so many dots.
_FEWEST_DOTS: Final = 50
_MOST_DOTS: Final = 2_400


def draw(document: Any, dots: int, numbers: Sequence[int]) -> bytes:
    """The pages *numbers*, from 1, at *dots* to the inch, as ``pdf_child`` hands them over."""
    drawn: list[tuple[int, bytes]] = []
    for number in numbers:
        page = pdfium.FPDF_LoadPage(document, number - 1)
        if page:
            drawn.append((number, _png(page, dots)))
            pdfium.FPDF_ClosePage(page)
    head = json.dumps([[number, len(picture)] for number, picture in drawn])
    return head.encode() + b"\n" + b"".join(picture for _, picture in drawn)


def _png(page: Any, dots: int) -> bytes:
    """The page as a PNG of sixteen greys, or of colours where it has any."""
    width = _within(pdfium.FPDF_GetPageWidthF(page) * dots / 72)
    height = _within(pdfium.FPDF_GetPageHeightF(page) * dots / 72)
    picture = pdfium.FPDFBitmap_Create(width, height, 0)
    pdfium.FPDFBitmap_FillRect(picture, 0, 0, width, height, 0xFFFFFFFF)
    pdfium.FPDF_RenderPageBitmap(picture, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT)
    stride = pdfium.FPDFBitmap_GetStride(picture)
    start = pdfium.FPDFBitmap_GetBuffer(picture)
    drawn = ctypes.string_at(start, stride * height)
    pdfium.FPDFBitmap_Destroy(picture)
    rows = [drawn[row * stride : row * stride + width * 4] for row in range(height)]
    if all(row[0::4] == row[1::4] == row[2::4] for row in rows):
        return _png_file(width, height, 4, 0, [_greys(row[0::4]) for row in rows])
    return _png_file(width, height, 8, 2, [_colors(row) for row in rows])


def _within(dots: float) -> int:
    return max(_FEWEST_DOTS, min(_MOST_DOTS, round(dots)))


# To sixteen steps a colour: letters stay sharp, and the file is a third as long.
_STEPS: Final = bytes(min(255, (value + 8) // 17 * 17) for value in range(256))
_HIGH: Final = bytes((value + 8) // 17 << 4 for value in range(256))
_LOW: Final = bytes((value + 8) // 17 for value in range(256))


def _greys(row: bytes) -> bytes:
    """Two dots to a byte."""
    row += bytes(len(row) % 2)
    high = int.from_bytes(row[0::2].translate(_HIGH), "big")
    low = int.from_bytes(row[1::2].translate(_LOW), "big")
    return (high | low).to_bytes(len(row) // 2, "big")


def _colors(row: bytes) -> bytes:
    colors = bytearray(len(row) // 4 * 3)
    for place in range(3):
        colors[place::3] = row[2 - place :: 4].translate(_STEPS)
    return bytes(colors)


def _png_file(width: int, height: int, depth: int, kind: int, rows: list[bytes]) -> bytes:
    """Source: Portable Network Graphics Specification, chapters 5 and 11."""
    head = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part))
        for name, part in ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    )
