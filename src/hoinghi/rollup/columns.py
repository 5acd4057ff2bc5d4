"""Figures and their totals in columns of numbers, as Arrow holds them. Loads Arrow and numpy."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeAlias

import numpy
import pyarrow

from hoinghi.rollup.cells import Cell, Key
from hoinghi.rollup.edges import Names, Numbers
from hoinghi.rollup.expressions import FIGURES, LONG, TABLES
from hoinghi.rollup.values import Value

Numbered: TypeAlias = numpy.typing.NDArray[numpy.int64]


class ArrowCells:
    """Cells in columns as the engine gave them; found by one number made of the four of a key.

    ``table`` has the columns of ``expressions.ANSWER``, ratios among them.
    """

    def __init__(self, table: pyarrow.Table, names: Names, groups: tuple[str, ...]) -> None:
        self.table = table
        self.names = names
        self.groups = groups

    def periods(self) -> Iterable[str]:
        return self.names.periods

    def indicators(self) -> Iterable[str]:
        return self.names.indicators

    def __len__(self) -> int:
        return len(self.table) - int(self.table["value"].null_count)

    def __iter__(self) -> Iterator[Key]:
        sums = self.table.filter(self.table["value"].is_valid())
        columns = (sums[name].to_pylist() for name in ("grp", "indicator", "period", "part"))
        for group, indicator, period, part in zip(*columns, strict=True):
            yield Key(
                self.groups[group],
                self.names.indicators[indicator],
                self.names.periods[period],
                self.names.parts[part],
            )

    def get(self, key: Key) -> Cell | None:
        if (number := self._number(key)) is None:
            return None
        order, sorted_ = self._sorted
        at = int(numpy.searchsorted(sorted_, number))
        if at == len(sorted_) or int(sorted_[at]) != number:
            return None
        row = int(order[at])
        value, reported, official = (column[row] for column in self._columns)
        return Cell(int(value), int(reported), int(official))

    def _number(self, key: Key) -> int | None:
        number = 0
        for name, of in zip(key, self._numbers, strict=True):
            if name not in of:
                return None
            number = number * len(of) + of[name]
        return number

    @cached_property
    def _numbers(self) -> tuple[Mapping[str, int], ...]:
        lists = (self.groups, self.names.indicators, self.names.periods, self.names.parts)
        return tuple({name: at for at, name in enumerate(one)} for one in lists)

    @cached_property
    def _columns(self) -> tuple[Numbered, ...]:
        names = ("value", "reported", "official")
        return tuple(self.table[name].fill_null(0).to_numpy() for name in names)

    @cached_property
    def _sorted(self) -> tuple[Numbered, Numbered]:
        numbers: Numbered = numpy.zeros(len(self.table), dtype=numpy.int64)
        columns = ("grp", "indicator", "period", "part")
        for name, of in zip(columns, self._numbers, strict=True):
            numbers = numbers * len(of) + self.table[name].to_numpy()
        order: Numbered = numpy.argsort(numbers, kind="stable")
        return order, numbers[order]


def numbered(values: Iterable[Value]) -> tuple[pyarrow.Table, Names]:
    """Bring *values* into columns of numbers.

    Raises:
        ValueError: A body gave one figure twice, or whole and by parts as well.
    """
    indicators, periods, parts = Numbers(), Numbers(), Numbers({"": 0})
    seen: dict[tuple[int, int, int], int] = {}
    by_parts: set[tuple[int, int, int, int]] = set()
    rows = []
    for one in values:
        part = parts[one.part]
        of = one.body, indicators[one.indicator], periods[one.period]
        known = seen.setdefault(of, part)
        if (known == 0) != (part == 0):
            raise ValueError(f"body {one.body} gave {one.indicator} whole and by parts")
        if (*of, part) in by_parts:
            raise ValueError(f"body {one.body} gave {one.indicator} of {one.period} twice")
        by_parts.add((*of, part))
        rows.append((*of, part, one.value, one.is_official, one.revision))
    names = Names(indicators=tuple(indicators), periods=tuple(periods), parts=tuple(parts))
    return _columns(FIGURES, rows), names


def schema() -> pyarrow.Schema:
    """Give the columns of figures as they lie in a file."""
    return pyarrow.schema([(name, _type(name)) for name in FIGURES])


def table(name: str, rows: Collection[tuple[int, ...]]) -> pyarrow.Table:
    """Bring the rows of a table of ``expressions.TABLES`` into columns."""
    return _columns(TABLES[name], rows)


def column(numbers: Sequence[int], type_: Any) -> pyarrow.Array:
    """Bring whole numbers into a column of *type_*.

    From bytes, because what Arrow makes of a list it first asks pandas about, and loads it.

    Raises:
        OverflowError: One is too large for it.
    """
    packed = array("q" if type_ == pyarrow.int64() else "i", numbers)
    return pyarrow.Array.from_buffers(type_, len(packed), [None, pyarrow.py_buffer(packed)])


def _columns(names: Sequence[str], rows: Collection[tuple[int, ...]]) -> pyarrow.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return pyarrow.table({
        name: column(numbers, _type(name)) for name, numbers in zip(names, columns, strict=True)
    })  # fmt: skip


def _type(column: str) -> Any:
    return pyarrow.int64() if column in LONG else pyarrow.int32()
