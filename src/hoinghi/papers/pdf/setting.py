"""From a paragraph to lines: where they break, how they are filled, what TJ is given.

A line breaks at spaces and within words where ``faces.parts_of`` cuts them, as late as it can
(as Word does).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from math import inf

from hoinghi.papers.model import Align
from hoinghi.papers.pdf.faces import Face, Word, face
from hoinghi.papers.pdf.running import EPSILON, broken, set_words, words_of
from hoinghi.papers.pdf.running import Measure as Measure
from hoinghi.papers.pdf.running import SetLine as SetLine
from hoinghi.papers.pdf.running import Stretch as Stretch

MARK_SIZE = 0.6
"""Size of a footnote mark, in sizes of the text, and how far it is raised."""
_MARK_RISE = 0.35


class _Box:
    """Words without a place to break between them, and the spaces before them."""

    __slots__ = ("kerned", "of", "room", "spaces", "width", "words")

    def __init__(self, of: Face | None, spaces: int) -> None:
        self.words: list[tuple[Face, Word, str]] = []
        self.width = 0.0
        self.of, self.spaces = of, spaces
        self.room = of.space[0] * spaces if of else 0.0
        self.kerned = (0.0, 0.0)

    def kern(self, before: _Box) -> None:
        """Kern the space with the letters beside it."""
        of = self.of
        if of is None:
            return
        (left_face, left, _), (right_face, right, _) = before.words[-1], self.words[0]
        self.kerned = of.gap(
            left.last if left_face is of else "", right.first if right_face is of else ""
        )
        self.room = of.space[0] * self.spaces + self.kerned[0] + self.kerned[1]


def set_lines(text: Sequence[Stretch], room: Measure) -> list[SetLine]:
    """Set *text* in *room*; at least one line, the last of a paragraph never stretched.

    Raises:
        UnprintableText: A letter for which the font has no glyph.
    """
    words = words_of(text, _limit(room))
    if words:
        return set_words(words, room)
    rows = _rows(_narrowed(_boxes(text, room.size), room), room)
    return [
        _line(boxes, room, indent=room.others if number else room.first, ended=ended)
        for number, (boxes, ended) in enumerate(rows)
    ]


def widest(text: Sequence[Stretch], room: Measure) -> tuple[int, float]:
    """How many lines *text* takes in *room*, and the width of its widest part in pt."""
    words = words_of(text, inf)
    if words:
        width = max(word.width for _, _, word in words)
        return len(broken(words, room)[0]), width * room.size / 1000
    boxes = list(_boxes(text, room.size))
    width = max((box.width for box in boxes if box), default=0.0)
    return len(_rows(boxes, room)), width * room.size / 1000


_PIECES = re.compile(r" +|\n|[^ \n]+")


def _boxes(text: Sequence[Stretch], size: float) -> Iterator[_Box | None]:
    """Boxes in order; None ends a line."""
    box: _Box | None = None
    spaces, spaced = 0, None
    for stretch in text:
        of = face(stretch.face)
        for piece in _PIECES.findall(stretch.text):
            if piece[0] in " \n":
                if box:
                    yield box
                    box = None
                if piece == "\n":
                    yield None
                    spaces = 0
                else:
                    spaces, spaced = spaces + len(piece), of
                continue
            words = (_mark(stretch, of, size),) if stretch.mark else of.words(piece)
            for number, word in enumerate(words):
                if box is None or number:
                    if box:
                        yield box
                    box = _Box(spaced if spaces else None, spaces)
                    spaces = 0
                box.words.append((of, word, stretch.ink))
                box.width += word.width
    if box:
        yield box


def _mark(stretch: Stretch, of: Face, size: float) -> Word:
    """The mark of a footnote, small and raised."""
    word = of.word(stretch.text)
    small = f"{size * MARK_SIZE:g} Tf {size * _MARK_RISE:g} Ts"
    body = f")]TJ/F{of.index} {small}[({word.body})]TJ/F{of.index} {size:g} Tf 0 Ts[("
    width = word.width * MARK_SIZE
    return Word(width, body, rare=word.rare, text=stretch.text, note=stretch.note)


def _limit(room: Measure) -> float:
    """Width that every line has, in thousandths of the size."""
    return (room.width - max(room.first, room.others)) * 1000 / room.size


def _narrowed(boxes: Iterable[_Box | None], room: Measure) -> Iterator[_Box | None]:
    """*boxes*, those that are wider than a line cut between letters."""
    limit = _limit(room)
    for box in boxes:
        if box is None or box.width <= limit:
            yield box
        else:
            yield from _cut(box, limit)


def _cut(box: _Box, limit: float) -> Iterator[_Box]:
    part = _Box(box.of, box.spaces)
    for of, word, ink in box.words:
        letters = [word] if word.note else map(of.word, word.text)
        for letter in letters:
            if part.words and part.width + letter.width > limit:
                yield part
                part = _Box(None, 0)
            part.words.append((of, letter, ink))
            part.width += letter.width
    yield part


def _rows(boxes: Iterable[_Box | None], room: Measure) -> list[tuple[list[_Box], bool]]:
    """Boxes of each line, and whether the line was ended there on purpose."""
    scale = 1000 / room.size
    others = (room.width - room.others) * scale + EPSILON
    free = (room.width - room.first) * scale + EPSILON
    row: list[_Box] = []
    rows = []
    wrapped = False
    for box in boxes:
        if box is None:
            rows.append((row, True))
            row, free, wrapped = [], others, False
            continue
        if row:
            box.kern(row[-1])
            if box.room + box.width > free:
                rows.append((row, False))
                row, free, wrapped = [], others, True
        if wrapped and not row:
            # Spaces at the place where a line breaks are not printed; those that begin a
            # paragraph are.
            box.of, box.room, box.spaces = None, 0.0, 0
        row.append(box)
        free -= box.room + box.width
    rows.append((row, True))
    return rows


def _line(boxes: list[_Box], room: Measure, *, indent: float, ended: bool) -> SetLine:
    if not boxes:
        return SetLine(indent, 0.0, room.size, 0, 0, "", 0)
    scale = room.size / 1000
    natural = sum([box.room + box.width for box in boxes])
    free = (room.width - indent) / scale - natural
    gaps = sum([box.spaces > 0 for box in boxes[1:]])
    each = more = 0
    x = indent
    if room.align is Align.JUSTIFY:
        if gaps and not ended and free > 0:
            each, more = divmod(int(free), gaps)
            natural += int(free)
    elif room.align is Align.CENTER:
        x += free / 2 * scale
    elif room.align is Align.RIGHT:
        x += free * scale
    writer = _Writer(boxes[0].of or boxes[0].words[0][0], room.size)
    writer.write(boxes, each, more)
    return writer.line(x, natural * scale)


class _Writer:
    """Puts the operators of one line together."""

    def __init__(self, of: Face, size: float) -> None:
        self._size = size
        self._of, self._first, self._faces = of, of.index, 1 << of.index
        self._parts = ["[("]
        self._owed = ""
        self._ink = ""
        self._rare = ""
        self._letters = 0
        self._notes: list[int] = []

    def write(self, boxes: list[_Box], each: int, more: int) -> None:
        """Write *boxes*, each gap wider by *each*, the first *more* by one beyond."""
        parts, letters = self._parts, 0
        share = 0
        for box in boxes:
            if box.of:
                self._gap(box.of, box, share)
                letters += box.spaces
            for of, word, ink in box.words:
                if of is not self._of:
                    self._turn(of)
                if ink != self._ink:
                    self._change(ink)
                parts.append(word.body)
                letters += len(word.text)
                if word.rare or word.note:
                    self._note(word)
            # The first box may begin with spaces, which are never stretched.
            more -= box.of is not None and box is not boxes[0]
            share = each + (more > 0)
        self._letters = letters

    def _gap(self, of: Face, box: _Box, share: int) -> None:
        if of is not self._of:
            self._turn(of)
        before, after = box.kerned
        parts = self._parts
        if before:
            parts.append(f"){-before:g}(")
        parts.append(of.space[1] * box.spaces)
        moved = share + after
        following, _, ink = box.words[0]
        if moved and following is of and ink == self._ink:
            parts.append(_MOVES.get(moved) or _move(moved))
        elif moved:
            # Room at the end of a run is lost on PDFium: it opens the next one.
            self._owed = f"{-moved:g}"

    def _turn(self, of: Face) -> None:
        self._break(f"/F{of.index} {self._size:g} Tf")
        self._of = of
        self._faces |= 1 << of.index

    def _change(self, ink: str) -> None:
        """Go on in another colour; "" is black."""
        self._break(f" {ink} rg" if ink else " 0 g")
        self._ink = ink

    def _break(self, operators: str) -> None:
        self._parts.append(f")]TJ{operators}[{self._owed}(")
        self._owed = ""

    def _note(self, word: Word) -> None:
        if word.note:
            self._notes.append(word.note)
        self._rare += word.rare

    def line(self, x: float, width: float) -> SetLine:
        self._parts.append(")]TJ 0 g" if self._ink else ")]TJ")
        return SetLine(
            x=x,
            width=width,
            size=self._size,
            first=self._first,
            last=self._of.index,
            operators="".join(self._parts),
            faces=self._faces,
            rare=self._rare,
            letters=self._letters,
            notes=tuple(self._notes),
        )


_MOVES: dict[float, str] = {}
_MOVES_KEPT = 20_000


def _move(wider: float) -> str:
    """What stands in TJ between two letters that are *wider* apart; kept, for few differ."""
    if len(_MOVES) >= _MOVES_KEPT:
        _MOVES.clear()
    made = _MOVES[wider] = f"){-wider:g}("
    return made
