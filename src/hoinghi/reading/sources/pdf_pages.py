"""The pages of a PDF, read and laid out."""

from __future__ import annotations

from typing import Any, Final

from hoinghi.reading.sources.pdf_boxes import Piece, Told
from hoinghi.reading.sources.pdf_eye import PageEye
from hoinghi.reading.sources.pdf_library import ERROR_PASSWORD, Library
from hoinghi.reading.sources.pdf_page import lay_out

# Pages looked at before they are laid out.
_AT_ONCE: Final = 32


def read_pages(
    library: Library,
    data: Any,
    size: int,
    *,
    most_pages: int,
    most_letters: int,
    first: int = 0,
    step: int = 1,
) -> Told:
    """The pages *first*, *first* + *step*, … of the PDF in the *size* bytes at *data*."""
    document = library.open(data, size)
    if not document:
        is_locked = library.last_error() == ERROR_PASSWORD
        return Told("encrypted" if is_locked else "damaged", 0, [])
    count = library.count_pages(document)
    pages: list[list[Piece]] = []
    eye = PageEye(library, document)
    numbers = range(first, count if count <= most_pages else 0, step)
    for begun in range(0, len(numbers), _AT_ONCE):
        # PDFium and the layout page by page drive each other out of the processor's caches.
        pages += map(lay_out, list(map(eye.see, numbers[begun : begun + _AT_ONCE])))
        if eye.letters > most_letters:
            break
    library.close_document(document)
    is_read = count <= most_pages and eye.letters <= most_letters
    return Told("read" if is_read else "too-long", count, pages)
