"""Giá trị của một ô trong biểu thành câu trả lời, hoặc chỗ không nhận được. Python thuần."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, Final

from hoinghi.reading.sheet_cells import letters_of
from hoinghi.reports import form_layout as layout
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.form_problems import CHOOSE, Problem, no_number, shown
from hoinghi.reports.indicators import Indicator

Place = tuple[str, int, int]
"""Sheet; row and column from 0."""
_GREATEST: Final = Decimal(10) ** 15
_NOISE: Final = Decimal("0.0000001")
"""What binary fractions differ by from what was typed."""
_STATUSES: Final[Mapping[str, tuple[Said, bool]]] = {
    layout.OFFICIAL: (Said.NUMBER, True),
    layout.PRELIMINARY: (Said.NUMBER, False),
    "": (Said.NUMBER, False),
    layout.NOT_APPLICABLE: (Said.NOT_APPLICABLE, False),
    layout.NO_DATA: (Said.NO_DATA, False),
}
_DIGITS: Final = re.compile(r"-?\d+")
_DAY: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


class Values:
    """Takes the values of cells; ``problems`` has what was not taken, in the order met."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def answer(
        self, place: Place, value: Any, kind: tuple[Any, int | None], as_of: date | None,
        one: Indicator,
    ) -> Answer | None:  # fmt: skip
        """Give the answer of a figure; None for an empty cell, and for what is not taken.

        Args:
            kind: What is chosen as its kind, and in which column.
        """
        status = kind[0]
        known = _STATUSES.get(status) if type(status) is str else None
        said, is_official = self._status(place, *kind) if known is None else known
        if type(value) is str and (word := value.strip().casefold()) in _STATUSES:
            # The words typed where the number stands mean the same.
            said, value = (_STATUSES[word][0], "") if word else (said, "")
        if value == "" or value is None:
            return None if said is Said.NUMBER else Answer(said=said, as_of=as_of)
        number = self._number(place, value, one)
        if number is None:
            return None
        if said is not Said.NUMBER:
            self._say(
                place, value, f"vừa có số vừa chọn “{status or value}”",
                "Hãy xóa số, hoặc chọn lại loại số.",
            )  # fmt: skip
            return None
        return Answer(said=Said.NUMBER, number=number, is_official=is_official, as_of=as_of)

    def _status(self, place: Place, status: Any, column: int | None) -> tuple[Said, bool]:
        told = " ".join(status.split()).casefold() if isinstance(status, str) else status
        known = _STATUSES.get(told) if isinstance(told, str) else None
        if known is None:
            at = place[2] if column is None else column
            self._say((*place[:2], at), status, "không phải loại số nào", CHOOSE)
            return Said.NUMBER, False
        return known

    def _number(self, place: Place, value: Any, one: Indicator) -> Decimal | None:
        number = _decimal(value)
        if number is None:
            self._say(place, value, *no_number(value))
            return None
        if abs(number) >= _GREATEST:
            self._say(place, value, "số lớn bất thường", "Hãy xem lại đơn vị tính.")
            return None
        kept = number.quantize(_unit(one.decimals))
        if abs(kept - number) > _NOISE:
            most = f"có nhiều nhất {one.decimals} chữ số" if one.decimals else "không có chữ số"
            self._say(place, value, f"chỉ tiêu này {most} thập phân", "Hãy làm tròn rồi gõ lại.")
            return None
        return kept

    def day(self, place: Place, value: Any) -> date | None:
        """Give the day that the figures of a period speak of; None for an empty cell."""
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date) or value in ("", None):
            return value or None
        found = _DAY.fullmatch(value.strip()) if isinstance(value, str) else None
        try:
            if found:
                return date(int(found[3]), int(found[2]), int(found[1]))
        except ValueError:
            pass
        self._say(place, value, "không đọc được là ngày", "Hãy ghi ngày, tháng, năm: 30/11/2023.")
        return None

    def lost(self, sheet: str, what: str) -> None:
        """Tell that a row, a column or a whole sheet is not there."""
        self.problems.append(
            Problem(
                sheet=sheet,
                cell="",
                value="",
                why=f"không còn {what}, nên không đọc được ở đó",
                remedy="Hãy tải lại biểu và điền trên biểu ấy, không bỏ dòng, cột, trang tính.",
            )
        )

    def _say(self, place: Place, value: Any, why: str, remedy: str) -> None:
        sheet, row, column = place
        cell = f"{letters_of(column)}{row + 1}"
        self.problems.append(
            Problem(sheet=sheet, cell=cell, value=shown(value), why=why, remedy=remedy)
        )


@cache
def _unit(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)


def _decimal(value: Any) -> Decimal | None:
    """Give the number that a cell holds; None for whatever else it holds."""
    if type(value) is float:
        if value.is_integer():
            return Decimal(int(value))
        # What is no number, though a file may say it as one, stays none.
        return None if value != value else Decimal(f"{value:.9f}")
    if type(value) is int:
        return Decimal(value)
    if type(value) is str and len(value) < 17 and _DIGITS.fullmatch(told := value.strip()):
        return Decimal(told)
    return None
