"""Số liệu mẫu của một xã: tự đặt, nhưng cộng được và đi qua được các năm. Python thuần.

Households move as they do in real reviews: poor households at the end are those of the start less
those that left, plus new ones; the end of a year is the start of the next, except from 2021 to
2022, where another standard begins and more households count as poor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random
from typing import Final

from hoinghi.reports.asking import Asked
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.content import Cell
from hoinghi.reports.periods import Period

OLD_STANDARD_TO: Final = 2021
"""Source: Nghị định 07/2021/NĐ-CP: its standard counts from 2022 on."""
_AS_OF: Final = (10, 31)
"""Figures of the running year are preliminary, as of that month and day."""
_PROJECTS: Final = {
    "DA2": (140, 380), "DA3.1": (90, 260), "DA4.3": (8, 30), "DA6.2": (8, 26),
    "DA7.1": (10, 32), "DA7.2": (5, 14),
}  # fmt: skip
"""Money of a year in million đồng, least and most, of the projects that a commune carries out."""
_LOCAL_SHARE: Final = Decimal("0.12")


@dataclass(frozen=True, slots=True, kw_only=True)
class Commune:
    """What the example knows of a commune before its figures are made.

    Attributes:
        code: Of its people's committee in the list of bodies.
        households: At the start of the first year.
        poor: Share of poor households then, in percent.
        character: "ven-bien", "mien-nui", "dong-bang", "cong-nghiep" or "do-thi".
        villages: Names, invented.
    """

    code: str
    households: int
    poor: Decimal
    character: str
    villages: tuple[str, ...]


Year = dict[str, int | Decimal]
"""Code → figure of one year; "VN01/DA2/trung-uong" for money of a project and source."""


@dataclass(slots=True)
class _Standing:
    """What one year leaves to the next."""

    households: int
    poor: int
    near: int
    lacking: tuple[Decimal, ...]
    stunted: Decimal


def years_of(commune: Commune, periods: Sequence[Period], seed: str) -> dict[str, Year]:
    """Give the figures of *commune*: code of the period → year."""
    chance = Random(f"{seed}|{commune.code}")  # noqa: S311 - an example, no secret
    poor = round(commune.households * commune.poor / 100)
    standing = _Standing(
        households=commune.households,
        poor=poor,
        near=round(poor * chance.uniform(1.1, 1.5)),
        lacking=tuple(_share(chance, *bounds) for bounds in _LACKING),
        stunted=_share(chance, 0.09, 0.135),
    )
    made: dict[str, Year] = {}
    for period in periods:
        number = period.first.year
        if number == OLD_STANDARD_TO + 1:
            standing.poor = round(standing.poor * chance.uniform(1.55, 1.85))
            standing.near = round(standing.near * chance.uniform(1.15, 1.35))
        made[period.code] = _year(commune, chance, standing, number)
    return made


_LACKING: Final = (
    (0.40, 0.55),
    (0.16, 0.30),
    (0.12, 0.24),
    (0.20, 0.34),
    (0.24, 0.46),
    (0.18, 0.4),
)
"""Share of poor and near-poor households that lack something, of each of the six dimensions."""


def _year(commune: Commune, chance: Random, standing: _Standing, number: int) -> Year:
    year = _households(chance, standing)
    year |= _lacking(chance, standing, year)
    year |= _always(commune, chance, standing, year)
    if number > OLD_STANDARD_TO:
        year |= _projects(chance, year)
        year |= _money(chance)
    return year


def _households(chance: Random, standing: _Standing) -> Year:
    poor, near = standing.poor, standing.near
    left = max(1, round(poor * chance.uniform(0.22, 0.34)))
    fresh = round(poor * chance.uniform(0.02, 0.06))
    back = min(round(poor * chance.uniform(0, 0.02)), int(poor * 0.05))
    other = chance.choice((-2, -1, -1, 0, 0, 1)) if poor >= 40 else 0
    year: Year = {
        "NG01_START": standing.households,
        "NG01": round(standing.households * chance.uniform(1.006, 1.017)),
        "NG02": poor, "NG03": poor - left + fresh + back + other,
        "NG05": near, "NG06": round(near * chance.uniform(0.82, 0.93)),
        "NG08": left, "NG09": fresh, "NG10": back, "NG11": other,
    }  # fmt: skip
    standing.households, standing.poor = int(year["NG01"]), int(year["NG03"])
    standing.near = int(year["NG06"])
    return year


def _lacking(chance: Random, standing: _Standing, year: Year) -> Year:
    every = year["NG03"] + year["NG06"]
    found: Year = {
        f"TH0{at}": max(1, round(every * share)) for at, share in enumerate(standing.lacking, 1)
    }
    standing.lacking = tuple(share * _share(chance, 0.82, 0.95) for share in standing.lacking)
    return found


def _always(commune: Commune, chance: Random, standing: _Standing, year: Year) -> Year:
    target = int(year["NG03"] + year["NG06"])
    people = round(target * chance.uniform(2.7, 3.4))
    children = round(int(year["NG01"]) * chance.uniform(0.085, 0.11))
    abroad = round(
        chance.uniform(16, 44) if commune.character == "ven-bien" else chance.uniform(3, 14)
    )
    built, repaired = chance.randint(2, 7), chance.randint(1, 6)
    standing.stunted *= _share(chance, 0.9, 0.96)
    return {
        "D304": children, "D305": round(children * standing.stunted),
        "D403": abroad, "D404": round(abroad * chance.uniform(0.2, 0.4)),
        "D501": built + repaired, "D502": built, "D503": repaired,
        "D601": chance.randint(4, 12),
        "CS02": people, "CS01": people - round(people * chance.choice((0, 0, 0.004, 0.01, 0.02))),
        "CS04": round(int(year["NG02"] + year["NG05"]) * chance.uniform(0.38, 0.55)),
        "TD01": _money_of(chance, 22, 95), "TD02": chance.randint(5, 18),
        "TD03": min(chance.randint(4, 16), int(year["NG02"] + year["NG05"])),
        "TD04": chance.randint(2, 9), "VN04": _money_of(chance, 60, 320),
    }  # fmt: skip


def _projects(chance: Random, year: Year) -> Year:
    models = chance.randint(1, 3)
    target = int(year["NG02"] + year["NG05"])
    joined = min(models * chance.randint(7, 12), target)
    helped, trained = chance.randint(14, 42), chance.randint(6, 24)
    return {
        "D201": models, "D202": joined + chance.randint(0, 3), "D203": joined,
        "D204": max(1, round(joined * chance.uniform(0.22, 0.46))),
        "D301": models, "D302": helped, "D303": round(helped * chance.uniform(0.55, 0.82)),
        "D401": trained, "D402": round(trained * chance.uniform(0.58, 0.86)),
    }  # fmt: skip


def _money(chance: Random) -> Year:
    made: Year = {}
    for project, (least, most) in _PROJECTS.items():
        central = _money_of(chance, least, most)
        local = (central * _LOCAL_SHARE).quantize(Decimal("0.1"))
        spent = _share(chance, 0.58, 0.98)
        for source, given in (("trung-uong", central), ("dia-phuong", local)):
            made[f"VN01/{project}/{source}"] = given
            made[f"VN02/{project}/{source}"] = (given * spent).quantize(Decimal("0.1"))
    return made


def _share(chance: Random, least: float, most: float) -> Decimal:
    return Decimal(round(chance.uniform(least, most), 4)).quantize(Decimal("0.0001"))


def _money_of(chance: Random, least: float, most: float) -> Decimal:
    return Decimal(round(chance.uniform(least, most) * 10)) / 10


def sum_of(communes: Sequence[Mapping[str, Year]]) -> dict[str, Year]:
    """Add the figures of *communes*, year by year: what a department of the district reports."""
    total: dict[str, Year] = {}
    for one in communes:
        for period, year in one.items():
            own = total.setdefault(period, {})
            for code, value in year.items():
                own[code] = own.get(code, 0) + value
    return total


def answers_of(asked: Asked, years: Mapping[str, Year]) -> dict[Cell, Answer]:
    """Give the answers to all that is asked; what no year has does not apply."""
    return dict(_answers(asked, years))


def _answers(asked: Asked, years: Mapping[str, Year]) -> Iterator[tuple[Cell, Answer]]:
    periods = {period.code: period for period in asked.outline.periods}
    latest = asked.outline.periods[-1].code
    for cell in asked.cells():
        name = f"{cell.indicator}/{cell.part}" if cell.part else cell.indicator
        is_official = cell.period != latest
        day = periods[cell.period].last
        as_of = day if is_official else date(day.year, *_AS_OF)
        value = years[cell.period].get(name)
        if value is None:
            yield cell, Answer(said=Said.NOT_APPLICABLE)
        else:
            number = Decimal(value)
            yield (
                cell,
                Answer(said=Said.NUMBER, number=number, is_official=is_official, as_of=as_of),
            )
