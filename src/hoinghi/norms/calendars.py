"""Working days: weekends, public holidays, days off in lieu, and days worked in exchange.

Source: Bộ luật Lao động 45/2019/QH14, Điều 111 khoản 3 and Điều 112; the yearly decisions on
Tết, Quốc khánh and exchanged days stand as dated data in ``holidays.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from hoinghi.norms.records import Record

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A day off other than a weekend: a holiday, its day in lieu, or an exchanged day.

    Attributes:
        name: Tên ngày nghỉ; a day in lieu reads "Nghỉ bù …".
        verified: The source was seen.
    """

    day: date
    name: str
    source: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedHoliday:
    """A holiday on the same day of every year, in force from one day to another."""

    code: str
    name: str
    month: int
    day: int
    source: str
    verified: bool
    valid_from: date
    valid_to: date | None

    def in_year(self, year: int) -> Holiday | None:
        day = date(year, self.month, self.day)
        if day < self.valid_from or (self.valid_to is not None and day > self.valid_to):
            return None
        return Holiday(day=day, name=self.name, source=self.source, verified=self.verified)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days of State bodies (five-day week).

    Attributes:
        fixed: Holidays of every year. ``dated``: those announced for one year.
        exchanged: Working days off in exchange; ``worked``: weekend days worked for them.
    """

    fixed: tuple[FixedHoliday, ...]
    dated: tuple[Holiday, ...]
    exchanged: tuple[Holiday, ...]
    worked: frozenset[date]
    _years: dict[int, dict[date, Holiday]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def knows(self, year: int) -> bool:
        """Say whether the holidays by the moon (Tết, Giỗ Tổ) of *year* are in the data.

        In other years only the holidays on a fixed day are left out of the working days.
        """
        return any(holiday.day.year == year for holiday in self.dated)

    def holiday(self, day: date) -> Holiday | None:
        """Give the holiday that *day* is, if it is one; a plain weekend is none."""
        return self._holidays_of(day.year).get(day)

    def is_working_day(self, day: date) -> bool:
        if day in self.worked:
            return True
        return day.weekday() < _SATURDAY and self.holiday(day) is None

    def add_working_days(self, day: date, n: int) -> date:
        """Count *n* working days on from *day*, which itself does not count.

        Nought gives *day* itself, working or not; a negative number counts backwards.
        """
        step = _DAY if n >= 0 else -_DAY
        left = abs(n)
        while left:
            day += step
            left -= self.is_working_day(day)
        return day

    def working_days_between(self, first: date, last: date) -> int:
        """Count the working days after *first* up to *last*, which counts.

        Negative where *last* lies before *first*; so that counting on from *first* by the
        result never passes *last*.
        """
        if last < first:
            return -self.working_days_between(last, first)
        return sum(map(self.is_working_day, _days(first + _DAY, last)))

    def _holidays_of(self, year: int) -> dict[date, Holiday]:
        if year not in self._years:
            self._years[year] = self._work_out(year)
        return self._years[year]

    def _work_out(self, year: int) -> dict[date, Holiday]:
        fixed = filter(None, (holiday.in_year(year) for holiday in self.fixed))
        dated = (holiday for holiday in self.dated if holiday.day.year == year)
        holidays = {holiday.day: holiday for holiday in (*fixed, *dated)}
        holidays |= _in_lieu(holidays)
        return holidays | {other.day: other for other in self.exchanged if other.day.year == year}


def _in_lieu(holidays: dict[date, Holiday]) -> dict[date, Holiday]:
    """Move each holiday on a weekend to the next free working day (Điều 111 khoản 3)."""
    moved: dict[date, Holiday] = {}
    for day, holiday in sorted(holidays.items()):
        if day.weekday() < _SATURDAY:
            continue
        free = day + _DAY
        while free.weekday() >= _SATURDAY or free in holidays or free in moved:
            free += _DAY
        moved[free] = Holiday(
            day=free,
            name=f"Nghỉ bù {holiday.name}",
            source=holiday.source,
            verified=holiday.verified,
        )
    return moved


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += _DAY


def read_calendar(records: Iterable[Record]) -> Calendar:
    """Read files of holidays, later ones over earlier ones by their codes.

    Raises:
        NormFileRefused: Anything in a file that is not understood.
    """
    fixed: dict[str, FixedHoliday] = {}
    dated: dict[str, tuple[Holiday, ...]] = {}
    swaps: dict[str, tuple[Holiday, date]] = {}
    for record in records:
        record.allow("fixed", "dated", "swaps")
        fixed |= {item.code: item for item in map(_read_fixed, record.records("fixed"))}
        dated |= dict(map(_read_dated, record.records("dated")))
        swaps |= dict(map(_read_swap, record.records("swaps")))
    return Calendar(
        tuple(fixed.values()),
        tuple(holiday for days in dated.values() for holiday in days),
        tuple(rest for rest, _ in swaps.values()),
        frozenset(work for _, work in swaps.values()),
    )


def _read_fixed(record: Record) -> FixedHoliday:
    record.allow("code", "name", "month", "day", "from", "to", "source", "verified")
    month, day = record.whole("month"), record.whole("day")
    try:
        # 2023 has no 29 February: a holiday must exist in every year.
        date(2023, month, day)
    except ValueError:
        raise record.refusal("không có ngày và tháng này", "day") from None
    return FixedHoliday(
        code=record.text("code"),
        name=record.text("name"),
        month=month,
        day=day,
        source=record.text("source"),
        verified=record.flag("verified"),
        valid_from=record.day("from"),
        valid_to=record.optional_day("to"),
    )


def _read_dated(record: Record) -> tuple[str, tuple[Holiday, ...]]:
    record.allow("code", "name", "first", "last", "source", "verified")
    first = record.day("first")
    last = record.optional_day("last") or first
    if last < first or last - first > timedelta(days=30):
        raise record.refusal("“last” phải từ ngày “first” trở đi, không quá 30 ngày", "last")
    return record.text("code"), tuple(_holiday(record, day) for day in _days(first, last))


def _read_swap(record: Record) -> tuple[str, tuple[Holiday, date]]:
    record.allow("code", "name", "rest", "work", "source", "verified")
    return record.text("code"), (_holiday(record, record.day("rest")), record.day("work"))


def _holiday(record: Record, day: date) -> Holiday:
    return Holiday(
        day=day,
        name=record.text("name"),
        source=record.text("source"),
        verified=record.flag("verified"),
    )
