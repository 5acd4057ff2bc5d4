"""Into which totals a body goes: its kind, the areas of then, what stands there today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hoinghi.reports.periods import Period
from hoinghi.reports.rolled import EVERYBODY, Group, GroupKind, Reporting
from hoinghi.rollup import Break
from hoinghi.units.around import around
from hoinghi.units.queries import body_key
from hoinghi.units.succession import Dated, Succession


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """Groups in the order of pages; who is in no area of today, and why; breaks by mergers."""

    groups: tuple[Group, ...]
    unplaced: tuple[tuple[str, str], ...]
    breaks: tuple[Break, ...]


def grouped(
    bodies: Sequence[Reporting],
    days: Mapping[int, date],
    periods: Sequence[Period],
    today: date,
) -> Grouped:
    """Group *bodies*.

    Args:
        days: The day of each body's report: areas are those of then.
        today: On which the areas of now stand.
    """
    everything = around(one.body for one in bodies)
    then = _areas_then(bodies, days, everything)
    now, unplaced = _areas_now(bodies, everything, today)
    return Grouped(
        groups=(
            Group(
                key=EVERYBODY,
                title="",
                kind=GroupKind.WHOLE,
                bodies=frozenset(one.body for one in bodies),
            ),
            *_kinds(bodies),
            *then,
            *now,
        ),
        unplaced=unplaced,
        breaks=_mergers(bodies, everything, periods),
    )


def ancestors(body: int, day: date, everything: Succession) -> tuple[Dated, ...]:
    """Give the areas above the own one of *body* on *day*, nearest first."""
    above = [one for one in everything.above(body_key(body), day) if one.is_unit]
    return tuple(above[1:])


def _kinds(bodies: Iterable[Reporting]) -> list[Group]:
    found: dict[str, set[int]] = defaultdict(set)
    for one in bodies:
        found[one.kind].add(one.body)
    if len(found) < 2:
        return []
    return [
        Group(key=f"kind:{kind}", title=kind, kind=GroupKind.KIND, bodies=frozenset(inside))
        for kind, inside in found.items()
    ]


def _areas_then(
    bodies: Iterable[Reporting], days: Mapping[int, date], everything: Succession
) -> list[Group]:
    found: dict[str, set[int]] = defaultdict(set)
    areas: dict[str, Dated] = {}
    for one in bodies:
        for area in ancestors(one.body, days[one.body], everything):
            areas[area.key] = area
            found[area.key].add(one.body)
    return [
        Group(key=key, title=area.name, kind=GroupKind.THEN, bodies=frozenset(found[key]))
        for key, area in areas.items()
    ]


def _areas_now(
    bodies: Iterable[Reporting], everything: Succession, today: date
) -> tuple[list[Group], tuple[tuple[str, str], ...]]:
    """Group by what stands today in the place of the own area, where any has changed."""
    found: dict[str, set[int]] = defaultdict(set)
    areas: dict[str, Dated] = {}
    unplaced, has_changed = [], False
    for one in bodies:
        own = next((each for each in _chain(one, everything) if each.is_unit), None)
        if own is None or own.level != "commune":
            continue
        later = everything.successors(own.key, today)
        has_changed |= [each.key for each in later] != [own.key]
        if len(later) != 1:
            unplaced.append((one.said, ", ".join(each.name for each in later)))
            continue
        areas[later[0].key] = later[0]
        found[later[0].key].add(one.body)
    if not has_changed:
        return [], ()
    made = [
        Group(
            key=f"now:{key}",
            title=area.name,
            kind=GroupKind.NOW,
            bodies=frozenset(found[key]),
            crosses=_crosses(area, found[key], everything),
        )
        for key, area in areas.items()
    ]
    return sorted(made, key=lambda group: group.title), tuple(unplaced)


def _chain(one: Reporting, everything: Succession) -> list[Dated]:
    """Give what *one* was entered under, its own area first; standing or not."""
    chain: list[Dated] = []
    above = everything.get(body_key(one.body))
    while above is not None and above.parent and above not in chain:
        chain.append(above)
        above = everything.get(above.parent)
    return [*chain, above] if above else chain


def _crosses(area: Dated, inside: Iterable[int], everything: Succession) -> tuple[str, ...]:
    """Give the areas of then, where *area* was put together from more than one."""
    parents: dict[str, str] = {}
    for body in inside:
        one = everything.get(body_key(body))
        own = everything.get(one.parent) if one and one.parent else None
        above = everything.get(own.parent) if own and own.parent else None
        if above is not None:
            parents[above.key] = above.name
    return tuple(parents.values()) if len(parents) > 1 else ()


def _mergers(
    bodies: Iterable[Reporting], everything: Succession, periods: Sequence[Period]
) -> tuple[Break, ...]:
    """Give a break for each body that came to be in the midst of what it reports about."""
    found = []
    for one in bodies:
        own = everything.get(body_key(one.body))
        began = own.valid_from if own else None
        at = next((at for at, each in enumerate(periods) if began and each.last >= began), 0)
        if at == 0 or began is None:
            continue
        found.append(
            Break(
                before=periods[at - 1].code,
                after=periods[at].code,
                why=f"đơn vị được thành lập, sáp nhập ngày {began:%d/%m/%Y}",
                groups=frozenset({f"body:{one.body}"}),
            )
        )
    return tuple(found)
