"""Tables that PDF gives cell by cell, one after the other → rows with cells.

Two kinds are known by their heads: programmes ("Thời gian | Nội dung | Thực hiện") and assignments
("STT | Nội dung | Chủ trì | Phối hợp | Thời hạn"). Cells come row by row, or a programme's column
by column. A table whose rows cannot be told apart is left as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from hoinghi.reading.lines import Line
from hoinghi.reading.markers import find_marker
from hoinghi.reading.outline import is_bare_heading
from hoinghi.reading.tables import HEAD_CELL
from hoinghi.reading.vocabulary import PERSON, SURNAMES, UPPER

_CLOCK: Final = r"\d{1,2}\s?(?:[hHg]|giờ|:)\s?\d{0,2}(?:\s?phút)?[’']?"
_TIME: Final = re.compile(
    rf"(?:\d{{1,2}}[.)]?\s+)?(?:Từ\s)?({_CLOCK})(?!\w)\s*(?:[-–—]|đến|\s)?\s*({_CLOCK})?(?!\w)"
    r"\s*[-–—:|]?\s*"
)
_HALF_TIME: Final = re.compile(rf"(?:[-–—]\s*)?({_CLOCK})$")
_NUMERAL: Final = re.compile(r"(\d{1,2})\.?$")
_NUMBERED: Final = re.compile(rf"(\d{{1,2}})\.?\s+(?=[{UPPER}“\"])")
_BANNER: Final = re.compile(r"(?:NGÀY|Ngày|BUỔI|Buổi|SÁNG|Sáng|CHIỀU|Chiều|TỐI|Tối|Thứ|\d{1,2}/\d)")
_TIME_HEAD: Final = re.compile(r"(?:(?:S?TT|ST) )?(?:Thời gian|Giờ|Thời điểm)\b", re.IGNORECASE)
_WHO_HEAD: Final = re.compile(
    r"thực hiện|phụ\s?trách|chủ trì|trình bày|điều hành|báo cáo viên|giảng viên|người|phân công|"
    r"đơn vị|bộ phận",
    re.IGNORECASE,
)
_CONNECTIVE: Final = re.compile(
    r"(?:,|-|–|(?:^| )(?:và|của|các|với|về|cho|để|theo|từ|trong|tại|là|những|được|do|ở|hoặc|bằng|"
    r"đồng chí|đ/c|mời|bởi|gồm|lãnh đạo|đại diện))$"
)
#: Who stands in a column of presenters or of bodies; capital, for it begins a cell.
_WHO: Final = (
    r"(?:Lãnh đạo|Đại diện|Đồng chí|Đ/c|Các|Ban(?! hành)|Bộ(?! môn)|Sở|Phòng|Văn phòng|VP|Vụ|Cục|Chi cục|"
    r"Trung tâm|Thanh tra|UBND|UBMT\w*|Ủy ban|Uỷ ban|Hội(?! nghị| thảo| trường| thi| diễn)|Đoàn|"
    r"Tổ(?! chức)|Đội|Trường(?! hợp)|Khoa|Nhà|Công an|Công đoàn|Chủ tịch|Phó|Giám đốc|Hiệu trưởng|Trưởng|Bí thư|Thầy|"
    r"Cô|Ông|Bà|MC|BTC|BGH|Chủ tọa|Chủ toạ|Thư ký|Giảng viên|Báo cáo viên|Chuyên gia|Toàn thể|"
    r"Đại biểu|Học viên|Bệnh viện|Viện|Quỹ|Liên đoàn|Liên minh|Huyện|Tỉnh đoàn|Thành đoàn|Đảng ủy|"
    r"Thường trực|GVCN|Giáo viên|Trạm|Bộ phận|Ngân hàng|Kho bạc|Công ty|Mặt trận|Chi hội|Tiểu ban|"
    r"(?:PGS|GS|TS|ThS|BS|CN|KS|CKI{1,2})\.)"
)
_WHO_OPENS: Final = re.compile(
    rf"{_WHO}(?:\b|(?<=\.))|(?:{SURNAMES})(?: [{UPPER}][a-zà-ỹ]{{0,7}}){{1,3}}$"
)
_WHO_INSIDE: Final = re.compile(rf"(?<=[\wà-ỹ)”\"]) (?={_WHO}(?:\b|(?<=\.)))")
_WHAT_HEAD: Final = re.compile(r"nội dung|công việc|nhiệm vụ|hoạt động", re.IGNORECASE)
_LEAD_HEAD: Final = re.compile(r"chủ trì|thực hiện|phụ trách|phân công", re.IGNORECASE)
_WITH_HEAD: Final = re.compile(r"phối\s?hợp|phối$", re.IGNORECASE)
_WHEN_OPENS: Final = re.compile(
    r"(?:Trước|Chậm nhất|Xong|Từ (?:ngày|tháng|\d)|Đến (?:ngày|hết)|Hết|Trong (?:tháng|quý|tuần)|"
    r"Hằng|Hàng (?:tuần|tháng|quý)|Thường xuyên|Tháng \d|Quý [IVX]|Ngày \d|Tuần \d|Sau (?:khi|ngày)|"
    r"Hằng$|Trước$|\d{1,2}/\d{1,2}|\d{1,2}-\d{1,2}/)"
)
_WHEN_BESIDE: Final = re.compile(
    r"(?<=[^\d,;]) (?:(?:Trước|Xong|Chậm nhất)(?: ngày)? )?(?<!ngày )(?<!trước )(?:\d{1,2}/\d{1,2}(?:/\d{4})?|"
    r"Tháng \d[\d\s/–-]*|Quý [IV]+(?:/\d{4})?|Thường xuyên)$"
)
_WHEN_WHOLE: Final = re.compile(
    r".*?(?:\d{1,2}/\d{1,2}(?:/\d{4})?|[Tt]háng \d{1,2}(?:/\d{4})?|[Qq]uý [IVX]+(?:/\d{4})?|"
    r"xuyên|tuần|quý)(?!\w)"
)
_RUNNING: Final = re.compile(
    r"(?:Trên đây|Nhận được|Căn cứ|Trong quá trình|Lưu ý|Ghi chú:|Yêu cầu (?:các|Thủ)|Đề nghị (?:các|Thủ)|"
    r"Riêng|\(Kèm)"
)
_HEAD_LINES: Final = 12
_LONGEST_CELL_LINE: Final = 84
_LONGEST_HEAD_LINE: Final = 84
_LONGEST_WHEN: Final = 40
_LONGEST_WHO: Final = 80
_FEWEST: Final = 3


#: What, who leads, who helps, by when.
_Cells = tuple[str, str, str, str]


class _Cell(NamedTuple):
    text: str
    number: int


class _Row(NamedTuple):
    time: str
    lines: list[_Cell]
    number: int


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
    if line.cells or len(line.text) > _LONGEST_CELL_LINE or not HEAD_CELL.match(line.text):
        return None
    if _TIME_HEAD.match(line.text) or line.text in ("TT", "STT"):
        programme = _programme(lines, start)
        if programme:
            return programme
    return _assignments(lines, start)


def _end(lines: Sequence[Line], start: int) -> int:
    """Where running text or another heading follows the cells."""
    for index in range(start, len(lines)):
        line = lines[index]
        marker = find_marker(line.text)
        heading = marker and marker.kind in ("roman", "upper", "number", "decimal")
        if line.cells or (heading and not _TIME.match(line.text)):
            return index
        if len(line.text) > 1.3 * _LONGEST_CELL_LINE or line.text.endswith(("./.", "./")):
            return index
        if _RUNNING.match(line.text):
            return index
        if marker is None and is_bare_heading(line.text) and line.text.isupper():
            return index
    return len(lines)


# ------------------------------------------------------------------------------ programmes


def _programme(lines: Sequence[Line], start: int) -> tuple[list[Line], int] | None:
    first = next(
        (i for i in range(start, min(start + _HEAD_LINES, len(lines))) if _is_time(lines[i].text)),
        None,
    )
    if first is None:
        return None
    if not all(_names_column(line) for line in lines[start:first] if not _BANNER.match(line.text)):
        return None
    end = _end(lines, first)
    region = lines[start:end]
    head = " ".join(line.text for line in region if _is_head_cell(line.text))
    rows = _timed(line for line in region if not _is_head_cell(line.text))
    who = bool(_WHO_HEAD.search(head))
    if len(rows) < _FEWEST:
        return None
    filled = sum(bool(row.lines) for row in rows)
    built = _by_rows(rows, who) if filled >= len(rows) - 1 else _by_columns(rows, region, who)
    return (_as_lines(built, region), end) if built else None


def _is_time(text: str) -> bool:
    match = _TIME.match(text)
    return bool(match and text[0] not in "-+*")


def _is_head_cell(text: str) -> bool:
    return len(text) < 60 and bool(HEAD_CELL.match(text)) and not _BANNER.match(text) and (
        len(text) < 22 or bool(_TIME_HEAD.match(text))
    )  # fmt: skip


def _timed(lines: Iterable[Line]) -> list[_Row]:
    """Times with the lines that follow each."""
    rows: list[_Row] = []
    for line in lines:
        text = line.text
        half = _HALF_TIME.match(text)
        match = _TIME.match(text)
        if half and rows and rows[-1].time.endswith(("-", "–")) and not rows[-1].lines:
            rows[-1] = rows[-1]._replace(time=f"{rows[-1].time} {half[1]}")
        elif match:
            rest = text[match.end() :]
            time = f"{match[1].strip()} - {match[2].strip()}" if match[2] else match[0].strip()
            rows.append(_Row(time, [_Cell(rest, line.number)] if rest else [], line.number))
        elif rows and not _NUMERAL.match(text) and not _BANNER.match(text):
            rows[-1].lines.append(_Cell(text, line.number))
    return rows


def _by_rows(rows: Sequence[_Row], who: bool) -> list[tuple[str, str, str]]:
    built = []
    for row in rows:
        text, presenter = _part_who([cell.text for cell in row.lines]) if who else (
            " ".join(cell.text for cell in row.lines), ""
        )  # fmt: skip
        built.append((row.time, text, presenter))
    return built


def _part_who(texts: Sequence[str]) -> tuple[str, str]:
    """What the lines of a row say, and who does it: from the first line that names somebody on."""
    for at in range(1, len(texts)):
        if _WHO_OPENS.match(texts[at]) and not _CONNECTIVE.search(texts[at - 1]):
            return " ".join(texts[:at]), " ".join(texts[at:])
    whole = " ".join(texts)
    for match in _WHO_INSIDE.finditer(whole):
        clause = re.split(r"[,;:]", whole[: match.start()])[-1]
        if not _CONNECTIVE.search(whole[: match.start()]) and " của " not in clause:
            return whole[: match.start()], whole[match.end() :]
    return whole, ""


def _by_columns(
    rows: Sequence[_Row], region: Sequence[Line], who: bool
) -> list[tuple[str, str, str]]:
    """Times first, then what, then who: as many of each as there are times."""
    cells = [cell for row in rows for cell in row.lines]
    gaps = {line.number for line in region if line.gap}
    items: list[str] = []
    for cell in cells:
        new = cell.text[:1].isupper() or cell.text[:1] in '“"' or cell.text[:1].isdigit()
        if not items or (new and not _CONNECTIVE.search(items[-1])):
            items.append(cell.text)
        elif cell.number in gaps and new:
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
    return len(item) < _LONGEST_WHO and bool(_WHO_OPENS.match(item))


def _as_lines(built: Sequence[tuple[str, str, str]], region: Sequence[Line]) -> list[Line]:
    last = region[-1].number
    return [
        region[0]._replace(text=" ".join(filter(None, row)), cells=row, last=last) for row in built
    ]


# ------------------------------------------------------------------------------ assignments


def _assignments(lines: Sequence[Line], start: int) -> tuple[list[Line], int] | None:
    first = next(
        (
            i
            for i in range(start, min(start + _HEAD_LINES, len(lines)))
            if _number_of(lines[i]) == 1
        ),
        None,
    )
    if first is None:
        return None
    named = [*lines[start:first], *filter(_is_column, lines[first : first + 2 * _HEAD_LINES])]
    head = " ".join(line.text for line in named)
    if not all(map(_names_column, lines[start:first])):
        return None
    if not (_WHAT_HEAD.search(head) and _LEAD_HEAD.search(head)) or len(head) > 160:
        return None
    end = _end(lines, first)
    region = lines[first:end]
    people = sum(line.text.count(" ") > 1 and bool(PERSON.match(line.text)) for line in region)
    rows = list(_numbered_rows(region))
    if 2 * people >= len(rows):
        # Named persons tell the rows apart by themselves (see ``parts.assignments``).
        return None
    partners = bool(_WITH_HEAD.search(head))
    ordered = _in_order(region)
    cells = (_cells_by_rows(rows, partners) if ordered else []) or _cells_by_columns(
        lines[start:end], partners
    )
    if not cells:
        count = sum(bool(_NUMERAL.match(line.text)) for line in region)
        return ([_whole(lines[start:end])], end) if count >= _FEWEST else None
    top = ("STT", "Nội dung", "Chủ trì", "Phối hợp" if partners else "Ghi chú", "Thời hạn")
    rows = rows if len(rows) == len(cells) else [region] * len(cells)
    built = [lines[start]._replace(text=" ".join(top), cells=top)]
    for number, (row, cell) in enumerate(zip(rows, cells, strict=True), 1):
        text = " ".join(filter(None, cell))
        last = row[-1].number
        built.append(row[0]._replace(text=text, cells=(str(number), *cell), last=last))
    return built, end


def _whole(lines: Sequence[Line]) -> Line:
    """A table that cannot be told apart, as one row that says nothing of who does what."""
    text = " ".join(line.text for line in lines)
    return lines[0]._replace(text=text, cells=(text,), last=lines[-1].number)


def _cells_by_rows(rows: Sequence[Sequence[Line]], partners: bool) -> list[_Cells]:
    """What each of *rows* says; none where most do not say who does what."""
    if len(rows) < _FEWEST - 1 or any(len(row) < 2 and len(row[0].text) < 20 for row in rows):
        return []
    typed = [_typed([line.text for line in row], partners) for row in rows]
    sure = [bool(what and lead) and len(when) <= _LONGEST_WHEN for what, lead, _, when in typed]
    return typed if 4 * sum(sure) >= 3 * len(rows) else []


def _cells_by_columns(lines: Sequence[Line], partners: bool) -> list[_Cells]:
    """A table column by column: as many of each kind of cell as it has numbers.

    Who leads and who helps cannot be told apart here, nor can what is delivered; then nobody is
    named; where not even the actions can be counted, there are none.
    """
    count = sum(bool(_NUMERAL.match(line.text)) for line in lines)
    if count < _FEWEST:
        return []
    what, who, when = _kinds(_cell_texts(lines))
    if len(what) != count:
        return []
    leads = who if len(who) == count and not partners else [""] * count
    times = when if len(when) == count else [""] * count
    return [(a, b, "", c) for a, b, c in zip(what, leads, times, strict=True)]


def _is_column(line: Line) -> bool:
    return len(line.text) < 30 and bool(HEAD_CELL.match(line.text))


def _cell_texts(lines: Iterable[Line]) -> Iterator[str]:
    """The lines of cells, without numbers and the names of columns, "Thời gian hoàn" + "thành"."""
    naming = False
    for line in lines:
        if _NUMERAL.match(line.text):
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
        ended = not current or not _CONNECTIVE.search(current[-1])
        kind = when if _WHEN_OPENS.match(text) else who if _WHO_OPENS.match(text) else what
        if kind is when or (ended and text[:1].isupper()) or not current:
            current = kind
            current.append(text)
        else:
            current[-1] += f" {text}"
    return what, who, when


def _in_order(lines: Iterable[Line]) -> bool:
    """Whether numbers that stand alone count on by one: then cells came row by row."""
    numbers = [int(match[1]) for line in lines if (match := _NUMERAL.match(line.text))]
    return all(after > before for before, after in zip(numbers, numbers[1:], strict=False))


def _names_column(line: Line) -> bool:
    """Whether *line* can be of a head: a few words, no sentence and no item of a list."""
    text = line.text
    return len(text) <= _LONGEST_HEAD_LINE and text[-1].isalnum() and find_marker(text) is None


def _number_of(line: Line) -> int | None:
    match = _NUMERAL.match(line.text) or _NUMBERED.match(line.text)
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
            bare = _NUMERAL.match(line.text)
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
        opens = what and not _CONNECTIVE.search(what[-1]) and _WHO_OPENS.match(text)
        if what and (_WHEN_OPENS.match(text) or (when and not done)):
            when = f"{when} {text}".strip()
            whole = _WHEN_WHOLE.match(when)
            done = bool(whole)
            when = whole[0] if whole else when
        elif bodies and not (_WHO_OPENS.match(text) and not _CONNECTIVE.search(bodies[-1][-1])):
            bodies[-1].append(text)
        elif bodies or opens:
            bodies += ([part] for part in _beside(text, partners and not bodies))
        else:
            what.append(text)
    names = [" ".join(body) for body in bodies]
    if not names:
        # A row so short that all its cells share a line.
        said, who = _part_who([" ".join(what)])
        what, names = [said], [who] if who else []
    if not partners:
        return " ".join(what), ", ".join(names), "", when
    return " ".join(what), names[0] if names else "", ", ".join(names[1:]), when


def _with_when(text: str) -> tuple[str, ...]:
    """*text* and the time that a cell beside it says: "Phòng Nội vụ Trước 15/5/2024"."""
    when = _WHEN_BESIDE.search(text)
    return (text[: when.start()], when[0].strip()) if when else (text,)


def _beside(text: str, partners: bool) -> list[str]:
    """Two cells on one line: "Công an xã Ban Chỉ huy Quân sự xã"."""
    for match in _WHO_INSIDE.finditer(text) if partners else ():
        if not _CONNECTIVE.search(text[: match.start()]) and text[match.start() - 1].islower():
            return [text[: match.start()], text[match.end() :]]
    return [text]
