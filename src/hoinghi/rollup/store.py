"""Values of many bodies and years in Parquet, written and read without holding them all.

A store is a folder: files of numbers (``figures-*.parquet``) and ``names.json``, which says what
they stand for. Several revisions of a report may lie in it; the latest counts, of those that say
at least one figure. One program writes at a time; a file is there whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

import pyarrow
import pyarrow.parquet

from hoinghi.rollup import duck
from hoinghi.rollup import grouping as edges
from hoinghi.rollup.columns import column, schema
from hoinghi.rollup.contents import Contents, contents_of, keep
from hoinghi.rollup.edges import Numbers
from hoinghi.rollup.edges import edges as edges_of
from hoinghi.rollup.expressions import FIGURES
from hoinghi.rollup.grouping import Grouping
from hoinghi.rollup.plain import PartsAbove
from hoinghi.rollup.rolling import left_out
from hoinghi.rollup.totals import Totals
from hoinghi.rollup.values import Break, IndicatorShape, Value, checked

AT_ONCE: Final = 100_000
"""Rows held in memory at a time."""


class Store:
    """The long store in *folder*, which is made at the first writing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def files(self) -> Sequence[Path]:
        return sorted(self.folder.glob("figures-*.parquet"))

    def contents(self) -> Contents:
        return contents_of(self.folder)

    def append(self, values: Iterable[Value]) -> int:
        """Write *values* into a new file and give how many they were.

        Raises:
            OverflowError: A figure has more than 18 digits; nothing is written.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        number = len(self.files)
        file = self.folder / f"figures-{number:06}.parquet"
        begun = file.with_suffix(".begun")
        writer = _Writer(self.contents())
        rows = writer.write(begun, values)
        # Names first: a name that no figure has harms nobody.
        keep(writer.contents(), self.folder)
        begun.replace(file)
        return rows

    def read(self) -> Iterator[Value]:
        """Give every value of every revision, in the order written."""
        names = self.contents().names
        for file in self.files:
            for batch in pyarrow.parquet.ParquetFile(file).iter_batches(AT_ONCE):
                columns = (batch.column(name).to_pylist() for name in FIGURES)
                for body, code, period, part, value, official, revision in zip(
                    *columns, strict=True
                ):
                    yield Value(
                        body=body,
                        indicator=names.indicators[code],
                        period=names.periods[period],
                        part=names.parts[part],
                        value=value,
                        is_official=bool(official),
                        revision=revision,
                    )

    def roll_up(
        self,
        grouping: Grouping,
        shapes: Iterable[IndicatorShape],
        *,
        periods: Sequence[str] = (),
        breaks: Iterable[Break] = (),
        parts_above: PartsAbove = edges.parts_above,
    ) -> Totals:
        """Roll up the latest revision of each report, by DuckDB.

        Raises:
            ValueError: No shape for an indicator; a ratio of what is no sum; nothing is in it.
            OverflowError: A total has more than 18 digits.
        """
        known, contents, files = checked(shapes), self.contents(), self.files
        if not files:
            raise ValueError(f"nothing in {self.folder}")
        asked_of = edges_of(grouping, known, contents.names, parts_above)
        return Totals(
            duck.run(files, asked_of, contents.asked),
            grouping,
            known,
            periods=periods,
            breaks=breaks,
            unplaced=lambda: left_out(duck.strangers(files, asked_of), grouping),
        )


class _Writer:
    """Brings values into columns of numbers, new names getting the next number."""

    def __init__(self, contents: Contents) -> None:
        self._indicators = _numbers(contents.indicators)
        self._periods = _numbers(contents.periods)
        self._parts = _numbers(contents.parts)
        self._is_revised = contents.is_revised

    def contents(self) -> Contents:
        return Contents(
            indicators=tuple(self._indicators),
            periods=tuple(self._periods),
            parts=tuple(self._parts),
            is_revised=self._is_revised,
        )

    def write(self, path: Path, values: Iterable[Value]) -> int:
        waiting, rows = iter(values), 0
        with pyarrow.parquet.ParquetWriter(path, schema(), compression="zstd") as writer:
            while len(batch := self._batch(islice(waiting, AT_ONCE))):
                writer.write_batch(batch)
                rows += len(batch)
        return rows

    def _batch(self, values: Iterable[Value]) -> pyarrow.RecordBatch:
        columns: list[list[int]] = [[] for _ in FIGURES]
        for one in values:
            row = (
                one.body,
                self._indicators[one.indicator],
                self._periods[one.period],
                self._parts[one.part],
                one.value,
                one.is_official,
                one.revision,
            )
            for numbers, number in zip(columns, row, strict=True):
                numbers.append(number)
        self._is_revised |= any(columns[FIGURES.index("revision")])
        fields = schema()
        arrays = [
            column(numbers, field.type) for numbers, field in zip(columns, fields, strict=True)
        ]
        return pyarrow.RecordBatch.from_arrays(arrays, schema=fields)


def _numbers(names: Iterable[str]) -> Numbers:
    return Numbers({name: number for number, name in enumerate(names)})
