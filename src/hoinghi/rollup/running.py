"""Totals that are kept and corrected: one resubmission changes each level above by the difference.

What a body reported for a period, and what a group adds up to, are both one packed array: for
each slot (indicator and part) sum, how many reported, how many officially, in 64 bits each. So a
report is the total of one body, and a resubmission is

    change = difference(old, new)
    for each group of the body: total = applied(total, change)

in whatever database keeps the bytes, in one transaction. Slots are only ever added at the end; a
shorter array is one from before.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import add, sub
from typing import Final

from hoinghi.rollup import grouping as edges
from hoinghi.rollup.cells import Cell, CellsByKey, Key
from hoinghi.rollup.plain import PartsAbove, of_one_body
from hoinghi.rollup.values import Value

_WIDTH: Final = len(Cell._fields)

Slot = tuple[str, str]
"""Indicator and part."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands where in the arrays. Kept beside them; it only ever grows at its end."""

    slots: tuple[Slot, ...] = ()

    def __post_init__(self) -> None:
        if len(set(self.slots)) < len(self.slots):
            raise ValueError("a slot stands twice")

    def grown(self, values: Iterable[Value], parts_above: PartsAbove = edges.parts_above) -> Layout:
        """Give a layout that has room for *values* too; itself where it has."""
        slots = dict.fromkeys(self.slots)
        for one in values:
            for part in parts_above(one.part) if one.part else ("",):
                slots[one.indicator, part] = None
        return self if len(slots) == len(self.slots) else Layout(tuple(slots))


def packed(
    values: Iterable[Value], layout: Layout, parts_above: PartsAbove = edges.parts_above
) -> bytes:
    """Pack what one body reported for one period, its latest revision.

    Raises:
        ValueError: Values of several bodies or periods; a figure twice, or whole and by parts; no
            slot for one (``Layout.grown``).
        OverflowError: A figure has more than 18 digits.
    """
    given = list(values)
    if len({(one.body, one.period) for one in given}) > 1:
        raise ValueError("values of more than one body or period")
    at = {slot: number * _WIDTH for number, slot in enumerate(layout.slots)}
    numbers = array("q", bytes(8 * _WIDTH * len(layout.slots)))
    for (indicator, _, part), cell in of_one_body(given, parts_above).items():
        if (indicator, part) not in at:
            raise ValueError(f"no slot for {indicator} {part}")
        start = at[indicator, part]
        numbers[start : start + _WIDTH] = array("q", cell)
    return _written(numbers)


def unpacked(total: bytes, layout: Layout) -> Mapping[Slot, Cell]:
    """Give what *total* says, of each slot for which somebody reported."""
    numbers = _read(total)
    cells = zip(*(numbers[place::_WIDTH] for place in range(_WIDTH)), strict=True)
    return {
        slot: Cell._make(cell) for slot, cell in zip(layout.slots, cells, strict=False) if cell[1]
    }


def difference(old: bytes, new: bytes) -> bytes:
    """Give what has to be added to *old* to make *new*; both may be empty (nothing reported)."""
    return _combined(sub, new, old)


def applied(total: bytes, change: bytes) -> bytes:
    """Add *change* to *total*.

    Raises:
        ValueError: Fewer than no bodies would have reported: the change is not of this total, or
            was taken back twice.
        OverflowError: A total would have more than 18 digits.
    """
    changed = _combined(add, total, change)
    reported = _read(changed)[1::_WIDTH]
    if min(reported, default=0) < 0:
        raise ValueError("a change was taken back that had not been made")
    return changed


def cells(totals: Iterable[tuple[str, str, bytes]], layout: Layout) -> CellsByKey:
    """Give running totals ``(group, period, bytes)`` as cells, for ``Totals``."""
    return CellsByKey(
        (Key(group, slot[0], period, slot[1]), cell)
        for group, period, total in totals
        for slot, cell in unpacked(total, layout).items()
    )


def _combined(how: Callable[[int, int], int], one: bytes, other: bytes) -> bytes:
    longest = max(len(one), len(other))
    padded = (_read(each + bytes(longest - len(each))) for each in (one, other))
    return _written(array("q", map(how, *padded)))


def _read(packed_: bytes) -> array[int]:
    if len(packed_) % (8 * _WIDTH):
        raise ValueError(f"{len(packed_)} bytes are no packed totals")
    numbers = array("q", packed_)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _written(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()
