"""Pages of a PDF as PNG files; runs only in the process of ``pdf_child``."""

from __future__ import annotations

import ctypes
import json
import struct
import zlib
from collections.abc import Sequence
from typing import Any, Final

import pypdfium2_raw as pdfium

#: However long a page is, its picture stays within.
_MOST_ROWS: Final = 2_400
_FEWEST_ROWS: Final = 50


def draw(document: Any, width: int, numbers: Sequence[int]) -> bytes:
    """The pages *numbers*, from 1, each *width* dots wide, as ``pdf_child`` hands them over."""
    drawn: list[tuple[int, bytes]] = []
    for number in numbers:
        page = pdfium.FPDF_LoadPage(document, number - 1)
        if page:
            drawn.append((number, _png(page, width)))
            pdfium.FPDF_ClosePage(page)
    head = json.dumps([[number, len(picture)] for number, picture in drawn])
    return head.encode() + b"\n" + b"".join(picture for _, picture in drawn)


def _png(page: Any, width: int) -> bytes:
    """The page as a PNG of sixteen greys, or of colours where it has any."""
    share = pdfium.FPDF_GetPageHeightF(page) / max(1.0, pdfium.FPDF_GetPageWidthF(page))
    height = max(_FEWEST_ROWS, min(_MOST_ROWS, round(width * share)))
    picture = pdfium.FPDFBitmap_Create(width, height, 0)
    pdfium.FPDFBitmap_FillRect(picture, 0, 0, width, height, 0xFFFFFFFF)
    pdfium.FPDF_RenderPageBitmap(picture, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT)
    stride = pdfium.FPDFBitmap_GetStride(picture)
    start = pdfium.FPDFBitmap_GetBuffer(picture)
    dots = ctypes.string_at(start, stride * height)
    pdfium.FPDFBitmap_Destroy(picture)
    rows = [dots[row * stride : row * stride + width * 4] for row in range(height)]
    if all(row[0::4] == row[1::4] == row[2::4] for row in rows):
        return _png_file(width, height, 4, 0, [_greys(row[0::4]) for row in rows])
    return _png_file(width, height, 8, 2, [_colors(row) for row in rows])


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
