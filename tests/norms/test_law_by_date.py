"""Figures and powers as they stood on real days: old conferences must still add up."""

from datetime import date
from decimal import Decimal

import pytest

from hoinghi import norms
from hoinghi.norms import NormNotFound


@pytest.mark.parametrize(
    "code, on, amount",
    [
        ("salary.base", date(2023, 6, 30), 1_490_000),
        ("salary.base", date(2023, 12, 1), 1_800_000),
        ("salary.base", date(2024, 7, 1), 2_340_000),
        ("salary.base", date(2026, 12, 1), 2_530_000),
        ("spending.drinks-per-session", date(2023, 12, 1), 20_000),
        ("spending.drinks-per-session", date(2025, 5, 4), 40_000),
        ("spending.food-support.district", date(2025, 5, 3), 150_000),
        ("spending.food-support.commune", date(2023, 12, 1), 100_000),
        ("spending.food-support.central-city", date(2017, 7, 1), 200_000),
        ("spending.food-cap-percent", date(2026, 1, 1), 130),
        ("spending.per-diem", date(2025, 5, 4), 300_000),
        ("prizes.rounding-step", date(2023, 12, 1), 10_000),
        ("documents.release-working-days", date(2023, 12, 1), 1),
    ],
)
def test_amounts_of_the_day(code, on, amount):
    assert norms.figure(code, on).amount == amount


@pytest.mark.parametrize(
    "code, on, factor",
    [
        ("prizes.merit.province", date(2023, 12, 31), "1.0"),
        ("prizes.merit.province", date(2024, 1, 1), "1.5"),
        ("prizes.commendation.district", date(2023, 12, 1), "0.3"),
        ("prizes.commendation.commune", date(2026, 12, 1), "0.15"),
    ],
)
def test_multiples_of_the_base_salary(code, on, factor):
    assert norms.figure(code, on).factor == Decimal(factor)


def test_the_prize_of_a_district_ends_with_the_district():
    with pytest.raises(NormNotFound):
        norms.figure("prizes.commendation.district", date(2025, 7, 1))


@pytest.mark.parametrize(
    "on, code",
    [
        (date(2023, 12, 31), "nd-91-2017"),
        (date(2024, 1, 1), "nd-98-2023"),
        (date(2025, 6, 30), "nd-98-2023"),
        (date(2025, 7, 1), "nd-152-2025"),
    ],
)
def test_the_law_on_awards_follows_the_day_of_the_decision(on, code):
    assert norms.award_laws().law_on(on).code == code


def test_a_decision_older_than_the_data_is_refused():
    with pytest.raises(NormNotFound):
        norms.award_laws().law_on(date(2010, 1, 1))


def test_there_is_no_level_of_districts_from_july_2025():
    before = [level.code for level in norms.levels(date(2025, 6, 30))]
    after = [level.code for level in norms.levels(date(2025, 7, 1))]

    assert before == ["province", "district", "commune"]
    assert after == ["province", "commune"]
    assert norms.levels(date(2025, 7, 1))[1].kinds == ("xã", "phường", "đặc khu")


def test_a_known_figure_is_told_from_one_to_be_confirmed():
    assert norms.figure("spending.food-support.district", date(2023, 12, 1)).verified
    assert not norms.figure("spending.food-support.district", date(2025, 12, 1)).verified
