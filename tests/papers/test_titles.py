"""Titles break where a clerk breaks them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hoinghi.papers.metrics import width_mm
from hoinghi.papers.titles import balanced

EVENT = (
    "Đại biểu dự Hội nghị sơ kết giữa kỳ Chương trình mục tiêu quốc gia Giảm nghèo bền vững và "
    "phong trào thi đua “Cả huyện vì người nghèo – Không để ai bị bỏ lại phía sau” trên địa bàn "
    "huyện Bình Sơn giai đoạn 2021-2025"
)


def test_no_word_is_left_alone_on_the_last_line():
    assert balanced(EVENT, 155, 14, bold=True).split("\n")[-1] == (
        "trên địa bàn huyện Bình Sơn giai đoạn 2021-2025"
    )


def test_what_stands_in_quotation_marks_stays_together_where_a_line_holds_it():
    assert "“Cả huyện vì người nghèo – Không để ai bị bỏ lại phía sau”" in balanced(
        EVENT, 155, 14, bold=True
    ).split("\n")


def test_a_title_that_fits_stays_on_its_line():
    assert balanced("Về việc tặng Giấy khen", 155, 14) == "Về việc tặng Giấy khen"


@given(st.lists(st.text("aăbNĐư“”", min_size=1, max_size=12), min_size=1, max_size=40))
def test_words_stay_in_order_and_lines_within_the_room(words):
    lines = balanced(" ".join(words), 155, 14, bold=True).split("\n")

    assert " ".join(lines) == " ".join(words)
    assert all(width_mm(line, 14, bold=True) <= 155 for line in lines)


def test_a_line_does_not_end_in_the_middle_of_a_word():
    women = balanced("HỘI LIÊN HIỆP PHỤ NỮ HUYỆN BÌNH SƠN", 62, 13, bold=True)
    reports = balanced("TÌNH HÌNH GỬI BÁO CÁO CỦA CÁC CƠ QUAN, ĐƠN VỊ", 100, 14, bold=True)

    assert "PHỤ NỮ" in women
    assert "CƠ QUAN" in reports
