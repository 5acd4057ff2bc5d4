"""Working days of State bodies in Viet Nam."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi import norms
from hoinghi.norms import NormFileRefused


def norms_with(folder: Path, text: str) -> norms.Norms:
    folder.joinpath("holidays.yaml").write_text(text, encoding="utf-8")
    return norms.load([folder])


@pytest.mark.parametrize(
    "day, works",
    [
        (date(2023, 11, 22), True),
        (date(2023, 11, 25), False),  # Saturday
        (date(2023, 9, 1), False),  # beside Quốc khánh
        (date(2023, 9, 4), False),  # in lieu of Saturday 2 September
        (date(2023, 5, 2), False),  # in lieu of Giỗ Tổ on a Saturday
        (date(2023, 5, 3), False),  # in lieu of 30 April on a Sunday
        (date(2023, 5, 4), True),
        (date(2023, 1, 26), False),  # Tết, second day in lieu
        (date(2023, 1, 27), True),
        (date(2024, 4, 29), False),  # exchanged
        (date(2024, 5, 4), True),  # Saturday worked for it
        (date(2035, 1, 1), False),  # fixed holidays hold in any year
    ],
)
def test_working_days_of_the_years(day, works):
    assert norms.calendar().is_working_day(day) is works


@pytest.mark.parametrize(
    "days, end", [(0, date(2023, 11, 22)), (10, date(2023, 12, 6)), (12, date(2023, 12, 8))]
)
def test_award_papers_handed_in_on_22_november_are_ready_in_december(days, end):
    assert norms.calendar().add_working_days(date(2023, 11, 22), days) == end


def test_counting_backwards_passes_a_holiday():
    assert norms.calendar().add_working_days(date(2023, 9, 5), -1) == date(2023, 8, 31)


@pytest.mark.parametrize(
    "first, last, count",
    [
        (date(2023, 11, 22), date(2023, 12, 8), 12),
        (date(2023, 12, 8), date(2023, 11, 22), -12),
        (date(2023, 8, 31), date(2023, 9, 5), 1),
        (date(2023, 9, 1), date(2023, 9, 1), 0),
    ],
)
def test_days_between_are_counted_after_the_first_up_to_the_last(first, last, count):
    assert norms.calendar().working_days_between(first, last) == count


@given(
    start=st.dates(date(2019, 1, 1), date(2029, 12, 31)),
    days=st.integers(min_value=1, max_value=90),
)
def test_counting_on_and_counting_between_agree(start, days):
    calendar = norms.calendar()

    end = calendar.add_working_days(start, days)

    assert calendar.is_working_day(end)
    assert calendar.working_days_between(start, end) == days


def test_a_day_off_in_lieu_says_what_for():
    holiday = norms.calendar().holiday(date(2023, 9, 4))

    assert holiday is not None
    assert holiday.name == "Nghỉ bù Quốc khánh"


def test_the_calendar_says_which_years_it_knows():
    known = [year for year in range(2019, 2030) if norms.calendar().knows(year)]

    assert known == [2021, 2022, 2023, 2024, 2025, 2026, 2027]


def test_an_office_adds_an_exchanged_day(tmp_path):
    calendar = norms_with(
        tmp_path,
        "swaps:\n"
        "  - {code: local-2023, name: Nghỉ hoán đổi, rest: 2023-11-20, work: 2023-11-18,\n"
        "     source: Thông báo của cơ quan, verified: true}\n",
    ).calendar()

    assert not calendar.is_working_day(date(2023, 11, 20))
    assert calendar.is_working_day(date(2023, 11, 18))
    assert not calendar.is_working_day(date(2023, 9, 4))


def test_an_office_ends_a_holiday_that_is_no_law(tmp_path):
    calendar = norms_with(
        tmp_path,
        "fixed:\n"
        "  - {code: culture-day, name: Ngày Văn hóa Việt Nam, month: 11, day: 24,\n"
        "     from: 2026-01-01, to: 2026-01-01, source: Chưa có luật, verified: true}\n",
    ).calendar()

    assert calendar.is_working_day(date(2026, 11, 24))


@pytest.mark.parametrize(
    "text, words",
    [
        (
            "fixed:\n  - {code: x, name: X, month: 2, day: 30,\n     from: 2020-01-01,"
            " source: S, verified: true}\n",
            "không có ngày và tháng này",
        ),
        (
            "dated:\n  - {code: x, name: X, first: 2023-02-02, last: 2023-02-01,\n"
            "     source: S, verified: true}\n",
            "“last” phải từ ngày “first” trở đi",
        ),
    ],
)
def test_an_impossible_holiday_is_refused(tmp_path, text, words):
    with pytest.raises(NormFileRefused) as refusal:
        norms_with(tmp_path, text).calendar()

    assert words in str(refusal.value)
    assert refusal.value.file == "holidays.yaml"


def test_asking_the_calendar_loads_neither_yaml_nor_django():
    asked = (
        "import sys, datetime; from hoinghi import norms;"
        "norms.calendar().is_working_day(datetime.date(2023, 11, 22));"
        "print(sorted({'yaml', 'django'} & set(sys.modules)))"
    )
    norms.calendar()  # the second reading finds what the first one kept

    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
