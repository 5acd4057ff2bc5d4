"""Rows of a list of bodies, as a table holds them: cells → values, with what is wrong with each.

Python thuần.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from hoinghi.units import kinds
from hoinghi.units.cells import Asked, day_of
from hoinghi.units.columns import BODY_FIELDS, Layout, Record, records
from hoinghi.units.faults import Fault
from hoinghi.units.kinds import UNIT_KINDS
from hoinghi.units.tables import Table

_LABEL = {field.name: field.label for field in BODY_FIELDS}
LONGEST = {"code": 80, "name": 250, "short_name": 120}
LONGEST_OF_UNIT = {"code": 20, "name": 200}


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow:
    """One row: an administrative unit (``is_unit``) or a body.

    Attributes:
        parent: What it belongs to, as written: a code or a name; a code once it is settled.
        names: Every spelling, the official one first.
        number: Row of the sheet, from 1; 0 for what no sheet holds.
        guessed: Fields that the row left empty and its name or place tells.
    """

    code: str
    name: str
    short_name: str
    kind: str
    level: str
    parent: str
    valid_from: date | None
    valid_to: date | None
    names: tuple[str, ...]
    successors: tuple[str, ...]
    number: int = 0
    guessed: frozenset[str] = frozenset()

    @property
    def is_unit(self) -> bool:
        return self.kind in UNIT_KINDS

    @property
    def title(self) -> str:
        return self.name or "Chưa ghi tên"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """A row as read, with what is wrong with its cells."""

    row: BodyRow
    faults: tuple[Fault, ...]


def rows_of(table: Table, layout: Layout) -> tuple[ReadRow, ...]:
    """Turn the rows of *table* under its heading into rows of bodies, each with its faults."""
    sheet = table.sheet
    return tuple(_row(record, layout, sheet) for record in records(table, layout))


def cell_fault(
    row: BodyRow, layout: Layout, field: str, value: str, why: str, remedy: str, near: str = ""
) -> Fault:
    """Tell what is wrong with the cell *field* of *row*."""
    return Fault(
        row=row.number, column=layout.column_of(field), heading=_LABEL[field], value=value,
        why=why, remedy=remedy, suggestion=near,
    )  # fmt: skip


def _row(record: Record, layout: Layout, sheet: str) -> ReadRow:
    faults: list[Fault] = []

    def asked(field: str) -> Asked:
        return Asked(record, layout, _LABEL[field], field, sheet)

    cell = {field.name: record.cells.get(field.name, "") for field in BODY_FIELDS}
    kind, level, guessed = _kind_and_level(cell, asked, faults)
    spellings = (cell["name"], cell["short_name"], *re.split(r"\s*[|\n]\s*", cell["aliases"]))
    row = BodyRow(
        code=cell["code"],
        name=cell["name"],
        short_name=cell["short_name"],
        kind=kind,
        level=level,
        parent=cell["parent"],
        valid_from=day_of(asked("valid_from"), faults),
        valid_to=day_of(asked("valid_to"), faults),
        names=tuple(dict.fromkeys(name.strip() for name in spellings if name.strip())),
        successors=tuple(filter(None, re.split(r"\s*[|;,]\s*", cell["successor"]))),
        number=record.number,
        guessed=guessed,
    )
    faults += _wrong(row, cell, asked)
    return ReadRow(row=row, faults=tuple(faults))


def _kind_and_level(cell, asked, faults: list[Fault]) -> tuple[str, str, frozenset[str]]:  # type: ignore[no-untyped-def] # closures of _row
    kind = kinds.kind_meant(cell["kind"]) or ""
    if cell["kind"] and not kind:
        faults.append(
            asked("kind").fault(
                "không có loại này",
                "Hãy chọn một loại trong danh sách của tệp mẫu.",
                kinds.nearest_kind(cell["kind"]),
            )
        )
    level = kinds.level_meant(cell["level"]) or ""
    if cell["level"] and not level:
        faults.append(
            asked("level").fault(
                "không có cấp này",
                "Hãy ghi: Trung ương, tỉnh, huyện, xã hoặc thôn.",
                kinds.nearest_level(cell["level"]),
            )
        )
    guessed = frozenset(name for name in ("kind", "level") if not cell[name])
    if "kind" in guessed:
        kind = kinds.kind_of_name(cell["name"]) or ""
    if "level" in guessed:
        level = kinds.level_of_kind(kind) or kinds.level_of_name(cell["name"]) or ""
    return kind, level, guessed


def _wrong(row: BodyRow, cell, asked) -> list[Fault]:  # type: ignore[no-untyped-def] # closures of _row
    faults = []
    if not row.name:
        faults.append(asked("name").fault("ô trống", "Hãy ghi tên đầy đủ của đơn vị."))
    if row.valid_from and row.valid_to and row.valid_to < row.valid_from:
        faults.append(asked("valid_to").fault("trước ngày bắt đầu", "Hãy sửa một trong hai ngày."))
    own = kinds.level_of_kind(row.kind) if row.is_unit else None
    if own and row.level and own != row.level:
        faults.append(
            asked("level").fault(
                f"{kinds.kind_said(row.kind)} không ở cấp này",
                "Hãy sửa cột “Loại” hoặc cột “Cấp”.",
                kinds.level_said(own),
            )
        )
    faults += [
        asked(field).fault("ô lỗi hoặc công thức chưa tính", "Hãy ghi giá trị vào ô này.")
        for field, text in cell.items()
        if text.startswith("#") and text.endswith(("!", "?", "/A"))
    ]
    return faults + _too_long(row, cell, asked)


def _too_long(row: BodyRow, cell, asked) -> list[Fault]:  # type: ignore[no-untyped-def] # closures of _row
    bounds = {**LONGEST, **LONGEST_OF_UNIT} if row.is_unit else LONGEST
    faults = [
        asked(field).fault(f"dài quá {most} chữ", "Hãy ghi ngắn lại.")
        for field, most in bounds.items()
        if len(cell[field]) > most
    ]
    if any(len(name) > LONGEST["name"] for name in row.names[1:]):
        faults.append(
            asked("aliases").fault(
                f"có cách viết dài quá {LONGEST['name']} chữ", "Hãy ngăn các cách viết bằng dấu |."
            )
        )
    return faults
