"""Red, amber, green: how an area of the work stands, as pure rules of numbers and days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hoinghi import norms


class Light(StrEnum):
    """How things stand; each has a shape and a word of its own beside its colour."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    NONE = "none"
    """Nothing to judge yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """When a light changes.

    Attributes:
        soon_days: What is owed within so many days from today, today counted as 0, is amber.
        red_days: So many days late, and it is red; what is less late is amber.
    """

    soon_days: int
    red_days: int

    def __post_init__(self) -> None:
        if self.soon_days < 0 or self.red_days < 1:
            raise ValueError(f"thresholds must not be negative, red from a day on; got {self!r}")


def usual(on: date) -> Thresholds:
    """Give what holds on the day *on* where nobody has set anything else for a conference.

    Raises:
        NormFileRefused: The figures of the office (``norms/lights.yaml``) are no thresholds.
        NormNotFound: None are in force on that day.
    """
    soon, red = (norms.figure(f"lights.{name}", on).amount for name in ("soon-days", "red-days"))
    try:
        return Thresholds(soon_days=soon, red_days=red)
    except ValueError as wrong:
        what = "số ngày của đèn vàng không được âm, của đèn đỏ phải từ 1"
        raise norms.NormFileRefused("lights.yaml", None, what) from wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one conference stands in the list: shares that are late, the next last day."""

    light: Light
    late: int
    next_due: date | None


def of_day(due: date | None, today: date, by: Thresholds | None = None) -> Light:
    """Judge one thing still owed by its last day; without a day nothing can be told.

    Args:
        by: As the office of the conference set them; by default what is usual *today*.
    """
    if due is None:
        return Light.NONE
    by = by or usual(today)
    left = (due - today).days
    if left <= -by.red_days:
        return Light.RED
    return Light.AMBER if left <= by.soon_days else Light.GREEN


def of_all(lights: Iterable[Light]) -> Light:
    """Give the gravest of *lights*; none of nothing."""
    found = set(lights)
    return next((one for one in (Light.RED, Light.AMBER, Light.GREEN) if one in found), Light.NONE)


def of_open(missing: int, due: date | None, today: date, by: Thresholds | None = None) -> Light:
    """Judge an area in which *missing* things are still open until *due*."""
    return of_day(due, today, by) if missing else Light.GREEN
