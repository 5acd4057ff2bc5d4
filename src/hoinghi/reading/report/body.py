"""A source → text and grids in order: what the readers of headings, tables and prose look at."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from hoinghi.reading.lines import Line, clean, columns, see_lines, see_style
from hoinghi.reading.paragraphs import Para, join
from hoinghi.reading.plan import Lines
from hoinghi.reading.report.flat_rows import FlatZone, find_zones, rows_of
from hoinghi.reading.sheets import Sheet

_FEWEST_PIECES: Final = 3
_RULE: Final = re.compile(r"[\s|+:=_-]+")


class Cell(NamedTuple):
    """A cell of a grid: its text; its number and what is wrong with it, where a workbook says."""

    text: str
    ref: str | None = None
    number: Decimal | None = None
    percent: bool = False
    trouble: str | None = None


class Row(NamedTuple):
    """A row of a grid and the source lines it stands on; ``sheet`` of a workbook."""

    cells: tuple[Cell, ...]
    lines: Lines


class Grid(NamedTuple):
    """A table.

    Attributes:
        flat: Its columns were told apart by words alone, so an empty cell may be missing.
        sheet: Name of the sheet it stands in.
    """

    rows: tuple[Row, ...]
    flat: bool = False
    sheet: str | None = None


#: A report in order; paragraphs know their lines.
Block = Para | Grid


def blocks_of_lines(
    source: Sequence[str], rows: Mapping[int, tuple[str, ...]], *, flows: bool
) -> list[Block]:
    """The blocks of a text; *rows* maps an index to its table cells."""
    normal = unicodedata.normalize("NFC", clean("\n".join(source))).split("\n")
    lines = see_lines(normal, rows)
    cut = [_with_columns(line) for line in lines]
    flat = {} if flows else _flat(cut)
    style = see_style([line for line in cut if not line.cells], flows=flows)
    blocks: list[Block] = []
    running: list[Line] = []
    table: list[Line] = []
    at = 0
    while at < len(cut):
        zone = flat.get(at)
        line = cut[at]
        if zone or not line.cells:
            _close_table(table, blocks)
        if zone or line.cells:
            blocks += join(running, style)
            running.clear()
        if zone:
            blocks.append(_flat_grid(zone, cut))
            at = zone.end
            continue
        (table if line.cells else running).append(line)
        at += 1
    _close_table(table, blocks)
    return [*blocks, *join(running, style)]


def blocks_of_sheets(sheets: Sequence[Sheet]) -> list[Block]:
    """The blocks of a workbook: one grid for each sheet that is shown."""
    blocks: list[Block] = []
    for sheet in sheets:
        rows = tuple(
            Row(
                tuple(Cell(c.text, c.ref, c.number, c.percent, c.trouble) for c in row.cells),
                Lines(row.number, row.number),
            )
            for row in sheet.rows
        )
        blocks.append(Grid(rows, sheet=sheet.name))
    return blocks


def _with_columns(line: Line) -> Line:
    """*line* as a row where pipes or wide gaps part it."""
    if line.cells:
        return line._replace(cells=tuple(" ".join(cell.split()) for cell in line.cells))
    if line.raw.count("|") > 1:
        inner = line.raw.strip().strip("|")
        return line._replace(cells=tuple(" ".join(cell.split()) for cell in inner.split("|")))
    pieces = columns(line)
    if len(pieces) >= _FEWEST_PIECES:
        return line._replace(cells=tuple(pieces))
    return line


def _close_table(table: list[Line], blocks: list[Block]) -> None:
    """Make a grid of the rows gathered, where they are more than a lone line."""
    rows = [line for line in table if not _RULE.fullmatch(line.text)]
    if rows:
        blocks.append(
            Grid(
                tuple(
                    Row(tuple(map(Cell, line.cells)), Lines(line.number, line.number))
                    for line in rows
                )
            )
        )
    table.clear()


def _flat(lines: Sequence[Line]) -> dict[int, FlatZone]:
    texts = [None if line.cells else line.text for line in lines]
    return {zone.start: zone for zone in find_zones(texts)}


def _flat_grid(zone: FlatZone, lines: Sequence[Line]) -> Grid:
    texts = [line.text for line in lines[zone.start : zone.end]]
    rows = []
    for row in rows_of(texts):
        first, last = lines[zone.start + row.first], lines[zone.start + row.last]
        rows.append(Row(tuple(map(Cell, row.cells)), Lines(first.number, last.number)))
    return Grid(tuple(rows), flat=True)
