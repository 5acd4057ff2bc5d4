"""The roll-up in plain Python: what all engines have to agree with, and the quickest for few.

A conference has some thousand values. They are added up before DuckDB would have opened.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from hoinghi.rollup.cells import Cell, Key
from hoinghi.rollup.grouping import Grouping
from hoinghi.rollup.values import Value

PartsAbove = Callable[[str], tuple[str, ...]]
Of = tuple[str, str, str]
"""Indicator, period, part."""
Figures = Mapping[Of, int]
"""What was told of each; sum and both counts in one number, to be read through ``PlainCells``."""

# Sum, number of reports and number of official ones lie in one whole number, so that adding up
# is one addition. The counts never reach 2 to the 24th.
_COUNT: Final = 24
_MASK: Final = (1 << _COUNT) - 1
_ONE: Final = 1 << _COUNT
_VALUE: Final = 2 * _COUNT


def _one(value: int, is_official: bool) -> int:
    return (value << _VALUE) + _ONE + is_official


def _cell(number: int) -> Cell:
    return Cell(number >> _VALUE, (number >> _COUNT) & _MASK, number & _MASK)


class PlainCells:
    """Cells as they were added up: group → indicator, period, part → one number for all three."""

    def __init__(self, sums: Mapping[str, Mapping[Of, int]]) -> None:
        self._sums = sums

    def get(self, key: Key) -> Cell | None:
        group, *of = key
        found = self._sums.get(group, {}).get((of[0], of[1], of[2]))
        return None if found is None else _cell(found)

    def __iter__(self) -> Iterator[Key]:
        return (Key(group, *of) for group, found in self._sums.items() for of in found)

    def __len__(self) -> int:
        return sum(map(len, self._sums.values()))

    def periods(self) -> Iterable[str]:
        return {of[1] for found in self._sums.values() for of in found}

    def indicators(self) -> Iterable[str]:
        return {of[0] for found in self._sums.values() for of in found}


def added_up(values: Iterable[Value], grouping: Grouping, parts_above: PartsAbove) -> PlainCells:
    """Add up *values* for every group and part; bodies that are in no group are passed over.

    Raises:
        ValueError: A body gave one figure twice, or whole and by parts as well.
    """
    sums: dict[str, dict[Of, int]] = {group: {} for group in grouping.groups}
    for body, figures in _by_body(values, parts_above).items():
        for group in grouping.groups_of.get(body, ()):
            total = sums[group]
            if not total:
                total.update(figures)
                continue
            get = total.get
            for of, figure in figures.items():
                total[of] = get(of, 0) + figure
    return PlainCells(sums)


def of_one_body(values: Iterable[Value], parts_above: PartsAbove) -> Mapping[Of, Cell]:
    """Give the figures of one body by indicator, period and part, those by parts added up.

    Raises:
        ValueError: As :func:`added_up`.
    """
    return {of: _cell(figure) for of, figure in figures_of(values, parts_above).items()}


def figures_of(values: Iterable[Value], parts_above: PartsAbove) -> Figures:
    """Give what ``of_one_body`` gives as it is added up: whole numbers, to be kept and added.

    Raises:
        ValueError: As :func:`added_up`.
    """
    return next(iter(_by_body(values, parts_above).values()), {})


def _by_body(values: Iterable[Value], parts_above: PartsAbove) -> Mapping[int, Mapping[Of, int]]:
    """Give each body's figures, those by parts added up so that a body counts once in each."""
    found: dict[int, dict[Of, int]] = defaultdict(dict)
    by_parts: list[Value] = []
    for one in values:
        if one.part:
            by_parts.append(one)
            continue
        figures = found[one.body]
        of = (one.indicator, one.period, "")
        if of in figures:
            raise ValueError(f"body {one.body} gave {one.indicator} of {one.period} twice")
        figures[of] = _one(one.value, one.is_official)
    for (body, of), (value, is_official) in _by_part(by_parts, parts_above).items():
        if of in found[body]:
            raise ValueError(f"body {body} gave {of[0]} of {of[1]} whole and by parts")
        found[body][of] = _one(value, is_official)
    return found


def _by_part(
    by_parts: Iterable[Value], parts_above: PartsAbove
) -> Mapping[tuple[int, Of], tuple[int, bool]]:
    above: dict[str, tuple[str, ...]] = {}
    summed: dict[tuple[int, Of], tuple[int, bool]] = {}
    seen: set[tuple[int, Of]] = set()
    for one in by_parts:
        given = one.body, (one.indicator, one.period, one.part)
        if given in seen:
            raise ValueError(f"body {one.body} gave {one.indicator} {one.part} twice")
        seen.add(given)
        for part in above.get(one.part) or above.setdefault(one.part, parts_above(one.part)):
            key = one.body, (one.indicator, one.period, part)
            value, is_official = summed.get(key, (0, True))
            summed[key] = value + one.value, is_official and one.is_official
    return summed
