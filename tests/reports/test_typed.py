"""What people type into a cell."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.typed import (
    Entered,
    Problem,
    Status,
    Wrong,
    answer_of,
    number_of,
    number_said,
    text_of,
)


@pytest.mark.parametrize(
    ("typed", "decimals", "value"),
    [
        ("1.234", 0, "1234"),
        ("1.234,5", 1, "1234.5"),
        ("1 234,5", 1, "1234.5"),
        ("12", 0, "12"),
        ("-3", 0, "-3"),
        ("12,5", 2, "12.5"),
        ("1.234.567", 0, "1234567"),
        ("0", 0, "0"),
    ],
)
def test_numbers_are_read_the_vietnamese_way(typed, decimals, value):
    assert number_of(typed, decimals) == Decimal(value)


@pytest.mark.parametrize(
    ("typed", "decimals", "wrong", "choices"),
    [
        ("1,234", 0, Wrong.AMBIGUOUS, ("1234",)),
        ("1.234", 3, Wrong.AMBIGUOUS, ("1234", "1.234")),
        ("1,234", 3, Wrong.AMBIGUOUS, ("1.234", "1234")),
        ("12,5", 0, Wrong.DECIMALS, ()),
        ("nhiều", 0, Wrong.UNREADABLE, ()),
        ("1" * 100, 0, Wrong.UNREADABLE, ()),
        ("=1+1", 0, Wrong.UNREADABLE, ()),
    ],
)
def test_what_may_be_read_in_two_ways_or_in_none_is_asked_about(typed, decimals, wrong, choices):
    told = number_of(typed, decimals)

    assert isinstance(told, Problem)
    assert (told.wrong, told.choices) == (wrong, tuple(map(Decimal, choices)))


def test_not_applicable_and_no_data_are_not_nought():
    none = answer_of(Entered(typed="", status=Status.NOT_APPLICABLE), 0)
    unknown = answer_of(Entered(typed="5", status=Status.NO_DATA), 0)
    nought = answer_of(Entered(typed="0"), 0)

    assert none == Answer(said=Said.NOT_APPLICABLE)
    assert unknown == Answer(said=Said.NO_DATA)
    assert nought == Answer(said=Said.NUMBER, number=Decimal(0))
    assert answer_of(Entered(typed="  "), 0) is None


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=1))
def test_what_the_field_shows_is_read_as_the_same_number(value):
    assert number_of(number_said(value), 1) == value
    assert text_of(Answer(said=Said.NUMBER, number=value)) == number_said(value)
