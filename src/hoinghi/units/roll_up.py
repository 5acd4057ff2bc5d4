"""Figures through reforms: what a commune of 2023 reported, by its district of then and by its
successor of now.

Python thuần. Nothing is ever divided: where the share of an area cannot be known, the figure is
handed back with the reason, and a total says what it lacks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache

from hoinghi.units.succession import Dated, Succession


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A value that a unit, or a body of it, reported: *value* stood so on *day*.

    ``key`` is that of a ``Dated`` (``units.queries.unit_key``, ``body_key``).
    """

    key: str
    day: date
    value: Decimal


class Doubt(StrEnum):
    """Why a figure is in no total."""

    UNKNOWN = "unknown"
    NOT_STANDING = "not_standing"
    SPLIT = "split"
    CROSSES = "crosses"
    ENDED = "ended"
    NOTHING_ABOVE = "nothing_above"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A figure that is in no total, and why.

    Attributes:
        among: Between which areas its share cannot be known.
    """

    figure: Figure
    why: Doubt
    among: tuple[Dated, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """The sum of what was reported for *area*.

    Attributes:
        figures: What was added up, in the order given.
        crosses: The areas of then from which *area* was put together, where more than one: its
            total is no part of the total of any one of them.
        lacking: What stood in *area* on the days of the figures, at the level of those who
            reported, and has none here: the total is not of the whole area.
    """

    area: Dated
    value: Decimal
    figures: tuple[Figure, ...]
    crosses: tuple[Dated, ...] = ()
    lacking: tuple[Dated, ...] = ()

    @property
    def is_whole(self) -> bool:
        return not self.lacking


@dataclass(frozen=True, slots=True, kw_only=True)
class RolledUp:
    """Totals in the order in which their areas first came up, and what is in none."""

    totals: tuple[Total, ...]
    unplaced: tuple[Unplaced, ...]


Placed = tuple[Dated | None, Doubt | None, tuple[Dated, ...]]
_Place = Callable[[Figure], Placed]
_Expected = Callable[[Dated, Figure], Iterable[Dated]]


def by_successor(everything: Succession, figures: Iterable[Figure], day: date) -> RolledUp:
    """Add up *figures* by what stands in the place of those who reported on *day*.

    A unit that was split has no one successor: its figure is handed back, not divided.
    """

    def place(figure: Figure) -> Placed:
        found = everything.successors(figure.key, day)
        if len(found) == 1:
            return found[0], None, ()
        return (None, Doubt.SPLIT, found) if found else (None, Doubt.ENDED, ())

    def expected(area: Dated, figure: Figure) -> Iterable[Dated]:
        return everything.origins(area.key, figure.day)

    return _rolled(everything, figures, place, expected)


def by_area_then(
    everything: Succession, figures: Iterable[Figure], *, level: str, day: date | None = None
) -> RolledUp:
    """Add up *figures* by the area of *level* in which the unit lay.

    Args:
        level: ``"district"``, ``"province"``.
        day: Areas as they stood on this day; by default on the day of each figure. For an earlier
            day than the figure's, a unit put together from several areas is handed back.
    """

    def place(figure: Figure) -> Placed:
        areas = _areas(everything, figure.key, level, day or figure.day)
        if len(areas) == 1:
            return areas[0], None, ()
        return (None, Doubt.CROSSES, areas) if areas else (None, Doubt.NOTHING_ABOVE, ())

    @cache
    def members(group: tuple[bool, str, str], on: date) -> dict[str, list[Dated]]:
        found: dict[str, list[Dated]] = defaultdict(list)
        for one in everything.everything:
            if _group(one) == group and one.stands_on(on):
                for area in _areas(everything, one.key, level, day or on):
                    found[area.key].append(one)
        return found

    def expected(area: Dated, figure: Figure) -> Iterable[Dated]:
        like = everything.get(figure.key)
        return members(_group(like), figure.day).get(area.key, ()) if like else ()

    return _rolled(everything, figures, place, expected)


def _rolled(
    everything: Succession, figures: Iterable[Figure], place: _Place, expected: _Expected
) -> RolledUp:
    added: dict[str, list[Figure]] = defaultdict(list)
    areas: dict[str, Dated] = {}
    unplaced: list[Unplaced] = []
    for figure in figures:
        area, why, among = _not_to_be_placed(everything, figure) or place(figure)
        if area is None:
            unplaced.append(Unplaced(figure=figure, why=why or Doubt.UNKNOWN, among=among))
            continue
        areas[area.key] = area
        added[area.key].append(figure)
    totals = (_total(everything, areas[key], found, expected) for key, found in added.items())
    return RolledUp(totals=tuple(totals), unplaced=tuple(unplaced))


def _not_to_be_placed(everything: Succession, figure: Figure) -> Placed | None:
    one = everything.get(figure.key)
    if one is None:
        return None, Doubt.UNKNOWN, ()
    return None if one.stands_on(figure.day) else (None, Doubt.NOT_STANDING, (one,))


def _areas(everything: Succession, key: str, level: str, day: date) -> tuple[Dated, ...]:
    """Give the areas of *level* in which *key* lay on *day*, through those it was made from."""
    found: dict[str, Dated] = {}
    for one in everything.origins(key, day) or everything.successors(key, day):
        chain = (one, *everything.above(one.key, day))
        area = next((each for each in chain if each.is_unit and each.level == level), None)
        if area:
            found[area.key] = area
    return tuple(found.values())


def _group(one: Dated) -> tuple[bool, str, str]:
    """Units of a level report alike, whether xã or thị trấn; bodies only with their own kind."""
    return one.is_unit, one.level, "" if one.is_unit else one.kind


def _total(
    everything: Succession, area: Dated, figures: Sequence[Figure], expected: _Expected
) -> Total:
    reported = {figure.key for figure in figures}
    crossing = everything.parents_then(area.key, min(figure.day for figure in figures))
    lacking = {
        one.key: one
        for one in expected(area, figures[0])
        if one.key not in reported and area.key not in reported
    }
    return Total(
        area=area,
        value=sum((figure.value for figure in figures), Decimal(0)),
        figures=tuple(figures),
        crosses=crossing if len(crossing) > 1 else (),
        lacking=tuple(lacking.values()),
    )
