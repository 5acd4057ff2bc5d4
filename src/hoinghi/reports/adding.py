"""Cộng số liệu của các đơn vị vào từng nhóm, từ điều đã đọc sẵn của mỗi lần gửi. Python thuần.

What a revision adds is reckoned once, projects and sources included; bodies of the same groups are
added up once for all of their groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from hoinghi.rollup import Grouping
from hoinghi.rollup.cells import Cell, CellsByKey, Key

Of: TypeAlias = tuple[str, str, str]
"""Indicator, period, part."""
Figures: TypeAlias = Mapping[Of, Cell]
"""What one body tells, parts added up."""


def cells(figures: Iterable[tuple[int, Figures]], grouping: Grouping) -> CellsByKey:
    """Add up what bodies tell for every group; who is in no group is passed over."""
    classes: dict[tuple[str, ...], dict[Of, list[int]]] = {}
    for body, told in figures:
        _add(classes.setdefault(grouping.groups_of.get(body, ()), {}), told)
    totals: dict[str, dict[Of, list[int]]] = {group: {} for group in grouping.groups}
    for groups, sums in classes.items():
        for group in groups:
            _add(totals[group], sums)
    return CellsByKey(
        (Key(group, *of), Cell._make(sums))
        for group, found in totals.items()
        for of, sums in found.items()
    )


def _add(total: dict[Of, list[int]], sums: Mapping[Of, Sequence[int]]) -> None:
    for of, added in sums.items():
        known = total.get(of)
        if known is None:
            total[of] = list(added)
        else:
            known[0] += added[0]
            known[1] += added[1]
            known[2] += added[2]
