"""What may be wrong with a row of a list of bodies, in words that say what to do. Python thuần."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from hoinghi.reading.name_keys import fold
from hoinghi.units.body_rows import BodyRow, cell_fault
from hoinghi.units.columns import Layout
from hoinghi.units.faults import Fault
from hoinghi.units.succession import Dated, Succession


class RowFaults:
    """Words for the faults of one list, which know its columns and what the directory holds."""

    def __init__(
        self, rows: Sequence[BodyRow], layout: Layout, known: Succession, today: date
    ) -> None:
        self._rows = rows
        self._layout = layout
        self._known = known
        self._today = today

    def cell(
        self, row: BodyRow, field: str, value: str, why: str, remedy: str, near: str = ""
    ) -> Fault:
        """Tell what is wrong with one cell."""
        return cell_fault(row, self._layout, field, value, why, remedy, near)

    def no_parent(self, row: BodyRow, found: Sequence[str]) -> Fault:
        if found:
            codes = sorted({one.code for key in found if (one := self._known.get(key))})
            which = f" ({', '.join(codes)})" if codes else ""
            return self.cell(
                row, "parent", row.parent, f"có {len(found)} đơn vị cùng tên{which}",
                "Hãy ghi mã thay cho tên.",
            )  # fmt: skip
        names = {fold(name): name for name in self._all_names}
        close = get_close_matches(fold(row.parent), names, n=1, cutoff=0.75)
        return self.cell(
            row, "parent", row.parent, "không có đơn vị nào như vậy",
            "Hãy ghi đúng tên hoặc mã của đơn vị cấp trên, hoặc thêm đơn vị ấy vào danh sách.",
            names[close[0]] if close else "",
        )  # fmt: skip

    @cached_property
    def _all_names(self) -> list[str]:
        listed = [one.name for one in self._rows]
        standing = [one.name for one in self._known.everything if one.stands_on(self._today)]
        # Looking through thousands of names for thousands of bad cells would take minutes.
        return [*listed[:1500], *standing[:1500]]

    def circle(self, row: BodyRow) -> Fault:
        return self.cell(
            row, "parent", row.parent, "các đơn vị thuộc lẫn nhau thành một vòng",
            "Hãy sửa cột “Thuộc” của một trong các dòng ấy.",
        )  # fmt: skip

    def above_is_bad(self, row: BodyRow, parent: BodyRow) -> Fault:
        return self.cell(
            row, "parent", row.parent, f"dòng {parent.number} của đơn vị ấy có lỗi",
            "Hãy sửa dòng ấy trước.",
        )  # fmt: skip

    def known_already(self, row: BodyRow, one: Dated) -> Fault:
        return self.cell(
            row, "code", row.code, f"“{one.name}” đã có trong danh bạ với mã {one.code}",
            "Nếu là một, hãy ghi mã trong danh bạ hoặc để trống; nếu không, hãy ghi tên khác.",
            one.code,
        )  # fmt: skip

    def several(self, row: BodyRow, same: Sequence[Dated]) -> Fault:
        codes = ", ".join(one.code for one in same[:5])
        return self.cell(
            row, "name", row.name, f"danh bạ có {len(same)} đơn vị cùng tên ({codes})",
            "Hãy ghi mã, hoặc ghi rõ cột “Thuộc”.",
        )  # fmt: skip

    def elsewhere(self, row: BodyRow, one: Dated, where: str) -> Fault:
        """Say that a body of the name stands elsewhere; *where*: what that one belongs to."""
        where = where or "không thuộc đơn vị nào"
        return self.cell(
            row, "name", row.name, f"danh bạ đã có đơn vị cùng tên, mã {one.code}, {where}",
            "Nếu là một, hãy ghi mã ấy; nếu không thì dòng này là đơn vị mới.",
        )  # fmt: skip

    def twice(self, row: BodyRow, field: str, first: BodyRow) -> Fault:
        value = row.code if field == "code" and row.code else row.name
        return self.cell(
            row, field if field != "code" or row.code else "name", value,
            f"trùng với dòng {first.number}",
            "Hãy bỏ một trong hai dòng, hoặc ghi mã khác nếu là đơn vị khác.",
        )  # fmt: skip

    def spelling_taken(self, row: BodyRow, text: str, other: Dated) -> Fault:
        field = (
            "name" if text == row.name else "short_name" if text == row.short_name else "aliases"
        )
        return self.cell(
            row, field, text, f"đã là tên của “{other.name}” (mã {other.code})",
            f"Nếu là một, hãy ghi mã {other.code}; nếu không, hãy ghi cách viết khác.",
        )  # fmt: skip
