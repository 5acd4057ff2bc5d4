"""Tables printed in columns of spaces, as taken out of PDF by position → rows with cells.

A table is known by its head: "STT   Nội dung   Chủ trì   Thời hạn". Where its columns part is seen
on all its lines together; a page break may move them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from hoinghi.reading.lines import Line
from hoinghi.reading.markers import find_marker
from hoinghi.reading.outline import is_bare_heading

HEAD_CELL: Final = re.compile(
    r"(?:S?TT|ST|Số TT|Thời gian|Thời hạn|Thời điểm|Giờ|Ngày|Buổi|Nội dung|Công việc|Nhiệm vụ|"
    r"Hoạt động|Tên |Đơn vị|Cơ quan|Bộ phận|Chủ trì|Phối hợp|Tiến độ|Hạn|Hoàn thành|Sản phẩm|"
    r"Kết quả|Ghi chú|Thực hiện|Người|Phụ trách|Phân công|Thành phần|Số lượng|Họ và tên|Chức vụ|"
    r"Chức danh|Địa điểm|Giảng viên|Báo cáo viên|Trình bày|Điều hành|Đại biểu|Số |Chỉ tiêu)",
    re.IGNORECASE,
)
_GAP: Final = re.compile(r" {2,}")
_PIECE: Final = re.compile(r"\S+(?: \S+)*")
_NUMERAL: Final = re.compile(r"(?:\d{1,3}|[IVX]{1,5}|[A-HĐ])[.)]?$")
_CLOCK: Final = re.compile(r"(?:Từ )?\d{1,2}\s?(?:[hHg]|giờ|:)\s?\d{0,2}")
_RANGE: Final = re.compile(rf"({_CLOCK.pattern}\s?[-–]\s?{_CLOCK.pattern})\s(\S)")
_WHEN: Final = re.compile(
    rf"{_CLOCK.pattern}|(?:Ngày|Sáng|Chiều|Buổi|Tối|Thứ)\b|\d{{1,2}}/\d", re.I
)
_SUM: Final = re.compile(r"(?:Tổng cộng|Tổng số|Cộng)\b", re.IGNORECASE)
_OPEN: Final = re.compile(r"(?:[-–]|đến|,| và)$")
_LONGEST_HEAD_CELL: Final = 40
_FEWEST_LINES: Final = 3
#: A table longer than this is read in pieces, so that time stays linear.
_MOST_LINES: Final = 400


class _Table(NamedTuple):
    """Lines of a table, its head first; ``end`` is the index after them."""

    lines: Sequence[Line]
    end: int


def rebuild(lines: Sequence[Line]) -> list[Line]:
    """*lines* with every table in columns of spaces as rows: a ``Line`` with cells each."""
    if not any("   " in line.raw.strip() for line in lines):
        return list(lines)
    rebuilt: list[Line] = []
    index = 0
    while index < len(lines):
        table = _table_at(lines, index) if _is_head(lines[index]) else None
        rows = _rows(table.lines) if table else []
        if table and rows:
            rebuilt += rows
            index = table.end
        else:
            rebuilt.append(lines[index])
            index += 1
    return rebuilt


def _is_head(line: Line) -> bool:
    """Whether the pieces of *line* name columns: at least two of them, none a sentence."""
    if line.cells or "  " not in line.raw.strip():
        return False
    pieces = _GAP.split(line.raw.strip())
    if len(pieces) < 2 or any(len(piece) > _LONGEST_HEAD_CELL for piece in pieces):
        return False
    named = sum(bool(HEAD_CELL.match(piece)) for piece in pieces)
    return named >= 2 and named * 2 >= len(pieces) and not any(":" in piece for piece in pieces)


def _table_at(lines: Sequence[Line], start: int) -> _Table | None:
    end = start + 1
    while end < len(lines) and end - start < _MOST_LINES and not _ends(lines[end]):
        end += 1
    return _Table(lines[start:end], end) if end - start >= _FEWEST_LINES else None


def _ends(line: Line) -> bool:
    """Whether *line* is running text again: a numbered heading, or a line of one full piece."""
    if line.cells:
        return True
    pieces = _GAP.split(line.raw.strip())
    marker = find_marker(line.text)
    if len(pieces) == 1:
        text = line.text
        if marker and line.indent < 30 and (len(text) > marker.end + 3):
            return marker.kind != "bullet" or len(text) > 50
        if text.isupper() and is_bare_heading(text.capitalize()):
            return True
        return len(text) > 64 or (text.isupper() and len(text) > 8 and line.indent < 30)
    return bool(marker and marker.kind in ("roman", "upper") and len(pieces[0]) > 12)


def _rows(lines: Sequence[Line]) -> list[Line]:
    """The rows of a table; none where its lines show no columns."""
    cells: list[tuple[str, ...]] = []
    edges: tuple[int, ...] = ()
    for segment in _segments(lines):
        found = _named(_edges(segment), lines[0].raw) if not edges else _edges(segment)
        if len(found) < 2 and not edges:
            return []
        edges = edges or found
        same = len(found) == len(edges)
        cells += [_cut(line.raw, found) if same else _fit(line.raw, edges) for line in segment]
    return list(_joined(lines, cells))


def _named(edges: tuple[int, ...], head: str) -> tuple[int, ...]:
    """*edges* without those of columns that the *head* leaves empty: words parted by chance."""
    names = _cut(head, edges)
    return tuple(
        edge for at, (edge, name) in enumerate(zip(edges, names, strict=True)) if name or not at
    )


def _segments(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """*lines* parted where a page begins, for there columns may move."""
    begin = 0
    for index, line in enumerate(lines):
        if index > begin and (line.after_page or line.raw.startswith("\f")):
            yield lines[begin:index]
            begin = index
    yield lines[begin:]


def _edges(lines: Sequence[Line]) -> tuple[int, ...]:
    """Where columns begin: after places that are blank on every line, most often widely so."""
    raws = [line.raw.replace("\f", "") for line in lines]
    width = max(map(len, raws))
    wide, narrow = [0] * (width + 1), [0] * (width + 1)
    inked = _ink(raws, width, wide, narrow)
    edges = [0]
    at = next((x for x in range(width) if inked[x]), 0)
    while at < width:
        if inked[at]:
            at += 1
            continue
        begin = at
        while at < width and not inked[at]:
            at += 1
        if at < width and any(wide[x] > narrow[x] for x in range(begin, at)):
            edges.append(at)
    return tuple(edges)


def _ink(raws: Sequence[str], width: int, wide: list[int], narrow: list[int]) -> bytearray:
    """Which places hold a letter; counts how often each blank lies in a wide or narrow gap."""
    inked = bytearray(width + 1)
    for raw in raws:
        end = len(raw.rstrip())
        at = 0
        while at < end:
            if not raw[at].isspace():
                inked[at] = 1
                at += 1
                continue
            begin = at
            while at < end and raw[at].isspace():
                at += 1
            counts = wide if at - begin > 1 else narrow
            for x in range(begin, at):
                counts[x] += 1
    return inked


def _cut(raw: str, edges: Sequence[int]) -> tuple[str, ...]:
    """*raw* cut into cells; a piece belongs to the column in which it begins."""
    bounds = [*edges[1:], len(raw) + 1]
    return tuple(" ".join(raw[begin:end].split()) for begin, end in zip(edges, bounds, strict=True))


def _fit(raw: str, edges: Sequence[int]) -> tuple[str, ...]:
    """The pieces of *raw* in the columns of another page, whose places differ a little."""
    pieces = [(match.start(), match[0]) for match in _PIECE.finditer(raw)]
    timed = _RANGE.match(pieces[0][1]) if pieces and len(pieces) < len(edges) else None
    if timed:
        start, piece = pieces[0]
        pieces[:1] = [(start, timed[1]), (start + timed.start(2), piece[timed.start(2) :])]
    cells = [""] * len(edges)
    if len(pieces) == len(edges):
        return tuple(piece for _, piece in pieces)
    for start, piece in pieces:
        at = min(range(len(edges)), key=lambda column: abs(edges[column] - start))
        cells[at] = f"{cells[at]} {piece}".strip()
    return tuple(cells)


def _joined(lines: Sequence[Line], cells: Sequence[tuple[str, ...]]) -> Iterator[Line]:
    """Lines of one row as one: a row begins at its number or its time, else where all say."""
    begin = 0
    for start in [*_starts(lines, cells), len(lines)]:
        if start > begin:
            yield _row(lines[begin:start], cells[begin:start])
        begin = start


def _row(lines: Sequence[Line], cells: Sequence[tuple[str, ...]]) -> Line:
    columns = [" ".join(part for part in column if part) for column in zip(*cells, strict=True)]
    first = lines[0]
    return first._replace(
        text=" ".join(part for part in columns if part), cells=tuple(columns), last=lines[-1].number
    )


def _starts(lines: Sequence[Line], cells: Sequence[tuple[str, ...]]) -> list[int]:
    """Where rows begin, the head's own not counted."""
    main = _main_column(cells)
    keyed = [
        i
        for i in range(1, len(cells))
        if _opens(cells[i][0], cells[i - 1][0]) or any(map(_SUM.match, cells[i][:2]))
    ]
    if len(keyed) >= 2:
        return _from_keys(keyed, cells, main)
    return [
        i
        for i in range(1, len(cells))
        if cells[i][main][:1].isupper()
        and (lines[i].gap or sum(map(bool, cells[i])) >= min(2, len(cells[i])))
        and not _OPEN.search(cells[i - 1][main])
    ]


def _opens(cell: str, above: str) -> bool:
    if not cell or _OPEN.search(above):
        return False
    return bool(_NUMERAL.match(cell) or _WHEN.match(cell) or _SUM.match(cell))


def _main_column(cells: Sequence[tuple[str, ...]]) -> int:
    """The column that says most."""
    sizes = [sum(map(len, column)) for column in zip(*cells, strict=True)]
    return sizes.index(max(sizes))


def _from_keys(keyed: Sequence[int], cells: Sequence[tuple[str, ...]], main: int) -> list[int]:
    """Where rows begin whose number may stand in the middle of its cell's height."""
    starts: list[int] = []
    lowest = 1
    for key in keyed:
        start = key
        # The number stands at the middle line: what it numbers began above.
        middle = not cells[key][main] or cells[key][main][0].islower()
        if key > lowest and middle and _NUMERAL.match(cells[key][0]):
            while start > lowest and not cells[start][main][:1].isupper():
                start -= 1
        starts.append(start)
        lowest = start + 1
    return starts
