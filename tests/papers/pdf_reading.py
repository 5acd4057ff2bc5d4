"""Reads a PDF back: lines with letters, place in millimetres, size and face."""

import ctypes
from dataclasses import dataclass
from itertools import groupby

import pypdfium2 as pdfium
import zxingcpp
from pypdfium2 import raw

MM = 25.4 / 72
# PDFium takes a hyphen at the end of a line for one that divides a word.
_HYPHENS = {2: "-", 0xFFFE: "-"}


@dataclass(frozen=True)
class Letter:
    text: str
    left: float
    right: float
    base: float
    size: float
    face: str


@dataclass(frozen=True)
class PrintedLine:
    """A line of one page; ``left``, ``right`` from the left edge, ``base`` from the top, in mm."""

    text: str
    left: float
    right: float
    base: float
    size: float
    face: str

    @property
    def middle(self):
        return (self.left + self.right) / 2


def opened(data):
    return pdfium.PdfDocument(data)


def letters(page):
    text = page.get_textpage()
    height = page.get_height()
    box = [ctypes.c_double() for _ in range(4)]
    origin = [ctypes.c_double() for _ in range(2)]
    for index in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        raw.FPDFText_GetCharBox(text, index, *box)
        raw.FPDFText_GetCharOrigin(text, index, *origin)
        name = ctypes.create_string_buffer(100)
        raw.FPDFText_GetFontInfo(text, index, name, 100, None)
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(text, index, matrix)
        yield Letter(
            text=_HYPHENS.get(code := raw.FPDFText_GetUnicode(text, index)) or chr(code),
            left=box[0].value * MM,
            right=box[1].value * MM,
            base=(height - origin[1].value) * MM,
            size=round(raw.FPDFText_GetFontSize(text, index) * abs(matrix.a or matrix.d), 2),
            face=name.value.decode().partition("+")[2] or name.value.decode(),
        )


def lines(page):
    """Lines in the order they were drawn; cells side by side stand apart."""
    found = []
    for _, group in groupby(_numbered(letters(page)), key=lambda pair: pair[0]):
        row = [letter for _, letter in group]
        text = "".join(letter.text for letter in row).strip()
        inked = [letter for letter in row if not letter.text.isspace()]
        if inked:
            first = inked[0]
            left, right = min(x.left for x in inked), max(x.right for x in inked)
            found.append(PrintedLine(text, left, right, first.base, first.size, first.face))
    return found


def _numbered(row):
    number, last = 0, None
    for letter in row:
        moved = last and (abs(letter.base - last.base) > 1 or letter.left - last.right > 12)
        number += bool(moved)
        last = letter
        yield number, letter


def line_with(page, words):
    return next(line for line in lines(page) if words in line.text)


def page_text(page):
    return " ".join(line.text for line in lines(page))


def all_text(document):
    return " ".join(page_text(page) for page in document)


def strokes(page):
    """Horizontal lines drawn: (left, right, y) in mm, from the top."""
    height = page.get_height()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=5):
        left, bottom, right, top = item.get_bounds()
        if top - bottom < 2 and right - left > 5:
            yield left * MM, right * MM, (height - (top + bottom) / 2) * MM


def codes(page):
    """What the QR codes of the page say."""
    bitmap = page.render(scale=3, grayscale=True)
    picture = memoryview(bytes(bitmap.buffer)).cast("B", shape=(bitmap.height, bitmap.stride))
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def drawn(data):
    """Lines of every page with their places, to a tenth of a millimetre, and its codes."""
    return [
        (sorted((line.text, *_place(line)) for line in lines(page)), codes(page))
        for page in opened(data)
    ]


def _place(line):
    return round(line.left, 1), round(line.right, 1), round(line.base, 1), line.size, line.face
