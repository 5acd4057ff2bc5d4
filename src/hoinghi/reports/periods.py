"""Các năm mà một báo cáo nói đến, và vốn theo dự án, nguồn. Python thuần."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

_SPAN = re.compile(r"giai đoạn\s+(\d{4})\s*[-–—]\s*(\d{4})", re.I)
_LONGEST = 12
_YEAR = Decimal("365.25")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Kỳ báo cáo: ``code`` "2023"; both days belong to it."""

    code: str
    title: str
    first: date
    last: date

    @property
    def years(self) -> Decimal:
        """Give its length as ``YEARS`` of formulas has it."""
        return (((self.last - self.first).days + 1) / _YEAR).quantize(Decimal("0.01"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A project ("DA3.1") or a source of money ("trung-uong") and what it is called."""

    code: str
    title: str


def year(number: int) -> Period:
    """Give a calendar year."""
    return Period(
        code=str(number),
        title=f"Năm {number}",
        first=date(number, 1, 1),
        last=date(number, 12, 31),
    )


def years_told(title: str, today: date) -> tuple[Period, ...]:
    """Give the years of "giai đoạn 2021 - 2025" up to that of *today*; else that of *today*."""
    told = _SPAN.search(title)
    if told is None:
        return (year(today.year),)
    first, last = int(told[1]), min(int(told[2]), today.year)
    if not 0 <= last - first < _LONGEST:
        return (year(today.year),)
    return tuple(year(number) for number in range(first, last + 1))


def parts(projects: Sequence[Named], sources: Sequence[Named]) -> tuple[str, ...]:
    """Give what money is broken down by: "DA2/trung-uong", every project with every source."""
    return tuple(f"{one.code}/{source.code}" for one in projects for source in sources)
