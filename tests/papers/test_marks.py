"""Marks of copied words are mended; words are not touched."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi.papers.marks import mended


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("phong trào “Vì người nghèo’’ giai đoạn", "phong trào “Vì người nghèo” giai đoạn"),
        ('phong trào "Vì người nghèo", khơi dậy', "phong trào “Vì người nghèo”, khơi dậy"),
        ("“Quỹ vì người nghèo ” trên địa bàn", "“Quỹ vì người nghèo” trên địa bàn"),
        (
            "phong trào “Vì người nghèo – Không ai lại sau;",
            "phong trào “Vì người nghèo – Không ai lại sau”;",
        ),
        ("Các các tổ chức CT-XH huyện", "Các tổ chức CT-XH huyện"),
        ("“Vì người nghèo- Không để ai”", "“Vì người nghèo - Không để ai”"),
        ("Phòng Lao động –Thương binh", "Phòng Lao động – Thương binh"),
        ("giai đoạn 2021 -2025", "giai đoạn 2021-2025"),
        ("UBND,  Ủy ban MTTQ , các xã", "UBND, Ủy ban MTTQ, các xã"),
        ("ngày …… , số ……;", "ngày …… , số ……;"),
        ("7/KH-UBND và SLĐTBXH-BTXH&GN", "7/KH-UBND và SLĐTBXH-BTXH&GN"),
    ],
)
def test_marks_are_mended(written, shown):
    assert mended(written) == shown


@given(st.text('abÂđ “”"’.,;- 12'))
def test_letters_and_figures_stay_and_quotation_marks_come_in_pairs(text):
    def bare(told):
        return re.sub(r"[^\w]", "", told)

    assert bare(mended(text)) == bare(text)
