"""The cells of a form: what goes into them, what they take. Python thuần."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, Final

from hoinghi.reports import form_layout as layout
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.form_looks import Looks
from hoinghi.reports.indicators import Indicator

PROTECTED: Final = {"format_columns": True, "format_rows": True}
FIRST: Final = layout.KEY_ROW + 3
"""First row below the headings of a sheet of figures."""
LEAD: Final = 4
"""Columns before those of the periods: key, number, name, unit."""
_SAID: Final[Mapping[Said, str]] = {
    Said.NOT_APPLICABLE: layout.NOT_APPLICABLE,
    Said.NO_DATA: layout.NO_DATA,
}


def put_answer(
    sheet: Any, looks: Looks, at: tuple[int, int], one: Indicator, answer: Answer | None
) -> None:
    """Write an answer and its kind beside it."""
    put_value(sheet, looks, at, one, answer)
    sheet.write_string(at[0], at[1] + 1, status_of(answer), looks.status)


def put_value(
    sheet: Any, looks: Looks, at: tuple[int, int], one: Indicator, answer: Answer | None
) -> None:
    """Write the number of an answer, or an empty cell for it."""
    look = looks.number[one.decimals]
    if answer is not None and answer.number is not None:
        sheet.write_number(*at, answer.number, look)
    else:
        sheet.write_blank(*at, None, look)


def status_of(answer: Answer | None) -> str:
    """Give the kind of an answer as the list of the form calls it."""
    if answer is None:
        return ""
    if answer.said is Said.NUMBER:
        return layout.OFFICIAL if answer.is_official else layout.PRELIMINARY
    return _SAID[answer.said]


def put_own_day(
    sheet: Any, looks: Looks, at: tuple[int, int], answer: Answer | None, usual: date
) -> bool:
    """Write the day of a figure where it is not the usual one of its period, else leave room."""
    own = answer.as_of if answer is not None and answer.said is Said.NUMBER else None
    if own is None or own == usual:
        sheet.write_blank(*at, None, looks.day)
        return False
    sheet.write_datetime(*at, datetime.combine(own, time()), looks.day)
    return True


def print_to(sheet: Any, row: int, column: int) -> None:
    """Print as far as *row* and *column*: days of single figures only where somebody wrote one."""
    sheet.print_area(0, 0, row, column)


def heading(sheet: Any, looks: Looks, title: str, last: int) -> None:
    """Write the title of a sheet."""
    sheet.merge_range(0, 1, 0, last, title, looks.title)
    sheet.merge_range(
        1, 1, 1, last, "Ô nền vàng nhạt: điền. Nền xám: tự tính. Đỏ: điều kiện bắt buộc chưa đúng.",
        looks.note,
    )  # fmt: skip


def page(sheet: Any, looks: Looks, last: int) -> None:
    """Make a sheet print on A4, as wide as the page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer("&L&A&RTrang &P/&N")
    sheet.hide_gridlines(2)


def validate(sheet: Any, rows: Sequence[int], column: int, rule: Mapping[str, Any]) -> None:
    """Put one rule over the cells of a column, a range for rows that follow each other."""
    ranges: list[list[int]] = []
    for row in rows:
        if ranges and ranges[-1][1] == row - 1:
            ranges[-1][1] = row
        else:
            ranges.append([row, row])
    if ranges:
        # The first range is given by itself, the others beside it.
        others = [[first, column, last, column] for first, last in ranges]
        first = ranges[0]
        sheet.data_validation(first[0], column, first[1], column, {**rule, "other_cells": others})


def number_rule(*, is_whole: bool) -> dict[str, Any]:
    """Give what a cell of a number takes."""
    return {
        "validate": "integer" if is_whole else "decimal",
        "criteria": "between",
        "minimum": -999_999_999_999,
        "maximum": 999_999_999_999,
        "error_title": "Số liệu",
        "error_message": "Hãy gõ một số nguyên. Không có số thì chọn ở cột “Loại số”."
        if is_whole
        else "Hãy gõ một số. Không có số thì chọn ở cột “Loại số”.",
    }


STATUS_RULE: Final[Mapping[str, Any]] = {
    "validate": "list",
    "source": list(layout.STATUSES),
    "error_title": "Loại số",
    "error_message": "Hãy chọn một mục trong danh sách thả xuống.",
}


def _day(*told: int) -> datetime:
    return datetime.combine(date(*told), time())


DAY_RULE: Final[Mapping[str, Any]] = {
    "validate": "date",
    "criteria": "between",
    "minimum": _day(1990, 1, 1),
    "maximum": _day(2199, 12, 31),
    "error_title": "Ngày",
    "error_message": "Hãy ghi ngày, tháng, năm: 30/11/2023.",
}
