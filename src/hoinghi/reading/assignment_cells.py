"""Assignments that PDF gives cell by cell: "STT | Nội dung | Chủ trì | Thời hạn" → rows with cells.

Row by row, each cell is told by how its first line begins; column by column, there must be as many
actions as numbers. A table that cannot be told apart becomes one row that says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from hoinghi.reading.cells import (
    CONNECTIVE,
    FEWEST,
    HEAD_LINES,
    NUMERAL,
    WHO_INSIDE,
    WHO_OPENS,
    end_of_cells,
    names_column,
    part_who,
)
from hoinghi.reading.lines import Line
from hoinghi.reading.tables import HEAD_CELL
from hoinghi.reading.vocabulary import BODY_HEAD, PERSON, UPPER

_NUMBERED: Final = re.compile(rf"(\d{{1,2}})\.?\s+(?=[{UPPER}“\"])")
_WHAT_HEAD: Final = re.compile(r"nội dung|công việc|nhiệm vụ|hoạt động", re.IGNORECASE)
_LEAD_HEAD: Final = re.compile(r"chủ trì|thực hiện|phụ trách|phân công", re.IGNORECASE)
_WITH_HEAD: Final = re.compile(r"phối\s?hợp|phối$", re.IGNORECASE)
_WHEN_OPENS: Final = re.compile(
    r"(?:Trước|Chậm nhất|Xong|Từ (?:ngày|tháng|\d)|Đến (?:ngày|hết)|Hết|Trong (?:tháng|quý|tuần)|"
    r"Hằng|Hàng (?:tuần|tháng|quý)|Thường xuyên|Tháng \d|Quý [IVX]|Ngày \d|Tuần \d|Sau (?:khi|"
    r"ngày)|"
    r"Hằng$|Trước$|\d{1,2}/\d{1,2}|\d{1,2}-\d{1,2}/)"
)
_WHEN_BESIDE: Final = re.compile(
    r"(?<=[^\d,;]) (?:(?:Trước|Xong|"
    r"Chậm nhất)(?: ngày)? )?(?<!ngày )(?<!trước )(?:\d{1,2}/\d{1,2}(?:/\d{4})?|"
    r"Tháng \d[\d\s/–-]*|Quý [IV]+(?:/\d{4})?|Thường xuyên)$"
)
_WHEN_BEGUN: Final = re.compile(r"(?<=\w) (?:Trước|Chậm nhất|Trước ngày|Hằng)$")
_WHEN_WHOLE: Final = re.compile(
    r".*?(?:\d{1,2}/\d{1,2}(?:/\d{4})?|[Tt]háng \d{1,2}(?:/\d{4})?|[Qq]uý [IVX]+(?:/\d{4})?|"
    r"xuyên|tuần|quý)(?!\w)"
)
_LONGEST_HEAD: Final = 160
_LONGEST_COLUMN_NAME: Final = 30
_LONGEST_WHEN: Final = 40

#: What, who leads, who helps, by when.
_Cells = tuple[str, str, str, str]


def assignments_at(lines: Sequence[Line], start: int) -> tuple[list[Line], int] | None:
    """The rows of assignments whose head begins at *start*, and where they end; else none."""
    first = _first_number(lines, start)
    if first is None or not _is_head(lines, start, first):
        return None
    end = end_of_cells(lines, first, lines[start].text)
    region = lines[first:end]
    rows: list[Sequence[Line]] = list(_numbered_rows(region))
    people = sum(_is_person(line.text) for line in region)
    if 2 * people >= len(rows):
        # Named persons tell the rows apart by themselves (see ``parts.assignments``).
        return None
    partners = bool(_WITH_HEAD.search(_head(lines, start, first)))
    cells = _cells_by_rows(rows, partners) if _in_order(region) else []
    cells = cells or _cells_by_columns(lines[start:end], partners)
    if cells:
        rows = rows if len(rows) == len(cells) else [region] * len(cells)
        return _built(lines[start], rows, cells), end
    count = sum(bool(NUMERAL.match(line.text)) for line in region)
    return ([_whole(lines[start:end])], end) if count >= FEWEST else None


def _is_person(text: str) -> bool:
    """The name of a person; "Văn phòng Sở" begins with a surname and is none."""
    return bool(" " in text and PERSON.match(text) and not BODY_HEAD.match(text))


def _first_number(lines: Sequence[Line], start: int) -> int | None:
    within = range(start, min(start + HEAD_LINES, len(lines)))
    return next((index for index in within if _number_of(lines[index]) == 1), None)


def _head(lines: Sequence[Line], start: int, first: int) -> str:
    """The names of columns; those that stand after the numbers, column by column, too."""
    later = filter(_is_column, lines[first : first + 2 * HEAD_LINES])
    return " ".join(line.text for line in (*lines[start:first], *later))


def _is_head(lines: Sequence[Line], start: int, first: int) -> bool:
    head = _head(lines, start, first)
    named = _WHAT_HEAD.search(head) and _LEAD_HEAD.search(head)
    return bool(named) and len(head) < _LONGEST_HEAD and all(map(names_column, lines[start:first]))


def _built(head: Line, rows: Sequence[Sequence[Line]], cells: Sequence[_Cells]) -> list[Line]:
    top = ("STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn")
    built = [head._replace(text=" ".join(top), cells=top)]
    for number, (row, cell) in enumerate(zip(rows, cells, strict=True), 1):
        text = " ".join(filter(None, cell))
        last = row[-1].number
        built.append(row[0]._replace(text=text, cells=(str(number), *cell), last=last))
    return built


def _whole(lines: Sequence[Line]) -> Line:
    """A table that cannot be told apart, as one row that says nothing of who does what."""
    text = " ".join(line.text for line in lines)
    return lines[0]._replace(text=text, cells=(text,), last=lines[-1].number)


def _cells_by_rows(rows: Sequence[Sequence[Line]], partners: bool) -> list[_Cells]:
    """What each of *rows* says; none where most do not say who does what."""
    if len(rows) < FEWEST - 1 or any(len(row) < 2 and len(row[0].text) < 20 for row in rows):
        return []
    typed = [_typed([line.text for line in row], partners) for row in rows]
    sure = [bool(what and lead) and len(when) <= _LONGEST_WHEN for what, lead, _, when in typed]
    return typed if 4 * sum(sure) >= 3 * len(rows) else []


def _cells_by_columns(lines: Sequence[Line], partners: bool) -> list[_Cells]:
    """A table column by column: as many of each kind of cell as it has numbers.

    Who leads and who helps cannot be told apart here, nor can what is delivered; then nobody is
    named; where not even the actions can be counted, there are none.
    """
    count = sum(bool(NUMERAL.match(line.text)) for line in lines)
    if count < FEWEST:
        return []
    what, who, when = _kinds(_cell_texts(lines))
    if len(what) != count:
        return []
    leads = who if len(who) == count and not partners else [""] * count
    times = when if len(when) == count else [""] * count
    return [(a, b, "", c) for a, b, c in zip(what, leads, times, strict=True)]


def _is_column(line: Line) -> bool:
    text = line.text
    named = len(text) < _LONGEST_COLUMN_NAME and text[0].isupper() and "," not in text
    return named and bool(HEAD_CELL.match(text))


def _cell_texts(lines: Iterable[Line]) -> Iterator[str]:
    """The lines of cells, without numbers and the names of columns, "Thời gian hoàn" + "thành"."""
    naming = False
    for line in lines:
        if NUMERAL.match(line.text):
            continue
        naming = _is_column(line) or (naming and line.text.islower() and len(line.text) < 12)
        if not naming and len(line.text) > 1:
            yield line.text


def _kinds(texts: Iterable[str]) -> tuple[list[str], list[str], list[str]]:
    """Actions, bodies and times among the lines of cells, each in order."""
    what: list[str] = []
    who: list[str] = []
    when: list[str] = []
    current = what
    for text in texts:
        ended = not current or not CONNECTIVE.search(current[-1])
        kind = when if _WHEN_OPENS.match(text) else who if WHO_OPENS.match(text) else what
        if kind is when and when and current is when and not any(map(str.isdigit, when[-1])):
            # "Trước" + "05/6/2026", in a narrow column.
            when[-1] += f" {text}"
        elif kind is when or (ended and text[:1].isupper()) or not current:
            current = kind
            current.append(text)
        else:
            current[-1] += f" {text}"
    return what, who, when


def _in_order(lines: Sequence[Line]) -> bool:
    """Whether numbers that stand alone count on by one: then cells came row by row."""
    numbers = [int(match[1]) for line in lines if (match := NUMERAL.match(line.text))]
    # Names of columns after the first number: cells came column by column.
    if sum(map(_is_column, lines)) > 1:
        return False
    return all(after > before for before, after in pairwise(numbers))


def _number_of(line: Line) -> int | None:
    match = NUMERAL.match(line.text) or _NUMBERED.match(line.text)
    return int(match[1]) if match and not line.cells else None


def _numbered_rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines of each row; a row begins with the next number."""
    row: list[Line] = []
    expected = 1
    for line in lines:
        if _number_of(line) == expected:
            if row:
                yield row
            expected += 1
            bare = NUMERAL.match(line.text)
            rest = "" if bare else _NUMBERED.sub("", line.text, count=1)
            row = [line._replace(text=rest)] if rest else []
        else:
            row.append(line)
    if row:
        yield row


def _typed(texts: Sequence[str], partners: bool) -> tuple[str, str, str, str]:
    """What, who leads, who helps, by when: each told by how its first line begins."""
    what: list[str] = []
    bodies: list[list[str]] = []
    when = ""
    done = False
    for text in (part for line in texts for part in _with_when(line)):
        if done:
            break
        opens = what and not CONNECTIVE.search(what[-1]) and WHO_OPENS.match(text)
        if what and (_WHEN_OPENS.match(text) or (when and not done)):
            when = f"{when} {text}".strip()
            whole = _WHEN_WHOLE.match(when)
            done = bool(whole)
            when = whole[0] if whole else when
        elif bodies and not (WHO_OPENS.match(text) and not CONNECTIVE.search(bodies[-1][-1])):
            bodies[-1].append(text)
        elif bodies or opens:
            bodies += ([part] for part in _beside(text, partners and not bodies))
        else:
            what.append(text)
    names = [" ".join(body) for body in bodies]
    if not names:
        # A row so short that all its cells share a line.
        said, who = part_who([" ".join(what)])
        what, names = [said], [who] if who else []
    if not partners:
        return " ".join(what), ", ".join(names), "", when
    return " ".join(what), names[0] if names else "", ", ".join(names[1:]), when


def _with_when(text: str) -> tuple[str, ...]:
    """*text* and the time that a cell beside it says: "Phòng Nội vụ Trước 15/5/2024"."""
    when = _WHEN_BESIDE.search(text) or _WHEN_BEGUN.search(text)
    return (text[: when.start()], when[0].strip()) if when else (text,)


def _beside(text: str, partners: bool) -> list[str]:
    """Two cells on one line: "Công an xã Ban Chỉ huy Quân sự xã"."""
    for match in WHO_INSIDE.finditer(text) if partners else ():
        if not CONNECTIVE.search(text[: match.start()]) and text[match.start() - 1].islower():
            return [text[: match.start()], text[match.end() :]]
    return [text]
