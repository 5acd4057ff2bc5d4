"""Looks at the pages of a PDF: which text stands together, where, and between which ruled lines."""

from __future__ import annotations

import ctypes
import itertools
import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import repeat
from operator import add, ge, neg
from typing import Final

from hoinghi.reading.sources.pdf_boxes import Box, Piece, Seen, Sides, pieces_of
from hoinghi.reading.sources.pdf_library import (
    OBJECT_PATH,
    SEGMENT_LINE,
    SEGMENT_MOVE,
    Handle,
    Library,
    Matrix,
)

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
_BREAKS: Final = ("\ufffe", "\x02")
_BREAK: Final = re.compile("[\ufffe\x02]")
_ANY_LINE_END: Final = re.compile("\r\n|[\ufffe\x02]")
_LINE_END: Final = "\r\n"

_Numbers = Sequence[float]
_Turn = Callable[[_Numbers, _Numbers, _Numbers, _Numbers], Sides]


#: A line as PDFium cuts them: its place among the page's letters, its text, the boxes drawn in it.
_Line = tuple[int, str, list[Box]]


class PageEye:
    """Looks at the pages of one *document* of PDFium.

    Attributes:
        letters: Of all pages seen so far.
    """

    def __init__(self, library: Library, document: Handle) -> None:
        self._library = library
        self._document = document
        self.letters = 0
        self._text_room = (ctypes.c_ushort * 0)()

    def see(self, number: int) -> Seen:
        """The page *number*, from 0; an unreadable one is empty."""
        library = self._library
        page = library.load_page(self._document, number)
        text_page = library.load_text(page) if page else None
        seen = self._see(page, text_page) if text_page else Seen([], True, [])
        if text_page:
            library.close_text(text_page)
        if page:
            library.close_page(page)
        return seen

    def _see(self, page: Handle, text_page: Handle) -> Seen:
        text = self._text(text_page)
        texts = _lines_of(text)
        written = list(filter(None, map(str.strip, texts)))
        box_count = self._library.count_boxes(text_page, 0, -1)
        is_one_each = box_count == len(written)
        # Most pages are so; of them nothing more has to be asked.
        if is_one_each:
            sides = self._sides(text_page, box_count)
            if _descend(sides):
                return Seen(pieces_of(_UPRIGHT(*sides), written), True, [])
        starts = self._starts(text_page, text, texts)
        turn = self._turn(text_page, starts, texts)
        if is_one_each:
            rules = self._rules(page, box_count, turn)
            return Seen(pieces_of(turn(*sides), written), False, rules)
        lines = self._lines(text_page, starts, texts, turn, box_count)
        if _are_plain(lines):
            return Seen([_joined(boxes, text) for _, text, boxes in lines], True, [])
        rules = self._rules(page, box_count, turn)
        upright = [rule for rule in rules if rule[2] - rule[0] < _THIN]
        pieces = []
        for line in lines:
            _, text, boxes = line
            if len(boxes) == 1:
                pieces.append(_joined(boxes, text))
            else:
                pieces += self._split(text_page, line, upright, turn)
        return Seen(pieces, False, rules)

    def _text(self, text_page: Handle) -> str:
        count = min(self._library.count_letters(text_page), MAX_PAGE_LETTERS)
        if count <= 0:
            return ""
        # A letter may take two places.
        if len(self._text_room) < 2 * count + 2:
            self._text_room = (ctypes.c_ushort * (4 * count + 2))()
        written = self._library.get_text(text_page, 0, count, self._text_room)
        held = ctypes.string_at(self._text_room, 2 * max(0, written - 1))
        text = held.decode("utf-16-le", "replace")
        self.letters += len(text)
        return text

    def _starts(self, text_page: Handle, text: str, texts: Sequence[str]) -> list[int]:
        """Where the lines *texts* of *text* begin among the letters of the page."""
        starts = _starts_of(text, texts)
        # The text leaves out letters that PDFium cannot name.
        if len(text) != self._library.count_letters(text_page):
            starts = [max(0, self._library.place_in_page(text_page, start)) for start in starts]
        return starts

    def _turn(self, text_page: Handle, starts: Sequence[int], texts: Sequence[str]) -> _Turn:
        """How to turn the page upright, by the way its middle line of some length runs."""
        long = [at for at, text in zip(starts, texts, strict=True) if len(text) > _LONG] or [0]
        # Clockwise, though the documentation does not say so.
        angle: float = max(0.0, self._library.angle_of_letter(text_page, long[len(long) // 2]))
        return _TURNS[-round(angle / (math.pi / 2)) % 4]

    def _sides(self, text_page: Handle, count: int) -> Sides:
        """The boxes counted last, as they stand on the page, y upwards."""
        return self._library.doubles.filled(partial(self._library.get_box, text_page), range(count))

    def _lines(
        self, text_page: Handle, starts: list[int], texts: list[str], turn: _Turn, box_count: int
    ) -> list[_Line]:
        """The lines in the order in which the page draws them, those of spaces left out."""
        count = partial(self._library.count_boxes, text_page)
        counts = list(map(count, starts, map(len, texts)))
        if sum(counts) == box_count:
            count(0, -1)
            boxes = zip(*turn(*self._sides(text_page, box_count)), strict=True)
            groups = [list(itertools.islice(boxes, found)) for found in counts]
        else:
            # What is drawn in one go goes on over the end of a line.
            groups = [
                list(zip(*turn(*self._sides(text_page, count(start, len(text)))), strict=True))
                for start, text in zip(starts, texts, strict=True)
            ]
        lines = zip(starts, texts, groups, strict=True)
        return [line for line in lines if line[2] and not line[1].isspace()]

    def _split(
        self, text_page: Handle, line: _Line, upright: Sequence[Box], turn: _Turn
    ) -> list[Piece]:
        """*line* apart where columns meet in it."""
        _, text, boxes = line
        pieces: list[Piece] = []
        begun = 0
        group = boxes[:1]
        words: list[tuple[int, float, float]] = []
        for before, box in itertools.pairwise(boxes):
            if _are_parted(before, box, upright):
                words = words or self._words(text_page, line, turn)
                place = _word_at(box, words, begun)
                if place:
                    pieces.append(_joined(group, text[begun:place]))
                    begun = place
                    group = []
            group.append(box)
        pieces.append(_joined(group, text[begun:]))
        return [piece for piece in pieces if piece.text]

    def _words(self, text_page: Handle, line: _Line, turn: _Turn) -> list[tuple[int, float, float]]:
        """Where words begin in *line*, after a space: place in its text, left and top of each."""
        start, text, _ = line
        places = [place for place, letter in enumerate(text[:-1], 1) if letter == " "]
        ask = partial(self._library.box_of_letter, text_page)
        left, right, bottom, top = self._library.doubles.filled(
            ask, [start + place for place in places]
        )
        lefts, tops, _, _ = turn(left, top, right, bottom)
        return list(zip(places, lefts, tops, strict=True))

    def _rules(self, page: Handle, drawn: int, turn: _Turn) -> list[Box]:
        """Ruled lines: thin paths, and the thin segments of larger ones."""
        library = self._library
        count = library.count_objects(page)
        # A page of text alone has no ruled lines, and to look for them takes time.
        if count <= drawn:
            return []
        objects = list(map(library.get_object, repeat(page), range(min(count, _MAX_OBJECTS))))
        kinds = map(library.kind_of_object, objects)
        paths = list(itertools.compress(objects, map(OBJECT_PATH.__eq__, kinds)))
        left, bottom, right, top = library.floats.filled(library.bounds_of_object, paths)
        rules: list[Box] = []
        for path, box in zip(paths, zip(*turn(left, top, right, bottom), strict=True), strict=True):
            if _is_rule(box):
                rules.append(box)
            elif len(rules) < _MAX_OBJECTS:
                rules += filter(_is_rule, self._segments(path, turn))
        return rules

    def _segments(self, path: Handle, turn: _Turn) -> Iterator[Box]:
        """The straight lines of *path*, placed as the page places it."""
        library = self._library
        placed = Matrix()
        library.matrix_of_object(path, ctypes.byref(placed))
        x, y = ctypes.c_float(), ctypes.c_float()
        into = ctypes.byref(x), ctypes.byref(y)
        before = start = (0.0, 0.0)
        for index in range(min(library.count_segments(path), _MAX_SEGMENTS)):
            segment = library.get_segment(path, index)
            library.point_of_segment(segment, *into)
            point = placed.place(x.value, y.value)
            kind = library.kind_of_segment(segment)
            if kind == SEGMENT_MOVE:
                start = point
            elif kind == SEGMENT_LINE:
                yield _between(before, point, turn)
            if library.closes_path(segment):
                yield _between(point, start, turn)
            before = point


# How boxes of the page, y upwards, stand on the page as shown, turned by quarters clockwise. Only
# differences of places matter, so nothing is measured from the paper's edge.
_TURNS: Final[tuple[_Turn, ...]] = (
    lambda left, top, right, bottom: (left, _below(top), right, _below(bottom)),
    lambda left, top, right, bottom: (bottom, left, top, right),
    lambda left, top, right, bottom: (_below(right), bottom, _below(left), top),
    lambda left, top, right, bottom: (_below(top), _below(right), _below(bottom), _below(left)),
)
_UPRIGHT: Final = _TURNS[0]


def _below(numbers: Iterable[float]) -> list[float]:
    return list(map(neg, numbers))


def _lines_of(text: str) -> list[str]:
    """The lines of *text*; a hyphen that breaks a word ends one."""
    if _has_break(text):
        text = _BREAK.sub("-" + _LINE_END, text)
    return text.split(_LINE_END)


def _starts_of(text: str, lines: Sequence[str]) -> list[int]:
    """Where in *text* each of its *lines* begins."""
    if _has_break(text):
        return [0, *[end.end() for end in _ANY_LINE_END.finditer(text)]]
    return list(itertools.accumulate(map(len, lines[:-1]), _next_start, initial=0))


def _has_break(text: str) -> bool:
    # Many times as fast as the pattern.
    return any(map(text.__contains__, _BREAKS))


def _next_start(start: int, length: int) -> int:
    return start + length + len(_LINE_END)


def _descend(sides: Sides) -> bool:
    """Whether each of the boxes, y upwards, stands below the one before."""
    _, tops, _, bottoms = sides
    twice = map(add, bottoms, bottoms)
    return all(map(ge, tops, tops[1:])) and all(map(ge, twice, map(add, tops[1:], bottoms[1:])))


def _are_plain(lines: Sequence[_Line]) -> bool:
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


def _are_parted(before: Box, box: Box, upright: Sequence[Box]) -> bool:
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


def _word_at(box: Box, words: Iterable[tuple[int, float, float]], after: int) -> int:
    """The place of the first of *words* that opens *box*; 0 where none does."""
    left, top, _, _ = box
    for place, word_left, word_top in words:
        if place > after and abs(word_left - left) < 1 and word_top > top - 2:
            return place
    return 0


def _joined(boxes: Sequence[Box], text: str) -> Piece:
    if len(boxes) == 1:
        left, top, right, bottom = boxes[0]
        return Piece(left, top, right, bottom, text.strip())
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Piece(min(lefts), min(tops), max(rights), max(bottoms), text.strip())


def _is_rule(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return min(width, height) < _THIN and max(width, height) > _SHORTEST_RULE


def _between(start: tuple[float, float], end: tuple[float, float], turn: _Turn) -> Box:
    (x0, y0), (x1, y1) = start, end
    lefts, tops, rights, bottoms = turn([min(x0, x1)], [max(y0, y1)], [max(x0, x1)], [min(y0, y1)])
    return lefts[0], tops[0], rights[0], bottoms[0]
