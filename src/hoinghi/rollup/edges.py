"""What the engines of SQL ask beside the figures: groups, parts and terms as tables of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hoinghi.rollup.grouping import Grouping
from hoinghi.rollup.plain import PartsAbove
from hoinghi.rollup.values import Shapes, whole_terms

Rows = Sequence[tuple[int, ...]]


class Numbers(dict[str, int]):
    """Names with the numbers that stand for them, from 0 on; a new name gets the next."""

    def __missing__(self, name: str) -> int:
        self[name] = number = len(self)
        return number


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Names by number: what the columns of figures stand for. Part 0 is the whole."""

    indicators: tuple[str, ...]
    periods: tuple[str, ...]
    parts: tuple[str, ...] = ("",)

    def __post_init__(self) -> None:
        if self.parts[:1] != ("",):
            raise ValueError(f"part 0 is {self.parts[:1]}, not the whole")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """The small tables of one roll-up, and the names of its answer."""

    tables: Mapping[str, Rows]
    groups: tuple[str, ...]
    names: Names


def edges(grouping: Grouping, shapes: Shapes, names: Names, parts_above: PartsAbove) -> Edges:
    """Number everything that the figures and their totals are of."""
    indicators = Numbers({name: number for number, name in enumerate(names.indicators)})
    parts = Numbers({name: number for number, name in enumerate(names.parts)})
    part_groups = [
        (number, parts[above])
        for number, name in enumerate(names.parts)
        for above in (parts_above(name) if name else ())
    ]
    classes, groups = _classes(grouping)
    tables: dict[str, Rows] = {
        "classes": classes,
        "groups": groups,
        "part_groups": part_groups,
        "terms": _terms(shapes, indicators),
    }
    numbered = Names(indicators=tuple(indicators), periods=names.periods, parts=tuple(parts))
    return Edges(tables=tables, groups=grouping.groups, names=numbered)


def _classes(grouping: Grouping) -> tuple[Rows, Rows]:
    number = {group: at for at, group in enumerate(grouping.groups)}
    classes: list[tuple[int, ...]] = []
    groups: list[tuple[int, ...]] = []
    for at, (of_class, bodies) in enumerate(grouping.classes.items()):
        classes += ((body, at) for body in bodies)
        groups += ((at, number[group]) for group in of_class)
    return classes, groups


def _terms(shapes: Shapes, indicators: Numbers) -> Rows:
    terms = whole_terms(shapes)
    needed = _counted(term.ratio for term in terms)
    return [
        (
            indicators[term.ratio],
            indicators[term.indicator],
            term.factor,
            int(term.is_above),
            needed[term.ratio],
        )
        for term in terms
    ]


def _counted(names: Iterable[str]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for name in names:
        found[name] = found.get(name, 0) + 1
    return found
