"""Draws the pages of a scanned PDF in a process of its own:
``python pdf_pictures.py FOLDER PAGES DOTS BYTES``.

The file comes on standard input; FOLDER gets ``0001.pgm`` and so on, at DOTS an inch, at most PAGES
of them. Standard output gives the number of pages. Nothing of hoinghi is imported, for the reasons
that ``pdf_pages`` gives.
"""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from typing import Any, Final

import pypdfium2_raw as pdfium

#: Dots of a page; an A4 at 300 an inch has nine million.
MAX_DOTS: Final = 36_000_000
_POINTS_AN_INCH: Final = 72
_WHITE: Final = 0xFFFFFFFF


def _draw(document: Any, number: int, dots: int) -> bytes:
    """The page *number* as a picture of greys (PGM); empty where it cannot be read."""
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return b""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    scale = dots / _POINTS_AN_INCH
    scale = min(scale, (MAX_DOTS / max(1.0, width * height)) ** 0.5)
    across, down = max(1, int(width * scale)), max(1, int(height * scale))
    picture = pdfium.FPDFBitmap_CreateEx(across, down, pdfium.FPDFBitmap_Gray, None, 0)
    if not picture:
        return b""
    pdfium.FPDFBitmap_FillRect(picture, 0, 0, across, down, _WHITE)
    flags = pdfium.FPDF_ANNOT | pdfium.FPDF_GRAYSCALE
    pdfium.FPDF_RenderPageBitmap(picture, page, 0, 0, across, down, 0, flags)
    stride = pdfium.FPDFBitmap_GetStride(picture)
    held = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(picture), stride * down)
    pdfium.FPDFBitmap_Destroy(picture)
    pdfium.FPDF_ClosePage(page)
    rows = (held[stride * row : stride * row + across] for row in range(down))
    return b"P5 %d %d 255\n" % (across, down) + b"".join(rows)


def _main() -> None:
    folder, most_pages, dots, memory = sys.argv[1], *map(int, sys.argv[2:])
    try:
        import resource  # Windows has none; there the time alone is bounded
    except ImportError:
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    pdfium.FPDF_InitLibrary()
    data = sys.stdin.buffer.read()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    count = pdfium.FPDF_GetPageCount(document) if document else 0
    for number in range(min(count, most_pages)):
        (Path(folder) / f"{number + 1:04d}.pgm").write_bytes(_draw(document, number, dots))
    sys.stdout.write(str(count))


if __name__ == "__main__":
    _main()
