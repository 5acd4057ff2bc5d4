"""The estimate of a conference: by the norms of its day, open where there is none."""

from dataclasses import replace
from datetime import date

import pytest

from hoinghi.budget import rules
from hoinghi.budget.rules import EstimateFacts, Place
from hoinghi.budget.sources import sources_of
from hoinghi.norms.prizes import AwardLevel

DECEMBER_2023 = date(2023, 12, 5)
DISTRICT_REVIEW = EstimateFacts(
    delegates=166,
    unsalaried=88,
    sessions=2,
    place=Place.DISTRICT,
    collectives=12,
    individuals=12,
    level=AwardLevel.DISTRICT,
    talks=7,
    film=True,
)


def lines_of(facts: EstimateFacts, on: date = DECEMBER_2023) -> dict[str, rules.EstimateLine]:
    return {line.code: line for line in rules.estimate(facts, on).lines}


@pytest.mark.parametrize(
    "code, formula, amount",
    [
        ("drinks", "166 người × 2 buổi × 20.000 đồng", 6_640_000),
        ("food", "88 người × 1 ngày × 150.000 đồng", 13_200_000),
        ("prizes-collective", "12 tập thể × 1.080.000 đồng", 12_960_000),
        ("prizes-individual", "12 cá nhân × 540.000 đồng", 6_480_000),
        ("documents", "166 bộ × …… đồng", None),
        ("talks", "7 tham luận × …… đồng", None),
        ("frames", "24 khung × …… đồng", None),
        ("film", "1 phóng sự × …… đồng", None),
    ],
)
def test_a_line_shows_how_its_amount_came_about(code, formula, amount):
    line = lines_of(DISTRICT_REVIEW)[code]

    assert (line.formula, line.amount) == (formula, amount)


def test_the_total_is_the_sum_of_what_is_known():
    result = rules.estimate(DISTRICT_REVIEW, DECEMBER_2023)

    assert result.total == 6_640_000 + 13_200_000 + 19_440_000
    assert [line.code for line in result.open_lines] == [
        *("documents", "decoration", "talks", "film", "frames"),
    ]


def test_a_norm_not_checked_is_marked():
    lines = lines_of(DISTRICT_REVIEW)

    assert lines["food"].verified
    assert lines["food"].norm_source == "Thông tư 40/2017/TT-BTC, Điều 12 khoản 4"
    assert not lines["drinks"].verified
    assert lines["documents"].norm_source is None


def test_a_prize_names_multiple_and_base_salary():
    assert lines_of(DISTRICT_REVIEW)["prizes-individual"].note == (
        "Mỗi cá nhân 0,3 lần mức lương cơ sở 1.800.000 đồng, làm tròn lên."
    )


@pytest.mark.parametrize(
    "place, on, price",
    [
        (Place.CENTRAL_CITY, DECEMBER_2023, 200_000),
        (Place.COMMUNE, DECEMBER_2023, 100_000),
        (Place.COMMUNE, date(2026, 12, 1), 150_000),
    ],
)
def test_the_organiser_decides_the_rate_for_food(place, on, price):
    facts = replace(DISTRICT_REVIEW, place=place, level=AwardLevel.COMMUNE)

    assert lines_of(facts, on)["food"].unit_price == price


def test_half_a_day_counts_half_and_says_so():
    food = lines_of(replace(DISTRICT_REVIEW, sessions=1))["food"]

    assert (food.formula, food.amount) == ("88 người × 0,5 ngày × 150.000 đồng", 6_600_000)
    assert "Nửa ngày" in food.note


def test_what_is_not_known_stays_open():
    facts = EstimateFacts(delegates=None, unsalaried=None, sessions=None, place=Place.DISTRICT)

    result = rules.estimate(facts, DECEMBER_2023)

    assert result.total == 0
    assert result.lines[0].formula == "…… người × …… buổi × 20.000 đồng"
    assert {line.code for line in result.lines} == {"drinks", "food", "documents", "decoration"}


def test_prizes_of_a_level_that_is_gone_stay_open_and_say_why():
    prize = lines_of(DISTRICT_REVIEW, date(2025, 8, 1))["prizes-collective"]

    assert prize.amount is None
    assert "giấy khen của Chủ tịch UBND cấp huyện" in prize.note


def test_prizes_wait_for_the_level_of_the_signatory():
    prize = lines_of(replace(DISTRICT_REVIEW, level=None))["prizes-collective"]

    assert (prize.formula, prize.amount) == ("12 tập thể × …… đồng", None)


PROGRAMME = sources_of(
    "Kinh phí được bố trí từ Tiểu dự án 2 - Dự án 6 và Tiểu dự án 1 - Dự án 7 thuộc Chương trình "
    "mục tiêu quốc gia giảm nghèo bền vững năm 2023."
)
FUND = sources_of("Tiền thưởng chi từ Quỹ thi đua, khen thưởng của huyện.")


@pytest.mark.parametrize(
    "on, clause",
    [
        (DECEMBER_2023, "Luật Thi đua, khen thưởng năm 2003"),
        (date(2024, 12, 1), "06/2022/QH15, Điều 11 khoản 4"),
    ],
)
def test_prizes_on_programme_money_are_questioned(on, clause):
    (caution,) = rules.estimate(replace(DISTRICT_REVIEW, sources=PROGRAMME), on).cautions

    assert caution.code == "budget.prizes-on-programme-money"
    assert clause in caution.message
    assert "Tiểu dự án 2 - Dự án 6; Tiểu dự án 1 - Dự án 7" in caution.message


@pytest.mark.parametrize(
    "facts",
    [
        replace(DISTRICT_REVIEW, sources=(*PROGRAMME, *FUND)),
        replace(DISTRICT_REVIEW, sources=FUND),
        replace(DISTRICT_REVIEW, sources=PROGRAMME, collectives=0, individuals=0),
        DISTRICT_REVIEW,
    ],
)
def test_other_money_raises_no_question(facts):
    assert rules.estimate(facts, DECEMBER_2023).cautions == ()


def test_more_unsalaried_than_delegates_is_questioned():
    (caution,) = rules.estimate(replace(DISTRICT_REVIEW, unsalaried=200), DECEMBER_2023).cautions

    assert caution.message == (
        "Số đại biểu không hưởng lương (200) lớn hơn tổng số đại biểu (166)."
    )


def test_organised_meals_cost_at_most_130_percent():
    assert rules.organised_meal_ceiling(Place.DISTRICT, DECEMBER_2023) == 195_000


def test_a_negative_count_is_a_mistake_of_the_programmer():
    with pytest.raises(ValueError, match="negative"):
        replace(DISTRICT_REVIEW, delegates=-1)
