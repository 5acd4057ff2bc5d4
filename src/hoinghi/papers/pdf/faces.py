"""The four faces of the typeface as a page is set with them.

Widths are in thousandths of the size, as PDF counts them. A word is looked up once: its width and
its letters as they stand in the file, pairs kerned, are kept.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from hoinghi.papers import fonts
from hoinghi.papers.letters import COMMON, DRAWN, require_letters
from hoinghi.papers.pdf.embedding import subset
from hoinghi.papers.truetype import FontFile

NAMES = ("Regular", "Bold", "Italic", "BoldItalic")
"""By ``index_of``: bold counts 1, italic 2."""

_WORDS_KEPT = 60_000


def index_of(*, bold: bool, italic: bool) -> int:
    return bold + 2 * italic


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a space: width, what stands between the brackets of TJ, rare letters."""

    width: float
    body: str
    first: str
    last: str
    rare: str = ""
    letters: int = 0


class Face:
    """One face: ``word`` and ``gap`` are all that setting a line asks of it."""

    def __init__(self, index: int) -> None:
        self.index = index
        self.font = FontFile(fonts.file(NAMES[index]).read_bytes())
        self._words: dict[str, Word] = {}
        self._gaps: dict[str, tuple[float, float]] = {}

    @cached_property
    def _codes(self) -> dict[str, tuple[float, str, int]]:
        """Letter → width, code in a string, glyph; filled as letters are met."""
        return {}

    def code(self, letter: str) -> tuple[float, str, int]:
        found = self._codes.get(letter)
        if found is None:
            glyph = self.font.glyphs[ord(letter)]
            width = self.thousandths(self.font.advances[glyph])
            found = self._codes[letter] = (width, _escaped(glyph), glyph)
        return found

    def thousandths(self, units: int) -> float:
        # Two decimals are what the file says of a width, so that sums here and there agree.
        return round(units * 1000 / self.font.units, 2)

    def word(self, text: str) -> Word:
        """*text* set without regard to what stands beside it.

        Raises:
            UnprintableText: A letter for which some face has no glyph.
        """
        word = self._words.get(text)
        if word is None:
            if len(self._words) >= _WORDS_KEPT:
                self._words.clear()
            word = self._words[text] = self._set(text)
        return word

    def _set(self, text: str) -> Word:
        require_letters(text, fonts.known_letters())
        kerning, width, parts, last = self.font.kerning, 0.0, [], -1
        for letter in text:
            advance, code, glyph = self.code(letter)
            units = kerning.get((last, glyph))
            if units:
                moved = self.thousandths(units)
                parts.append(f"){-moved:g}(")
                width += moved
            parts.append(code)
            width += advance
            last = glyph
        rare = "".join(letter for letter in text if letter not in COMMON)
        return Word(width, "".join(parts), text[:1], text[-1:], rare, len(text))

    def gap(self, before: str, after: str) -> tuple[float, float]:
        """Kerning between letter and space and between space and letter; "" is the edge."""
        key = before + " " + after
        found = self._gaps.get(key)
        if found is None:
            found = self._gaps[key] = (self.kern(before, " "), self.kern(" ", after))
        return found

    def kern(self, left: str, right: str) -> float:
        if not left or not right:
            return 0.0
        pair = (self.code(left)[2], self.code(right)[2])
        return self.thousandths(self.font.kerning.get(pair, 0))

    @cached_property
    def space(self) -> tuple[float, str]:
        """Width of a space and its code."""
        width, code, _glyph = self.code(" ")
        return width, code


def _escaped(glyph: int) -> str:
    """Code of a glyph in a string of PDF. Source: ISO 32000-1, 7.3.4.2."""
    return "".join(_ESCAPES.get(byte) or chr(byte) for byte in glyph.to_bytes(2, "big"))


_ESCAPES = {0x28: "\\(", 0x29: "\\)", 0x5C: "\\\\", 0x0D: "\\r", 0x0A: "\\n"}


@cache
def face(index: int) -> Face:
    return Face(index)


@dataclass(frozen=True, slots=True)
class Embedded:
    """A face as it goes into a file: compressed font, its length, widths and letters by glyph."""

    data: bytes
    length: int
    widths: dict[int, float]
    letters: dict[int, str]


def embedded(index: int, rare: Iterable[str] = ()) -> Embedded:
    """The face with the letters every paper may need, and the *rare* ones of this file."""
    return _embedded(index, "".join(sorted(set(rare) - COMMON)))


@lru_cache(maxsize=16)
def _embedded(index: int, rare: str) -> Embedded:
    of = face(index)
    letters: dict[int, str] = {}
    widths: dict[int, float] = {}
    for letter in sorted(COMMON) + list(rare):
        if letter in DRAWN:
            continue
        width, _code, glyph = of.code(letter)
        letters.setdefault(glyph, letter)
        widths[glyph] = width
    data = subset(of.font, letters)
    return Embedded(zlib.compress(data, 9), len(data), widths, letters)
