"""Đề cương của một đơn vị thành biểu Excel để điền. Python thuần.

Only cells to be filled in are unlocked; the sheets are protected without a password, against
slips, not against people. Nothing that anybody typed becomes a formula.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, Final

import xlsxwriter

from hoinghi.reports import form_layout as layout
from hoinghi.reports.asking import Asked
from hoinghi.reports.content import Content
from hoinghi.reports.form_cells import PROTECTED, page
from hoinghi.reports.form_looks import Looks
from hoinghi.reports.form_sheets import FigureSheet, MoneySheet
from hoinghi.reports.rich_text import plain

_OPTIONS: Final = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
    "strings_to_numbers": False, "default_date_format": "dd/mm/yyyy",
}  # fmt: skip
_GUIDE: Final = (
    "Điền vào các ô nền vàng nhạt; ô khác được khóa để tránh sửa nhầm (không có mật khẩu).",
    "Số liệu: gõ số, không gõ chữ trong ô số. Cột “Loại số”: chính thức, sơ bộ, không áp dụng, "
    "không có số liệu. Số 0 khác với “không có số liệu”.",
    "Ngày ở đầu cột là ngày của mọi số trong kỳ; số nào tính đến ngày khác thì ghi ngày ấy ở cột "
    "“Ngày của số này, nếu khác”, bên phải bảng.",
    "Chỉ tiêu nền xám do bảng tự tính. Ô đỏ là điều kiện bắt buộc chưa đúng; lời giải thích ở cột "
    "“Cần sửa”.",
    "Không thêm, bỏ, đổi tên trang tính. Gửi lại tệp này ở trang báo cáo của đơn vị hoặc gửi cho "
    "cơ quan tổ chức hội nghị.",
)


def form(asked: Asked, head: layout.FormHead, content: Content | None = None) -> bytes:
    """Give the form of one body, filled with what it has answered already.

    *content* is the body's own: whoever hands the file on decides whose eyes it is for.
    """
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, _OPTIONS) as book:
        told = content or Content()
        looks = Looks(book)
        _cover(book.add_worksheet(layout.COVER), asked, head, looks)
        if any(not one.by_project for one in asked.indicators.values()):
            FigureSheet(book.add_worksheet(layout.FIGURES), asked, told, looks).write()
        if asked.parts and any(one.by_project for one in asked.indicators.values()):
            MoneySheet(book.add_worksheet(layout.MONEY), asked, told, looks).write()
        if asked.written:
            _words(book.add_worksheet(layout.WORDS), asked, told, looks)
        _keys(book, head.key)
    return made.getvalue()


def _cover(sheet: Any, asked: Asked, head: layout.FormHead, looks: Looks) -> None:
    page(sheet, looks, last=2)
    sheet.set_column(0, 0, 2)
    sheet.set_column(1, 1, 28)
    sheet.set_column(2, 2, 96)
    sheet.merge_range(1, 1, 1, 2, asked.outline.title.upper(), looks.title)
    sheet.set_row(1, 48)
    rows = (
        ("Hội nghị", head.conference),
        ("Cơ quan tổ chức", head.host),
        ("Đơn vị báo cáo", head.body),
        ("Đề cương", f"lần {head.key.version}"),
        ("Kỳ báo cáo", "; ".join(one.title for one in asked.outline.periods)),
        ("Hạn gửi", head.due or "theo kế hoạch"),
    )
    for at, (name, told) in enumerate(rows, start=3):
        sheet.write_string(at, 1, name, looks.label)
        sheet.write_string(at, 2, told, looks.text)
    for at, told in enumerate((*_GUIDE, *asked.outline.notes), start=10):
        sheet.write_string(at, 1, "Cách điền" if at == 10 else "", looks.label)
        sheet.write_string(at, 2, told, looks.text)
    sheet.protect("", PROTECTED)


def _words(sheet: Any, asked: Asked, content: Content, looks: Looks) -> None:
    page(sheet, looks, last=2)
    sheet.set_column(0, 0, None, None, {"hidden": True})
    sheet.set_column(1, 1, 8)
    sheet.set_column(2, 2, 120)
    sheet.set_row(layout.KEY_ROW, None, None, {"hidden": True})
    sheet.merge_range(0, 1, 0, 2, "THUYẾT MINH", looks.title)
    sheet.write_string(1, 2, "Mỗi mục một ô; xuống dòng trong ô: Alt + Enter.", looks.note)
    sheet.write_string(layout.KEY_ROW, 2, layout.VALUE)
    at = layout.KEY_ROW + 1
    written = {one.number for one in asked.written}
    for section in asked.sections:
        most = f" (không quá {section.most_words} chữ)" if section.most_words else ""
        sheet.write_string(at, 1, section.number, looks.section)
        sheet.write_string(at, 2, f"{section.title}{most}", looks.section)
        at += 1
        if section.number not in written:
            continue
        sheet.write_string(at, 2, "\n".join(f"- {ask}" for ask in section.asks), looks.note)
        sheet.set_row(at, 16 * _lines(section.asks))
        text = plain(content.texts.get(section.number, ""))[: layout.LONGEST_TEXT]
        sheet.write_string(at + 1, 0, section.lasting)
        sheet.write_string(at + 1, 2, text, looks.words)
        sheet.set_row(at + 1, min(400, max(120, 16 * _lines(text.splitlines()))))
        at += 2
    sheet.protect("", PROTECTED)


def _lines(told: Sequence[str]) -> int:
    return sum(1 + len(line) // 115 for line in told) or 1


def _keys(book: Any, key: layout.FormKey) -> None:
    sheet = book.add_worksheet(layout.KEYS)
    for at, (name, told) in enumerate(key.as_cells().items()):
        sheet.write_string(at, 0, name)
        sheet.write_string(at, 1, told)
        book.define_name(f"hoinghi_{name}", f"='{layout.KEYS}'!$B${at + 1}")
    sheet.protect()
    sheet.very_hidden()
