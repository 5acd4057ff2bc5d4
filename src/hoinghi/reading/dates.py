"""Days and clock times as documents print them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

DAY: Final = (
    r"(?<![\d/.])(?P<d>\d{1,2})"
    r"(?:\s?[/.\-]\s?(?P<m>\d{1,2})(?:\s?[/.\-]\s?(?P<y>\d{4}))?(?![\d/])"
    r"|\s{1,2}tháng\s{0,2}(?P<tm>\d{1,2})(?:(?:\s{1,2}năm\s{0,2}|\s?/\s?)(?P<ty>\d{4}))?)"
)
_DAY: Final = re.compile(DAY)
_CLOCK: Final = re.compile(
    r"(?<!\d)(\d{1,2})(?:\s?(?:giờ|h|g)\s?(\d{2})?(?!\w)|\s?:\s?(\d{2})(?!\d))", re.IGNORECASE
)
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199


class FoundDay(NamedTuple):
    """A day and where it stands: ``text[start:end]``."""

    day: date
    start: int
    end: int


def as_day(year: int, month: int, day: int) -> date | None:
    """The day, if the calendar has it and it lies within the years of official papers.

    A slip of the pen ("ngày 22/11/9999") is no day, lest others count the weeks up to it.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of(match: re.Match[str], year: int | None) -> date | None:
    """The day of a ``DAY`` match; *year* stands in for a missing one; none if no such day."""
    printed = match["y"] or match["ty"]
    if not printed and year is None:
        return None
    return as_day(int(printed or year or 0), int(match["m"] or match["tm"]), int(match["d"]))


def find_day(
    text: str, *, year: int | None = None, start: int = 0, end: int = -1
) -> FoundDay | None:
    """The first day in ``text[start:end]``; days without a year only when *year* is given."""
    for match in _DAY.finditer(text, start, len(text) if end < 0 else end):
        day = day_of(match, year)
        if day:
            return FoundDay(day, match.start(), match.end())
    return None


def find_clock(text: str) -> str | None:
    """The first clock time as ``"HH:MM"``: "14 giờ 00 phút", "13h30’", "7:15"."""
    for match in _CLOCK.finditer(text):
        hour, minute = int(match[1]), int(match[2] or match[3] or 0)
        if hour < 24 and minute < 60:
            return f"{hour:02d}:{minute:02d}"
    return None
