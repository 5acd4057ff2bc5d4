"""The order in which guests are introduced."""

import pytest

from hoinghi.agenda.protocol import Guests, in_order
from hoinghi.reading.plan import DelegateRule, Lines


def rule(text, group=None):
    return DelegateRule(group=group, text=text, count=None, per_unit=None, lines=Lines(1, 1))


def test_guests_come_from_high_to_low_whatever_the_order_of_the_plan():
    rules = [
        rule("Trưởng thôn (mỗi xã 4 đại biểu)", "Ở xã, thị trấn"),
        rule("Đại diện lãnh đạo các phòng, ban", "Ở huyện"),
        rule("Đại diện lãnh đạo UBND các xã, thị trấn", "Ở xã, thị trấn"),
        rule("Thành viên BCĐ", "Ở huyện"),
        rule("Lãnh đạo UBND huyện", "Ở huyện"),
        rule("Thường trực Huyện ủy, Thường trực HĐND huyện", "Ở huyện"),
        rule("Mời đại diện lãnh đạo UBND tỉnh", "Ở tỉnh"),
    ]

    assert in_order(rules, "district") == [
        Guests(text="Đại diện lãnh đạo UBND tỉnh", by_name=True),
        Guests(text="Thường trực Huyện ủy, Thường trực HĐND huyện", by_name=True),
        Guests(text="Lãnh đạo UBND huyện", by_name=True),
        Guests(text="Thành viên BCĐ", by_name=False),
        Guests(text="Đại diện lãnh đạo các phòng, ban", by_name=False),
        Guests(text="Đại diện lãnh đạo UBND các xã, thị trấn", by_name=False),
        Guests(text="Trưởng thôn", by_name=False),
    ]


@pytest.mark.parametrize(
    ("level", "first"),
    [("commune", "Lãnh đạo UBND tỉnh"), ("province", "Lãnh đạo Bộ Nội vụ")],
)
def test_who_stands_above_the_host_is_a_guest(level, first):
    rules = [rule("Thường trực Đảng ủy"), rule(first)]

    assert in_order(rules, level)[0].text == first


def test_lines_of_one_rank_keep_the_order_of_the_plan():
    rules = [rule("Giáo viên chủ nhiệm"), rule("Học sinh")]

    assert [guests.text for guests in in_order(rules, "")] == ["Giáo viên chủ nhiệm", "Học sinh"]
