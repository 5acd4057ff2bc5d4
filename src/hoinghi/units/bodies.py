"""The list of bodies (danh bạ) as a CSV file → rows; every bad cell is reported, none is dropped.

Python thuần: ``hoinghi read`` uses it without a database.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hoinghi.violations import RuleViolation

COLUMNS = (
    "code", "name", "short_name", "kind", "level", "parent", "place",
    "valid_from", "valid_to", "aliases", "successor",
)  # fmt: skip
UNIT_KINDS = frozenset({"province", "district", "xa", "thi_tran", "phuong", "dac_khu"})


class BodiesRefused(RuleViolation):
    """The list of bodies has bad cells; nothing is taken from it."""

    code = "units.bodies-refused"

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        self.remedy = "Hãy sửa các ô nêu trên rồi nạp lại; chưa có gì được ghi."
        super().__init__(
            f"Danh sách đơn vị có {len(faults)} lỗi: {'; '.join(faults)}. {self.remedy}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow:
    """One row: an administrative unit (``is_unit``) or a body.

    ``names`` holds every spelling, the official one first.
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

    @property
    def is_unit(self) -> bool:
        return self.kind in UNIT_KINDS


def read_bodies(path: Path) -> tuple[BodyRow, ...]:
    """Read the CSV file *path* (UTF-8, heading row as ``COLUMNS``).

    Raises:
        BodiesRefused: With one sentence part for each bad cell.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise BodiesRefused([f"không tìm thấy tệp {path}"]) from None
    except UnicodeDecodeError:
        raise BodiesRefused([f"tệp {path.name} không phải văn bản UTF-8"]) from None
    reader = csv.DictReader(text.splitlines())
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise BodiesRefused([f"thiếu cột {', '.join(missing)} ở dòng tiêu đề"])
    faults: list[str] = []
    rows = tuple(_row(cells, number, faults) for number, cells in enumerate(reader, start=2))
    faults += _dangling(rows)
    if faults:
        raise BodiesRefused(faults)
    return rows


def _row(cells: dict[str, str | None], number: int, faults: list[str]) -> BodyRow:
    cell = {column: (cells.get(column) or "").strip() for column in COLUMNS}
    faults += [
        f"dòng {number}: ô {column} trống"
        for column in ("code", "name", "kind", "level")
        if not cell[column]
    ]
    spellings = (cell["name"], cell["short_name"], *cell["aliases"].split("|"))
    return BodyRow(
        code=cell["code"],
        name=cell["name"],
        short_name=cell["short_name"],
        kind=cell["kind"],
        level=cell["level"],
        parent=cell["parent"],
        valid_from=_day(cell["valid_from"], number, "valid_from", faults),
        valid_to=_day(cell["valid_to"], number, "valid_to", faults),
        names=tuple(dict.fromkeys(name.strip() for name in spellings if name.strip())),
        successors=tuple(filter(None, cell["successor"].split("|"))),
    )


def _day(text: str, number: int, column: str, faults: list[str]) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        faults.append(f"dòng {number}: ô {column} ghi “{text}”, cần dạng 2025-06-30")
        return None


def _dangling(rows: Iterable[BodyRow]) -> list[str]:
    faults, above = [], set[str]()
    for row in rows:
        if row.parent and row.parent not in above:
            faults.append(f"đơn vị {row.code} thuộc mã {row.parent} không có dòng nào phía trên")
        above.add(row.code)
    return faults
