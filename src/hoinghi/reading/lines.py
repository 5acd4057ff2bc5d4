"""Source lines as they stand on the page, cleaned for reading but never renumbered."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

_UNSEEN: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\x00"))
_PAGE_NUMBER: Final = re.compile(r"(?:[-–]\s?|[Tt]rang\s)?(\d{1,4})(?:\s?[-–]|/\d{1,4})?$")
_LIST_NUMBER: Final = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVXLC]{1,6}|\w)?[.)/\-]?\W?$")
# A ruled line that the text behind it ran into: "-----Thực hiện Nghị quyết …".
_RULED: Final = re.compile(r"[-_*=.]{3,}\s*(?=[^\W\d_])")
_NUMBER_COLUMN: Final = frozenset({"TT", "STT", "Stt", "Tt", "tt", "stt", "ST"})
_LONGEST_TABLE: Final = 150
_FEWEST_OF_PAGE: Final = 20
_LONGEST_PAGE_NUMBER: Final = 16
_NUMBER_HEADS: Final = frozenset({"TT ", "STT", "Stt", "Tt ", "tt ", "stt", "ST "})
_RULES: Final = frozenset({"---", "___", "***", "===", "..."})
_COLUMN_GAP: Final = re.compile(r" {3,}")
# A visual line of an A4 page holds about 80 letters; far longer lines are whole paragraphs.
_LONGEST_VISUAL_LINE: Final = 160


class Line(NamedTuple):
    """One non-empty line.

    Attributes:
        number: In the source, from 1.
        raw: As it stands, with the spaces that keep columns apart.
        text: White space folded.
        gap: An empty line stands before it.
        after_page: A page number stood before it.
        indent: Spaces at its beginning.
        cells: Of a table row; empty for running text.
        last: The last line of a row of several lines; 0 where it is one line.
    """

    number: int
    raw: str
    text: str
    gap: bool
    after_page: bool
    indent: int
    cells: tuple[str, ...]
    last: int = 0


class Style(NamedTuple):
    """How the text was laid out, as seen over all its lines.

    Attributes:
        flows: Every line is a whole paragraph.
        spaced: An empty line after each visual line, so empty lines say nothing.
        indented: Paragraphs are set off by an indent of their first line.
        width: Letters in a full visual line.
    """

    flows: bool
    spaced: bool
    indented: bool
    width: int


def clean(text: str) -> str:
    """*text* without marks that nobody sees (zero-width spaces, soft hyphens, BOM)."""
    # Nearly all texts have none: looking for each is quicker than going over every letter.
    if any(chr(mark) in text for mark in _UNSEEN):
        text = text.translate(_UNSEEN)
    # OCR and some fonts give the Icelandic letter for the Vietnamese one.
    return text.replace("Ð", "Đ").replace("ð", "đ")


def see_lines(source: Sequence[str], rows: Mapping[int, tuple[str, ...]]) -> list[Line]:
    """The non-empty lines of *source* without page numbers; *rows* maps an index to its cells."""
    seen: list[Line] = []
    gap = after_page = False
    pages = _Pages()
    for index, raw in enumerate(source):
        words = raw.split()
        if not words:
            gap = True
            continue
        text = " ".join(words)
        if text[:3] in _RULES and (ruled := _RULED.match(text)):
            text = text[ruled.end() :]
        short = len(text) < _LONGEST_PAGE_NUMBER or text[:3] in _NUMBER_HEADS
        if short and pages.turned_by(text, len(seen)):
            after_page = bool(seen)
            continue
        cells = rows.get(index, ()) if rows else ()
        if not cells and "\t" in raw:
            cells = _cells(raw)
        indent = 0
        if raw[0].isspace():
            indent = len(raw) - len(raw.lstrip()) + 7 * (raw[0] == "\t")
        seen.append(Line(index + 1, raw, text, gap, after_page, indent, cells))
        gap = after_page = False
    return seen


class _Pages:
    """Which lines are the numbers of pages; numbers of a table's rows, cell by cell, are none."""

    def __init__(self) -> None:
        self.page = 1
        # The next number of a row, up to which line, and where the last one stood.
        self.row, self.until, self.row_at = 1, -1, 0

    def turned_by(self, text: str, at: int) -> bool:
        """Whether *text*, after *at* lines, is the number of a page."""
        if text[0] in "STt" and text.split(" ", 1)[0] in _NUMBER_COLUMN:
            self.row, self.until, self.row_at = 1, at + _LONGEST_TABLE, at
            return False
        turn = _PAGE_NUMBER.match(text) if len(text) < _LONGEST_PAGE_NUMBER else None
        if turn is None:
            return False
        number = int(turn[1])
        if text.isdigit() and self._is_row(number, at):
            self.row, self.row_at = max(self.row, number + 1), at
            return False
        if not 0 <= number - self.page <= 2:
            return False
        self.page = number
        return True

    def _is_row(self, number: int, at: int) -> bool:
        """A cell of the column "TT"; the number of the next page only soon after another cell."""
        if at >= self.until or (self.row == 1 and number != 1):
            return False
        near = number > self.row > 1 and at - self.row_at < _FEWEST_OF_PAGE
        return number == self.row or near or number != self.page + 1


def _cells(raw: str) -> tuple[str, ...]:
    """The cells of a row; none where the tab is an indent or stands after a list number."""
    cells = tuple(" ".join(cell.split()) for cell in raw.split("\t"))
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or (len(filled) == 2 and _LIST_NUMBER.match(filled[0])):
        return ()
    return cells


def see_style(lines: Sequence[Line], *, flows: bool) -> Style:
    """The layout of *lines*; *flows* when the source is known to hold whole paragraphs."""
    # Rows of a table say nothing about the lines of running text.
    lines = lines if flows else [line for line in lines if not line.last] or lines
    if not lines:
        return Style(flows, False, False, 80)
    lengths = sorted(len(line.text) for line in lines)
    count = len(lines)
    flows = flows or lengths[int(count * 0.85)] > _LONGEST_VISUAL_LINE
    spaced = sum(line.gap for line in lines) > 0.6 * count
    deep = sum(3 <= line.indent <= 14 for line in lines)
    flat = sum(line.indent <= 1 for line in lines)
    indented = not spaced and deep > 0.2 * count and flat > 0.15 * count
    return Style(flows, spaced, indented, max(40, lengths[int(count * 0.95)]))


def columns(line: Line) -> list[str]:
    """The pieces of *line* that stand side by side, left to right, white space folded."""
    if line.cells:
        return [part for cell in line.cells for part in cell.split("\n") if part]
    if "   " not in line.raw:
        return [line.text]
    return [" ".join(part.split()) for part in _COLUMN_GAP.split(line.raw.strip())]
