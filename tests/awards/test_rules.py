"""Awards by the law of the day: money, powers, legal bases, time."""

from datetime import date
from decimal import Decimal

import pytest

from hoinghi.awards import rules
from hoinghi.awards.rules import AwardForm, AwardLevel, NoPowerToAward, RecipientKind
from hoinghi.norms import NormNotFound
from hoinghi.norms.prizes import round_up

DECEMBER_2023 = date(2023, 12, 5)
COMMENDATION, MERIT = AwardForm.COMMENDATION, AwardForm.MERIT
COLLECTIVE, INDIVIDUAL = RecipientKind.COLLECTIVE, RecipientKind.INDIVIDUAL


@pytest.mark.parametrize(
    "kind, level, form, on, amount",
    [
        (INDIVIDUAL, AwardLevel.DISTRICT, COMMENDATION, DECEMBER_2023, 540_000),
        (COLLECTIVE, AwardLevel.DISTRICT, COMMENDATION, DECEMBER_2023, 1_080_000),
        (INDIVIDUAL, AwardLevel.DISTRICT, COMMENDATION, date(2023, 6, 30), 450_000),  # 447.000
        (INDIVIDUAL, AwardLevel.COMMUNE, COMMENDATION, date(2023, 6, 30), 230_000),  # 223.500
        (INDIVIDUAL, AwardLevel.PROVINCE, MERIT, DECEMBER_2023, 1_800_000),
        (INDIVIDUAL, AwardLevel.PROVINCE, MERIT, date(2025, 8, 1), 3_510_000),
        (INDIVIDUAL, AwardLevel.COMMUNE, COMMENDATION, date(2026, 12, 1), 380_000),  # 379.500
        (COLLECTIVE, AwardLevel.COMMUNE, COMMENDATION, date(2026, 12, 1), 760_000),  # 759.000
    ],
)
def test_prize_money_is_rounded_up_to_ten_thousand(kind, level, form, on, amount):
    assert rules.prize_money(kind, level, form, on).amount_vnd == amount


def test_twelve_and_twelve_commended_by_the_district_cost_19_440_000():
    prizes = [
        rules.prize_money(kind, AwardLevel.DISTRICT, COMMENDATION, DECEMBER_2023).amount_vnd
        for kind in (COLLECTIVE, INDIVIDUAL)
    ]

    assert 12 * sum(prizes) == 19_440_000


def test_a_prize_shows_what_it_is_made_of():
    prize = rules.prize_money(COLLECTIVE, AwardLevel.DISTRICT, COMMENDATION, DECEMBER_2023)

    assert (prize.multiple, prize.base_salary_vnd) == (Decimal("0.6"), 1_800_000)
    assert "Nghị định 24/2023/NĐ-CP" in prize.sources
    assert prize.verified is False


def test_a_prize_whose_figures_were_all_seen_is_verified():
    prize = rules.prize_money(INDIVIDUAL, AwardLevel.COMMUNE, COMMENDATION, DECEMBER_2023)

    assert prize.verified is True


def test_no_prize_is_made_up_for_a_household():
    with pytest.raises(NormNotFound) as refusal:
        rules.prize_money(RecipientKind.HOUSEHOLD, AwardLevel.DISTRICT, COMMENDATION, DECEMBER_2023)

    assert refusal.value.figure_code == "prizes.household-factor"
    assert "Tiền thưởng hộ gia đình" in str(refusal.value)


@pytest.mark.parametrize(
    "amount, rounded",
    [("540000", 540_000), ("540000.01", 550_000), ("379500", 380_000), ("0", 0), ("1", 10_000)],
)
def test_rounding_goes_up_and_never_down(amount, rounded):
    assert round_up(Decimal(amount), 10_000) == rounded


def test_the_chairman_of_the_district_commends_until_june_2025():
    power = rules.power_to_award(COMMENDATION, AwardLevel.DISTRICT, date(2025, 6, 30))

    assert power.holder == "Chủ tịch Ủy ban nhân dân huyện"


def test_nobody_in_a_district_commends_from_july_2025():
    with pytest.raises(NoPowerToAward) as refusal:
        rules.power_to_award(COMMENDATION, AwardLevel.DISTRICT, date(2025, 7, 1))

    assert str(refusal.value) == (
        "Ngày 01/07/2025 không ai ở cấp huyện có thẩm quyền tặng giấy khen. Hãy trình người có "
        "thẩm quyền: Thủ trưởng cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh, Chủ tịch Ủy ban "
        "nhân dân xã."
    )


def test_a_commune_grants_no_certificate_of_merit():
    with pytest.raises(NoPowerToAward, match="bằng khen"):
        rules.power_to_award(MERIT, AwardLevel.COMMUNE, DECEMBER_2023)


@pytest.mark.parametrize(
    "on, numbers",
    [
        (
            DECEMBER_2023,
            [
                *("77/2015/QH13", "47/2019/QH14"),
                *("15/2003/QH11", "47/2005/QH11", "39/2013/QH13"),
                *("91/2017/NĐ-CP", "12/2019/TT-BNV"),
            ],
        ),
        (
            date(2024, 6, 1),
            ["77/2015/QH13", "47/2019/QH14", "06/2022/QH15", "98/2023/NĐ-CP", "01/2024/TT-BNV"],
        ),
        (
            date(2026, 3, 1),
            ["72/2025/QH15", "06/2022/QH15", "152/2025/NĐ-CP", "15/2025/TT-BNV"],
        ),
    ],
)
def test_a_decision_cites_the_law_of_its_day(on, numbers):
    assert [basis.number for basis in rules.legal_bases(on)] == numbers


def test_a_law_is_cited_by_name_and_a_decree_by_number():
    by_number = {basis.number: basis for basis in rules.legal_bases(DECEMBER_2023)}

    assert rules.cited(by_number["15/2003/QH11"]) == (
        "Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003"
    )
    assert rules.cited(by_number["91/2017/NĐ-CP"]) == (
        "Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết "
        "thi hành một số điều của Luật Thi đua, khen thưởng"
    )


def test_a_day_that_is_not_known_stays_open():
    unknown = next(b for b in rules.legal_bases(date(2026, 3, 1)) if b.issued_on is None)

    assert "ngày ……" in rules.cited(unknown)


def test_papers_of_22_november_give_a_decision_in_the_second_week_of_december():
    assert rules.award_ready_between(date(2023, 11, 22)) == (date(2023, 12, 6), date(2023, 12, 8))
