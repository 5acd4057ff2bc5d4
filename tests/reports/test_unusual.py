"""Figures that somebody should look at again."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from hoinghi.reports.asking import Asked, allocated
from hoinghi.reports.content import Cell
from hoinghi.reports.outlines import for_conference, outline
from hoinghi.reports.periods import year
from hoinghi.reports.unusual import Against, about, unusual

OUTLINE = replace(
    for_conference(outline("giam-ngheo-ben-vung"), "Hội nghị", date(2023, 12, 1)),
    periods=tuple(year(number) for number in range(2018, 2024)),
)
ASKED = Asked(outline=OUTLINE, allocation=allocated(OUTLINE, "UBND xã", "peoples_committee"))
CELL = Cell("NG02", "2023")


def found(values, known=(), peers=()):
    told = unusual(
        {cell: Decimal(value) for cell, value in values.items()},
        {cell: Decimal(value) for cell, value in dict(known).items()},
        {cell: [Decimal(one) for one in many] for cell, many in dict(peers).items()},
        ASKED,
    )
    return [(one.cell, one.against, one.usual) for one in told]


def test_ten_times_the_known_figure_is_asked_about():
    assert found({CELL: 400}, known={CELL: 40}) == [(CELL, Against.KNOWN, Decimal(40))]
    assert found({CELL: 0}, known={CELL: 40}) == []
    assert found({CELL: 60}, known={CELL: 40}) == []


def test_far_from_the_own_years_is_asked_about():
    years = {Cell("NG02", str(number)): 40 + number % 3 for number in range(2018, 2023)}

    assert [one[:2] for one in found({**years, CELL: 4000})] == [(CELL, Against.HISTORY)]
    assert found({**years, CELL: 42}) == []


def test_far_from_bodies_of_the_same_kind_is_asked_about_by_order_of_magnitude():
    peers = {CELL: [30, 45, 60, 80, 120, 35]}

    assert found({CELL: 150}, peers=peers) == []
    assert [one[:2] for one in found({CELL: 50_000}, peers=peers)] == [(CELL, Against.PEERS)]


def test_the_middle_of_an_odd_number_of_bodies_tells_the_figure_of_none():
    peers = {CELL: [1431, 1523, 1478, 1602, 1399]}

    assert found({CELL: 9_000_000}, peers=peers) == [(CELL, Against.PEERS, Decimal(1500))]


@pytest.mark.parametrize(
    ("value", "told"), [("14723", "15000"), ("-14.25", "-14"), ("0", "0"), ("0.0316", "0.032")]
)
def test_about_keeps_two_digits(value: str, told: str):
    assert about(Decimal(value)) == Decimal(told)


def test_too_few_bodies_tell_nothing():
    assert found({CELL: 50_000}, peers={CELL: [30, 45, 60]}) == []
