"""What came of the 22 units of huyện Bình Sơn, and the traps of the reform of July 2025."""

from __future__ import annotations

from datetime import date

import pytest

from hoinghi.units.bodies import read_bodies
from hoinghi.units.succession import Dated, Succession, dated
from tests.factories import EXAMPLE

THEN, NOW = date(2023, 12, 5), date(2026, 3, 1)
LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)


def lists():
    return [read_bodies(EXAMPLE / name) for name in ("units.csv", "units-2025.csv")]


@pytest.fixture
def bình_sơn() -> Succession:
    return Succession(dated(lists()))


def names(found) -> list[str]:
    return [one.name for one in found]


def test_a_commune_of_2023_rolls_up_to_its_district_of_then_and_its_successor_of_now(bình_sơn):
    commune = bình_sơn.find("21043", THEN)

    assert names(bình_sơn.above(commune.key, THEN)) == ["Huyện Bình Sơn", "Tỉnh Quảng Ngãi"]
    assert names(bình_sơn.successors(commune.key, NOW)) == ["Xã Vạn Tường"]


def test_the_22_units_go_into_five_with_the_numbers_of_the_resolution(bình_sơn):
    units = [
        one
        for one in bình_sơn.everything
        if one.is_unit and one.level == "commune" and one.stands_on(THEN)
    ]
    went: dict[str, int] = {}
    for one in units:
        (to,) = bình_sơn.successors(one.key, NOW)
        went[to.name] = went.get(to.name, 0) + 1

    assert went == {
        "Xã Bình Sơn": 7,
        "Xã Vạn Tường": 6,
        "Xã Đông Sơn": 4,
        "Xã Bình Minh": 3,
        "Xã Bình Chương": 2,
    }


def test_a_reused_code_means_another_unit_from_the_day_of_the_reform(bình_sơn):
    last, first = bình_sơn.find("21040", LAST), bình_sơn.find("21040", FIRST)

    assert (last.name, first.name) == ("Thị trấn Châu Ổ", "Xã Bình Sơn")
    assert bình_sơn.successors(last.key, FIRST) == (first,)
    assert bình_sơn.successors(last.key, LAST) == (last,)


def test_the_same_name_and_code_is_still_a_larger_unit_after(bình_sơn):
    new = bình_sơn.find("21085", NOW)

    assert names(bình_sơn.origins(new.key, THEN)) == [
        "Xã Bình Khương",
        "Xã Bình An",
        "Xã Bình Minh",
    ]


def test_bình_thạnh_and_bình_thanh_go_different_ways(bình_sơn):
    thạnh, thanh = bình_sơn.find("21046", THEN), bình_sơn.find("21091", THEN)

    assert names(bình_sơn.successors(thạnh.key, NOW)) == ["Xã Bình Sơn"]
    assert names(bình_sơn.successors(thanh.key, NOW)) == ["Xã Đông Sơn"]


def test_bodies_have_successors_as_their_units_have(bình_sơn):
    committee = bình_sơn.find("21043-UBND", THEN)

    assert names(bình_sơn.successors(committee.key, NOW)) == ["Ủy ban nhân dân xã Vạn Tường"]
    assert names(bình_sơn.above(committee.key, THEN))[:2] == ["Xã Bình Thuận", "Huyện Bình Sơn"]


def test_the_district_ended_and_nothing_took_its_place(bình_sơn):
    assert bình_sơn.successors(bình_sơn.find("524", THEN).key, NOW) == ()


def test_a_new_commune_across_the_old_border_says_which_districts_it_was_made_from():
    city = Dated(
        key="city", code="522", name="Thành phố Quảng Ngãi", kind="district", level="district",
        is_unit=True, valid_to=LAST,
    )  # fmt: skip
    outside = Dated(
        key="outside", code="21187", name="Xã Tịnh Hòa", kind="xa", level="commune",
        is_unit=True, parent="city", valid_to=LAST, successor_codes=("21109",),
    )  # fmt: skip
    everything = Succession([*dated(lists()), city, outside])
    đông_sơn, vạn_tường = (everything.find(code, NOW) for code in ("21109", "21061"))

    crossing = everything.parents_then(đông_sơn.key, THEN)

    assert set(names(crossing)) == {"Huyện Bình Sơn", "Thành phố Quảng Ngãi"}
    assert names(everything.parents_then(vạn_tường.key, THEN)) == ["Huyện Bình Sơn"]


def unit(key: str, start: date | None, end: date | None, *later: str, **more) -> Dated:
    """A unit whose code is what stands before the "/" of its key."""
    return Dated(
        key=key, code=key.split("/")[0], name=key, kind="xa", level="commune", is_unit=True,
        valid_from=start, valid_to=end, successor_codes=later, **more,
    )  # fmt: skip


def test_a_chain_of_merger_and_split_is_followed_to_its_ends():
    everything = Succession(
        [
            unit("a", None, date(2019, 12, 31), "c"),
            unit("b", None, date(2019, 12, 31), "c"),
            unit("c", date(2020, 1, 1), LAST, "d", "e"),
            unit("d", FIRST, None),
            unit("e", FIRST, None),
        ]
    )

    assert names(everything.successors("a", NOW)) == ["d", "e"]
    assert names(everything.successors("a", date(2021, 1, 1))) == ["c"]
    assert names(everything.origins("e", date(2018, 1, 1))) == ["a", "b"]


def test_of_a_code_given_twice_the_next_one_took_over():
    everything = Succession(
        [
            unit("a", None, date(2019, 12, 31), "b"),
            unit("b/late", FIRST, None),
            unit("b/next", date(2020, 1, 1), LAST),
        ]
    )

    assert names(everything.after("a")) == ["b/next"]


def test_a_parent_that_was_split_leaves_open_which_part_is_meant():
    everything = Succession(
        [
            unit("p", None, LAST, "q", "r"),
            unit("q", FIRST, None),
            unit("r", FIRST, None),
            unit("c", None, None, parent="p"),
        ]
    )

    assert names(everything.above("c", LAST)) == ["p"]
    assert everything.above("c", NOW) == ()


def test_lists_that_go_in_a_circle_end():
    everything = Succession(
        [
            unit("a", None, LAST, "b", parent="b"),
            unit("b", FIRST, date(2025, 12, 31), "a", parent="a"),
        ]
    )

    assert everything.successors("a", NOW) == ()
    assert len(everything.above("a", LAST)) <= 2
