"""Programmes that PDF gives cell by cell: "Thời gian | Nội dung | Thực hiện" → rows with cells.

Cells come row by row, or a column after the other; then there must be as many as times.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from hoinghi.reading.cells import (
    CLOCK,
    CONNECTIVE,
    FEWEST,
    HEAD_LINES,
    NUMERAL,
    TIME,
    WHO_OPENS,
    end_of_cells,
    names_column,
    part_who,
)
from hoinghi.reading.lines import Line
from hoinghi.reading.tables import HEAD_CELL

_HALF_TIME: Final = re.compile(rf"(?:[-–—]\s*)?({CLOCK})$")
_BANNER: Final = re.compile(r"(?:NGÀY|Ngày|BUỔI|Buổi|SÁNG|Sáng|CHIỀU|Chiều|TỐI|Tối|Thứ|\d{1,2}/\d)")
TIME_HEAD: Final = re.compile(r"(?:(?:S?TT|ST) )?(?:Thời gian|Giờ|Thời điểm)\b", re.IGNORECASE)
_WHO_HEAD: Final = re.compile(
    r"thực hiện|phụ\s?trách|chủ trì|trình bày|điều hành|báo cáo viên|giảng viên|người|phân công|"
    r"đơn vị|bộ phận",
    re.IGNORECASE,
)
_LONGEST_WHO: Final = 80


class _Cell(NamedTuple):
    text: str
    number: int


class _Row(NamedTuple):
    time: str
    lines: list[_Cell]
    number: int


def programme_at(lines: Sequence[Line], start: int) -> tuple[list[Line], int] | None:
    """The rows of a programme whose head begins at *start*, and where it ends; else none."""
    first = next(
        (i for i in range(start, min(start + HEAD_LINES, len(lines))) if _is_time(lines[i].text)),
        None,
    )
    if first is None:
        return None
    if not all(names_column(line) for line in lines[start:first] if not _BANNER.match(line.text)):
        return None
    end = end_of_cells(lines, first, lines[start].text)
    region = lines[start:end]
    head = " ".join(line.text for line in region if _is_head_cell(line.text))
    rows = _timed(line for line in region if not _is_head_cell(line.text))
    who = bool(_WHO_HEAD.search(head))
    if len(rows) < FEWEST:
        return None
    filled = sum(bool(row.lines) for row in rows)
    built = _by_rows(rows, who) if filled >= len(rows) - 1 else _by_columns(rows, region, who)
    return (_as_lines(built, region), end) if built else None


def _is_time(text: str) -> bool:
    match = TIME.match(text)
    return bool(match and text[0] not in "-+*")


def _is_head_cell(text: str) -> bool:
    return len(text) < 60 and bool(HEAD_CELL.match(text)) and not _BANNER.match(text) and (
        len(text) < 22 or bool(TIME_HEAD.match(text))
    )  # fmt: skip


def _timed(lines: Iterable[Line]) -> list[_Row]:
    """Times with the lines that follow each."""
    rows: list[_Row] = []
    for line in lines:
        text = line.text
        half = _HALF_TIME.match(text)
        match = TIME.match(text)
        if half and rows and rows[-1].time.endswith(("-", "–")) and not rows[-1].lines:
            rows[-1] = rows[-1]._replace(time=f"{rows[-1].time} {half[1]}")
        elif match:
            rest = text[match.end() :]
            time = _said(match)
            rows.append(_Row(time, [_Cell(rest, line.number)] if rest else [], line.number))
        elif rows and not NUMERAL.match(text) and not _BANNER.match(text):
            rows[-1].lines.append(_Cell(text, line.number))
    return rows


def _said(time: re.Match[str]) -> str:
    """A range of time as printed, "8h30 -" where its end stands on the next line."""
    if time[2]:
        return f"{time[1].strip()} - {time[2].strip()}"
    return f"{time[1].strip()} -" if time[0].rstrip().endswith(("-", "–")) else time[1].strip()


def _by_rows(rows: Sequence[_Row], who: bool) -> list[tuple[str, str, str]]:
    built = []
    for row in rows:
        text, presenter = part_who([cell.text for cell in row.lines]) if who else (
            " ".join(cell.text for cell in row.lines), ""
        )  # fmt: skip
        built.append((row.time, text, presenter))
    return built


def _by_columns(
    rows: Sequence[_Row], region: Sequence[Line], who: bool
) -> list[tuple[str, str, str]]:
    """Times first, then what, then who: as many of each as there are times."""
    cells = [cell for row in rows for cell in row.lines]
    gaps = {line.number for line in region if line.gap}
    items: list[str] = []
    for cell in cells:
        new = cell.text[:1].isupper() or cell.text[:1] in '“"' or cell.text[:1].isdigit()
        begins = new and (cell.number in gaps or not CONNECTIVE.search(items[-1] if items else ""))
        if not items or begins:
            items.append(cell.text)
        else:
            items[-1] += f" {cell.text}"
    people = [item for item in items if who and _is_who(item)]
    texts = [item for item in items if not (who and _is_who(item))]
    if len(texts) != len(rows):
        return []
    names = people if len(people) == len(rows) else [""] * len(rows)
    return [(row.time, text, name) for row, text, name in zip(rows, texts, names, strict=True)]


def _is_who(item: str) -> bool:
    return len(item) < _LONGEST_WHO and bool(WHO_OPENS.match(item))


def _as_lines(built: Sequence[tuple[str, str, str]], region: Sequence[Line]) -> list[Line]:
    last = region[-1].number
    return [
        region[0]._replace(text=" ".join(filter(None, row)), cells=row, last=last) for row in built
    ]
