"""Số liệu tổng hợp thành sổ Excel: tổng là công thức trên các dòng đơn vị, tỷ lệ chia từ tổng."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from hoinghi.reports.checking import Said
from hoinghi.reports.content import Cell
from hoinghi.reports.excel_formulas import excel
from hoinghi.reports.figure_money import money
from hoinghi.reports.figure_sheet import FIRST, About, Looks, above, local, sheet_name
from hoinghi.reports.formulas import YEARS
from hoinghi.reports.indicators import Indicator
from hoinghi.reports.periods import Period
from hoinghi.reports.rolled import Reporting, Rolled

_NAMES: Final = 1
_SAID: Final = {Said.NOT_APPLICABLE: "không áp dụng", Said.NO_DATA: "không có số liệu"}


def book_of(rolled: Rolled, group: str, about: About, names: Mapping[str, str]) -> bytes:
    """Write the figures of *group*: a sheet for each period, one for money, one for the reports.

    Args:
        names: Of those who sent reports, by what they sign in as.
    """
    out = io.BytesIO()
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "strings_to_numbers": False,
    }  # fmt: skip
    with xlsxwriter.Workbook(out, options) as book:
        looks = Looks(book)
        bodies = rolled.members(group)
        for period in rolled.outline.periods:
            _Sheet(book, looks, rolled, period, bodies, group).write(about)
        if any(one.by_project for one in rolled.outline.indicators.values()):
            for period in rolled.outline.periods:
                money(book, looks, rolled, period, bodies, about)
        _reports(book, looks, bodies, about, names)
    return out.getvalue()


class _Sheet:
    """The figures of one period: a row for each body, their sum, what is missing of it."""

    def __init__(
        self,
        book: Any,
        looks: Looks,
        rolled: Rolled,
        period: Period,
        bodies: Sequence[Reporting],
        group: str,
    ) -> None:
        self.looks, self.rolled, self.period = looks, rolled, period
        self.group = group
        self.sheet = book.add_worksheet(sheet_name(period.title))
        every = rolled.outline.indicators.values()
        self.columns = [one for one in every if not one.by_project]
        self.at = {one.code: number for number, one in enumerate(self.columns, start=_NAMES)}
        self.first = [one for one in bodies if self._tells(one, is_primary=True)]
        self.others = [one for one in bodies if self._tells(one, is_primary=False)]
        self.last_row = FIRST + max(len(self.first), 1) - 1
        self.total_row = self.last_row + 1

    def write(self, about: About) -> None:
        self._head(about)
        for row, body in enumerate(self.first, start=FIRST):
            self._body(row, body, is_primary=True)
        self._total()
        below = self.total_row + 5
        if self.others:
            self.sheet.write_string(
                below, 0, "Số của cơ quan đối chiếu (không cộng vào tổng)", self.looks.note
            )
            for row, body in enumerate(self.others, start=below + 1):
                self._body(row, body, is_primary=False)

    def _tells(self, body: Reporting, *, is_primary: bool) -> bool:
        typed = [one.code for one in self.columns if not one.is_computed]
        return any(
            code in body.asked and self.rolled.is_primary(body, code) == is_primary
            for code in typed
        )

    def _head(self, about: About) -> None:
        above(self.sheet, self.looks, about, self.period.title)
        self.sheet.set_column(0, 0, 38)
        self.sheet.set_column(1, len(self.columns), 14)
        self.sheet.set_row(FIRST - 2, 62)
        self.sheet.merge_range(FIRST - 3, 0, FIRST - 1, 0, "Đơn vị", self.looks.head)
        for one in self.columns:
            column = self.at[one.code]
            for row, told in enumerate((one.code, one.name, one.unit), start=FIRST - 3):
                self.sheet.write_string(row, column, told, self.looks.head)
        self.sheet.freeze_panes(FIRST, 1)

    def _body(self, row: int, body: Reporting, *, is_primary: bool) -> None:
        self.sheet.write_string(row, 0, body.name, self.looks.name)
        for one in self.columns:
            column = self.at[one.code]
            if one.is_computed:
                value = self.rolled.number(body.body, one.code, self.period.code)
                self._formula(row, column, one, value)
            elif self.rolled.is_primary(body, one.code) == is_primary:
                self._typed(row, column, one, body)

    def _typed(self, row: int, column: int, one: Indicator, body: Reporting) -> None:
        answer = self.rolled.answer(body.body, Cell(one.code, self.period.code))
        if answer is None:
            self.sheet.write_blank(row, column, None, self.looks.name)
        elif answer.number is None:
            self.sheet.write_string(row, column, _SAID.get(answer.said, ""), self.looks.said)
        else:
            look = self.looks.number(one.decimals, preliminary=not answer.is_official)
            self.sheet.write_number(row, column, answer.number, look)

    def _total(self) -> None:
        names = ("Cộng", "Đã báo cáo (đơn vị)", "Phải báo cáo (đơn vị)", "Số chính thức (đơn vị)")
        for number, name in enumerate(names):
            self.sheet.write_string(self.total_row + number, 0, name, self.looks.total)
        for one in self.columns:
            told = self.rolled.figure(one.code, self.period.code, self.group)
            column = self.at[one.code]
            if one.is_computed:
                self._formula(self.total_row, column, one, told.value, total=True)
            else:
                self._sum(column, one, told.value, told.reported)
            plain = self.looks.number(0, total=True)
            self.sheet.write_number(self.total_row + 2, column, told.expected, plain)
            self.sheet.write_number(self.total_row + 3, column, told.official, plain)

    def _sum(self, column: int, one: Indicator, value: Decimal | None, reported: int) -> None:
        letter = xl_col_to_name(column)
        inside = f"{letter}{FIRST + 1}:{letter}{self.last_row + 1}"
        look = self.looks.number(one.decimals, total=True)
        told = float(value) if value is not None else ""
        text = f'=IF(COUNT({inside})=0,"",SUM({inside}))'
        self.sheet.write_formula(self.total_row, column, text, look, told)
        plain = self.looks.number(0, total=True)
        self.sheet.write_formula(self.total_row + 1, column, f"=COUNT({inside})", plain, reported)

    def _formula(
        self,
        row: int,
        column: int,
        one: Indicator,
        value: Decimal | None,
        *,
        total: bool = False,
    ) -> None:
        assert one.formula
        text = excel(one.formula.text, partial(self._cell, row), one.decimals)
        told = float(value) if value is not None else ""
        self.sheet.write_formula(
            row, column, text, self.looks.number(one.decimals, total=total), told
        )

    def _cell(self, row: int, name: str) -> str:
        if name == YEARS:
            return str(self.period.years)
        # A figure that is told by project stands on the sheet of money, and nowhere here.
        return str(xl_rowcol_to_cell(row, self.at[name])) if name in self.at else '""'


def _reports(
    book: Any, looks: Looks, bodies: Sequence[Reporting], about: About, names: Mapping[str, str]
) -> None:
    """Write of which revision the figures of each body are."""
    sheet = book.add_worksheet("Nguồn số liệu")
    above(sheet, looks, about, "Từng báo cáo")
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 5, 20)
    heads = ("Đơn vị", "Trạng thái", "Lần gửi", "Gửi lúc", "Người gửi", "Nhập thay theo")
    for column, told in enumerate(heads):
        sheet.write_string(FIRST - 1, column, told, looks.head)
    for row, one in enumerate(bodies, start=FIRST):
        sent = one.sent
        state = "chưa tính" if sent is None else "đã nhận" if sent.is_accepted else "đã gửi"
        line = (
            one.name, state, str(sent.number) if sent else "",
            f"{local(sent.at):%d/%m/%Y %H:%M}" if sent else "",
            names.get(sent.by, sent.by) if sent else "", sent.on_behalf if sent else "",
        )  # fmt: skip
        for column, text in enumerate(line):
            sheet.write_string(row, column, text, looks.name)
