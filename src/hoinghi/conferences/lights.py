"""Red, amber, green: how an area of the work stands, as pure rules of numbers and days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from hoinghi.norms.records import Record


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


def _usual() -> Thresholds:
    told = Record.of_file(Path(__file__).with_name("lights.yaml")).allow("soon_days", "red_days")
    return Thresholds(soon_days=told.whole("soon_days"), red_days=told.whole("red_days"))


USUAL = _usual()
"""What holds where the office has set nothing else (``lights.yaml``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one conference stands in the list: shares that are late, the next last day."""

    light: Light
    late: int
    next_due: date | None


def of_day(due: date | None, today: date, by: Thresholds = USUAL) -> Light:
    """Judge one thing still owed by its last day; without a day nothing can be told."""
    if due is None:
        return Light.NONE
    left = (due - today).days
    if left <= -by.red_days:
        return Light.RED
    return Light.AMBER if left <= by.soon_days else Light.GREEN


def of_all(lights: Iterable[Light]) -> Light:
    """Give the gravest of *lights*; none of nothing."""
    found = set(lights)
    return next((one for one in (Light.RED, Light.AMBER, Light.GREEN) if one in found), Light.NONE)


def of_open(missing: int, due: date | None, today: date, by: Thresholds = USUAL) -> Light:
    """Judge an area in which *missing* things are still open until *due*."""
    return of_day(due, today, by) if missing else Light.GREEN
