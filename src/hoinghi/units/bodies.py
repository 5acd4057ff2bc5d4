"""The list of bodies (danh bạ) as a file → rows, for commands; every bad cell is reported.

Python thuần: ``hoinghi read`` uses it without a database. The page takes its lists the same way,
through ``units.comparing``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from hoinghi.units.body_rows import BodyRow, rows_of
from hoinghi.units.columns import BODY_FIELDS, guess
from hoinghi.units.comparing import compare
from hoinghi.units.faults import Fault
from hoinghi.units.kinds import UNIT_KINDS
from hoinghi.units.succession import Succession
from hoinghi.units.tables import read_tables
from hoinghi.unreadable import UnreadableSource, bytes_of
from hoinghi.violations import RuleViolation

__all__ = ["UNIT_KINDS", "BodiesRefused", "BodyRow", "read_bodies"]

_MOST_SAID = 12


class BodiesRefused(RuleViolation):
    """The list of bodies has bad cells; nothing is taken from it."""

    code = "units.bodies-refused"

    def __init__(self, faults: Sequence[Fault | str]) -> None:
        self.faults = tuple(map(str, faults))
        self.remedy = "Hãy sửa các ô nêu trên rồi nạp lại; chưa có gì được ghi."
        said = "; ".join(self.faults[:_MOST_SAID])
        more = f"; và {len(faults) - _MOST_SAID} lỗi nữa" if len(faults) > _MOST_SAID else ""
        super().__init__(f"Danh sách đơn vị có {len(faults)} lỗi: {said}{more}. {self.remedy}")


def read_bodies(path: Path) -> tuple[BodyRow, ...]:
    """Read the list of bodies in the file *path*: .csv (UTF-8) or .xlsx, headings in any order.

    Raises:
        BodiesRefused: With one sentence part for each bad cell.
    """
    try:
        data = bytes_of(path, wanted="danh sách đơn vị", sorts=".csv, .xlsx")
        tables = read_tables(data, path.name, size=len(data)).tables
    except UnreadableSource as refusal:
        raise BodiesRefused([str(refusal)]) from None
    layout = guess(tables, BODY_FIELDS)
    if missing := layout.missing(BODY_FIELDS):
        names = ", ".join(f"“{field.label}” ({field.name})" for field in missing)
        raise BodiesRefused([f"không thấy cột {names} ở dòng tiêu đề nào"])
    read = rows_of(tables[layout.table], layout)
    # Nothing is known beside the list: the day is of no account.
    entries = compare(read, layout, Succession(()), date.max)
    if faults := [fault for entry in entries for fault in entry.faults]:
        raise BodiesRefused(faults)
    codes = {entry.key: entry.row.code for entry in entries}
    return tuple(replace(entry.row, parent=codes.get(entry.above, "")) for entry in entries)
