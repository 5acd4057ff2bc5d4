"""The roll-up in plain Python: what all engines have to agree with, and the quickest for few.

A conference has some thousand values. They are added up before DuckDB would have opened.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from hoinghi.rollup.cells import Cell, CellsByKey, Key
from hoinghi.rollup.grouping import Grouping
from hoinghi.rollup.values import Value

PartsAbove = Callable[[str], tuple[str, ...]]
_Of = tuple[str, str, str]
"""Indicator, period, part."""


def added_up(values: Iterable[Value], grouping: Grouping, parts_above: PartsAbove) -> CellsByKey:
    """Add up *values* for every group and part; bodies that are in no group are passed over.

    Raises:
        ValueError: A body gave one figure twice, or whole and by parts as well.
    """
    of_bodies = _by_body(values, parts_above)
    totals: dict[str, dict[_Of, list[int]]] = {group: {} for group in grouping.groups}
    for body, figures in of_bodies.items():
        for group in grouping.groups_of.get(body, ()):
            _add(totals[group], figures)
    return CellsByKey(
        (Key(group, *of), Cell._make(sums))
        for group, found in totals.items()
        for of, sums in found.items()
    )


def of_one_body(values: Iterable[Value], parts_above: PartsAbove) -> Mapping[_Of, tuple[int, bool]]:
    """Give the figures of one body by indicator, period and part, those by parts added up.

    Raises:
        ValueError: As :func:`added_up`.
    """
    found = _by_body(values, parts_above)
    return next(iter(found.values()), {})


def _add(total: dict[_Of, list[int]], figures: Mapping[_Of, tuple[int, bool]]) -> None:
    for of, (value, is_official) in figures.items():
        sums = total.get(of)
        if sums is None:
            total[of] = [value, 1, int(is_official)]
            continue
        sums[0] += value
        sums[1] += 1
        sums[2] += is_official


def _by_body(
    values: Iterable[Value], parts_above: PartsAbove
) -> Mapping[int, Mapping[_Of, tuple[int, bool]]]:
    """Give each body's figures, those by parts added up so that a body counts once in each."""
    found: dict[int, dict[_Of, tuple[int, bool]]] = defaultdict(dict)
    by_parts: list[Value] = []
    for one in values:
        if one.part:
            by_parts.append(one)
            continue
        figures = found[one.body]
        of = (one.indicator, one.period, "")
        if of in figures:
            raise ValueError(f"body {one.body} gave {one.indicator} of {one.period} twice")
        figures[of] = one.value, one.is_official
    _put_parts(by_parts, found, parts_above)
    return found


def _put_parts(
    by_parts: Iterable[Value],
    found: Mapping[int, dict[_Of, tuple[int, bool]]],
    parts_above: PartsAbove,
) -> None:
    summed: dict[tuple[int, str, str, str], tuple[int, bool]] = {}
    seen: set[tuple[int, str, str, str]] = set()
    for one in by_parts:
        given = one.body, one.indicator, one.period, one.part
        if given in seen:
            raise ValueError(f"body {one.body} gave {one.indicator} {one.part} twice")
        seen.add(given)
        for part in parts_above(one.part):
            key = one.body, one.indicator, one.period, part
            value, is_official = summed.get(key, (0, True))
            summed[key] = value + one.value, is_official and one.is_official
    for (body, *of), figure in summed.items():
        key_of = of[0], of[1], of[2]
        if key_of in found[body]:
            raise ValueError(f"body {body} gave {of[0]} of {of[1]} whole and by parts")
        found[body][key_of] = figure
