"""Excel files that the page gives: the form to fill in, and a list sent with its faults marked.

Python thuần. Cells are written as text, never as formulas, whatever they begin with.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import xlsxwriter

from hoinghi.units import kinds
from hoinghi.units.columns import BODY_FIELDS, PEOPLE_FIELDS, Field, Layout
from hoinghi.units.faults import Fault
from hoinghi.units.tables import Table

_ROWS: Final = 2_000
_WIDTHS: Final = {
    "name": 52, "short_name": 22, "kind": 24, "level": 12, "parent": 40, "code": 14,
    "valid_from": 14, "valid_to": 14, "aliases": 40, "successor": 20, "person": 28,
    "position": 26, "organisation": 46, "telephone": 16, "mail": 30, "decision": 34,
}  # fmt: skip
_EXAMPLES: Final[Mapping[str, Sequence[Mapping[str, str]]]] = {
    "bodies": (
        {"name": "Phòng Văn hóa - Xã hội xã Bình Sơn", "short_name": "Phòng VHXH",
         "kind": "Phòng chuyên môn", "level": "xã", "parent": "Ủy ban nhân dân xã Bình Sơn",
         "valid_from": "01/07/2025", "aliases": "Phòng VH-XH|Phòng VHXH xã Bình Sơn"},
        {"name": "Trường Tiểu học Bình Long", "kind": "Trường học", "level": "xã",
         "parent": "Ủy ban nhân dân xã Bình Sơn"},
        {"name": "Xã Bình Thạnh", "kind": "Xã", "level": "xã", "parent": "Huyện Bình Sơn",
         "code": "21046", "valid_to": "30/06/2025", "successor": "21040"},
    ),
    "people": (
        {"person": "Nguyễn Thị Hoa", "position": "Trưởng phòng",
         "organisation": "Phòng Văn hóa - Xã hội xã Bình Sơn", "telephone": "0255 3851 234",
         "mail": "phongvhxh@example.gov.vn", "valid_from": "01/07/2025",
         "decision": "Quyết định số 12/QĐ-UBND ngày 01/07/2025"},
    ),
}  # fmt: skip
_DAYS: Final = frozenset({"valid_from", "valid_to"})
_PASSWORDLESS: Final = {
    "format_columns": True, "format_rows": True, "insert_rows": True, "delete_rows": True,
    "sort": True, "autofilter": True,
}  # fmt: skip


def template(kind: str) -> bytes:
    """Give the empty form for a list of *kind* (``"bodies"``, ``"people"``).

    Its heading row is locked, kinds and levels are chosen from lists, every heading explains
    itself; examples stand on a sheet of their own, so that nobody sends them in.
    """
    fields = {"bodies": BODY_FIELDS, "people": PEOPLE_FIELDS}[kind]
    made = io.BytesIO()
    with _book(made) as book:
        forms = _Forms(book)
        sheet = book.add_worksheet("Danh sách")
        _heading(sheet, fields, forms)
        _cells(sheet, fields, forms)
        if kind == "bodies":
            _choices(book, sheet, fields)
        sheet.protect("", _PASSWORDLESS)
        _examples(book.add_worksheet("Hướng dẫn"), fields, kind, forms)
        sheet.activate()
    return made.getvalue()


def marked(table: Table, layout: Layout, faults: Iterable[Fault]) -> bytes:
    """Give *table* as an Excel file: wrong cells red with a comment, and a column "Lỗi"."""
    by_row: dict[int, list[Fault]] = defaultdict(list)
    for fault in faults:
        by_row[fault.row].append(fault)
    made = io.BytesIO()
    with _book(made) as book:
        forms = _Forms(book)
        sheet = book.add_worksheet("Danh sách")
        sheet.freeze_panes(layout.heading, 0)
        last = table.width
        for column, field in enumerate(layout.fields):
            sheet.set_column(column, column, _WIDTHS.get(field, 16))
        sheet.set_column(last, last, 70, forms.fault)
        for row in table.rows:
            _marked_row(sheet, row.number, row.cells, by_row.get(row.number, []), forms)
            told = " ".join(
                f"[{one.heading}] {one.said}. {one.way_out}" for one in by_row[row.number]
            )
            if told:
                sheet.write_string(row.number - 1, last, told[:4000], forms.fault)
        if layout.heading:
            sheet.write_string(layout.heading - 1, last, "Lỗi", forms.head)
    return made.getvalue()


class _Forms:
    """How cells look."""

    def __init__(self, book: Any) -> None:
        # Quoted: a cell that begins with "=" stays text when somebody edits it.
        text = {"num_format": "@", "quote_prefix": True, "text_wrap": True, "valign": "top"}
        edge = {"border": 1, "border_color": "#B9B2A3"}
        self.head = book.add_format(
            {"bold": True, "bg_color": "#7A1F1F", "font_color": "#FFFFFF", "text_wrap": True,
             "valign": "vcenter", "locked": True, **edge}
        )  # fmt: skip
        self.plain = book.add_format(text)
        self.bad = book.add_format({**text, "bg_color": "#FBD5D5", "bold": True, **edge})
        self.fault = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#A1121C"})
        self.free = book.add_format({"num_format": "@", "locked": False, "text_wrap": True})
        self.day = book.add_format({"num_format": "dd/mm/yyyy", "locked": False})
        self.note = book.add_format({"text_wrap": True, "valign": "top", "italic": True})


def _book(made: io.BytesIO) -> Any:
    return xlsxwriter.Workbook(
        made,
        {
            "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )  # fmt: skip


def _heading(sheet: Any, fields: Sequence[Field], forms: _Forms) -> None:
    sheet.set_row(0, 32)
    for at, field in enumerate(fields):
        label = f"{field.label} (*)" if field.required else field.label
        sheet.write_string(0, at, label, forms.head)
        sheet.write_comment(0, at, field.help, {"x_scale": 2, "font_size": 10})
    sheet.freeze_panes(1, 1)


def _cells(sheet: Any, fields: Sequence[Field], forms: _Forms) -> None:
    for at, field in enumerate(fields):
        form = forms.day if field.name in _DAYS else forms.free
        sheet.set_column(at, at, _WIDTHS.get(field.name, 16), form)
        if field.name in _DAYS:
            sheet.data_validation(
                1, at, _ROWS, at,
                {"validate": "date", "criteria": ">=", "value": "=DATE(1900,1,1)",
                 "error_type": "warning", "error_title": "Ngày",
                 "error_message": "Hãy ghi ngày, tháng, năm: 01/07/2025."},
            )  # fmt: skip


def _choices(book: Any, sheet: Any, fields: Sequence[Field]) -> None:
    lists = book.add_worksheet("Loại, cấp")
    columns = {
        "kind": [words[0] for words in kinds.KIND_WORDS.values()],
        "level": [words[0] for words in kinds.LEVEL_WORDS.values()],
    }
    for place, (name, words) in enumerate(columns.items()):
        letter = "AB"[place]
        lists.set_column(place, place, 34)
        for row, word in enumerate(words):
            lists.write_string(row, place, word)
        at = next(i for i, field in enumerate(fields) if field.name == name)
        sheet.data_validation(
            1, at, _ROWS, at,
            {"validate": "list", "source": f"='Loại, cấp'!${letter}$1:${letter}${len(words)}",
             "error_type": "warning", "error_title": "Chọn trong danh sách",
             "error_message": "Hãy chọn một mục trong danh sách thả xuống."},
        )  # fmt: skip


def _examples(sheet: Any, fields: Sequence[Field], kind: str, forms: _Forms) -> None:
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 1 + len(_EXAMPLES[kind]), 44)
    heads = ["Cột", "Cách ghi", *(f"Ví dụ {n + 1}" for n in range(len(_EXAMPLES[kind])))]
    for at, head in enumerate(heads):
        sheet.write_string(0, at, head, forms.head)
    for row, field in enumerate(fields, start=1):
        sheet.write_string(row, 0, f"{field.label}{' (bắt buộc)' if field.required else ''}")
        sheet.write_string(row, 1, field.help, forms.note)
        for at, example in enumerate(_EXAMPLES[kind], start=2):
            sheet.write_string(row, at, example.get(field.name, ""), forms.note)


def _marked_row(
    sheet: Any, number: int, cells: Sequence[str], faults: Sequence[Fault], forms: _Forms
) -> None:
    wrong: dict[str, list[Fault]] = defaultdict(list)
    for fault in faults:
        wrong[fault.column].append(fault)
    for at, cell in enumerate(cells):
        told = wrong.pop(xlsxwriter.utility.xl_col_to_name(at), [])
        if cell or told:
            sheet.write_string(number - 1, at, cell, forms.bad if told else forms.plain)
        if told:
            note = "\n".join(f"{one.why}. {one.way_out}" for one in told)
            sheet.write_comment(number - 1, at, note[:1000], {"x_scale": 2.5})
