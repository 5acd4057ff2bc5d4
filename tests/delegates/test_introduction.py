"""The order in which guests are introduced."""

from datetime import date

import pytest

from hoinghi.delegates.introduction import Guests, in_order


def test_guests_come_from_high_to_low_whatever_the_order_of_the_plan():
    lines = [
        ("Ở xã, thị trấn", "Trưởng thôn (mỗi xã 4 đại biểu)"),
        ("Ở huyện", "Đại diện lãnh đạo các phòng, ban"),
        ("Ở xã, thị trấn", "Đại diện lãnh đạo UBND các xã, thị trấn"),
        ("Ở huyện", "Thành viên BCĐ"),
        ("Ở huyện", "Lãnh đạo UBND huyện"),
        ("Ở huyện", "Thường trực Huyện ủy"),
        ("Ở tỉnh", "Mời đại diện lãnh đạo UBND tỉnh"),
    ]

    assert in_order(lines, "district") == (
        Guests(text="Đại diện lãnh đạo UBND tỉnh", by_name=True, from_above=True),
        Guests(text="Thường trực Huyện ủy", by_name=True),
        Guests(text="Lãnh đạo UBND huyện", by_name=True),
        Guests(text="Thành viên BCĐ", by_name=False),
        Guests(text="Đại diện lãnh đạo các phòng, ban", by_name=False),
        Guests(text="Đại diện lãnh đạo UBND các xã, thị trấn", by_name=False),
        Guests(text="Trưởng thôn", by_name=False),
    )


def test_heads_of_several_bodies_in_one_line_are_introduced_each_in_their_place():
    lines = [
        ("Ở huyện", "Lãnh đạo UBND huyện, Thường trực HĐND huyện; Thường trực Huyện ủy"),
        ("Ở xã", "Đại diện lãnh đạo UBND, Ủy ban MTTQ Việt Nam các xã"),
    ]

    assert [guests.text for guests in in_order(lines, "district")] == [
        "Thường trực Huyện ủy",
        "Thường trực HĐND huyện",
        "Lãnh đạo UBND huyện",
        "Đại diện lãnh đạo UBND, Ủy ban MTTQ Việt Nam các xã",
    ]


@pytest.mark.parametrize(
    ("level", "first"),
    [("commune", "Lãnh đạo UBND tỉnh"), ("province", "Lãnh đạo Bộ Nội vụ")],
)
def test_who_stands_above_the_host_is_a_guest(level, first):
    lines = [("", "Thường trực Đảng ủy"), ("", first)]

    assert in_order(lines, level)[0].text == first


def test_mass_organisations_stand_with_the_front_since_they_are_under_it():
    lines = [("", "Lãnh đạo các phòng, ban, đoàn thể"), ("", "Hội Nông dân xã")]

    before, since = date(2025, 6, 30), date(2025, 7, 1)
    assert in_order(lines, "commune", before)[0].text == "Lãnh đạo các phòng, ban, đoàn thể"
    assert in_order(lines, "commune", since)[0].text == "Hội Nông dân xã"


def test_lines_of_one_rank_keep_the_order_of_the_plan():
    lines = [("", "Giáo viên chủ nhiệm"), ("", "Học sinh")]

    assert [guests.text for guests in in_order(lines, "")] == ["Giáo viên chủ nhiệm", "Học sinh"]
