"""Tables in text that has lost its columns, as PDF gives it: "2 Số hộ nghèo hộ 412 215".

A row ends with a unit and its values, or begins with a number in order and ends with values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from hoinghi.reading.report.numbers import TIGHT
from hoinghi.reading.report.periods import find_cues
from hoinghi.reading.report.units import UNIT

STATE: Final = (
    r"(?:không áp dụng|không thuộc(?: đối tượng| diện)?|chưa có số liệu|không có số liệu|"
    r"không phát sinh|chưa thống kê|đang rà soát|KAD|K/A|N/A|\.\.\.|…|[-–—])"
)
_VALUE: Final = rf"(?:{STATE}|[-−–(]?{TIGHT}\)?\s?%?)(?=\s|$)"
_NOTE: Final = r"(?:\s+\(?(?:số )?(?:sơ bộ|chính thức|ước(?: tính)?)\)?)?"
# A unit as its own cell stands after a space and before values alone.
_TAIL: Final = re.compile(
    rf"(?:^|\s)(?P<unit>\(?(?:{UNIT}|điểm %(?:/năm)?)\)?)\s+(?P<values>{_VALUE}(?:\s+{_VALUE})*)"
    rf"(?P<note>{_NOTE})\s*$",
    re.IGNORECASE,
)
_BARE_TAIL: Final = re.compile(
    rf"(?<=[^\W\d_)])\s+(?P<values>{_VALUE}(?:\s+{_VALUE})*)(?P<note>{_NOTE})\s*$", re.IGNORECASE
)
_HALF_STATE: Final = re.compile(
    r"(?:không|không áp|chưa có|chưa có số|không có|không có số|chưa|không phát)$", re.IGNORECASE
)
_VALUES: Final = re.compile(_VALUE, re.IGNORECASE)
_ORDER: Final = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[A-Z]{1,4}\d{2,4}(?:_[A-Z]+)?)[.)]?\s+(?=\S)")
_HEAD: Final = re.compile(
    r"(?:^|\s)(?:TT|STT|ĐVT|Đơn vị(?: tính)?|Chỉ tiêu|Nội dung|Mã số)(?=\s|$)", re.IGNORECASE
)
_COLUMN: Final = re.compile(
    r"kế hoạch(?: vốn)?(?: giao)?|thực hiện|kết quả|số liệu|giá trị|ghi chú|số lượng|KH|TH",
    re.IGNORECASE,
)
_LONGEST_GAP: Final = 3
_SENTENCE: Final = re.compile(r"[.;:]$")


class FlatZone(NamedTuple):
    """Lines from ``start`` to before ``end`` that together are a table."""

    start: int
    end: int


class FlatRow(NamedTuple):
    """A row: its cells, and its first and last line in the zone."""

    cells: tuple[str, ...]
    first: int
    last: int


def find_zones(texts: Sequence[str | None]) -> Iterator[FlatZone]:
    """Stretches of lines that hold flat rows; a none is a line that is no running text."""
    at = 0
    while at < len(texts):
        text = texts[at]
        if text is not None and _is_head(text):
            end = _end_of_zone(texts, at + 1)
            if end > at + 1:
                yield FlatZone(at, end)
                at = end
                continue
        at += 1


def rows_of(texts: Sequence[str]) -> Iterator[FlatRow]:
    """The heading and the rows of a zone, one cell per column: order, label, unit, values."""
    heads: list[str] = []
    at = 0
    while at < len(texts) and not _ends_row(texts, at) and not _ORDER.match(texts[at]):
        heads.append(texts[at])
        at += 1
    yield FlatRow(("TT", "Chỉ tiêu", "ĐVT", *_titles(" ".join(heads))), 0, max(0, at - 1))
    pending: list[str] = []
    first = at
    while at < len(texts):
        if not pending:
            first = at
        joined = " ".join([*pending, texts[at]])
        # A state broken over two lines: "không áp" + "dụng".
        whole = at + 1 < len(texts) and _HALF_STATE.search(joined)
        if whole and _tail(f"{joined} {texts[at + 1]}"):
            at += 1
            joined = f"{joined} {texts[at]}"
        tail = _tail(joined)
        if tail:
            yield FlatRow(_cells(joined, tail), first, at)
            pending = []
        elif pending and _ORDER.match(texts[at]):
            yield FlatRow(("", " ".join(pending), ""), first, at - 1)
            pending, first = [texts[at]], at
        else:
            pending.append(texts[at])
        at += 1
    if pending:
        yield FlatRow(("", " ".join(pending), ""), first, len(texts) - 1)


def _is_head(text: str) -> bool:
    return len(_HEAD.findall(text)) >= 2 and len(text) < 200


def _end_of_zone(texts: Sequence[str | None], start: int) -> int:
    """The line after the last row; lines between rows are few and end no sentence."""
    end = start
    at = start
    while at < len(texts) and at - end <= _LONGEST_GAP:
        text = texts[at]
        if text is None or (at > end and _SENTENCE.search(text) and len(text) > 60):
            break
        if _ends_row([t or "" for t in texts[at : at + 2]], 0):
            end = at + 1
            if _HALF_STATE.search(text) and end < len(texts):
                end += 1
        at += 1
    return end


def _ends_row(texts: Sequence[str], at: int) -> bool:
    text = texts[at]
    if _tail(text):
        return True
    following = texts[at + 1] if at + 1 < len(texts) else ""
    return bool(_HALF_STATE.search(text) and _tail(f"{text} {following}"))


def _tail(text: str) -> re.Match[str] | None:
    with_unit = _TAIL.search(text)
    if with_unit:
        return with_unit
    return _BARE_TAIL.search(text) if _ORDER.match(text) else None


def _cells(text: str, tail: re.Match[str]) -> tuple[str, ...]:
    label = text[: tail.start()].strip()
    order = _ORDER.match(label)
    number = order[0].strip() if order else ""
    unit = tail.groupdict().get("unit") or ""
    values = tuple(match[0].strip() for match in _VALUES.finditer(tail["values"]))
    note = tail["note"].strip()
    return (number, label[order.end() :] if order else label, unit, *values, *filter(None, [note]))


def _titles(head: str) -> list[str]:
    """The titles of the value columns, in order, as far as time and role tell them."""
    found = {cue.start: head[cue.start : cue.end] for cue in find_cues(head)}
    for match in _COLUMN.finditer(head):
        if not any(start <= match.start() < start + len(t) for start, t in found.items()):
            found[match.start()] = match[0]
    return [found[start] for start in sorted(found)]
