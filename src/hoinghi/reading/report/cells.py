"""A cell of a table → the value in it, or why there is none."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from hoinghi.reading.report.body import Cell
from hoinghi.reading.report.numbers import NUMBER, Number, read_number
from hoinghi.reading.report.units import UNIT, Kind, Unit, read_unit
from hoinghi.reading.report.values import Confidence, State, Status
from hoinghi.reading.report.words import folded

_NOT_APPLICABLE: Final = re.compile(
    r"không (?:áp dụng|thuộc(?: (?:đối tượng|diện|phạm vi|nhiệm vụ|địa bàn))?.*|được giao)|kad|k/a|"
    r"n/?a|k[áa]d|không thực hiện"
)
_NO_DATA: Final = re.compile(
    r"(?:chưa|không) (?:có )?(?:số liệu|thống kê|tổng hợp|báo cáo|cập nhật)(?: .*)?|"
    r"đang (?:rà soát|tổng hợp|thống kê|cập nhật).*|chưa có|chưa rà soát.*|\.{2,}|…+|\?+"
)
_NONE: Final = re.compile(r"không|không có|không phát sinh|0+|không có trường hợp nào")
_DASH: Final = re.compile(r"[-–—x]")
_PRELIMINARY: Final = re.compile(r"sơ bộ|\bước\b|tạm tính|\bsb\b")
_OFFICIAL: Final = re.compile(r"chính thức|đã phê duyệt|\bct\b")
_STATUS_NOTE: Final = re.compile(
    r"[\s,;]*\(?\s*(?:là )?(?:số(?: liệu)? )?"
    r"(?:sơ bộ|chính thức|ước(?: tính| đạt)?|tạm tính|sb|ct)\s*\)?\s*$"
    r"|^\s*(?:ước(?: đạt| tính)?|khoảng|tạm tính)\s+",
    re.IGNORECASE,
)
_SAID: Final = re.compile(r"(?:đvt|đơn vị(?: tính)?)\s*:\s*([^();:\n]{1,40})", re.IGNORECASE)
_WITH_UNIT: Final = re.compile(
    rf"(?P<number>[-−–(]?\s?{NUMBER}\)?)\s*(?P<unit>%|{UNIT})?", re.IGNORECASE
)


class Value(NamedTuple):
    """What a cell says.

    Attributes:
        number: None unless ``state`` is ``REPORTED``.
        unit: As written within the cell.
        confidence: Of the reading of the cell alone; ``blank`` where it is empty or a dash.
    """

    state: State
    number: Number | None = None
    unit: str | None = None
    status: Status | None = None
    confidence: Confidence = Confidence.SURE
    blank: bool = False


def read_value(cell: Cell) -> Value | None:
    """The value of *cell*, none where it holds words."""
    if cell.trouble:
        return Value(State.NO_DATA, confidence=Confidence.LIKELY)
    if cell.number is not None:
        return Value(State.REPORTED, Number(cell.number), "%" if cell.percent else None)
    text = folded(cell.text)
    if not text:
        return Value(State.NO_DATA, confidence=Confidence.LIKELY, blank=True)
    if _DASH.fullmatch(text):
        # In statistics a dash says "none", in offices "not filled in": it is no number.
        return Value(State.NO_DATA, confidence=Confidence.DOUBTFUL, blank=True)
    bare = text.strip("(). *") if text.strip(".…?") else text
    if _NOT_APPLICABLE.fullmatch(bare):
        return Value(State.NOT_APPLICABLE)
    if _NO_DATA.fullmatch(bare):
        return Value(State.NO_DATA)
    if _NONE.fullmatch(bare):
        sure = Confidence.SURE if bare.isdigit() else Confidence.LIKELY
        return Value(State.REPORTED, Number(Decimal(0)), confidence=sure)
    return _written(cell.text)


def _written(text: str) -> Value | None:
    status = read_status(text)
    bare = _STATUS_NOTE.sub("", text) if status or text[:1].isalpha() else text
    match = _WITH_UNIT.fullmatch(bare.strip(" *"))
    number = read_number(match["number"]) if match else None
    if match is None or number is None:
        return None
    return Value(State.REPORTED, number, match["unit"], status)


def read_status(text: str) -> Status | None:
    """Whether *text* calls a figure preliminary or official."""
    key = folded(text)
    if _PRELIMINARY.search(key):
        return Status.PRELIMINARY
    return Status.OFFICIAL if _OFFICIAL.search(key) else None


def resolve(number: Number, written: Unit | None, asked: Unit) -> tuple[Decimal, Confidence]:
    """The value of *number* in *asked*'s kind, and how sure its digits are."""
    whole = asked.kind is Kind.COUNT
    most = Decimal(100) if asked.kind in (Kind.PERCENT, Kind.POINT) else None
    value, certain = number.among(whole=whole, at_most=most)
    if whole and value != value.to_integral_value():
        return value, Confidence.DOUBTFUL
    if not certain:
        return value, Confidence.LIKELY
    return value, Confidence.SURE


def unit_in(text: str) -> str | None:
    """A unit that a label or title names of itself: "Dư nợ (triệu đồng)", "Tỷ lệ (%)"."""
    for piece in re.findall(r"\(([^()]{1,24})\)", text):
        bare = re.sub(r"^(?:đvt|đơn vị(?: tính)?)\s*:?\s*", "", piece.strip(), flags=re.IGNORECASE)
        if read_unit(bare):
            return bare
    for said in _SAID.finditer(text):
        words = said[1].split()
        for count in range(min(len(words), 3), 0, -1):
            if read_unit(unit := " ".join(words[:count])):
                return unit
    tail = re.search(r",\s*([^(),]{1,16})$", text)
    return tail[1].strip() if tail and read_unit(tail[1]) else None


def without_unit(text: str) -> str:
    """*text* without the unit it names of itself: "Dư nợ (triệu đồng)" → "Dư nợ"."""
    unit = unit_in(text)
    if unit is None:
        return text
    said = rf"\(?(?:đvt|đơn vị(?: tính)?)?\s*:?\s*(?<![^\W_]){re.escape(unit)}\s*\)?\s*$"
    return re.sub(said, "", text, flags=re.IGNORECASE).rstrip(" ,") or text
