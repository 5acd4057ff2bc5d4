"""Chỉ tiêu giao, số chính thức đã có thành bảng Excel, cũng là tệp mẫu để nạp. Python thuần."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter

from hoinghi.reports.figure_list import END, HEADS, WHOLE, ListKind, Place
from hoinghi.reports.form_looks import Looks
from hoinghi.reports.indicators import Indicator
from hoinghi.reports.outlines import Outline

_SHEET = {ListKind.TARGETS: "Chỉ tiêu giao", ListKind.KNOWN: "Số đã có"}


def list_book(
    kind: ListKind,
    outline: Outline,
    bodies: Sequence[tuple[int | None, str]],
    values: Mapping[Place, tuple[Decimal, str]],
) -> bytes:
    """Give a list with what stands, a row for each body and figure.

    Args:
        bodies: Key and name, in the order of the rows; None for the whole conference.
    """
    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options) as book:
        looks = Looks(book)
        sheet = book.add_worksheet(_SHEET[kind])
        periods = [(one.code, one.code) for one in outline.periods]
        if kind is ListKind.TARGETS:
            periods.append(("", END))
        _heads(sheet, looks, [head for _code, head in periods])
        for at, (body, name, one, part) in enumerate(_rows(kind, outline, bodies), start=1):
            lead = (name or WHOLE, one.code, one.name, one.unit, part)
            for column, told in enumerate(lead):
                sheet.write_string(at, column, told, looks.cell)
            source = ""
            for offset, (period, _head) in enumerate(periods, start=len(lead)):
                place = Place(body=body, indicator=one.code, period=period, part=part)
                value, said = values.get(place, (None, ""))
                source = source or said
                _put(sheet, at, offset, value, looks.number[one.decimals])
            sheet.write_string(at, len(lead) + len(periods), source, looks.words)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, 0, 5 + len(periods))
    return made.getvalue()


def _heads(sheet: Any, looks: Looks, periods: Sequence[str]) -> None:
    heads = (HEADS["body"][0], HEADS["indicator"][0], "Chỉ tiêu", "Đơn vị tính", HEADS["part"][0])
    every = (*heads, *periods, HEADS["source"][0])
    for column, told in enumerate(every):
        sheet.write_string(0, column, told, looks.head)
    for column, width in enumerate((40, 12, 46, 14, 18)):
        sheet.set_column(column, column, width)
    sheet.set_column(5, 4 + len(periods), 14)
    sheet.set_column(len(every) - 1, len(every) - 1, 30)


def _rows(
    kind: ListKind, outline: Outline, bodies: Sequence[tuple[int | None, str]]
) -> Iterable[tuple[int | None, str, Indicator, str]]:
    parts = [f"{p.code}/{s.code}" for p in outline.projects for s in outline.sources]
    for body, name in bodies:
        for one in outline.indicators.values():
            if one.by_project and kind is ListKind.KNOWN:
                for part in [] if one.is_computed else parts:
                    yield body, name, one, part
            else:
                yield body, name, one, ""


def _put(sheet: Any, row: int, column: int, value: Decimal | None, look: Any) -> None:
    if value is None:
        sheet.write_blank(row, column, None, look)
    else:
        sheet.write_number(row, column, value, look)
