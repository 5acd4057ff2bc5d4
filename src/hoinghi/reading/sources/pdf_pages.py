"""Reads the pages of a PDF in a process of its own: ``python pdf_pages.py PAGES LETTERS BYTES``.

PDFium ends the whole process where memory runs out, and a page of a few bytes can be drawn to
need any amount of it, or of time; here only this process ends. The file comes on standard input.
Standard output gives a line of JSON, ``[state, page count, pages, texts]``, each page as ``[is it
plain, number of pieces, number of ruled lines]``, and after it the boxes of all pieces, then those
of all ruled lines, as floats of four bytes. Nothing of hoinghi is imported: that takes longer than
to read a plan.
"""

from __future__ import annotations

import ctypes
import gc
import itertools
import json
import math
import re
import sys
from array import array
from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

import pypdfium2_raw as pdfium


class _Handle(ctypes.c_void_p):
    """What PDFium hands out; as a class of its own it is not taken apart into an int."""


def _quick(function: Any, returns: Any = ctypes.c_int) -> Any:
    """*function* of PDFium without the checks of its arguments, which cost more than the call.

    It is handed nothing but ctypes values and int.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(returns)(address)


_count_rects = _quick(pdfium.FPDFText_CountRects)
_get_rect = _quick(pdfium.FPDFText_GetRect)
_get_char_box = _quick(pdfium.FPDFText_GetCharBox)
_get_object = _quick(pdfium.FPDFPage_GetObject, _Handle)
_get_type = _quick(pdfium.FPDFPageObj_GetType)
_get_bounds = _quick(pdfium.FPDFPageObj_GetBounds)

#: Letters of one page; a page of small print holds eight thousand.
MAX_PAGE_LETTERS: Final = 200_000
#: Objects looked at for ruled lines; a page of tables holds a few hundred.
_MAX_OBJECTS: Final = 4_000
_MAX_SEGMENTS: Final = 400
_THIN: Final = 3.0
# Letters of a line that tells which way the text of a page runs.
_LONG: Final = 12
_SHORTEST_RULE: Final = 8.0
# Between words the gap stays below, but for some justified text; between columns it does not.
_COLUMN_GAP: Final = 8.0
# PDFium joins two lines at a hyphen and marks the place so.
_BROKEN: Final = re.compile("[\ufffe\x02]")
_LINE_END: Final = "\r\n"


#: Left, top, right and bottom in points, y downwards.
Box = tuple[float, float, float, float]


#: Text that stands together, and its box.
Piece = tuple[Box, str]
#: A line as PDFium cuts them: its place among the page's letters, its text, its boxes.
_Line = tuple[int, str, list[Box]]


class Seen(NamedTuple):
    """The pieces of a page.

    Attributes:
        is_plain: One piece a line, each below the one before, so nothing has to be untangled.
        rules: Ruled lines of a page that is not plain.
    """

    pieces: list[Piece]
    is_plain: bool
    rules: list[Box]


_Cut = tuple[int, int, bool]
_Turn = Callable[[float, float, float, float], Box]


class PageEye:
    """Looks at the pages of one document; one place in memory serves all calls."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._doubles = (ctypes.c_double * 4)()
        self._refs = _places(self._doubles, ctypes.c_double)
        self._floats = (ctypes.c_float * 4)()
        self._float_refs = _places(self._floats, ctypes.c_float)

    def see(self, number: int) -> Seen:
        """The page *number*, from 0; an unreadable one is empty."""
        page = pdfium.FPDF_LoadPage(self._document, number)
        text_page = pdfium.FPDFText_LoadPage(page) if page else None
        seen = self._see(page, text_page) if text_page else Seen([], True, [])
        if text_page:
            pdfium.FPDFText_ClosePage(text_page)
        if page:
            pdfium.FPDF_ClosePage(page)
        return seen

    def _see(self, page: Any, text_page: Any) -> Seen:
        lines, turn = self._lines(text_page)
        if _is_plain(lines):
            return Seen([_piece(boxes, text) for _, text, boxes in lines], True, [])
        # A page of text alone has no ruled lines, and to look for them takes time.
        drawn = sum(len(boxes) for _, _, boxes in lines)
        rules = self._rules(page, turn) if pdfium.FPDFPage_CountObjects(page) > drawn else []
        upright = [rule for rule in rules if rule[2] - rule[0] < _THIN]
        pieces = [piece for line in lines for piece in self._split(text_page, line, upright, turn)]
        return Seen(pieces, False, rules)

    def _lines(self, text_page: Any) -> tuple[list[_Line], _Turn]:
        """The lines in the order in which the page draws them, and which way they run."""
        letters = min(pdfium.FPDFText_CountChars(text_page), MAX_PAGE_LETTERS)
        if letters <= 0:
            return [], _TURNS[0]
        held = (ctypes.c_ushort * (letters * 2 + 2))()
        written = pdfium.FPDFText_GetText(text_page, 0, letters, held)
        text = memoryview(held)[: max(0, written - 1)].tobytes().decode("utf-16-le", "replace")
        cuts = _cuts(text)
        # The text leaves out letters that PDFium cannot name.
        is_shifted = len(text) != letters
        place_in = pdfium.FPDFText_GetCharIndexFromTextIndex
        places = {cut[0]: max(0, place_in(text_page, cut[0])) for cut in cuts if is_shifted}
        turn = self._turn(text_page, cuts, places)
        lines: list[_Line] = []
        # Most pages have one box a line; to ask for the boxes of each line takes twice the time.
        is_simple = _count_rects(text_page, 0, -1) == sum(
            not text[start:end].isspace() for start, end, _ in cuts
        )
        at_box = 0
        for start, end, is_broken in cuts:
            at = places.get(start, start)
            part = text[start:end]
            if not is_simple:
                boxes = self._boxes(text_page, at, end - start, turn)
            elif part.isspace():
                continue
            else:
                boxes = [self._box(text_page, at_box, turn)]
                at_box += 1
            if boxes:
                lines.append((at, part + "-" if is_broken else part, boxes))
        return lines, turn

    def _turn(self, text_page: Any, cuts: Sequence[_Cut], places: dict[int, int]) -> _Turn:
        """How to turn the page upright, by the way its middle line of some length runs."""
        long = [start for start, end, _ in cuts if end - start > _LONG] or [0]
        start = long[len(long) // 2]
        # Clockwise, though the documentation does not say so.
        angle = max(0.0, float(pdfium.FPDFText_GetCharAngle(text_page, places.get(start, start))))
        return _TURNS[-round(angle / (math.pi / 2)) % 4]

    def _box(self, text_page: Any, index: int, turn: _Turn) -> Box:
        _get_rect(text_page, index, *self._refs)
        left, top, right, bottom = self._doubles[:]
        return turn(left, bottom, right, top)

    def _boxes(self, text_page: Any, start: int, count: int, turn: _Turn) -> list[Box]:
        """The boxes of *count* letters from *start*: one for each piece that the page draws."""
        found = _count_rects(text_page, start, count)
        if found == 1:
            return [self._box(text_page, 0, turn)]
        return [self._box(text_page, index, turn) for index in range(found)]

    def _split(
        self, text_page: Any, line: _Line, upright: Sequence[Box], turn: _Turn
    ) -> list[Piece]:
        """*line* apart where columns meet in it."""
        _, text, boxes = line
        if len(boxes) == 1:
            return [(boxes[0], text.strip())]
        pieces: list[Piece] = []
        begun = 0
        group = boxes[:1]
        for before, box in itertools.pairwise(boxes):
            if _parts(before, box, upright):
                place = self._place_of(text_page, line, begun, box, turn)
                if place:
                    pieces.append(_piece(group, text[begun:place]))
                    begun = place
                    group = []
            group.append(box)
        pieces.append(_piece(group, text[begun:]))
        return [piece for piece in pieces if piece[1]]

    def _place_of(self, text_page: Any, line: _Line, after: int, box: Box, turn: _Turn) -> int:
        """Where in the text of *line* the letter stands that opens *box*; 0 where none does."""
        start, text, _ = line
        place = text.find(" ", after) + 1
        while 0 < place < len(text):
            _get_char_box(text_page, start + place, *self._refs)
            x0, x1, y0, y1 = self._doubles[:]
            left, top, _, _ = turn(x0, y0, x1, y1)
            if abs(left - box[0]) < 1 and top > box[1] - 2:
                return place
            place = text.find(" ", place) + 1
        return 0

    def _rules(self, page: Any, turn: _Turn) -> list[Box]:
        """Ruled lines: thin paths, and the thin segments of larger ones."""
        rules: list[Box] = []
        for index in range(min(pdfium.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
            item = _get_object(page, index)
            if _get_type(item) != pdfium.FPDF_PAGEOBJ_PATH:
                continue
            _get_bounds(item, *self._float_refs)
            left, bottom, right, top = self._floats[:]
            box = turn(left, bottom, right, top)
            if _is_rule(box):
                rules.append(box)
            elif len(rules) < _MAX_OBJECTS:
                rules += self._segments(ctypes.cast(item, pdfium.FPDF_PAGEOBJECT), turn)
        return rules

    def _segments(self, path: Any, turn: _Turn) -> list[Box]:
        """The straight lines of *path*, placed as the page places it."""
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(path, matrix)
        rules: list[Box] = []
        before = start = (0.0, 0.0)
        for index in range(min(pdfium.FPDFPath_CountSegments(path), _MAX_SEGMENTS)):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            pdfium.FPDFPathSegment_GetPoint(segment, *self._float_refs[:2])
            x, y = self._floats[:2]
            point = (
                matrix.a * x + matrix.c * y + matrix.e,
                matrix.b * x + matrix.d * y + matrix.f,
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


def _places(numbers: Any, kind: Any) -> list[Any]:
    """Pointers to each of *numbers*, for calls that fill in four of them."""
    first, size, pointer = ctypes.addressof(numbers), ctypes.sizeof(kind), ctypes.POINTER(kind)
    return [ctypes.cast(first + size * place, pointer) for place in range(len(numbers))]


# How a box of the page, y upwards, stands on the page as shown, turned by quarters clockwise. Only
# differences of places matter, so nothing is measured from the paper's edge.
_TURNS: Final[tuple[_Turn, ...]] = (
    lambda left, bottom, right, top: (left, -top, right, -bottom),
    lambda left, bottom, right, top: (bottom, left, top, right),
    lambda left, bottom, right, top: (-right, bottom, -left, top),
    lambda left, bottom, right, top: (-top, -right, -bottom, -left),
)


def _cuts(text: str) -> list[_Cut]:
    """Where the lines of *text* begin and end, and whether a hyphen breaks them there."""
    has_broken = _BROKEN.search(text) is not None
    cuts: list[_Cut] = []
    start = 0
    for line in text.split(_LINE_END):
        end = start + len(line)
        if has_broken:
            for mark in _BROKEN.finditer(text, start, end):
                cuts.append((start, mark.start(), True))
                start = mark.end()
        if end > start:
            cuts.append((start, end, False))
        start = end + len(_LINE_END)
    return cuts


def _is_plain(lines: Sequence[_Line]) -> bool:
    """Whether every line stands below the one before and has no wide gap."""
    above = below = -1e9
    for _, _, boxes in lines:
        _, top, right, bottom = boxes[0]
        if top < above or top + bottom < 2 * below:
            return False
        for left, box_top, box_right, _ in boxes[1:]:
            if left - right > _COLUMN_GAP or box_right < right - 1 or box_top > bottom:
                return False
            right = box_right
        above, below = top, bottom
    return True


def _parts(before: Box, box: Box, upright: Sequence[Box]) -> bool:
    """Whether *box* belongs to another column than the one *before* it."""
    left, top, right, bottom = box
    _, top_before, right_before, bottom_before = before
    if left - right_before > _COLUMN_GAP or right < before[0]:
        return True
    if top > bottom_before or bottom < top_before:
        return True
    return any(
        right_before - 2 <= rule[0] <= left + 2 and rule[1] - 2 <= top and rule[3] + 2 >= bottom
        for rule in upright
    )


def _piece(boxes: Sequence[Box], text: str) -> Piece:
    if len(boxes) == 1:
        return boxes[0], text.strip()
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms)), text.strip()


def _is_rule(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return min(width, height) < _THIN and max(width, height) > _SHORTEST_RULE


def _between(start: tuple[float, float], end: tuple[float, float], turn: _Turn) -> Box:
    (x0, y0), (x1, y1) = start, end
    return turn(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _keep_within(memory: int) -> None:
    try:
        import resource  # Windows has none; there the time alone is bounded
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class _Told:
    """What standard output gives."""

    def __init__(self) -> None:
        self.pages: list[tuple[bool, int, int]] = []
        self.texts: list[str] = []
        self.boxes = array("f")
        self.rules = array("f")
        self.letters = 0

    def add(self, seen: Seen) -> None:
        self.pages.append((seen.is_plain, len(seen.pieces), len(seen.rules)))
        for box, text in seen.pieces:
            self.boxes.extend(box)
            self.texts.append(text)
            self.letters += len(text)
        for rule in seen.rules:
            self.rules.extend(rule)

    def written(self, state: str, count: int) -> bytes:
        head = json.dumps([state, count, self.pages, self.texts])
        return head.encode() + b"\n" + self.boxes.tobytes() + self.rules.tobytes()


def read_pages(data: bytes, *, most_pages: int, most_letters: int) -> bytes:
    """What standard output gives of the PDF *data*."""
    state, count, told = _read(data, most_pages, most_letters)
    return told.written(state, count)


def _read(data: bytes, most_pages: int, most_letters: int) -> tuple[str, int, _Told]:
    told = _Told()
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        is_locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        return ("encrypted" if is_locked else "damaged"), 0, told
    count = pdfium.FPDF_GetPageCount(document)
    if count > most_pages:
        return "too-long", count, told
    eye = PageEye(document)
    for number in range(count):
        told.add(eye.see(number))
        if told.letters > most_letters:
            return "too-long", count, told
    return "read", count, told


def _main() -> None:
    most_pages, most_letters, memory = map(int, sys.argv[1:])
    _keep_within(memory)
    # The process ends before there is much to collect.
    gc.disable()
    data = sys.stdin.buffer.read()
    sys.stdout.buffer.write(read_pages(data, most_pages=most_pages, most_letters=most_letters))


if __name__ == "__main__":
    _main()
