"""A process of its own that takes a PDF apart or draws its pages.

``python -m hoinghi.papers.check.pdf_child MEMORY see PAGES LETTERS`` and ``… MEMORY draw DOTS
PAGE…``. PDFium ends the whole process where memory runs out, and a page of a few bytes can need
any amount of it, or of time; here only this process ends. The file comes on standard input.

``see`` answers with a line of JSON, ``{"state", "count", "looks", "pages"}``, and after it the
letters of all pages: five floats of four bytes each (left, top, right, bottom, baseline), then the
number of the look of each, two bytes. A look is ``[font, size, bold, italic, color]``; a page
``{"width", "height", "text", "strokes", "pictures", "hidden"}``, whose strokes are ``[left, top,
right, bottom, thickness, color]``. ``draw`` answers with ``[[page, bytes], …]`` and the PNG files
one after the other. Lengths in points from the upper left corner of the page as shown.
"""

from __future__ import annotations

import gc
import sys
from typing import Any

import pypdfium2_raw as pdfium

from hoinghi.papers.check.pdf_draw import draw
from hoinghi.papers.check.pdf_see import Eye, see


def answer(data: bytes, order: str, *asked: int) -> bytes:
    """What standard output gives for the PDF *data*."""
    document, state = _opened(data)
    if order == "draw":
        return draw(document, asked[0], asked[1:]) if document else b"[]\n"
    count = pdfium.FPDF_GetPageCount(document) if document else 0
    most_pages, most_letters = asked
    eye = Eye(document)
    if state == "read" and count > most_pages:
        state = "too-long"
    elif state == "read":
        state, eye = see(document, most_letters)
    return eye.answer(state, count)


def _opened(data: bytes) -> tuple[Any, str]:
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if document:
        return document, "read"
    is_locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
    return None, "encrypted" if is_locked else "damaged"


def _keep_within(memory: int) -> None:
    try:
        import resource  # Windows has none; there the time alone is bounded
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _main() -> None:
    memory, order, *asked = sys.argv[1:]
    _keep_within(int(memory))
    # The process ends before there is much to collect.
    gc.disable()
    data = sys.stdin.buffer.read()
    sys.stdout.buffer.write(answer(data, order, *map(int, asked)))


if __name__ == "__main__":
    _main()
