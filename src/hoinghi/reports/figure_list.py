"""Danh sách chỉ tiêu giao, số chính thức đã có: đọc từ Excel, mỗi ô sai nêu rõ. Python thuần.

A row for each body and indicator (and project with source), a column for each period.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from hoinghi.reading.name_keys import fold, name_key
from hoinghi.reports.outlines import Outline
from hoinghi.reports.typed import Problem, number_of
from hoinghi.units.faults import Fault
from hoinghi.units.tables import Table, TableRow, letter_of

WHOLE: Final = "Toàn hội nghị"
END: Final = "Cuối giai đoạn"
_HEADING_WITHIN: Final = 40
_LONGEST_SOURCE: Final = 250
_MOST_FAULTS: Final = 500


class ListKind(StrEnum):
    """What a list holds."""

    TARGETS = "targets"
    KNOWN = "known"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """What a value is of: ``body`` None for the whole conference, ``period`` "" for the end."""

    body: int | None
    indicator: str
    period: str
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What a list says: values by place with their source, and the cells that are not taken."""

    values: Mapping[Place, tuple[Decimal, str]]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Against what a list is read: bodies by key of their name, and the outline."""

    kind: ListKind
    outline: Outline
    bodies: Mapping[str, int]


HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    "body": ("Đơn vị", "tên đơn vị", "cơ quan, đơn vị", "địa phương", "xã"),
    "indicator": ("Mã chỉ tiêu", "mã", "chỉ tiêu (mã)"),
    "part": ("Dự án/nguồn", "dự án, nguồn", "dự án"),
    "source": ("Căn cứ, nguồn", "căn cứ", "nguồn số liệu", "nguồn"),
}


@dataclass(frozen=True, slots=True)
class _Layout:
    row: int
    columns: Mapping[str, int]
    periods: Mapping[str, int]


def read_list(tables: Sequence[Table], known: Known) -> Listed:
    """Read the first sheet that has the columns of a list."""
    for table in tables:
        layout = _layout(table, known)
        if layout is not None:
            return _Reading(table, layout, known).read()
    fault = Fault(
        row=1,
        column="",
        heading="Tên cột",
        value="",
        why="không thấy các cột “Đơn vị”, “Mã chỉ tiêu” và cột của kỳ báo cáo",
        remedy="Hãy tải tệp mẫu ở trang này rồi chép số liệu vào.",
    )
    return Listed(values={}, faults=(fault,))


def _layout(table: Table, known: Known) -> _Layout | None:
    periods = _period_heads(known)
    heads = {_plain(word): name for name, words in HEADS.items() for word in words}
    for row in table.rows[:_HEADING_WITHIN]:
        told = [_plain(cell) for cell in row.cells]
        columns = {heads[one]: at for at, one in reversed(list(enumerate(told))) if one in heads}
        years = {periods[one]: at for at, one in enumerate(told) if one in periods}
        if {"body", "indicator"} <= columns.keys() and years:
            return _Layout(row.number, columns, years)
    return None


def _period_heads(known: Known) -> dict[str, str]:
    heads: dict[str, str] = {}
    for one in known.outline.periods:
        heads |= {_plain(one.code): one.code, _plain(one.title): one.code}
    return heads | ({_plain(END): ""} if known.kind is ListKind.TARGETS else {})


class _Reading:
    def __init__(self, table: Table, layout: _Layout, known: Known) -> None:
        self.table, self.layout, self.known = table, layout, known
        self.values: dict[Place, tuple[Decimal, str]] = {}
        self.faults: list[Fault] = []

    def read(self) -> Listed:
        for row in self.table.rows:
            if row.number > self.layout.row and len(self.faults) < _MOST_FAULTS:
                self._row(row)
        return Listed(values=self.values, faults=tuple(self.faults))

    def _row(self, row: TableRow) -> None:
        if not any(_cell(row, at) for at in self.layout.periods.values()):
            return
        body, code = self._body(row), self._indicator(row)
        part = self._part(row, code)
        if body == 0 or not code or part is None:
            return
        source = self._text(row, "source")[:_LONGEST_SOURCE]
        for period, at in self.layout.periods.items():
            self._value(row, at, Place(body=body, indicator=code, period=period, part=part), source)

    def _body(self, row: TableRow) -> int | None:
        told = self._text(row, "body")
        if self.known.kind is ListKind.TARGETS and _plain(told) in ("", _plain(WHOLE)):
            return None
        found = self.known.bodies.get(name_key(told), 0)
        if not found:
            self._say(
                row, "body", "không phải đơn vị phải báo cáo theo đề cương này",
                "Hãy ghi tên như trong trang Phân công.",
            )  # fmt: skip
        return found

    def _indicator(self, row: TableRow) -> str:
        code = self._text(row, "indicator").upper()
        one = self.known.outline.indicators.get(code)
        if one is None:
            self._say(row, "indicator", "đề cương không hỏi", "Hãy ghi mã như trong đề cương.")
            return ""
        return code

    def _part(self, row: TableRow, code: str) -> str | None:
        told = self._text(row, "part")
        one = self.known.outline.indicators.get(code)
        if one is None or self.known.kind is ListKind.TARGETS:
            return ""
        if not one.by_project:
            return ""
        outline = self.known.outline
        parts = {f"{p.code}/{s.code}" for p in outline.projects for s in outline.sources}
        if told in parts:
            return told
        remedy = "Hãy ghi mã dự án/mã nguồn, ví dụ DA2/trung-uong."
        self._say(row, "part", "không phải dự án và nguồn vốn của đề cương", remedy)
        return None

    def _value(self, row: TableRow, at: int, place: Place, source: str) -> None:
        told = _cell(row, at)
        if not told:
            return
        number = number_of(told, self.known.outline.indicators[place.indicator].decimals)
        if isinstance(number, Problem):
            self._say_at(row, at, "không phải một số của chỉ tiêu này", _remedy(number))
        elif place in self.values:
            self._say_at(row, at, "chỗ này đã có ở dòng trên", "Hãy bỏ một trong hai dòng.")
        else:
            self.values[place] = (number, source)

    def _text(self, row: TableRow, name: str) -> str:
        at = self.layout.columns.get(name)
        return "" if at is None else _cell(row, at)

    def _say(self, row: TableRow, name: str, why: str, remedy: str) -> None:
        at = self.layout.columns.get(name)
        self.faults.append(
            Fault(
                row=row.number,
                column="" if at is None else letter_of(at),
                heading=HEADS[name][0],
                value=self._text(row, name),
                why=why,
                remedy=remedy,
                sheet=self.table.sheet,
            )
        )

    def _say_at(self, row: TableRow, at: int, why: str, remedy: str) -> None:
        heading = next(period for period, column in self.layout.periods.items() if column == at)
        self.faults.append(
            Fault(
                row=row.number,
                column=letter_of(at),
                heading=heading or END,
                value=_cell(row, at),
                why=why,
                remedy=remedy,
                sheet=self.table.sheet,
            )
        )


def _remedy(problem: Problem) -> str:
    if problem.choices:
        return "Hãy gõ lại: dấu phẩy cho phần thập phân, không dấu cho phần nghìn."
    if problem.decimals == 0:
        return "Hãy gõ một số nguyên."
    return f"Hãy gõ một số, nhiều nhất {problem.decimals} chữ số thập phân."


def _cell(row: TableRow, at: int) -> str:
    return row.cells[at].strip() if at < len(row.cells) else ""


def _plain(text: str) -> str:
    return " ".join(fold(text).replace("(", " ").replace(")", " ").split())
