"""A PDF page as PDFium sees it: its lines of text with their boxes, and its ruled lines."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple

import pypdfium2.raw as pdfium

#: Letters of one page; a page of small print holds eight thousand.
MAX_PAGE_LETTERS: Final = 200_000
#: Objects looked at for ruled lines; a page of tables holds a few hundred.
_MAX_OBJECTS: Final = 4_000
_MAX_SEGMENTS: Final = 400
_THIN: Final = 3.0
_SHORTEST_RULE: Final = 8.0
# Between words of justified text the gap stays below; between columns it does not.
WIDE_GAP: Final = 14.0
_COLUMN_GAP: Final = 8.0
# PDFium joins two lines at a hyphen and marks the place so.
_BROKEN: Final = re.compile("[\ufffe\x02]")
_LINE_END: Final = "\r\n"


class Piece(NamedTuple):
    """Text that stands together, in points; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


class _Line(NamedTuple):
    """A line as PDFium cuts them, ``start`` its place among the page's letters."""

    start: int
    text: str
    boxes: list[Box]


class Seen(NamedTuple):
    """The pieces of a page.

    Attributes:
        is_plain: One piece a line, each below the one before, so nothing has to be untangled.
        rules: Ruled lines of a page that is not plain.
    """

    pieces: list[Piece]
    is_plain: bool
    rules: list[Box]
    width: float
    height: float


_Turn = Callable[[float, float, float, float], Box]


class PageEye:
    """Looks at the pages of one document; one place in memory serves all calls."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._numbers = [ctypes.c_double() for _ in range(4)]
        self._refs = [ctypes.byref(number) for number in self._numbers]
        self._floats = [ctypes.c_float() for _ in range(4)]
        self._float_refs = [ctypes.byref(number) for number in self._floats]

    def see(self, number: int) -> Seen:
        """The page *number*, from 0; an unreadable one is empty."""
        page = pdfium.FPDF_LoadPage(self._document, number)
        if not page:
            return Seen([], True, [], 0.0, 0.0)
        try:
            text_page = pdfium.FPDFText_LoadPage(page)
            if not text_page:
                return Seen([], True, [], 0.0, 0.0)
            try:
                return self._see(page, text_page)
            finally:
                pdfium.FPDFText_ClosePage(text_page)
        finally:
            pdfium.FPDF_ClosePage(page)

    def _see(self, page: Any, text_page: Any) -> Seen:
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        turn = _turn(pdfium.FPDFPage_GetRotation(page), width, height)
        lines = self._lines(text_page, turn)
        if _lies_sideways(lines):
            turn = _turn(1 if self._angle(text_page, lines) > 3 else 3, height, width)
            lines = self._lines(text_page, turn)
        if _is_plain(lines):
            pieces = [Piece(*line.boxes[0][:2], *_end(line.boxes), line.text) for line in lines]
            return Seen(pieces, True, [], width, height)
        rules = self._rules(page, turn)
        upright = [rule for rule in rules if rule.right - rule.left < _THIN]
        pieces = [piece for line in lines for piece in self._split(text_page, line, upright, turn)]
        return Seen(pieces, False, rules, width, height)

    def _lines(self, text_page: Any, turn: _Turn) -> list[_Line]:
        """The lines in the order in which the page draws them."""
        letters = min(pdfium.FPDFText_CountChars(text_page), MAX_PAGE_LETTERS)
        if letters <= 0:
            return []
        held = (ctypes.c_ushort * (letters * 2 + 2))()
        written = pdfium.FPDFText_GetText(text_page, 0, letters, held)
        text = memoryview(held)[: max(0, written - 1)].tobytes().decode("utf-16-le", "replace")
        is_shifted = len(text) != letters
        lines: list[_Line] = []
        for start, end, is_broken in _cuts(text):
            at = start
            if is_shifted:
                at = max(0, pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, start))
            boxes = self._boxes(text_page, at, end - start, turn)
            if boxes:
                lines.append(_Line(at, text[start:end] + "-" * is_broken, boxes))
        return lines

    def _boxes(self, text_page: Any, start: int, count: int, turn: _Turn) -> list[Box]:
        left, top, right, bottom = self._numbers
        boxes = []
        for index in range(pdfium.FPDFText_CountRects(text_page, start, count)):
            pdfium.FPDFText_GetRect(text_page, index, *self._refs)
            boxes.append(turn(left.value, bottom.value, right.value, top.value))
        return boxes

    def _letter(self, text_page: Any, at: int, turn: _Turn) -> Box:
        left, right, bottom, top = self._numbers
        pdfium.FPDFText_GetCharBox(text_page, at, *self._refs)
        return turn(left.value, bottom.value, right.value, top.value)

    def _angle(self, text_page: Any, lines: Sequence[_Line]) -> float:
        """Of the text, in radians counter-clockwise."""
        return float(pdfium.FPDFText_GetCharAngle(text_page, lines[0].start))

    def _split(self, text_page: Any, line: _Line, rules: Sequence[Box], turn: _Turn) -> list[Piece]:
        """*line* apart where columns meet in it."""
        pieces: list[Piece] = []
        begun = at = 0
        group = [line.boxes[0]]
        for before, box in zip(line.boxes, line.boxes[1:], strict=False):
            if _parts(before, box, rules):
                place = self._place_of(text_page, line, at, box, turn)
                if place:
                    pieces.append(_piece(group, line.text[begun:place]))
                    begun = at = place
                    group = []
            group.append(box)
        pieces.append(_piece(group, line.text[begun:]))
        return [piece for piece in pieces if piece.text]

    def _place_of(self, text_page: Any, line: _Line, after: int, box: Box, turn: _Turn) -> int:
        """Where in the text of *line* the letter stands that opens *box*; 0 where none does."""
        place = line.text.find(" ", after) + 1
        while 0 < place < len(line.text):
            letter = self._letter(text_page, line.start + place, turn)
            if abs(letter.left - box.left) < 1 and letter.top > box.top - 2:
                return place
            place = line.text.find(" ", place) + 1
        return 0

    def _rules(self, page: Any, turn: _Turn) -> list[Box]:
        """Ruled lines: thin paths, and the thin segments of larger ones."""
        rules: list[Box] = []
        left, bottom, right, top = self._floats
        for index in range(min(pdfium.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
            item = pdfium.FPDFPage_GetObject(page, index)
            if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_PATH:
                continue
            pdfium.FPDFPageObj_GetBounds(item, *self._float_refs)
            box = turn(left.value, bottom.value, right.value, top.value)
            if _is_rule(box):
                rules.append(box)
            elif len(rules) < _MAX_OBJECTS:
                rules += self._segments(item, turn)
        return rules

    def _segments(self, path: Any, turn: _Turn) -> list[Box]:
        """The straight lines of *path*, placed as the page places it."""
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(path, matrix)
        x, y = self._floats[:2]
        rules: list[Box] = []
        before = start = (0.0, 0.0)
        for index in range(min(pdfium.FPDFPath_CountSegments(path), _MAX_SEGMENTS)):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            pdfium.FPDFPathSegment_GetPoint(segment, *self._float_refs[:2])
            point = (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                start = point
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                rules.append(_between(before, point, turn))
            if pdfium.FPDFPathSegment_GetClose(segment):
                rules.append(_between(point, start, turn))
            before = point
        return [rule for rule in rules if _is_rule(rule)]


def _turn(quarters: int, width: float, height: float) -> _Turn:
    """How a box of the page, y upwards, stands on the page as shown, turned *quarters* clockwise.

    *width* and *height* are of the page as shown; only differences of places matter.
    """
    if quarters == 1:
        return lambda left, bottom, right, top: Box(bottom, left, top, right)
    if quarters == 2:
        return lambda left, bottom, right, top: Box(width - right, bottom, width - left, top)
    if quarters == 3:
        return lambda left, bottom, right, top: Box(
            width - top, height - right, width - bottom, height - left
        )
    return lambda left, bottom, right, top: Box(left, height - top, right, height - bottom)


def _cuts(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where the lines of *text* begin and end, and whether a hyphen breaks them there."""
    has_broken = _BROKEN.search(text) is not None
    start = 0
    for line in text.split(_LINE_END):
        end = start + len(line)
        if has_broken:
            for mark in _BROKEN.finditer(text, start, end):
                yield start, mark.start(), True
                start = mark.end()
        if end > start:
            yield start, end, False
        start = end + len(_LINE_END)


def _lies_sideways(lines: Sequence[_Line]) -> bool:
    long = [line.boxes[0] for line in lines if len(line.text) > 12 and len(line.boxes) == 1]
    tall = sum(box.bottom - box.top > 2 * (box.right - box.left) for box in long)
    return tall > len(long) // 2


def _is_plain(lines: Sequence[_Line]) -> bool:
    """Whether every line stands below the one before and has no wide gap."""
    top = bottom = -1e9
    for _, _, boxes in lines:
        first = boxes[0]
        if first.top < top or first.top + first.bottom < 2 * bottom:
            return False
        if len(boxes) > 1:
            right = first.right
            for box in boxes[1:]:
                if box.left - right > WIDE_GAP or box.right < right - 1 or box.top > first.bottom:
                    return False
                right = box.right
        top, bottom = first.top, first.bottom
    return True


def _end(boxes: Sequence[Box]) -> tuple[float, float]:
    return boxes[-1].right, boxes[0].bottom


def _parts(before: Box, box: Box, rules: Sequence[Box]) -> bool:
    """Whether *box* belongs to another column than the one *before* it."""
    if box.left - before.right > _COLUMN_GAP or box.right < before.left:
        return True
    if box.top > before.bottom or box.bottom < before.top:
        return True
    return any(
        before.right - 2 <= rule.left <= box.left + 2
        and rule.top - 2 <= box.top
        and rule.bottom + 2 >= box.bottom
        for rule in rules
    )


def _piece(boxes: Sequence[Box], text: str) -> Piece:
    return Piece(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
        text.strip(),
    )


def _is_rule(box: Box) -> bool:
    width, height = box.right - box.left, box.bottom - box.top
    return min(width, height) < _THIN and max(width, height) > _SHORTEST_RULE


def _between(start: tuple[float, float], end: tuple[float, float], turn: _Turn) -> Box:
    (x0, y0), (x1, y1) = start, end
    return turn(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
