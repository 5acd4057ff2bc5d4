from collections import Counter
from datetime import date

import pytest

from hoinghi.delegates import rules
from hoinghi.delegates.rules import RuleCount
from tests.delegates.compositions import DISTRICT_COMPOSITION, IN_2023, directory_on, line


def test_the_composition_of_a_district_fills_166_places_and_leaves_six_open():
    found = rules.places(DISTRICT_COMPOSITION, directory_on(IN_2023), 166)

    assert Counter(place.rule for place in found) == {
        0: 1, 1: 2, 2: 4, 3: 21, 5: 44, 6: 88, None: 6,
    }  # fmt: skip


def test_the_arithmetic_counts_communes_as_people_do():
    found = rules.counts(DISTRICT_COMPOSITION, directory_on(IN_2023))

    assert [(count.units, count.each, count.is_open) for count in found] == [
        (1, 1, False),
        (1, 2, False),
        (1, 4, True),
        (1, 21, False),
        (1, 0, True),
        (22, 2, False),
        (22, 4, False),
    ]
    assert rules.arithmetic(found) == "1 + 2 + 4 + 21 + 22 × 2 + 22 × 4 = 160"


def test_members_of_a_committee_are_not_counted_a_second_time():
    composition = [line("Thành viên BCĐ các chương trình mục tiêu quốc gia huyện")]

    assert rules.places(composition, directory_on(IN_2023), None) == []


def test_a_body_named_by_two_lines_in_one_standing_has_one_place():
    composition = [
        line("Đại diện lãnh đạo Phòng Nội vụ huyện"),
        line("Đại diện lãnh đạo các phòng, ban, ngành huyện"),
    ]

    found = rules.places(composition, directory_on(IN_2023), None)

    names = Counter(place.body.name for place in found if place.body)
    assert names["Phòng Nội vụ huyện Bình Sơn"] == 1
    assert found[0].rule == 0


def test_a_body_named_in_two_standings_has_two_places():
    composition = [line("Thường trực HĐND huyện"), line("Đại diện lãnh đạo HĐND huyện")]

    found = rules.places(composition, directory_on(IN_2023), None)

    assert [place.standing for place in found] == ["Thường trực", "Đại diện lãnh đạo"]


def test_village_heads_draw_no_salary_and_stand_under_their_commune():
    last = rules.places(DISTRICT_COMPOSITION, directory_on(IN_2023), None)[-1]

    assert not last.on_payroll
    assert last.body is not None
    assert last.body.name == "Ủy ban nhân dân xã Bình Châu"
    assert last.standing == (
        "Trưởng thôn, Tổ trưởng tổ dân phố hoặc Trưởng Ban công tác Mặt trận thôn/tổ dân phố"
    )


def test_more_places_than_the_plan_says_are_all_given():
    found = rules.places(DISTRICT_COMPOSITION, directory_on(IN_2023), 100)

    assert len(found) == 160


def test_the_same_rule_covers_the_communes_of_its_day():
    composition = [line("Trưởng thôn (mỗi xã 4 đại biểu)", per_unit=4)]
    after_the_reform = directory_on(date(2026, 12, 1), "UBND xã Vạn Tường")

    found = rules.places(composition, after_the_reform, None)

    assert {place.body.name for place in found if place.body} == {"Ủy ban nhân dân xã Vạn Tường"}
    assert len(found) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Trưởng thôn (mỗi xã 2 đại biểu)",
        "Trưởng thôn: 02 đại biểu/xã",
        "Công chức phụ trách giảm nghèo, từng xã 02 người",
    ],
)
def test_two_of_each_commune_is_understood_however_it_is_written(text: str):
    found = rules.counts([line(text, per_unit=2)], directory_on(IN_2023))

    assert [(count.units, count.each) for count in found] == [(22, 2)]


def test_bodies_named_share_what_each_commune_sends():
    text = "Đại diện lãnh đạo UBND, Ủy ban MTTQ các xã (mỗi xã 4 đại biểu)"
    composition = [line(text, per_unit=4)]

    found = rules.places(composition, directory_on(IN_2023), None)

    kinds = Counter(place.body.kind for place in found if place.body)
    assert kinds == {"peoples_committee": 44, "fatherland_front": 44}


def test_a_number_in_all_is_spread_over_the_bodies():
    found = rules.places(
        [line("Đại diện lãnh đạo UBND các xã, thị trấn: 11 đại biểu", count=11)],
        directory_on(IN_2023),
        None,
    )

    assert len({place.body for place in found}) == 11


def test_a_number_of_people_without_a_body_gives_that_many_places():
    found = rules.places([line("Đại diện hộ nghèo", count=3)], directory_on(IN_2023), 3)

    assert [(place.body, place.standing, place.on_payroll) for place in found] == [
        (None, "Đại diện hộ nghèo", False)
    ] * 3


def test_villages_are_not_in_the_directory_and_nothing_is_guessed():
    composition = [line("Đại diện mỗi thôn 2 người", per_unit=2)]

    assert rules.places(composition, directory_on(IN_2023), None) == []


def test_uneven_shares_are_written_as_a_sum_alone():
    uneven = rules.count_of("các xã", ["a", "a", "b"], is_open=False)

    assert uneven == RuleCount(text="các xã", units=1, each=3, is_open=False)
    assert rules.arithmetic([uneven]) == "3"
    assert rules.arithmetic([]) == "0"
