"""Sums that are printed beside their parts: right ones are silent, wrong ones are errors."""

import pytest

from hoinghi.reading.document import Document, Paragraph
from hoinghi.reading.findings import find
from hoinghi.reading.findings.amounts import from_words, in_figures
from hoinghi.reading.plan import Lines, Plan, Severity


def found(code, *lines, rows=()):
    texts = [*lines, *("\t".join(row) for row in rows)]
    cells = [()] * len(lines) + [tuple(row) for row in rows]
    paragraphs = tuple(
        Paragraph(text, Lines(n, n), cell)
        for n, (text, cell) in enumerate(zip(texts, cells, strict=True), 1)
    )
    every = find(Document(lines=tuple(texts), paragraphs=paragraphs), Plan())
    return [item for item in every if item.code == code]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Khen thưởng 24 tập thể, cá nhân, gồm: 12 tập thể và 12 cá nhân.", None),
        ("Khen thưởng 24 tập thể, cá nhân, gồm: 12 tập thể và 13 cá nhân.", 25),
        ("Tổng số 70 đại biểu, gồm 10 đại biểu cấp tỉnh, 50 đại biểu cấp xã.", 60),
        (
            "Tổng số 70 đại biểu, bao gồm 10 đại biểu tỉnh, 20 đại biểu huyện và 40 đại biểu xã",
            None,
        ),
        ("Tổng số 70 đại biểu, gồm 10 đại biểu cấp tỉnh, lãnh đạo các xã.", None),
        ("Tổng số 70 đại biểu, gồm 10 đại biểu tỉnh (2 đại biểu Sở), 60 đại biểu xã.", None),
        ("Mỗi đơn vị cử 05 đại biểu, gồm 01 trưởng đoàn, 04 thành viên.", None),
        ("biểu dương 30 cá nhân, trong đó có 12 cá nhân nữ", None),
        ("Kế hoạch có 3 phần, gồm mục đích, nội dung", None),
    ],
)
def test_parts_that_do_not_give_their_whole_are_an_error(text, counted):
    items = found("numbers.breakdown", text)

    assert [item.severity for item in items] == ([Severity.ERROR] if counted else [])
    if counted:
        assert f"= {counted}, nhưng văn bản ghi" in items[0].message


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("khen thưởng 24 tập thể, cá nhân (12 tập thể và 12 cá nhân)", None),
        ("khen thưởng 24 tập thể, cá nhân (12 tập thể và 13 cá nhân)", Severity.ERROR),
        ("166 đại biểu (10 đại biểu cấp tỉnh, 20 đại biểu cấp huyện)", Severity.WARNING),
        ("166 đại biểu (có 20 đại biểu nữ)", None),
    ],
)
def test_brackets_may_name_a_part_only(text, severity):
    items = found("numbers.breakdown", text)

    assert [item.severity for item in items] == ([severity] if severity else [])


TOTAL = "Tổng kinh phí: 45.000.000 đồng, cụ thể như sau:"


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        ((TOTAL, "- Hội trường: 20.000.000 đồng;", "- Tài liệu: 25.000.000 đồng."), False),
        ((TOTAL, "- Hội trường: 20.000.000 đồng;", "- Tài liệu: 24.000.000 đồng."), True),
        ((TOTAL, "- Nước uống: 40.000 đồng x 500 người = 20.000.000 đồng;",
          "- Tài liệu: 25.000.000 đồng."), False),
        ((TOTAL, "- Hội trường: 20.000.000 đồng;", "- Chi khác."), False),
        ((TOTAL, "- Hội trường: 20.000.000 đồng;", "+ Âm thanh: 5.000.000 đồng",
          "- Tài liệu: 25.000.000 đồng.", "2. Nguồn: ngân sách huyện"), False),
        ((TOTAL.replace("cụ thể như sau", "trong đó"), "- Tỉnh: 20.000.000 đồng;",
          "- Huyện: 5.000.000 đồng."), False),
        ((TOTAL.replace("cụ thể như sau", "trong đó"), "- Tỉnh: 30.000.000 đồng;",
          "- Huyện: 25.000.000 đồng."), True),
        (("Định mức: 40.000 đồng, gồm:", "- Nước: 1.000 đồng", "- Bánh: 2.000 đồng"), False),
    ],
)  # fmt: skip
def test_items_of_money_give_their_total(lines, wrong):
    items = found("numbers.money-sum", *lines)

    assert [item.severity for item in items] == [Severity.ERROR] * wrong


def test_the_sum_of_money_is_written_out():
    (item,) = found("numbers.money-sum", TOTAL, "- A: 20.000.000 đồng;", "- B: 24.000.000 đồng.")

    assert item.message == (
        "Các khoản cộng lại là 20.000.000 + 24.000.000 = 44.000.000 đồng, khác tổng "
        "45.000.000 đồng."
    )
    assert item.lines == (Lines(1, 1), Lines(2, 2), Lines(3, 3))


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Mười lăm triệu đồng", 15_000_000),
        ("sáu triệu sáu trăm bốn mươi nghìn đồng chẵn", 6_640_000),
        ("một trăm linh năm triệu", 105_000_000),
        ("Hai mươi mốt nghìn", 21_000),
        ("một tỷ hai trăm triệu", 1_200_000_000),
        ("một nghìn hai trăm tỷ đồng", 1_200_000_000_000),
        ("mua sắm trang thiết bị", None),
        ("đợt một, hai", None),
    ],
)
def test_an_amount_in_words_is_read(words, number):
    assert from_words(words) == number


def test_thousands_are_parted_by_dots():
    assert in_figures(1500000) == "1.500.000"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("kinh phí 15.000.000 đồng (Mười lăm triệu đồng).", False),
        ("kinh phí 15.000.000 đồng (Bằng chữ: Năm mươi triệu đồng chẵn).", True),
        ("kinh phí 15.000.000 đồng (ngân sách huyện)", False),
        ("kinh phí 15.000.000 đồng (đã chi năm trăm nghìn)", False),
    ],
)
def test_an_amount_is_the_same_in_figures_and_in_words(text, wrong):
    items = found("numbers.money-in-words", text)

    assert [item.severity for item in items] == [Severity.ERROR] * wrong
    if wrong:
        assert "(“Năm mươi triệu” là 50.000.000 đồng)" in items[0].message


HEAD = ("TT", "Đơn vị", "Số đại biểu")
ROWS = (HEAD, ("1", "Xã An Phú", "12"), ("2", "Xã Bình Hòa", "15"))


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ((*ROWS, ("", "Tổng cộng", "27")), False),
        ((*ROWS, ("", "Tổng cộng", "28")), True),
        ((*ROWS, ("", "Tổng cộng", "")), False),
        ((HEAD, ("A", "1", "2"), *ROWS[1:], ("", "Tổng cộng", "27")), False),
        ((*ROWS, ("3", "Xã Cát Sơn", ""), ("", "Tổng cộng", "28")), False),
        ((HEAD, ("I", "Cụm 1", "12"), *ROWS[1:], ("", "Tổng cộng", "28")), False),
    ],
)
def test_the_row_of_totals_adds_up(rows, wrong):
    items = found("numbers.table-sum", rows=rows)

    assert [item.severity for item in items] == [Severity.ERROR] * wrong
    if wrong:
        assert "ghi 28, nhưng cộng 2 dòng phía trên được 27" in items[0].message
