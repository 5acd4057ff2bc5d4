"""Pages of a PDF as pictures, for screens that cannot show a PDF within a page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2

from hoinghi.papers.pictures import png_file

#: Dots to the point: a sheet of A4 is 893 dots across, sharp at the width of half a screen.
SCALE: Final = 1.5
# Sixteen steps of grey and red read as well as 256, and take a third of the bytes.
_FEW: Final = bytes(step // 17 * 17 for step in range(256))


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePicture:
    """A page as a PNG of *across* × *down* dots; equal pages have equal digests."""

    png: bytes
    across: int
    down: int
    digest: str


def page_pictures(pdf: bytes, most: int) -> tuple[tuple[PagePicture, ...], int]:
    """Give pictures of the first *most* pages of *pdf*, and how many pages it has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        count = len(document)
        return tuple(_picture(document[number]) for number in range(min(most, count))), count
    finally:
        document.close()


def picture_of(pdf: bytes, scale: float) -> bytes:
    """Give the first page of *pdf* as a PNG, *scale* dots to the point."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return _picture(document[0], scale).png
    finally:
        document.close()


def _picture(page: pypdfium2.PdfPage, scale: float = SCALE) -> PagePicture:
    bitmap = page.render(scale=scale, rev_byteorder=True)
    rows = b"".join(_rows(bytes(bitmap.buffer), bitmap.width * bitmap.n_channels, bitmap.stride))
    digest = hashlib.sha256(rows).hexdigest()[:16]
    png = png_file(bitmap.width, bitmap.height, rows, colours=True)
    return PagePicture(png=png, across=bitmap.width, down=bitmap.height, digest=digest)


def _rows(dots: bytes, width: int, stride: int) -> Iterator[bytes]:
    """Give each row with the 0 that a PNG wants before it."""
    few = dots.translate(_FEW)
    for start in range(0, len(few), stride):
        yield b"\0" + few[start : start + width]
