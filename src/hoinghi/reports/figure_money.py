"""Vốn theo dự án và nguồn trong sổ Excel: dòng của từng đơn vị, rồi SUMIFS theo dự án, nguồn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from hoinghi.reports.excel_formulas import excel
from hoinghi.reports.figure_sheet import FIRST, About, Looks, above, sheet_name
from hoinghi.reports.indicators import Indicator
from hoinghi.reports.periods import Period
from hoinghi.reports.rolled import Reporting, Rolled


def money(
    book: Any,
    looks: Looks,
    rolled: Rolled,
    period: Period,
    bodies: Sequence[Reporting],
    about: About,
) -> None:
    """Write what is told by project and source: rows of bodies, then sums by project and source."""
    asked = [one for one in rolled.outline.indicators.values() if one.by_project]
    sheet = book.add_worksheet(sheet_name(f"Vốn {period.title}"))
    above(sheet, looks, about, f"Vốn theo dự án và nguồn, {period.title.lower()}")
    sheet.set_column(0, 0, 38)
    sheet.set_column(1, 2, 16)
    sheet.set_column(3, 2 + len(asked), 16)
    for column, told in enumerate(("Đơn vị", "Dự án", "Nguồn")):
        sheet.write_string(FIRST - 1, column, told, looks.head)
    at = {one.code: column for column, one in enumerate(asked, start=3)}
    for one in asked:
        sheet.write_string(FIRST - 1, at[one.code], f"{one.name} ({one.unit})", looks.head)
    row = FIRST
    for body in bodies:
        for part in _parts_told(rolled, body, period.code):
            _money_row(sheet, looks, rolled, asked, at, row, body, period.code, part)
            row += 1
    sheet.freeze_panes(FIRST, 3)
    sums = _Sums(sheet, looks, rolled, asked, at, FIRST, max(row - 1, FIRST))
    sums.write(row + 1)


def _parts_told(rolled: Rolled, body: Reporting, period: str) -> list[str]:
    if body.sent is None:
        return []
    found = {
        cell.part
        for cell, answer in body.sent.answers.items()
        if cell.part and cell.period == period and answer.number is not None
        and rolled.outline.indicators.get(cell.indicator) is not None
        and rolled.is_primary(body, cell.indicator)
    }  # fmt: skip
    return sorted(found)


def _money_row(
    sheet: Any,
    looks: Looks,
    rolled: Rolled,
    asked: Sequence[Indicator],
    at: Mapping[str, int],
    row: int,
    body: Reporting,
    period: str,
    part: str,
) -> None:
    project, _, source = part.partition("/")
    for column, told in enumerate((body.name, project, source)):
        sheet.write_string(row, column, told, looks.name)
    for one in asked:
        value = rolled.number(body.body, one.code, period, part)
        if one.formula:
            text = excel(one.formula.text, partial(_cell_in, at, row), one.decimals)
            told_value = float(value) if value is not None else ""
            sheet.write_formula(row, at[one.code], text, looks.number(one.decimals), told_value)
        elif value is not None:
            sheet.write_number(row, at[one.code], value, looks.number(one.decimals))


def _cell_in(at: Mapping[str, int], row: int, name: str) -> str:
    return str(xl_rowcol_to_cell(row, at[name])) if name in at else '""'


class _Sums:
    """Sums by project and by source below the rows of money."""

    def __init__(
        self,
        sheet: Any,
        looks: Looks,
        rolled: Rolled,
        asked: Sequence[Indicator],
        at: Mapping[str, int],
        first: int,
        last: int,
    ) -> None:
        self.sheet, self.looks, self.rolled = sheet, looks, rolled
        self.asked, self.at, self.first, self.last = asked, at, first, last

    def write(self, row: int) -> None:
        for one in self.rolled.outline.projects:
            self._row(row, one.title, f'"{one.code}"', column=1)
            row += 1
        for one in self.rolled.outline.sources:
            self._row(row, one.title, f'"{one.code}"', column=2)
            row += 1
        self._row(row, "Cộng", "", column=0)

    def _row(self, row: int, title: str, wanted: str, *, column: int) -> None:
        for at, told in enumerate((title, "", "")):
            self.sheet.write_string(row, at, told, self.looks.total)
        for one in self.asked:
            look = self.looks.number(one.decimals, total=True)
            place = self.at[one.code]
            if one.formula:
                text = excel(one.formula.text, partial(_cell_in, self.at, row), one.decimals)
            else:
                text = self._sum(place, wanted, column)
            self.sheet.write_formula(row, place, text, look)

    def _sum(self, place: int, wanted: str, column: int) -> str:
        inside = self._range(place)
        if not wanted:
            return f"=SUM({inside})"
        return f"=SUMIFS({inside},{self._range(column)},{wanted})"

    def _range(self, column: int) -> str:
        letter = xl_col_to_name(column)
        return f"${letter}${self.first + 1}:${letter}${self.last + 1}"
