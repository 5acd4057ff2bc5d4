"""Cộng số liệu của các đơn vị vào từng nhóm, từ điều đã đọc sẵn của mỗi lần gửi. Python thuần.

What a revision adds is reckoned once, projects and sources included; bodies of the same groups are
added up once for all of their groups.
"""

from __future__ import annotations

from collections.abc import Iterable

from hoinghi.rollup import Grouping
from hoinghi.rollup.plain import Figures, Of, PlainCells


def cells(figures: Iterable[tuple[int, Figures]], grouping: Grouping) -> PlainCells:
    """Add up what bodies tell for every group; who is in no group is passed over."""
    classes: dict[tuple[str, ...], dict[Of, int]] = {}
    for body, told in figures:
        _add(classes.setdefault(grouping.groups_of.get(body, ()), {}), told)
    totals: dict[str, dict[Of, int]] = {group: {} for group in grouping.groups}
    for groups, sums in classes.items():
        for group in groups:
            _add(totals[group], sums)
    return PlainCells(totals)


def _add(total: dict[Of, int], sums: Figures) -> None:
    if not total:
        total.update(sums)
        return
    get = total.get
    for of, added in sums.items():
        total[of] = get(of, 0) + added
