"""From a paragraph to lines: where they break, how they are filled, what TJ is given.

A line breaks at spaces and after a hyphen, dash or stroke between letters, as early as it must
(as Word does). What reads as one word stays whole: "91/2017/NĐ-CP", "b/c".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from hoinghi.papers.letters import DRAWN
from hoinghi.papers.model import Align
from hoinghi.papers.pdf.faces import Face, Word, face, index_of

LINE_HEIGHT = 1.107
"""Ascender and descender of the typeface, in sizes."""
ASCENT = 0.891
SINGLE = 1.149
"""A single line in Word, in sizes."""

_SIGN_WIDTH = 800.0
_EPSILON = 0.01


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters of one face; "\\n" ends a line."""

    text: str
    face: int


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line, its letters ready for the file.

    Attributes:
        x: From the left edge of the room to the first letter, pt.
        width: Of what is printed, pt.
        first, last: Faces at its begin and end; ``operators`` change them in between.
        operators: TJ with its string; empty where nothing is printed.
        faces: Bit set of the faces used.
        signs: Drawn signs: name and distance from the left edge of the room.
        rare: Letters outside ``letters.COMMON``.
        letters: How many there are, spaces counted.
    """

    x: float
    width: float
    size: float
    first: int
    last: int
    operators: str
    faces: int
    signs: tuple[tuple[str, float], ...] = ()
    rare: str = ""
    letters: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """The room of a paragraph: width, how far first and other lines stand in, pt."""

    width: float
    size: float
    align: Align = Align.LEFT
    first: float = 0.0
    others: float = 0.0

    def indent(self, number: int) -> float:
        return self.others if number else self.first


@dataclass(slots=True)
class _Box:
    """Words without a place to break between them; ``space`` is the room before it."""

    words: list[tuple[Face, Word | str]]
    width: float
    space: float = 0.0
    spaces: tuple[Face, int] | None = None
    kerned: tuple[float, float] = (0.0, 0.0)


@dataclass(slots=True)
class _Row:
    boxes: list[_Box] = field(default_factory=list)
    ended: bool = False


def set_lines(text: Sequence[Stretch], room: Measure) -> list[SetLine]:
    """Set *text* in *room*; at least one line, the last of a paragraph never stretched.

    Raises:
        UnprintableText: A letter for which the font has no glyph.
    """
    rows = _rows(_boxes(text), room)
    return [_line(row, number, room) for number, row in enumerate(rows)]


def stretches(runs: Iterable[tuple[str, bool, bool]]) -> list[Stretch]:
    """Runs of text, bold, italic as stretches."""
    return [Stretch(text, index_of(bold=bold, italic=italic)) for text, bold, italic in runs]


_TOKENS = re.compile(rf" +|\n|[{''.join(DRAWN)}]|[^ \n{''.join(DRAWN)}]+")
# "91/2017/NĐ-CP" and "b/c" are one word: neither its strokes nor its hyphen may end a line.
_SYMBOL = re.compile(r"\d+/(?:\d{4}/)?[A-ZĐ][\w&-]*(?:-[\w&]+)+|\b[a-zđ]/[a-zđ]\b")
_BREAKS = re.compile(
    r"(?<=[^\W\d])-(?=\w)|(?<=\w)[–/](?=[^\W\d])|—(?=\w)|(?<=\d)–(?=\d)|-(?=[^\W\d])"
)


def _parts(word: str) -> list[str]:
    """*word* cut where a line may end within it."""
    if "-" not in word and "/" not in word and "–" not in word and "—" not in word:
        return [word]
    whole = [match.span() for match in _SYMBOL.finditer(word)]
    cuts = [match.end() for match in _BREAKS.finditer(word)]
    cuts = [cut for cut in cuts if not any(start < cut < end for start, end in whole)]
    edges = [0, *cuts, len(word)]
    return [word[a:b] for a, b in pairwise(edges) if b > a]


def _boxes(text: Sequence[Stretch]) -> Iterator[_Box | None]:
    """Boxes in order; None ends a line."""
    box: _Box | None = None
    spaces: tuple[Face, int] | None = None
    for stretch in text:
        of = face(stretch.face)
        for piece in _TOKENS.findall(stretch.text):
            if piece[0] == " ":
                if box:
                    yield box
                    box = None
                spaces = (of, len(piece) + (spaces[1] if spaces else 0))
            elif piece == "\n":
                if box:
                    yield box
                yield None
                box = spaces = None
            else:
                for number, part in enumerate([piece] if piece in DRAWN else _parts(piece)):
                    if number and box:
                        yield box
                        box = None
                    box = _joined(box, of, part, spaces)
                    spaces = None
    if box:
        yield box


def _joined(box: _Box | None, of: Face, part: str, spaces: tuple[Face, int] | None) -> _Box:
    word: Word | str = part if part in DRAWN else of.word(part)
    width = _SIGN_WIDTH if isinstance(word, str) else word.width
    if box is None:
        made = _Box([(of, word)], width, spaces=spaces)
        if spaces:
            made.space = spaces[0].space[0] * spaces[1]
        return made
    box.words.append((of, word))
    box.width += width
    return box


def _rows(boxes: Iterable[_Box | None], room: Measure) -> list[_Row]:
    rows = [_Row()]
    scale = 1000 / room.size
    free = (room.width - room.indent(0)) * scale + _EPSILON
    last: _Box | None = None
    for box in boxes:
        row = rows[-1]
        if box is None:
            row.ended = True
            rows.append(_Row())
            free = (room.width - room.indent(len(rows) - 1)) * scale + _EPSILON
            last = None
            continue
        _kern(last, box)
        if last and box.space + box.width > free:
            rows.append(row := _Row())
            free = (room.width - room.indent(len(rows) - 1)) * scale + _EPSILON
            last = None
        if last is None and (row.boxes or box.spaces is None or len(rows) > 1):
            box.space, box.spaces = 0.0, None
        row.boxes.append(box)
        free -= box.space + box.width
        last = box
    rows[-1].ended = True
    return rows


def _kern(last: _Box | None, box: _Box) -> None:
    """Kern the space before *box* with the letters beside it."""
    if last is None or box.spaces is None:
        return
    of, count = box.spaces
    (left_face, left), (right_face, right) = last.words[-1], box.words[0]
    before = left.last if isinstance(left, Word) and left_face is of else ""
    after = right.first if isinstance(right, Word) and right_face is of else ""
    box.kerned = of.gap(before, after)
    box.space = of.space[0] * count + sum(box.kerned)


def _line(row: _Row, number: int, room: Measure) -> SetLine:
    boxes, indent = row.boxes, room.indent(number)
    if not boxes:
        return SetLine(indent, 0.0, room.size, 0, 0, "", 0)
    natural = sum(box.space + box.width for box in boxes)
    free = (room.width - indent) * 1000 / room.size - natural
    gaps = sum(1 for box in boxes[1:] if box.spaces)
    shares = [0] * gaps
    if room.align is Align.JUSTIFY and not row.ended and gaps and free > 0:
        each, more = divmod(int(free), gaps)
        shares = [each + (place < more) for place in range(gaps)]
        natural += int(free)
    x = indent
    if room.align is Align.CENTER:
        x += free / 2 * room.size / 1000
    elif room.align is Align.RIGHT:
        x += free * room.size / 1000
    return _written(boxes, shares, x, natural * room.size / 1000, room.size)


def _written(boxes: list[_Box], shares: list[int], x: float, width: float, size: float) -> SetLine:
    first = boxes[0].spaces[0] if boxes[0].spaces else boxes[0].words[0][0]
    writer = _Writer(first, size)
    share = iter(shares)
    for number, box in enumerate(boxes):
        if box.spaces:
            writer.gap(box, next(share) if number else 0)
        for of, word in box.words:
            if isinstance(word, str):
                writer.sign(word)
            else:
                writer.word(of, word)
    scale = size / 1000
    return SetLine(
        x=x,
        width=width,
        size=size,
        first=writer.first,
        last=writer.of.index,
        operators=writer.closed(),
        faces=writer.faces,
        signs=tuple((DRAWN[sign], x + at * scale) for sign, at in writer.signs),
        rare=writer.rare,
        letters=writer.letters,
    )


class _Writer:
    """Puts the operators of one line together."""

    def __init__(self, of: Face, size: float) -> None:
        self._size = size
        self.of, self.first, self.faces = of, of.index, 1 << of.index
        self.parts = ["[("]
        self.signs: list[tuple[str, float]] = []
        self.rare = ""
        self.letters = 0
        self._at = 0.0

    def turn(self, of: Face) -> None:
        if of is not self.of:
            self.parts.append(f")]TJ/F{of.index} {self._size:g} Tf[(")
            self.of = of
            self.faces |= 1 << of.index

    def gap(self, box: _Box, share: int) -> None:
        assert box.spaces
        of, count = box.spaces
        before, after = box.kerned
        self.turn(of)
        moved = -(share + after)
        parts = self.parts
        if before:
            parts.append(f"){-before:g}(")
        parts.append(of.space[1] * count)
        self.letters += count
        if moved:
            parts.append(f"){moved:g}(")
        self._at += box.space + share

    def word(self, of: Face, word: Word) -> None:
        self.turn(of)
        self.parts.append(word.body)
        self.letters += word.letters
        self._at += word.width
        if word.rare:
            self.rare += word.rare

    def sign(self, sign: str) -> None:
        self.signs.append((sign, self._at))
        self.parts.append(f"){-_SIGN_WIDTH:g}(")
        self._at += _SIGN_WIDTH

    def closed(self) -> str:
        self.parts.append(")]TJ")
        return "".join(self.parts)
