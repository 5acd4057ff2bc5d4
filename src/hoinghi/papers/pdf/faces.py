"""The four faces of the typeface as a page is set with them.

Widths are in thousandths of the size, as PDF counts them. A word is looked up once: its width and
its letters as they stand in the file, pairs kerned, are kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from hoinghi.papers import fonts
from hoinghi.papers.letters import COMMON, DRAWN, require_letters
from hoinghi.papers.pdf.signs import WIDTH, glyph_of
from hoinghi.papers.truetype import FontFile

NAMES = ("Regular", "Bold", "Italic", "BoldItalic")
"""By ``index_of``: bold counts 1, italic 2."""

_WORDS_KEPT = 60_000

_SIGNS = "".join(DRAWN)
# "91/2017/NĐ-CP", "b/c" and addresses are one word: neither strokes nor hyphens end a line there.
_SYMBOL = re.compile(
    r"\d+/(?:\d{4}/)?[A-ZĐ][\w&-]*(?:-[\w&]+)+|\b[a-zđ]/[a-zđ]\b|[^@]+@.+|\w+://.+|www\..+"
)
_CUTS = re.compile(
    rf"(?<=[^\W\d])-(?=\w)|-(?=[^\W\d])|(?<=\w)[–/](?=[^\W\d])|—(?=\w)|(?<=\d)–(?=\d)|[{_SIGNS}]"
)
_MAY_BREAK = re.compile(f"[-/–—{_SIGNS}]")


def parts_of(text: str) -> list[str]:
    """*text* cut where a line may end within it, drawn signs apart."""
    if not _MAY_BREAK.search(text):
        return [text]
    whole = [match.span() for match in _SYMBOL.finditer(text)]
    cuts = [0, len(text)]
    for match in _CUTS.finditer(text):
        if not any(start < match.end() < end for start, end in whole):
            cuts.append(match.end())
        if match[0] in DRAWN:
            cuts.append(match.start())
    return [text[start:end] for start, end in pairwise(sorted(set(cuts)))]


def index_of(*, bold: bool, italic: bool) -> int:
    return bold + 2 * italic


@dataclass(frozen=True, slots=True)
class Word:
    """Letters between two places where a line may break.

    Attributes:
        width: In thousandths of the size.
        body: What stands between the brackets of TJ.
        first, last: Letters at the edges, for kerning; "" where there is none to kern with.
        rare: Letters outside ``letters.COMMON``.
        text: The letters.
        note: Number of the footnote that the word is the mark of.
    """

    width: float
    body: str
    first: str = ""
    last: str = ""
    rare: str = ""
    text: str = ""
    note: int = 0


class Face:
    """One face: ``words`` and ``gap`` are all that setting a line asks of it."""

    def __init__(self, index: int) -> None:
        self.index = index
        self.font = FontFile(fonts.file(NAMES[index]).read_bytes())
        self.known: dict[str, tuple[Word, ...]] = {}
        """What ``words`` has set so far."""
        self._gaps: dict[str, tuple[float, float]] = {}
        self._codes: dict[str, tuple[float, str, int]] = {}

    def code(self, letter: str) -> tuple[float, str, int]:
        """Width, code in a string and glyph of *letter*."""
        found = self._codes.get(letter)
        if found is None:
            if letter in DRAWN:
                glyph, units = glyph_of(letter, self.font.glyph_count), self.sign_width
            else:
                glyph = self.font.glyphs[ord(letter)]
                units = self.font.advances[glyph]
            width = self.thousandths(units)
            found = self._codes[letter] = (width, _escaped(glyph), glyph)
        return found

    @property
    def sign_width(self) -> int:
        """Units of a sign of our own."""
        return round(WIDTH * self.font.units)

    def thousandths(self, units: int) -> float:
        # Two decimals are what the file says of a width, so that sums here and there agree.
        return round(units * 1000 / self.font.units, 2)

    def words(self, text: str) -> tuple[Word, ...]:
        """*text*, which has no space, as the words between which a line may break.

        Raises:
            UnprintableText: A letter for which some face has no glyph.
        """
        words = self.known.get(text)
        if words is None:
            if len(self.known) >= _WORDS_KEPT:
                self.known.clear()
            words = self.known[text] = tuple(map(self.word, parts_of(text)))
        return words

    def word(self, text: str) -> Word:
        """*text* set without regard to what stands beside it."""
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
        rare = "".join(c for c in text if c not in COMMON and c not in DRAWN)
        return Word(width, "".join(parts), text[:1], text[-1:], rare, text)

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
