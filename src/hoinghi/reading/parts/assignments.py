"""Assignment tables (bảng phân công): a task a row, with who does it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from hoinghi.reading.bodies import partners_in
from hoinghi.reading.deadlines import find_deadline
from hoinghi.reading.lines import Line
from hoinghi.reading.names import split_bodies
from hoinghi.reading.paragraphs import Para
from hoinghi.reading.plan import Lines, Task
from hoinghi.reading.vocabulary import PERSON

_WHAT: Final = re.compile(
    r"(?:tên )?(?:nội dung|nhiệm vụ|công việc|hoạt động|việc)\b", re.IGNORECASE
)
_LEAD: Final = re.compile(
    r"(?:người|đơn vị|cơ quan|bộ phận|cá nhân|tổ chức)[^.;]{0,30}?(?:thực hiện|chủ trì|phụ trách)|"
    r"(?:thực hiện|chủ trì|phụ trách|phân công|người thực hiện)\b",
    re.IGNORECASE,
)
_WITH: Final = re.compile(r".{0,30}phối hợp", re.IGNORECASE)
_WHEN: Final = re.compile(r"(?:thời (?:gian|hạn)|tiến độ|hoàn thành|hạn)\b", re.IGNORECASE)
_OPEN_ENDED: Final = re.compile(
    r"(?:hằng|hàng|thường xuyên|sau|ngay sau|từ|tháng|quý|tuần|trong)\b", re.IGNORECASE
)
_NUMERAL: Final = re.compile(r"\(?\d{1,3}[.)/]?$")
_NOTE: Final = re.compile(r"(?:ghi|chú|ghi chú|tt|stt)$", re.IGNORECASE)
# Rows with a clock time are points of a programme.
_CLOCK: Final = re.compile(r"\d{1,2}\s?(?:h|giờ|:)\s?\d{0,2}\s?(?:[-–]|$)")
_HEAD_LINES: Final = 14


class _Columns(NamedTuple):
    what: int
    lead: int | None
    partners: int | None
    when: int | None


def read_assignments(lines: Sequence[Line], year: int | None) -> list[Task]:
    """Tasks of the assignment tables among the annex's *lines*."""
    rows = [
        Para(" ".join(line.text.split()), (0,), (line.number,), line.cells)
        for line in lines
        if line.cells
    ]
    return assigned_rows(rows, year) or list(_from_cells(lines, year))


def assigned_rows(rows: Iterable[Para], year: int | None) -> list[Task]:
    """Tasks of table *rows*; none before a head row that names a task and an owner column."""
    tasks: list[Task] = []
    columns: _Columns | None = None
    for row in rows:
        cells = [" ".join(cell.split()) for cell in row.cells]
        head = _columns(cells)
        if head:
            columns = head
        elif columns and columns.what < len(cells) and cells[columns.what]:
            if any(_CLOCK.match(cell) for cell in cells[:2]):
                continue
            tasks.append(_row_task(row, columns, year))
    return tasks


def _columns(cells: Sequence[str]) -> _Columns | None:
    if any(len(cell) > 60 for cell in cells):
        return None
    at = {
        name: next((i for i, cell in enumerate(cells) if pattern.match(cell)), None)
        for name, pattern in (("what", _WHAT), ("with", _WITH), ("when", _WHEN))
    }
    at["lead"] = next(
        (i for i, cell in enumerate(cells) if i != at["with"] and _LEAD.match(cell)), None
    )
    if at["what"] is None or (at["lead"] is None and at["with"] is None):
        return None
    return _Columns(at["what"], at["lead"], at["with"], at["when"])


def _row_task(row: Para, columns: _Columns, year: int | None) -> Task:
    def cell(at: int | None) -> str:
        return row.cells[at] if at is not None and at < len(row.cells) else ""

    when = cell(columns.when).strip()
    said = when if _OPEN_ENDED.match(when) else f"Trước {when}" if when else cell(columns.what)
    deadline = find_deadline(said, year)
    action = " ".join(cell(columns.what).split())
    return Task(
        owners=_names(cell(columns.lead)),
        partners=_names(cell(columns.partners)) or partners_in(action),
        action=action.rstrip(" .;"),
        deadline=deadline.day if deadline else None,
        deadline_text=when or (deadline.text if deadline else None),
        lines=row.lines,
        rule="tasks.table-row",
    )


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name for part in cell.split("\n") for name in split_bodies(" ".join(part.split())))


def _from_cells(lines: Sequence[Line], year: int | None) -> Iterator[Task]:
    """A table taken out of PDF cell by cell: an action's lines, then the people who do it."""
    start = _table_start(lines)
    if start is None:
        return
    action: list[Line] = []
    people: list[Line] = []
    for line in lines[start:]:
        if _NUMERAL.match(line.text) or _NOTE.match(line.text):
            continue
        if PERSON.match(line.text):
            if action:
                people.append(line)
            continue
        if people:
            yield _cell_task(action, people, year)
            action, people = [], []
        action.append(line)
    if action and people:
        yield _cell_task(action, people, year)


def _table_start(lines: Sequence[Line]) -> int | None:
    what = next(
        (i for i, line in enumerate(lines) if len(line.text) < 40 and _WHAT.match(line.text)), None
    )
    if what is None:
        return None
    for index in range(what + 1, min(what + _HEAD_LINES, len(lines))):
        if _LEAD.match(lines[index].text) and len(lines[index].text) < 40:
            return index + 1
    return None


def _cell_task(action: Sequence[Line], people: Sequence[Line], year: int | None) -> Task:
    text = " ".join(line.text for line in action)
    deadline = find_deadline(text, year)
    numbers = [line.number for line in (*action, *people)]
    return Task(
        owners=tuple(line.text for line in people),
        partners=partners_in(text),
        action=text.rstrip(" .;"),
        deadline=deadline.day if deadline else None,
        deadline_text=deadline.text if deadline else None,
        lines=Lines(min(numbers), max(numbers)),
        rule="tasks.table-cells",
    )
