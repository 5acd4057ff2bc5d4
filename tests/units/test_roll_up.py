"""Figures of 2023 by the district of then and the successor of now; nothing is divided."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from hoinghi.units.bodies import read_bodies
from hoinghi.units.roll_up import Doubt, Figure, RolledUp, by_area_then, by_successor
from hoinghi.units.succession import Dated, Succession, dated
from tests.factories import EXAMPLE

THEN, NOW = date(2023, 12, 5), date(2026, 3, 1)
LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)
CITY = Dated(
    key="city", code="522", name="Thành phố Quảng Ngãi", kind="district", level="district",
    is_unit=True, valid_to=LAST,
)  # fmt: skip
TỊNH_HÒA = Dated(
    key="tịnh hòa", code="21187", name="Xã Tịnh Hòa", kind="xa", level="commune", is_unit=True,
    parent="city", valid_to=LAST, successor_codes=("21109",),
)  # fmt: skip


@pytest.fixture(scope="module")
def everything() -> Succession:
    lists = [read_bodies(EXAMPLE / name) for name in ("units.csv", "units-2025.csv")]
    return Succession([*dated(lists), CITY, TỊNH_HÒA])


def communes(everything: Succession) -> list[Dated]:
    return [
        one
        for one in everything.everything
        if one.is_unit and one.level == "commune" and one.stands_on(THEN)
    ]


def ones(units, day: date = THEN) -> list[Figure]:
    """Each reports one."""
    return [Figure(key=one.key, day=day, value=Decimal(1)) for one in units]


def sums(rolled: RolledUp) -> dict[str, int]:
    return {total.area.name: int(total.value) for total in rolled.totals}


def test_the_22_communes_of_2023_make_the_district_of_then(everything):
    own = [one for one in communes(everything) if one != TỊNH_HÒA]

    rolled = by_area_then(everything, ones(own), level="district")

    assert sums(rolled) == {"Huyện Bình Sơn": 22}
    assert rolled.totals[0].is_whole
    assert rolled.unplaced == ()


def test_the_same_figures_by_the_communes_of_now_tell_where_tịnh_hòa_is_lacking(everything):
    own = [one for one in communes(everything) if one != TỊNH_HÒA]

    rolled = by_successor(everything, ones(own), NOW)

    assert sums(rolled) == {
        "Xã Bình Sơn": 7,
        "Xã Vạn Tường": 6,
        "Xã Bình Minh": 3,
        "Xã Đông Sơn": 4,
        "Xã Bình Chương": 2,
    }
    lacking = {total.area.name: total.lacking for total in rolled.totals if total.lacking}
    assert lacking == {"Xã Đông Sơn": (TỊNH_HÒA,)}


def test_with_tịnh_hòa_the_total_is_whole_and_crosses_the_old_border(everything):
    rolled = by_successor(everything, ones(communes(everything)), NOW)

    đông_sơn = next(total for total in rolled.totals if total.area.name == "Xã Đông Sơn")
    assert (đông_sơn.value, đông_sơn.is_whole) == (5, True)
    assert {area.name for area in đông_sơn.crosses} == {"Huyện Bình Sơn", "Thành phố Quảng Ngãi"}
    assert [total.area.name for total in rolled.totals if total.crosses] == ["Xã Đông Sơn"]


def test_figures_of_now_go_back_to_the_old_district_unless_the_commune_crosses_it(everything):
    now = [everything.find(code, NOW) for code in ("21040", "21061", "21109")]

    rolled = by_area_then(everything, ones(now, NOW), level="district", day=THEN)

    assert sums(rolled) == {"Huyện Bình Sơn": 2}
    (open_one,) = rolled.unplaced
    assert (open_one.figure.key, open_one.why) == (now[2].key, Doubt.CROSSES)
    assert len(open_one.among) == 2


def test_a_total_of_the_district_names_the_communes_that_did_not_report(everything):
    own = [one for one in communes(everything) if one != TỊNH_HÒA]

    rolled = by_area_then(everything, ones(own[1:]), level="district")

    assert rolled.totals[0].lacking == (own[0],)


def test_committees_roll_up_as_their_communes_do(everything):
    committees = [
        one
        for one in everything.everything
        if one.kind == "peoples_committee" and one.level == "commune" and one.stands_on(THEN)
    ]

    then = by_area_then(everything, ones(committees), level="district")
    now = by_successor(everything, ones(committees), NOW)

    assert sums(then) == {"Huyện Bình Sơn": 22}
    assert sums(now)["Ủy ban nhân dân xã Vạn Tường"] == 6


def test_a_reused_code_counts_by_its_time(everything):
    châu_ổ, bình_sơn = everything.find("21040", LAST), everything.find("21040", FIRST)
    figures = [*ones([châu_ổ], LAST), *ones([bình_sơn], FIRST)]

    rolled = by_successor(everything, figures, NOW)

    assert sums(rolled) == {"Xã Bình Sơn": 2}


def test_what_was_split_is_handed_back_whole():
    def unit(key: str, start: date | None, end: date | None, *later: str) -> Dated:
        return replace(
            TỊNH_HÒA, key=key, code=key, name=key, parent=None,
            valid_from=start, valid_to=end, successor_codes=later,
        )  # fmt: skip

    parts = Succession(
        [unit("a", None, LAST, "b", "c"), unit("b", FIRST, None), unit("c", FIRST, None)]
    )

    rolled = by_successor(parts, [Figure(key="a", day=THEN, value=Decimal(100))], NOW)

    assert rolled.totals == ()
    (open_one,) = rolled.unplaced
    assert (open_one.why, [one.key for one in open_one.among]) == (Doubt.SPLIT, ["b", "c"])


@pytest.mark.parametrize(
    "key, day, why",
    [
        ("no such", THEN, Doubt.UNKNOWN),
        ("tịnh hòa", NOW, Doubt.NOT_STANDING),
        ("city", THEN, Doubt.ENDED),
    ],
)
def test_a_figure_in_no_total_says_why(everything, key, day, why):
    rolled = by_successor(everything, [Figure(key=key, day=day, value=Decimal(1))], NOW)

    assert rolled.totals == ()
    assert [one.why for one in rolled.unplaced] == [why]
