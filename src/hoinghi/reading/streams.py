"""Tables that PDF gives cell by cell, one after the other → rows with cells.

Two kinds are known by their heads, programmes and assignments; others are left as they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hoinghi.reading.assignment_cells import assignments_at
from hoinghi.reading.cells import LONGEST_CELL_LINE
from hoinghi.reading.lines import Line
from hoinghi.reading.programmes import TIME_HEAD, programme_at
from hoinghi.reading.tables import HEAD_CELL

_FIRST_COLUMNS: Final = ("TT", "STT", "Stt", "ST", "Thời gian", "Nội dung", "Giờ", "Ngày", "Nhiệm")
_LONGEST_COLUMN_NAMES: Final = 48


def rebuild_streams(lines: Sequence[Line]) -> list[Line]:
    """*lines* with programmes and assignments as rows: a ``Line`` with cells each."""
    rebuilt: list[Line] = []
    index = 0
    while index < len(lines):
        found = _table_at(lines, index)
        if found:
            rows, index = found
            rebuilt += rows
        else:
            rebuilt.append(lines[index])
            index += 1
    return rebuilt


def _table_at(lines: Sequence[Line], start: int) -> tuple[list[Line], int] | None:
    line = lines[start]
    text = line.text
    if line.cells or len(text) > LONGEST_CELL_LINE:
        return None
    # A whole head on one line is long; it begins with its first column.
    if len(text) > _LONGEST_COLUMN_NAMES and not text.startswith(_FIRST_COLUMNS):
        return None
    if not HEAD_CELL.match(text):
        return None
    if TIME_HEAD.match(line.text) or line.text in ("TT", "STT"):
        programme = programme_at(lines, start)
        if programme:
            return programme
    return assignments_at(lines, start)
