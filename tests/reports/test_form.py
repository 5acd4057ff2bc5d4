"""The Excel form of a body: written, filled in, read back; what is wrong is told by cell."""

import io
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from hoinghi.reports.asking import Allocation, Asked, allocated
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.content import Cell, Content
from hoinghi.reports.form_layout import FormHead, FormKey
from hoinghi.reports.form_problems import WrongForm
from hoinghi.reports.form_reading import is_form, read_form
from hoinghi.reports.form_writing import form
from hoinghi.reports.outlines import for_conference, outline
from hoinghi.unreadable import UnreadableSource

TITLE = "sơ kết Chương trình giai đoạn 2021 - 2025"
KEY = FormKey(report=7, body=3, outline=1, version=2)
HEAD = FormHead(
    key=KEY, conference="Hội nghị sơ kết", host="UBND huyện Bình Sơn", body="UBND xã Bình Châu"
)


@pytest.fixture
def asked() -> Asked:
    told = for_conference(outline("giam-ngheo-ben-vung"), TITLE, date(2023, 12, 5))
    return Asked(outline=told, allocation=allocated(told, "UBND xã", "peoples_committee"))


@pytest.fixture
def small(asked) -> Asked:
    return Asked(
        outline=asked.outline,
        allocation=Allocation(sections=("I", "II.1"), indicators=("NG01", "NG03", "NG04")),
    )


def number(value, *, official: bool = True, day: date | None = date(2023, 11, 30)) -> Answer:
    return Answer(said=Said.NUMBER, number=Decimal(value), is_official=official, as_of=day)


def filled(data: bytes, fill: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    fill(book)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def at(book: openpyxl.Workbook, code: str, period: str, kind: str = "so"):
    sheet = book["Số liệu"]
    row = next(r[0].row for r in sheet.iter_rows() if r[0].value == code)
    column = next(c.column for c in sheet[4] if c.value == f"{kind}|{period}|")
    return sheet.cell(row=row, column=column)


def put(code: str, period: str, value, kind: str = "so"):
    return lambda book: setattr(at(book, code, period, kind), "value", value)


def test_what_is_written_into_a_form_is_read_back_as_it_was(asked):
    answers = {
        Cell("NG01", "2023"): number(4000),
        Cell("NG03", "2023"): number(120, official=False),
        Cell("NG03", "2022"): Answer(said=Said.NO_DATA, as_of=date(2022, 12, 31)),
        Cell("TH01", "2021"): Answer(said=Said.NOT_APPLICABLE, as_of=date(2021, 12, 31)),
        Cell("VN01", "2023", "DA2/trung-uong"): number("1250.5"),
    }
    texts = {"II.1": "<p>Số hộ nghèo giảm.</p><p>Còn khó khăn.</p>"}

    read = read_form(form(asked, HEAD, Content(answers=answers, texts=texts)), "a.xlsx", asked, KEY)

    assert read.problems == ()
    assert read.content.answers == {
        **answers, Cell("NG03", "2023"): number(120, official=False),
    }  # fmt: skip
    assert read.content.texts == texts
    assert read.key == KEY


def test_a_figure_that_speaks_of_another_day_keeps_its_day(asked):
    answers = {
        Cell("NG01", "2023"): number(4000),
        Cell("NG02", "2023"): number(200),
        Cell("NG03", "2023"): number(120, day=date(2023, 10, 15)),
        Cell("VN01", "2023", "DA2/trung-uong"): number("5", day=date(2023, 9, 30)),
        Cell("VN01", "2023", "DA2/dia-phuong"): number("7"),
    }

    read = read_form(form(asked, HEAD, Content(answers=answers)), "a.xlsx", asked, KEY)

    assert read.problems == ()
    assert read.content.answers == answers


def test_every_answer_says_in_which_cell_it_stood(asked):
    answers = {Cell("NG03", "2023"): number(120), Cell("VN01", "2023", "DA2/trung-uong"): number(5)}
    told = Content(answers=answers, texts={"I": "<p>Lời</p>"})

    data = form(asked, HEAD, told)
    read = read_form(data, "a.xlsx", asked, KEY)

    book = openpyxl.load_workbook(io.BytesIO(data))
    values = {
        place: book[sheet].cell(row + 1, column + 1).value
        for place, (sheet, row, column) in read.places.items()
    }
    assert values == {
        Cell("NG03", "2023"): 120, Cell("VN01", "2023", "DA2/trung-uong"): 5, "I": "Lời",
    }  # fmt: skip


def test_an_empty_form_answers_nothing(asked):
    read = read_form(form(asked, HEAD), "a.xlsx", asked, KEY)

    assert read.problems == ()
    assert (read.content.answers, read.content.texts) == ({}, {})


def test_only_what_is_to_be_filled_in_is_unlocked(small):
    book = openpyxl.load_workbook(io.BytesIO(form(small, HEAD)))
    sheet = book["Số liệu"]

    assert sheet.protection.sheet
    assert not at(book, "NG03", "2023").protection.locked
    assert at(book, "NG04", "2023").protection.locked
    assert at(book, "NG04", "2023").value.startswith("=IF(COUNT(")
    assert book["_khoa"].sheet_state == "veryHidden"
    assert sheet.row_dimensions[4].hidden
    assert sheet.page_setup.orientation == "landscape"
    assert {rule.type for rule in sheet.data_validations.dataValidation} == {
        "whole", "list", "date",
    }  # fmt: skip


def test_a_broken_rule_is_said_in_words_beside_its_row(small):
    book = openpyxl.load_workbook(io.BytesIO(form(small, HEAD)))

    sheet = book["Số liệu"]
    column = next(cell.column for cell in sheet[5] if cell.value == "Cần sửa")
    told = [row[column - 1].value for row in sheet.iter_rows() if row[0].value == "NG03"]

    assert "phải có" in told[0]
    assert "≤" in told[0]
    assert book["Số liệu"].conditional_formatting


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("nhiều", "không phải một số"),
        ("1.234", "là chữ, không phải số"),
        (12.5, "không có chữ số thập phân"),
        (date(2023, 5, 1), "ô đang ở dạng ngày"),
        (True, "không phải một số"),
        (10**16, "số lớn bất thường"),
    ],
)
def test_a_wrong_cell_is_told_and_the_rest_is_read(small, value, why):
    data = filled(form(small, HEAD), put("NG03", "2023", value))
    data = filled(data, put("NG01", "2023", 4000))

    read = read_form(data, "a.xlsx", small, KEY)

    assert [why in str(one) for one in read.problems] == [True]
    assert read.problems[0].cell == "I9"
    assert list(read.content.answers) == [Cell("NG01", "2023")]


def test_numbers_written_as_text_digits_and_words_in_a_number_cell_are_understood(small):
    data = filled(form(small, HEAD), put("NG03", "2023", " 120 "))
    data = filled(data, put("NG03", "2022", "Không áp dụng"))

    read = read_form(data, "a.xlsx", small, KEY)

    assert read.problems == ()
    assert read.content.answers[Cell("NG03", "2023")].number == 120
    assert read.content.answers[Cell("NG03", "2022")].said is Said.NOT_APPLICABLE


def test_a_number_beside_not_applicable_is_asked_about(small):
    data = filled(form(small, HEAD), put("NG03", "2023", 5))
    data = filled(data, put("NG03", "2023", "không áp dụng", "loai"))

    read = read_form(data, "a.xlsx", small, KEY)

    assert "vừa có số vừa chọn" in str(read.problems[0])
    assert read.content.answers == {}


def test_rows_that_were_moved_are_still_known_and_lost_ones_are_told(small):
    def move(book):
        sheet = book["Số liệu"]
        sheet.insert_rows(8)
        sheet.insert_cols(5)
        at(book, "NG03", "2023").value = 77
        row = next(r[0].row for r in sheet.iter_rows() if r[0].value == "NG01")
        sheet.delete_rows(row)

    read = read_form(filled(form(small, HEAD), move), "a.xlsx", small, KEY)

    assert read.content.answers[Cell("NG03", "2023")].number == 77
    assert [one.why for one in read.problems] == ["không còn dòng NG01, nên không đọc được ở đó"]


def test_a_sheet_that_is_gone_is_told(small):
    read = read_form(
        filled(form(small, HEAD), lambda book: book.remove(book["Thuyết minh"])),
        "a.xlsx", small, KEY,
    )  # fmt: skip

    assert [one.sheet for one in read.problems] == ["Thuyết minh"]


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (FormKey(report=8, body=4, outline=1, version=2), "đơn vị khác"),
        (FormKey(report=8, body=3, outline=2, version=2), "một báo cáo khác"),
        (FormKey(report=7, body=3, outline=1, version=3), "đề cương lần 2, nay là lần 3"),
    ],
)
def test_the_form_of_another_body_or_version_is_refused(small, other, told):
    with pytest.raises(WrongForm, match=told):
        read_form(form(small, HEAD), "a.xlsx", small, other)


def test_a_workbook_that_is_no_form_is_refused(small):
    made = io.BytesIO()
    openpyxl.Workbook().save(made)

    assert not is_form(made.getvalue())
    assert is_form(form(small, HEAD))
    with pytest.raises(WrongForm, match="không phải biểu"):
        read_form(made.getvalue(), "a.xlsx", small, KEY)


def test_a_workbook_that_unpacks_to_gigabytes_is_known_by_its_beginning():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"\xc4\x91" * 10_000_000)
    tracemalloc.start()

    known = is_form(made.getvalue())

    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert not known
    assert most < 5_000_000


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"xin chao"])
def test_a_broken_file_is_refused(small, data):
    with pytest.raises(UnreadableSource):
        read_form(data, "a.xlsx", small, KEY)


def test_a_cell_at_the_end_of_the_sheet_is_refused_before_memory_is_taken(small):
    data = filled(
        form(small, HEAD), lambda book: book["Số liệu"].cell(1_048_576, 16_384).__setattr__(
            "value", 1
        )
    )  # fmt: skip

    with pytest.raises(UnreadableSource, match="quá nhiều ô"):
        read_form(data, "a.xlsx", small, KEY)


def test_a_bomb_is_refused(small):
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(form(small, HEAD))) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            content = old.read(part)
            if part == "xl/worksheets/sheet2.xml":
                content += b" " * 60_000_000
            new.writestr(part, content)

    with pytest.raises(UnreadableSource, match="quá nhiều ô"):
        read_form(made.getvalue(), "a.xlsx", small, KEY)


def test_words_in_a_section_become_clean_paragraphs(small):
    def write(book):
        sheet = book["Thuyết minh"]
        row = next(r[0].row for r in sheet.iter_rows() if r[0].value == "II.1")
        sheet.cell(row=row, column=3).value = "Giảm <b>nhanh</b>\n\nCòn & mất"

    read = read_form(filled(form(small, HEAD), write), "a.xlsx", small, KEY)

    assert read.content.texts == {
        "II.1": "<p>Giảm &lt;b&gt;nhanh&lt;/b&gt;</p><p>Còn &amp; mất</p>"
    }


def test_a_formula_that_begins_a_text_stays_text(asked):
    told = replace(
        asked.outline,
        title="=1+1",
        sections=tuple(replace(one, title="=cmd|x") for one in asked.outline.sections),
    )
    data = form(Asked(outline=told, allocation=asked.allocation), replace(HEAD, body="=A1"))

    book = openpyxl.load_workbook(io.BytesIO(data))

    assert book["Bìa"]["C6"].data_type == "s"
