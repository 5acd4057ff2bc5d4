"""The roll-up by DuckDB inside this process, over Arrow or Parquet. Loads both when imported."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import duckdb
import numpy
import pyarrow

from hoinghi.rollup.cells import Cell, Key
from hoinghi.rollup.edges import Edges, Names, Numbers, edges
from hoinghi.rollup.expressions import ANSWER, FIGURES, TABLES, Asked, kept_sql
from hoinghi.rollup.grouping import Grouping
from hoinghi.rollup.plain import PartsAbove
from hoinghi.rollup.values import Shapes, Value

Numbered = numpy.typing.NDArray[numpy.int64]


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


def added_up(
    values: Collection[Value], grouping: Grouping, shapes: Shapes, parts_above: PartsAbove
) -> ArrowCells:
    """Add up *values*, the latest revision of each, for every group and part.

    Raises:
        ValueError: A body gave one figure twice, or whole and by parts as well; an indicator
            has no shape.
        OverflowError: A total has more than 18 digits.
    """
    figures, names = numbered(values)
    asked = Asked(by_parts=len(names.parts) > 1)
    return run(figures, edges(grouping, shapes, names, parts_above), asked)


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
    columns = list(zip(*rows, strict=True)) or [()] * len(FIGURES)
    table = pyarrow.table({
        name: pyarrow.array(map(int, column), _type(name))
        for name, column in zip(FIGURES, columns, strict=True)
    })  # fmt: skip
    return table, Names(indicators=tuple(indicators), periods=tuple(periods), parts=tuple(parts))


def run(figures: pyarrow.Table | Collection[Path], asked_of: Edges, asked: Asked) -> ArrowCells:
    """Ask DuckDB; *figures* in a table or in files of Parquet with the columns of figures.

    Raises:
        OverflowError: A total has more than 18 digits.
    """
    with _database().cursor() as cursor:
        _offer(cursor, figures, asked_of)
        try:
            table = cursor.sql(kept_sql(asked, "duckdb")).to_arrow_table()
        except (duckdb.OutOfRangeException, duckdb.ConversionException) as error:
            raise OverflowError(f"a total has more than 18 digits: {error}") from error
    return ArrowCells(table, asked_of.names, asked_of.groups)


def _offer(
    cursor: duckdb.DuckDBPyConnection,
    figures: pyarrow.Table | Collection[Path],
    asked_of: Edges,
) -> None:
    """Give the tables their names, for this cursor alone."""
    for name, rows in asked_of.tables.items():
        cursor.register(name, _table(name, rows))
    if isinstance(figures, pyarrow.Table):
        cursor.register("figures", figures)
        return
    # A view takes no parameters, so the names of the files are quoted here.
    files = ", ".join("'" + str(path).replace("'", "''") + "'" for path in figures)
    cursor.execute(f"CREATE TEMP VIEW figures AS FROM read_parquet([{files}])")


def _table(name: str, rows: Collection[tuple[int, ...]]) -> pyarrow.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(TABLES[name])
    return pyarrow.table({
        column: pyarrow.array(numbers, _type(column))
        for column, numbers in zip(TABLES[name], columns, strict=True)
    })  # fmt: skip


def _type(column: str) -> Any:
    return pyarrow.int64() if column in ("value", "factor") else pyarrow.int32()


@cache
def _database() -> duckdb.DuckDBPyConnection:
    """Open one database in memory for this process; each roll-up has a cursor of its own.

    Nothing is fetched over the network, and what doesn't fit in memory goes to the folder for
    temporary files.
    """
    folder = Path(tempfile.gettempdir()) / f"hoinghi-rollup-{os.getpid()}"
    return duckdb.connect(
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "memory_limit": "1GB",
            "preserve_insertion_order": False,
            "temp_directory": str(folder),
        }
    )


# A child of this process has none of the threads that the database works with.
os.register_at_fork(after_in_child=_database.cache_clear)

__all__ = ["ANSWER", "ArrowCells", "added_up", "numbered", "run"]
