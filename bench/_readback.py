"""Mở lại thứ đã vẽ: đủ trang, đúng tên, mã đọc được; làm nhanh mà sai thì không được tính."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import Path

import pypdfium2
import zxingcpp
from _guests import Guest, guests

_SAMPLE = 5


class ReadBack(Enum):
    """What a result must hold."""

    PDF = "a page for each guest, with name and code"
    PDFA = "as PDF, and the file says that it is PDF/A-2b"
    SHEETS = "name and code of each guest, several on a page"
    NAMES = "a page for each guest, with the name"
    COUNT = "pages"
    PDF_FILES = "a PDF for each guest, with name and code"
    PDFA_FILES = "as PDF_FILES, and each says that it is PDF/A-2b"
    DOCX = "names and codes in one DOCX"
    DOCX_FILES = "a DOCX for each guest, with name and code"


def read_back(how: ReadBack, out: Path, size: int, round_: int) -> None:
    """Read a sample of what was drawn.

    Raises:
        SystemExit: A page, a name or a code is missing or wrong.
    """
    people = guests(size, round_)
    if out.is_dir():
        _read_files(how, out, people)
    elif how is ReadBack.DOCX:
        _read_docx(out, people)
    elif how is ReadBack.SHEETS:
        _read_sheets(out, people)
    elif how is ReadBack.COUNT:
        _require(len(pypdfium2.PdfDocument(out)) > 0, out, "không có trang nào")
    else:
        _read_pdf(how, out, people)


def _read_files(how: ReadBack, out: Path, people: Sequence[Guest]) -> None:
    _require(sum(1 for _ in out.iterdir()) == len(people), out, "thiếu tệp")
    for guest in sample(people):
        if how is ReadBack.DOCX_FILES:
            _read_docx(out / f"{guest.number}.docx", [guest])
        else:
            _read_pdf(how, out / f"{guest.number}.pdf", [guest])


def _read_pdf(how: ReadBack, path: Path, people: Sequence[Guest]) -> None:
    if how in (ReadBack.PDFA, ReadBack.PDFA_FILES):
        _require_pdfa(path)
    _read_pages(path, people, code=how is not ReadBack.NAMES)


def sample(people: Sequence[Guest]) -> Iterator[Guest]:
    """The first, the last and some between."""
    last = len(people) - 1
    yield from (
        people[place] for place in sorted({last * n // (_SAMPLE - 1) for n in range(_SAMPLE)})
    )


def _read_pages(path: Path, people: Sequence[Guest], *, code: bool) -> None:
    document = pypdfium2.PdfDocument(path)
    _require(len(document) == len(people), path, f"{len(document)} trang cho {len(people)} khách")
    places = {guest.number: place for place, guest in enumerate(people)}
    for guest in sample(people):
        page = document[places[guest.number]]
        _require(_squeezed(guest.name) in _words(page), path, f"không thấy “{guest.name}”")
        if code:
            _require(guest.url in _codes(page), path, f"mã của “{guest.name}” không đọc được")


def _read_sheets(path: Path, people: Sequence[Guest]) -> None:
    document = pypdfium2.PdfDocument(path)
    for page, guest in ((document[0], people[0]), (document[len(document) - 1], people[-1])):
        _require(_squeezed(guest.name) in _words(page), path, f"không thấy “{guest.name}”")
        _require(guest.url in _codes(page), path, f"mã của “{guest.name}” không đọc được")


def _read_docx(path: Path, people: Sequence[Guest]) -> None:
    with zipfile.ZipFile(path) as archive:
        text = archive.read("word/document.xml").decode()
        pictures = [name for name in archive.namelist() if name.startswith("word/media/")]
        missing = next((guest for guest in people if guest.name not in text), None)
        _require(missing is None, path, f"không thấy “{missing and missing.name}”")
        _require(len(pictures) == len(people), path, f"{len(pictures)} mã")
        urls = {guest.url for guest in people}
        for name in (pictures[0], pictures[-1]):
            _require(_png_code(archive.read(name)) in urls, path, f"{name} không đọc được")


def _words(page: pypdfium2.PdfPage) -> str:
    return _squeezed(page.get_textpage().get_text_range())


def _squeezed(text: str) -> str:
    """Capital letters without spaces: a name may be set in capitals or over two lines."""
    return "".join(text.split()).upper()


def _codes(page: pypdfium2.PdfPage) -> list[str]:
    bitmap = page.render(scale=3, grayscale=True)
    picture = memoryview(bytes(bitmap.buffer)).cast("B", shape=(bitmap.height, bitmap.stride))
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def _png_code(data: bytes) -> str:
    """What the code of a picture in black and white says: one bit a point."""
    width, height, depth = struct.unpack_from(">IIB", data, 16)
    packed, at = b"", 33
    while at < len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        packed += data[at + 8 : at + 8 + length] if name == b"IDAT" else b""
        at += 12 + length
    rows, stride = zlib.decompress(packed), (width * depth + 7) // 8 + 1
    points, row = bytearray(), bytes(stride - 1)
    for start in range(0, len(rows), stride):
        above, row = row, rows[start + 1 : start + stride]
        if rows[start] == 2:  # told as its difference from the row above
            row = bytes((a + b) & 0xFF for a, b in zip(row, above, strict=True))
        bits = f"{int.from_bytes(row):0{8 * len(row)}b}"[:width]
        points += bytes(255 * int(bit) for bit in bits)
    picture = memoryview(bytes(points)).cast("B", shape=(height, width))
    return next((code.text for code in zxingcpp.read_barcodes(picture)), "")


def _require_pdfa(path: Path) -> None:
    """The metadata of a PDF/A lie open in the file, so that they are found without reading it."""
    data = path.read_bytes()
    for told in (b"<pdfaid:part>2<", b"<pdfaid:conformance>B<"):
        _require(told in data, path, "không tự nhận là PDF/A-2b")


def _require(holds: bool, path: Path, words: str) -> None:
    if not holds:
        raise SystemExit(f"{path.name}: {words}.")
