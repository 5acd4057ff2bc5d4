"""Figures of many reports, rolled up and told with how complete they are."""

from datetime import datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from hoinghi.reports import services
from hoinghi.reports.figures import figure
from hoinghi.reports.rolled import GroupKind
from hoinghi.reports.rolling import rolled, rolled_then
from tests.factories import make_clerk, make_conference
from tests.reports.consolidating import communes, department, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference():
    return make_conference()


@pytest.fixture
def clerk(conference):
    return make_clerk(conference)


def poor(start: int, left: int, whole: int = 1000) -> dict[str, object]:
    """Give a commune's poor households so that they balance."""
    return {
        "NG01_START|2023": whole, "NG01|2023": whole, "NG02|2023": start,
        "NG03|2023": start - left, "NG08|2023": left, "NG09|2023": 0, "NG10|2023": 0,
        "NG11|2023": 0,
    }  # fmt: skip


def test_a_sum_is_that_of_the_bodies_and_says_who_is_missing(conference, clerk):
    one, two, *_ = communes(conference)
    first = send(one, clerk, poor(40, 10))
    second = send(two, clerk, poor(60, 5, whole=3000), is_official=False)

    found = figure(one.outline, "NG03", "2023")

    assert (found.value, found.reported, found.expected, found.official) == (85, 2, 22, 1)
    assert set(found.revisions) == {first.pk, second.pk}
    assert not found.is_whole


def test_a_rate_is_the_ratio_of_sums_and_never_a_mean_of_rates(conference, clerk):
    one, two, *_ = communes(conference)
    send(one, clerk, poor(40, 10))
    send(two, clerk, poor(60, 5, whole=3000))

    found = figure(one.outline, "NG04", "2023")

    # 85 of 4000; the mean of 3.00 and 1.83 would be 2.42.
    assert found.value == Decimal("2.13")
    assert (found.reported, found.expected) == (2, 22)


def test_a_rate_by_the_year_is_reckoned_from_sums_too(conference, clerk):
    one, two, *_ = communes(conference)
    send(one, clerk, poor(40, 10))
    send(two, clerk, poor(60, 5, whole=3000))

    # (100 * 100 / 4000 - 2.13) / 1.00
    assert figure(one.outline, "NG14", "2023").value == Decimal("0.37")


def test_who_says_that_it_does_not_apply_owes_nothing_and_no_data_is_still_owed(conference, clerk):
    one, two, three, *_ = communes(conference)
    send(one, clerk, {"D201|2023": 3})
    send(two, clerk, {"D201|2023": "x"})
    send(three, clerk, {"D201|2023": None})

    found = figure(one.outline, "D201", "2023")

    assert (found.value, found.reported, found.expected) == (3, 1, 21)


def test_only_the_primary_reporter_is_added_and_the_other_stands_beside(conference, clerk):
    one, two, *_ = communes(conference)
    send(one, clerk, {"D304|2023": 30, "D305|2023": 3})
    send(two, clerk, {"D304|2023": 50, "D305|2023": 5})
    send(department(conference), clerk, {"D304|2023": 90, "D305|2023": 8})

    everything = rolled(one.outline)

    assert figure(one.outline, "D304", "2023").value == 80
    other = everything.other("D304", "2023")
    assert (other.amount, other.reported, other.expected) == (90, 1, 1)


def test_money_is_added_by_project_and_by_source(conference, clerk):
    one, two, *_ = communes(conference)
    money = {
        "VN01|2023|DA2/trung-uong": "100.5", "VN01|2023|DA2/dia-phuong": 20,
        "VN01|2023|DA3.1/trung-uong": 60, "VN02|2023|DA2/trung-uong": "90.5",
        "VN02|2023|DA2/dia-phuong": 20, "VN02|2023|DA3.1/trung-uong": 30,
    }  # fmt: skip
    send(one, clerk, money)
    send(two, clerk, {"VN01|2023|DA2/trung-uong": 100, "VN02|2023|DA2/trung-uong": 70})

    def value(code: str, part: str = "") -> Decimal | None:
        return figure(one.outline, code, "2023", part=part).value

    assert value("VN01", "DA2") == Decimal("220.5")
    assert value("VN01", "/trung-uong") == Decimal("260.5")
    assert value("VN01") == Decimal("280.5")
    assert value("VN03", "DA3.1") == Decimal("50.0")
    assert figure(one.outline, "VN01", "2023").reported == 2


def test_what_is_returned_no_longer_counts_and_accepted_figures_can_stand_alone(conference, clerk):
    one, two, *_ = communes(conference)
    for report in (one, two):
        send(report, clerk, {"TH01|2023": 4})
    services.accept(one, based_on=1, by=clerk)

    assert figure(one.outline, "TH01", "2023").value == 8
    assert figure(one.outline, "TH01", "2023", accepted_only=True).value == 4

    services.return_(two, {"": "Thiếu minh chứng"}, based_on=1, by=clerk)

    assert figure(one.outline, "TH01", "2023").value == 4


def test_areas_of_then_and_of_today_have_totals_of_their_own(conference, clerk):
    reports = communes(conference)
    for number, report in enumerate(reports, start=1):
        send(report, clerk, {"TH01|2023": number})

    everything = rolled(reports[0].outline)
    then = [group for group in everything.groups.values() if group.kind is GroupKind.THEN]
    now = [group for group in everything.groups.values() if group.kind is GroupKind.NOW]

    assert [group.title for group in then] == ["Huyện Bình Sơn", "Tỉnh Quảng Ngãi"]
    assert all(everything.figure("TH01", "2023", group.key).value == 253 for group in then)
    assert len(now) > 1
    assert sum(everything.figure("TH01", "2023", group.key).value for group in now) == 253


def test_figures_stand_as_they_stood_at_a_moment(conference, clerk):
    one, *_ = communes(conference)
    send(one, clerk, {"TH01|2023": 4})
    services.return_(one, {"": "Sai"}, based_on=1, by=clerk)
    later = timezone.make_aware(datetime(2023, 11, 21, 9))
    send(one, clerk, {"TH01|2023": 6}, at=later)

    before = rolled_then(one.outline, timezone.make_aware(datetime(2023, 11, 20, 12)))

    assert before.figure("TH01", "2023").value == 4
    assert rolled(one.outline).figure("TH01", "2023").value == 6


def test_a_series_does_not_cross_a_new_poverty_standard(conference, clerk):
    one, *_ = communes(conference)
    version = one.version
    version.content["periods"] = [
        {"code": str(year), "title": f"Năm {year}", "first": f"{year}-01-01",
         "last": f"{year}-12-31"}
        for year in (2021, 2022, 2023)
    ]  # fmt: skip
    version.stamp += 1
    version.save()
    send(one, clerk, {
        "NG08|2021": 7, "NG08|2022": 5, "NG08|2023": 4,
        "D601|2021": 1, "D601|2022": 2, "D601|2023": 3,
    })  # fmt: skip

    left = figure(one.outline, "NG08", "")

    assert (left.value, left.periods) == (9, ("2022", "2023"))
    assert [told.why for told in left.breaks] == [
        "chuẩn nghèo giai đoạn 2022-2025 theo Nghị định 07/2021/NĐ-CP"
    ]
    assert figure(one.outline, "D601", "").value == 6
