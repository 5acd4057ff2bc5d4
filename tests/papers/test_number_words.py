from datetime import date, time
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi.papers.words import (
    DIGITS,
    capitalise_first,
    date_aloud,
    date_in_words,
    format_money,
    format_number,
    format_percent,
    money_in_words,
    number_in_words,
    ordinal,
    percent_in_words,
    time_aloud,
    time_in_words,
    two_digits,
)


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (0, "không"),
        (1, "một"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (44, "bốn mươi tư"),
        (55, "năm mươi lăm"),
        (91, "chín mươi mốt"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (166, "một trăm sáu mươi sáu"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (1015, "một nghìn không trăm mười lăm"),
        (1021, "một nghìn không trăm hai mươi mốt"),
        (2023, "hai nghìn không trăm hai mươi ba"),
        (10_000, "mười nghìn"),
        (21_000, "hai mươi mốt nghìn"),
        (105_000, "một trăm linh năm nghìn"),
        (1_000_000, "một triệu"),
        (1_000_050, "một triệu không trăm năm mươi"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (1_490_000, "một triệu bốn trăm chín mươi nghìn"),
        (19_440_000, "mười chín triệu bốn trăm bốn mươi nghìn"),
        (1_000_000_000, "một tỷ"),
        (1_000_000_005, "một tỷ không trăm linh năm"),
        (1_020_000_000, "một tỷ không trăm hai mươi triệu"),
        (1_500_000_000_000, "một nghìn năm trăm tỷ"),
        (-7, "âm bảy"),
    ],
)
def test_a_number_is_read_in_its_standard_form(value, read):
    assert number_in_words(value) == read


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (3.2, "ba phẩy hai"),
        (0.5, "không phẩy năm"),
        (3.05, "ba phẩy không năm"),
        (12.25, "mười hai phẩy hai mươi lăm"),
        (Decimal("3.10"), "ba phẩy mười"),
        (Decimal("1.005"), "một phẩy không không năm"),
        (Decimal("21.125"), "hai mươi mốt phẩy một trăm hai mươi lăm"),
        (Decimal("3.1416"), "ba phẩy một bốn một sáu"),
        (Decimal("1200.50"), "một nghìn hai trăm phẩy năm mươi"),
        (-1.5, "âm một phẩy năm"),
        (4.0, "bốn"),
        (-0.0, "không"),
    ],
)
def test_places_behind_the_comma_are_read_after_phay(value, read):
    assert number_in_words(value) == read


def test_a_share_has_its_sign_behind_the_figure_and_is_read_in_words():
    assert format_percent(3.25) == "3,25%"
    assert percent_in_words(3.25) == "ba phẩy hai mươi lăm phần trăm"
    assert percent_in_words(-2) == "âm hai phần trăm"


@pytest.mark.parametrize(
    ("place", "read"),
    [
        (1, "thứ nhất"),
        (2, "thứ hai"),
        (4, "thứ tư"),
        (5, "thứ năm"),
        (10, "thứ mười"),
        (14, "thứ mười bốn"),
        (15, "thứ mười lăm"),
        (21, "thứ hai mươi mốt"),
        (24, "thứ hai mươi tư"),
        (104, "thứ một trăm linh bốn"),
    ],
)
def test_a_place_in_an_order_is_named(place, read):
    assert ordinal(place) == read


def test_there_is_no_place_before_the_first():
    with pytest.raises(ValueError, match="no place 0"):
        ordinal(0)


@pytest.mark.parametrize(
    ("day", "read"),
    [
        (date(2023, 4, 5), "ngày mùng năm tháng Tư năm hai nghìn không trăm hai mươi ba"),
        (date(2025, 7, 1), "ngày mùng một tháng Bảy năm hai nghìn không trăm hai mươi lăm"),
        (date(2005, 1, 10), "ngày mùng mười tháng Một năm hai nghìn không trăm linh năm"),
        (
            date(2021, 12, 24),
            "ngày hai mươi tư tháng Mười hai năm hai nghìn không trăm hai mươi mốt",
        ),
    ],
)
def test_a_date_is_read_aloud(day, read):
    assert date_aloud(day) == read


def test_an_hour_is_read_aloud():
    assert time_aloud(time(7, 30)) == "bảy giờ ba mươi phút"
    assert time_aloud(time(14, 5)) == "mười bốn giờ năm phút"
    assert time_aloud(time(8)) == "tám giờ"


def test_a_negative_amount_is_read():
    assert money_in_words(-1_500_000) == "Âm một triệu năm trăm nghìn đồng"


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_words_of_a_decimal_read_back_give_the_number(value):
    whole, _, places = number_in_words(value).partition(" phẩy ")
    zeros = "".join("0" for word in places.split() if word == "không")
    rest = places.replace("không", "").strip()
    digits = zeros if not rest else f"{zeros}{value_of(rest)}"

    assert Decimal(f"{value_of(whole)}.{digits}") == value


@given(st.integers(min_value=0, max_value=10**15))
def test_special_forms_stand_only_where_the_language_has_them(value):
    read = number_in_words(value).split()
    pairs = list(pairwise(read))

    assert all(before == "mươi" for before, after in pairs if after in ("mốt", "tư"))
    assert all(before in ("mười", "mươi") for before, after in pairs if after == "lăm")
    assert all(before == "trăm" for before, after in pairs if after == "linh")
    assert not {("mươi", "một"), ("mươi", "bốn"), ("mươi", "năm"), ("mười", "năm")} & set(pairs)


def test_an_amount_is_read_with_a_capital_and_the_unit():
    assert money_in_words(19_440_000) == "Mười chín triệu bốn trăm bốn mươi nghìn đồng"
    assert money_in_words(0) == "Không đồng"


UNITS = {word: n for n, word in enumerate(DIGITS)} | {"mốt": 1, "tư": 4, "lăm": 5}


def value_of(read: str) -> int:
    """Read the words back: an independent way from words to the number."""
    total = block = group = 0
    pending = 0
    for word in read.split():
        if word == "mười":
            group += 10
        elif word == "mươi":
            group += pending * 10
            pending = 0
        elif word == "trăm":
            group += pending * 100
            pending = 0
        elif word in ("nghìn", "triệu"):
            block += (group + pending) * {"nghìn": 1000, "triệu": 10**6}[word]
            group = pending = 0
        elif word == "tỷ":
            total = (total + block + group + pending) * 10**9
            block = group = pending = 0
        elif word != "linh":
            pending = UNITS[word]
    return total + block + group + pending


@given(st.integers(min_value=0, max_value=10**18 - 1))
def test_words_read_back_give_the_number(value):
    assert value_of(number_in_words(value)) == value


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1.000"),
        (1234567, "1.234.567"),
        (-45000, "-45.000"),
        (12.5, "12,5"),
        (3.0, "3"),
        (Decimal("1234.50"), "1.234,50"),
        (Decimal("0.07"), "0,07"),
        (1e16, "10.000.000.000.000.000"),
    ],
)
def test_a_number_has_points_for_thousands_and_a_decimal_comma(value, printed):
    assert format_number(value) == printed


def test_money_names_its_unit():
    assert format_money(1234567) == "1.234.567 đồng"


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020"),
        (date(2019, 6, 29), "ngày 29 tháng 6 năm 2019"),
        (date(2023, 2, 5), "ngày 05 tháng 02 năm 2023"),
        (date(2023, 3, 8), "ngày 08 tháng 3 năm 2023"),
        (date(2023, 12, 1), "ngày 01 tháng 12 năm 2023"),
    ],
)
def test_a_date_has_zeros_only_where_the_decree_wants_them(day, printed):
    assert date_in_words(day) == printed


def test_small_things_are_written_the_official_way():
    assert time_in_words(time(7, 30)) == "07 giờ 30 phút"
    assert [two_digits(n) for n in (4, 12, 1660)] == ["04", "12", "1.660"]
    assert capitalise_first("ủy ban nhân dân huyện") == "Ủy ban nhân dân huyện"
    assert capitalise_first("") == ""
