"""What the letters, lines and pictures of a PDF are and where they stand, asked of PDFium.

Runs only in the process of ``pdf_child``, which says how it is called and what it answers.
"""

from __future__ import annotations

import ctypes
import json
import math
from array import array
from typing import Any, Final

import pypdfium2_raw as pdfium

#: Letters of one page; a page of small print holds eight thousand.
_MAX_PAGE_LETTERS: Final = 60_000
#: Objects of one page that are looked at; a page of tables holds a few hundred.
_MAX_OBJECTS: Final = 20_000
_MAX_SEGMENTS: Final = 200
_MAX_STROKES: Final = 8_000
_MAX_PICTURES: Final = 200
_MAX_DEPTH: Final = 5
# A filled shape thinner than this is a line.
_THIN: Final = 3.0
_SHORTEST: Final = 2.0
# A shape larger than this, of more corners than this, is a picture.
_SMALLEST: Final = 15.0
_MANY: Final = 40
_BOLD_WORDS: Final = ("bold", "black", "heavy", "demi", "medi")
_ITALIC_WORDS: Final = ("italic", "oblique", "ital", "slanted")
_FORCE_BOLD: Final = 1 << 18
_ITALIC_FLAG: Final = 1 << 6
# From here on PDFium calls a weight bold; fonts of the web and of Word say 700.
_BOLD_WEIGHT: Final = 600
# What a hyphen at the end of a line is called.
_HYPHENS: Final = {0x02: "-", 0xFFFE: "-"}
_INVISIBLE: Final = 3
_OUTLINED: Final = 2
_WHITE: Final = 240

_Json = Any


class _Matrix:
    """An affine map of the plane, as PDF writes it."""

    __slots__ = ("a", "b", "c", "d", "e", "f")

    def __init__(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:
        self.a, self.b, self.c, self.d, self.e, self.f = a, b, c, d, e, f

    def place(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, left: float, bottom: float, right: float, top: float) -> list[float]:
        """The box as the map places it: left, top, right, bottom, y downwards."""
        x0, y0 = self.place(left, bottom)
        x1, y1 = self.place(right, top)
        return [min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)]

    def after(self, first: Any) -> _Matrix:
        """The map that does *first*, then this."""
        e, f = self.place(first.e, first.f)
        return _Matrix(
            self.a * first.a + self.c * first.b,
            self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d,
            self.b * first.c + self.d * first.d,
            e,
            f,
        )

    @property
    def scale(self) -> float:
        return math.sqrt(abs(self.a * self.d - self.b * self.c))


class _Looks:
    """Every different look once."""

    def __init__(self) -> None:
        self.told: list[list[_Json]] = []
        self._numbers: dict[tuple[_Json, ...], int] = {}

    def number(self, *look: _Json) -> int:
        if look not in self._numbers:
            if len(self.told) == 0xFFFF:
                return 0
            self._numbers[look] = len(self.told)
            self.told.append(list(look))
        return self._numbers[look]


class Eye:
    """Looks at the pages of one document."""

    def __init__(self, document: Any) -> None:
        self.looks = _Looks()
        self.boxes = array("f")
        self.look_numbers = array("H")
        self.pages: list[dict[str, _Json]] = []
        self._document = document

    def answer(self, state: str, count: int) -> bytes:
        """All that was seen, as ``pdf_child`` hands it over."""
        head = {"state": state, "count": count, "looks": self.looks.told, "pages": self.pages}
        letters = self.boxes.tobytes() + self.look_numbers.tobytes()
        return json.dumps(head).encode() + b"\n" + letters

    def see(self, number: int) -> None:
        """Take in the page *number*, from 0; an unreadable one is empty."""
        page = _shown_page(self._document, number)
        if not page:
            told = {"width": 0.0, "height": 0.0, "text": "", "hidden": 0}
            self.pages.append({**told, "strokes": [], "pictures": []})
            return
        upright = _upright(page)
        text, hidden = self._letters(page, upright)
        drawn = _Drawn(upright)
        drawn.take(page)
        self.pages.append(
            {
                "width": pdfium.FPDF_GetPageWidthF(page),
                "height": pdfium.FPDF_GetPageHeightF(page),
                "text": text,
                "hidden": hidden,
                "strokes": drawn.strokes,
                "pictures": drawn.pictures,
            }
        )
        pdfium.FPDF_ClosePage(page)

    def _letters(self, page: Any, upright: _Matrix) -> tuple[str, int]:
        """The letters of *page* that can be seen, and how many cannot."""
        text_page = pdfium.FPDFText_LoadPage(page)
        if not text_page:
            return "", 0
        letters: list[str] = []
        hidden = 0
        known: dict[Any, int | None] = {}
        drawn: dict[Any, bool] = {}
        count = min(pdfium.FPDFText_CountChars(text_page), _MAX_PAGE_LETTERS)
        for index in range(count):
            if pdfium.FPDFText_IsGenerated(text_page, index) == 1:
                continue
            item = pdfium.FPDFText_GetTextObject(text_page, index)
            key = ctypes.cast(item, ctypes.c_void_p).value if item else None
            if key is None or key not in known:
                known[key] = self._look(text_page, index, item, upright)
            if item and key not in drawn:
                drawn[key] = _is_of_figure(item)
            if drawn.get(key):
                continue
            look = known[key]
            if look is None:
                hidden += 1
                continue
            code = pdfium.FPDFText_GetUnicode(text_page, index)
            letters.append(_HYPHENS.get(code) or _letter(code))
            self.boxes.extend(_letter_box(text_page, index, upright))
            self.look_numbers.append(look)
        pdfium.FPDFText_ClosePage(text_page)
        return "".join(letters), hidden

    def _look(self, text_page: Any, index: int, item: Any, upright: _Matrix) -> int | None:
        """The number of the look of a letter; None where it cannot be seen or stands aslant."""
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text_page, index, matrix)
        shown = upright.after(matrix)
        if abs(shown.b) > abs(shown.a) * 0.1 or shown.a <= 0:
            return None
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item) if item else 0
        if mode == _INVISIBLE:
            return None
        size = pdfium.FPDFText_GetFontSize(text_page, index) * math.hypot(shown.c, shown.d)
        name, flags = _font(text_page, index)
        low = name.lower()
        weight = pdfium.FPDFText_GetFontWeight(text_page, index)
        is_bold = (
            any(word in low for word in _BOLD_WORDS)
            or weight >= _BOLD_WEIGHT
            or bool(flags & _FORCE_BOLD)
            or mode == _OUTLINED
        )
        is_italic = (
            any(word in low for word in _ITALIC_WORDS)
            or bool(flags & _ITALIC_FLAG)
            or abs(shown.c) > abs(shown.d) * 0.1
        )
        color = _color(pdfium.FPDFText_GetFillColor, text_page, index)
        return self.looks.number(name, round(size, 2), is_bold, is_italic, color) if color else None


class _Drawn:
    """Lines and pictures of a page."""

    def __init__(self, upright: _Matrix) -> None:
        self.strokes: list[list[_Json]] = []
        self.pictures: list[list[float]] = []
        self._upright = upright
        self._left = _MAX_OBJECTS
        self._figure: list[float] | None = None

    def take(self, page: Any) -> None:
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            item = pdfium.FPDFPage_GetObject(page, index)
            if item and _is_of_figure(item):
                self._figure = _around(self._figure, _bounds(item, self._upright))
            else:
                self._end_figure()
                self._take(item, self._upright, 0)
        self._end_figure()

    def _end_figure(self) -> None:
        """What was drawn as one figure is one picture."""
        if self._figure:
            self._add_picture(self._figure)
        self._figure = None

    def _take(self, item: Any, outer: _Matrix, depth: int) -> None:
        self._left -= 1
        if self._left < 0 or not item:
            return
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(item, outer)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self._add_picture(_bounds(item, outer))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            inner = outer.after(_matrix(item))
            for index in range(pdfium.FPDFFormObj_CountObjects(item)):
                self._take(pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1)

    def _path(self, item: Any, outer: _Matrix) -> None:
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, filled, stroked)
        if stroked.value:
            color = _color(pdfium.FPDFPageObj_GetStrokeColor, item)
            if color and _can_be_seen(color):
                self._segments(item, outer.after(_matrix(item)), color)
        elif filled.value:
            color = _color(pdfium.FPDFPageObj_GetFillColor, item)
            left, top, right, bottom = _bounds(item, outer)
            thin = min(right - left, bottom - top)
            if not color or not _can_be_seen(color):
                return
            if thin < _THIN:
                self._add([left, top, right, bottom], thin, color)
            elif thin > _SMALLEST and pdfium.FPDFPath_CountSegments(item) > _MANY:
                # A code or an emblem drawn as one shape.
                self._add_picture([left, top, right, bottom])

    def _add_picture(self, box: list[float]) -> None:
        if len(self.pictures) < _MAX_PICTURES:
            self.pictures.append(box)

    def _segments(self, path: Any, place: _Matrix, color: str) -> None:
        """The straight lines of *path* that lie or stand."""
        width = ctypes.c_float()
        pdfium.FPDFPageObj_GetStrokeWidth(path, width)
        thickness = width.value * place.scale
        x, y = ctypes.c_float(), ctypes.c_float()
        before = start = (0.0, 0.0)
        for index in range(min(pdfium.FPDFPath_CountSegments(path), _MAX_SEGMENTS)):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = place.place(x.value, y.value)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                start = point
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                self._line(before, point, thickness, color)
            if pdfium.FPDFPathSegment_GetClose(segment):
                self._line(point, start, thickness, color)
            before = point

    def _line(
        self, start: tuple[float, float], end: tuple[float, float], thickness: float, color: str
    ) -> None:
        (x0, y0), (x1, y1) = start, end
        if min(abs(x1 - x0), abs(y1 - y0)) > 1:
            return
        self._add([min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)], thickness, color)

    def _add(self, box: list[float], thickness: float, color: str) -> None:
        is_long = max(box[2] - box[0], box[3] - box[1]) >= _SHORTEST
        if is_long and len(self.strokes) < _MAX_STROKES:
            self.strokes.append([*(round(place, 3) for place in box), round(thickness, 3), color])


def _is_of_figure(item: Any) -> bool:
    """Tell whether what is drawn is marked as a part of a figure (ISO 32000-1, 14.8.4.5)."""
    for index in range(max(pdfium.FPDFPageObj_CountMarks(item), 0)):
        mark = pdfium.FPDFPageObj_GetMark(item, index)
        room, length = ctypes.create_string_buffer(32), ctypes.c_ulong()
        name = ctypes.cast(room, ctypes.POINTER(pdfium.FPDF_WCHAR))
        if not pdfium.FPDFPageObjMark_GetName(mark, name, len(room), length):
            continue
        if room.raw[: length.value].decode("utf-16-le", "replace").rstrip("\0") == "Figure":
            return True
    return False


def _around(one: list[float] | None, other: list[float]) -> list[float]:
    """The box that holds both."""
    if one is None:
        return other
    return [*map(min, one[:2], other[:2]), *map(max, one[2:], other[2:])]


def _shown_page(document: Any, number: int) -> Any:
    """The page with its signatures and stamps, which are drawn over it, made part of it."""
    page = pdfium.FPDF_LoadPage(document, number)
    if page and pdfium.FPDFPage_GetAnnotCount(page) > 0:
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
        pdfium.FPDF_ClosePage(page)
        page = pdfium.FPDF_LoadPage(document, number)
    return page


def _upright(page: Any) -> _Matrix:
    """From places in the file to places on the page as shown, y downwards."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    turned = pdfium.FPDFPage_GetRotation(page)
    return (
        _Matrix(1, 0, 0, -1, -box.left, box.top),
        _Matrix(0, 1, 1, 0, -box.bottom, -box.left),
        _Matrix(-1, 0, 0, 1, box.right, -box.bottom),
        _Matrix(0, -1, -1, 0, box.top, box.right),
    )[turned % 4]


def _letter_box(text_page: Any, index: int, upright: _Matrix) -> list[float]:
    """From where the pen begins to where it ends, and the line on which the letter stands."""
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
    _, base = upright.place(x.value, y.value)
    return [*upright.box(box.left, box.bottom, box.right, box.top), base]


def _letter(code: int) -> str:
    # A font without names for its letters gives none; halves of a pair cannot be written.
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "�"


def _font(text_page: Any, index: int) -> tuple[str, int]:
    """BaseFont without the mark of a subset, and the flags of the font."""
    room = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, room, len(room), flags)
    name = room.value.decode("utf-8", "replace")
    head, mark, rest = name.partition("+")
    return (rest if mark and len(head) == 6 and head.isupper() else name), flags.value


def _color(asked: Any, *of: Any) -> str | None:
    """``"RRGGBB"``; None where it is wholly transparent."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not asked(*of, *parts):
        return None
    red, green, blue, alpha = (part.value for part in parts)
    return f"{red:02X}{green:02X}{blue:02X}" if alpha else None


def _can_be_seen(color: str) -> bool:
    return min(bytes.fromhex(color)) < _WHITE


def _matrix(item: Any) -> Any:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    return matrix


def _bounds(item: Any, outer: _Matrix) -> list[float]:
    places = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(item, *places)
    return [round(place, 3) for place in outer.box(*(place.value for place in places))]


def see(document: Any, most_letters: int) -> tuple[str, Eye]:
    """``"read"``, or ``"too-long"`` once there are more than *most_letters*; what was seen."""
    eye = Eye(document)
    for number in range(pdfium.FPDF_GetPageCount(document)):
        eye.see(number)
        if len(eye.look_numbers) > most_letters:
            return "too-long", eye
    return "read", eye
