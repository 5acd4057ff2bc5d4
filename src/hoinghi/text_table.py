"""Plain text tables for a terminal or a file: columns, wrapping by display width, no colours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import combining, east_asian_width

from hoinghi.screen import visible

GAP = "  "


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its share of the width left over.

    ``share`` 0 makes it as wide as its longest cell; others divide what is left, each at least
    ``least`` wide.
    """

    title: str
    share: int = 0
    least: int = 8


def display_width(text: str) -> int:
    """Count the cells that *text* takes on a terminal; a Vietnamese letter takes one."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def wrap(text: str, width: int) -> list[str]:
    """Break *text* at spaces into lines of at most *width* cells; a longer word is cut.

    Letters that steer a terminal are made visible.
    """
    lines: list[str] = []
    line, used = "", 0
    for word in map(visible, text.split()):
        size = display_width(word)
        if size > width:
            if line:
                lines.append(line)
            *whole, line = _cut(word, width)
            lines += whole
            used = display_width(line)
        elif line and used + 1 + size > width:
            lines.append(line)
            line, used = word, size
        else:
            line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
    return [*lines, line]


def _cut(word: str, width: int) -> list[str]:
    """Cut *word* into pieces of *width* cells; one letter goes even where it is wider."""
    pieces: list[str] = []
    begun = used = 0
    for place, letter in enumerate(word):
        size = display_width(letter)
        if used + size > width and place > begun:
            pieces.append(word[begun:place])
            begun, used = place, 0
        used += size
    return [*pieces, word[begun:]]


def draw(
    columns: Sequence[Column], rows: Iterable[Sequence[str]], *, width: int = 100
) -> Iterator[str]:
    """Draw a table of *rows* within *width* cells, headings and a rule on top."""
    cells = [[*row] for row in rows]
    widths = _widths(columns, cells, width)
    titles = [column.title for column in columns]
    if any(titles):
        yield _line(titles, widths)
        yield GAP.join("─" * size for size in widths)
    for row in cells:
        wrapped = [wrap(cell, size) for cell, size in zip(row, widths, strict=True)]
        for number in range(max(map(len, wrapped))):
            yield _line([lines[number] if number < len(lines) else "" for lines in wrapped], widths)


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    longest = [
        max([display_width(column.title), *(display_width(row[place]) for row in rows)])
        for place, column in enumerate(columns)
    ]
    fixed = sum(size for size, column in zip(longest, columns, strict=True) if not column.share)
    left = width - fixed - len(GAP) * (len(columns) - 1)
    shares = sum(column.share for column in columns) or 1
    widths = [
        size if not column.share else max(column.least, min(size, left * column.share // shares))
        for size, column in zip(longest, columns, strict=True)
    ]
    used = sum(widths) + len(GAP) * (len(columns) - 1)
    # What rounding or a column short of its share left over, or what is too much, goes to the
    # column that has most to say.
    broadest = max(range(len(columns)), key=lambda place: longest[place])
    if columns[broadest].share:
        widths[broadest] = max(8, min(longest[broadest], widths[broadest] + width - used))
    return widths


def _line(cells: Iterable[str], widths: Iterable[int]) -> str:
    padded = (
        cell + " " * (size - display_width(cell)) for cell, size in zip(cells, widths, strict=True)
    )
    return GAP.join(padded).rstrip()
