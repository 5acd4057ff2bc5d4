"""Letters of a page bound into lines: pieces of text that stand side by side stay apart."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Final

from hoinghi.papers.check.pdf_apart import Ink, Letter, SeenPage, Stroke
from hoinghi.papers.metrics import ASCENT, DESCENT

# Letters on one line: their baselines differ by less, in shares of the size (indices do not).
_RAISED: Final = 0.45
# A page of tables holds some hundreds, one made to hurt any number.
_MOST_LINES: Final = 2_000
# What calls a footnote is this much smaller and higher.
_MARKS: Final = frozenset("0123456789*")
_SMALL: Final = 0.85
_LIFTED: Final = 0.15
# Between columns the gap is wider than this share of the size; between words it is not, but for
# justified text, where a blank stands in it.
_GAP: Final = 0.9
_JUSTIFIED_GAP: Final = 3.0
#: Number, letter, dash or dot that opens an item, set apart from it by a tab.
MARKER: Final = re.compile(r"(?:\d{1,3}[.)]|[a-zđ]{1,2}[.)]|[IVXL]{1,6}[.)]|[-–—+•*▪●])$")
_MARKER_GAP: Final = 60.0


# By identity, because it stands in dicts and is asked for often.
@dataclass(frozen=True, eq=False)
class PrintedLine:
    """A line of text in a PDF; lengths in points, from the upper left corner of its page.

    ``is_note`` tells a line that begins with the mark of a footnote.
    """

    page: int
    letters: tuple[Letter, ...]
    is_note: bool = False

    @cached_property
    def text(self) -> str:
        return "".join(letter.text for letter in self.letters)

    @cached_property
    def left(self) -> float:
        return self.letters[0].left

    @cached_property
    def right(self) -> float:
        return self.letters[-1].right

    @cached_property
    def base(self) -> float:
        return statistics.median(letter.base for letter in self.letters)

    @cached_property
    def size(self) -> float:
        """Of its largest letters, for they set how far it stands from the line above."""
        return max(letter.ink.size for letter in self.letters)

    @property
    def top(self) -> float:
        return self.base - ASCENT * self.size

    @property
    def bottom(self) -> float:
        return self.base + DESCENT * self.size

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @cached_property
    def first_word(self) -> float:
        """How wide the first word is."""
        end = next((letter for letter in self.letters if letter.text.isspace()), None)
        return (end.left if end else self.right) - self.left

    @property
    def first_ink(self) -> Ink:
        return self.letters[0].ink

    @property
    def last_ink(self) -> Ink:
        return self.letters[-1].ink


def has_small(text: str) -> bool:
    return any(letter.islower() for letter in text)


def lines_of(page: SeenPage, walls: Sequence[Stroke] = ()) -> list[PrintedLine]:
    """The lines of *page* from top to bottom; none runs through one of the upright *walls*."""
    pieces = _merged(_pieces(page.letters, walls), walls)
    lines = [line for piece in pieces if (line := _line(page.number, piece))]
    return sorted(lines, key=lambda line: (round(line.base), line.left))[:_MOST_LINES]


def _line(page: int, letters: Sequence[Letter]) -> PrintedLine | None:
    """The line without the blanks at its ends and marks of notes; None where nothing is left."""
    plain = _without_marks(letters)
    inked = [place for place, letter in enumerate(plain) if not letter.text.isspace()]
    if not inked:
        return None
    is_note = next(letter for letter in letters if not letter.text.isspace()) not in plain
    return PrintedLine(page, tuple(plain[inked[0] : inked[-1] + 1]), is_note)


def _without_marks(letters: Sequence[Letter]) -> list[Letter]:
    """*letters* without the small raised figures that call a footnote."""
    size = max((letter.ink.size for letter in letters), default=0.0)
    base = statistics.median(letter.base for letter in letters) if letters else 0.0
    return [
        letter
        for letter in letters
        if not (
            letter.text in _MARKS
            and letter.ink.size < size * _SMALL
            and base - letter.base > size * _LIFTED
        )
    ]


def _pieces(letters: Sequence[Letter], walls: Sequence[Stroke]) -> list[list[Letter]]:
    """Runs of letters in the order in which the page draws them."""
    pieces: list[list[Letter]] = []
    before: Letter | None = None
    for letter in letters:
        if before and _goes_on(before, letter, walls):
            pieces[-1] += [*_between(pieces[-1], [letter]), letter]
        else:
            pieces.append([letter])
        before = letter
    return pieces


def _goes_on(before: Letter, letter: Letter, walls: Sequence[Stroke]) -> bool:
    size = max(before.ink.size, letter.ink.size)
    if abs(before.base - letter.base) > size * _RAISED or letter.left < before.right - size * 0.5:
        return False
    is_blank = before.text.isspace() or letter.text.isspace()
    gap = letter.left - before.right
    return gap <= size * (_JUSTIFIED_GAP if is_blank else _GAP) and not _parted(
        before.right, letter.left, letter.base, walls
    )


def _parted(left: float, right: float, base: float, walls: Sequence[Stroke]) -> bool:
    return any(
        left - 2 <= wall.left <= right + 2 and wall.top <= base <= wall.bottom + 2 for wall in walls
    )


def _merged(pieces: list[list[Letter]], walls: Sequence[Stroke]) -> list[list[Letter]]:
    """*pieces* that belong to one line though they were drawn apart."""
    inked = [piece for piece in pieces if any(not letter.text.isspace() for letter in piece)]
    inked.sort(key=lambda piece: piece[0].base)
    merged: list[list[Letter]] = []
    for row in _rows(inked):
        row.sort(key=lambda piece: piece[0].left)
        open_piece = row[0]
        for piece in row[1:]:
            if _belongs(open_piece, piece, walls):
                open_piece = [*open_piece, *_between(open_piece, piece), *piece]
            else:
                merged.append(open_piece)
                open_piece = piece
        merged.append(open_piece)
    return merged


def _rows(pieces: Sequence[list[Letter]]) -> Iterator[list[list[Letter]]]:
    """*pieces*, sorted by their baselines, by rows."""
    number, last = 0, 0.0
    numbers: list[int] = []
    for piece in pieces:
        number += abs(piece[0].base - last) > 1.5
        last = piece[0].base
        numbers.append(number)
    pairs = zip(numbers, pieces, strict=True)
    for _, group in groupby(pairs, key=lambda pair: pair[0]):
        yield [piece for _, piece in group]


def _belongs(piece: Sequence[Letter], to: Sequence[Letter], walls: Sequence[Stroke]) -> bool:
    size = max(piece[-1].ink.size, to[0].ink.size)
    gap = to[0].left - piece[-1].right
    if _parted(piece[-1].right, to[0].left, to[0].base, walls):
        return False
    if gap <= size * _GAP:
        return True
    is_marker = MARKER.match("".join(letter.text for letter in piece).strip())
    return bool(is_marker) and gap <= _MARKER_GAP


def _between(piece: Sequence[Letter], to: Sequence[Letter]) -> Iterator[Letter]:
    """A blank where a gap as wide as one parts the two."""
    last, first = piece[-1], to[0]
    is_apart = first.left - last.right > last.ink.size * 0.15
    if is_apart and not last.text.isspace() and not first.text.isspace():
        yield last._replace(text=" ", left=last.right, right=first.left)
