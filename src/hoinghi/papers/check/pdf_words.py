"""The words of a paragraph of a PDF, and how its letters look."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Final

from hoinghi.papers.check.measured import Look
from hoinghi.papers.check.pdf_apart import Ink, Letter, Stroke
from hoinghi.papers.check.pdf_fonts import family_of
from hoinghi.papers.check.pdf_lines import PrintedLine

#: Lines drawn under words, by the line of words.
Underlines = Mapping[PrintedLine, Sequence[Stroke]]
# Programs write 14 pt as 13.98 or 14.04, as their dots fall.
_ROUNDED: Final = 0.1
_SPLIT_WORD: Final = re.compile(r"[^\W_]-$")
_Kind = tuple[Ink, bool]


def looks_of(lines: Sequence[PrintedLine], under: Underlines, *, by_line: bool) -> tuple[Look, ...]:
    """The words of *lines* by looks; *by_line* keeps each on a line of its own."""
    letters = list(_letters(lines, under, by_line=by_line))
    kinds = _without_blanks(letters)
    looks: list[Look] = []
    pairs = zip(letters, kinds, strict=True)
    for kind, group in groupby(pairs, key=lambda pair: pair[1]):
        text = "".join(letter for (letter, _), _ in group)
        looks.append(look_of(kind[0], text, underline=kind[1]))
    return tuple(looks)


def look_of(ink: Ink, text: str, *, underline: bool = False) -> Look:
    return Look(
        text=unicodedata.normalize("NFC", text),
        font=family_of(ink.font),
        size=size_of(ink),
        bold=ink.bold,
        italic=ink.italic,
        underline=underline,
        color=ink.color,
    )


def size_of(ink: Ink) -> float:
    """In points, to the half point where it lies within a tenth of one."""
    half = round(ink.size * 2) / 2
    return half if abs(half - ink.size) <= _ROUNDED else round(ink.size, 1)


def _letters(
    lines: Sequence[PrintedLine], under: Underlines, *, by_line: bool
) -> Iterator[tuple[str, _Kind]]:
    for line in lines:
        strokes = under.get(line, ())
        for letter in line.letters:
            text = " " if letter.text.isspace() else letter.text
            yield text, (letter.ink, _is_underlined(letter, strokes))
        # The blank at a line's end is not drawn; a divided word has none.
        if line is not lines[-1] and not _SPLIT_WORD.search(line.text):
            yield "\n" if by_line else " ", (line.last_ink, False)


def _is_underlined(letter: Letter, strokes: Sequence[Stroke]) -> bool:
    middle = (letter.left + letter.right) / 2
    return any(stroke.left <= middle <= stroke.right for stroke in strokes)


def _without_blanks(letters: Sequence[tuple[str, _Kind]]) -> list[_Kind]:
    """The look of each letter, that of a blank being the one of the letter before it."""
    kinds = [kind for _, kind in letters]
    for at, (_, letter) in enumerate(pairwise(letters), 1):
        if letter[0].isspace():
            kinds[at] = kinds[at - 1]
    return kinds
