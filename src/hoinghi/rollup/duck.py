"""The roll-up by DuckDB inside this process, over Arrow or Parquet. Loads both when imported."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import TypeAlias

import duckdb
import pyarrow

from hoinghi.rollup.columns import ArrowCells, numbered, table
from hoinghi.rollup.edges import Edges, edges
from hoinghi.rollup.expressions import Asked, kept_sql
from hoinghi.rollup.grouping import Grouping
from hoinghi.rollup.plain import PartsAbove
from hoinghi.rollup.values import Shapes, Value

Figures: TypeAlias = pyarrow.Table | Collection[Path]
"""In a table, or in files of Parquet with the columns of figures."""


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


def run(figures: Figures, asked_of: Edges, asked: Asked) -> ArrowCells:
    """Ask DuckDB.

    Raises:
        OverflowError: A total has more than 18 digits.
    """
    with _database().cursor() as cursor:
        _offer(cursor, figures, asked_of)
        try:
            totals = cursor.sql(kept_sql(asked, "duckdb")).to_arrow_table()
        except (duckdb.OutOfRangeException, duckdb.ConversionException) as error:
            raise OverflowError(f"a total has more than 18 digits: {error}") from error
    return ArrowCells(totals, asked_of.names, asked_of.groups)


def strangers(figures: Figures, asked_of: Edges) -> Collection[int]:
    """Give the bodies that reported and are in no group."""
    with _database().cursor() as cursor:
        _offer(cursor, figures, asked_of)
        found = cursor.execute("SELECT DISTINCT body FROM figures ANTI JOIN classes USING (body)")
        return sorted(body for (body,) in found.fetchall())


def _offer(
    cursor: duckdb.DuckDBPyConnection,
    figures: Figures,
    asked_of: Edges,
) -> None:
    """Give the tables their names, for this cursor alone."""
    for name, rows in asked_of.tables.items():
        # A table of its own says how many numbers there are, and joins are quicker for it.
        cursor.register(f"given_{name}", table(name, rows))
        cursor.execute(f"CREATE TEMP TABLE {name} AS FROM given_{name}")
    if isinstance(figures, pyarrow.Table):
        cursor.register("figures", figures)
        return
    # A view takes no parameters, so the names of the files are quoted here.
    files = ", ".join("'" + str(path).replace("'", "''") + "'" for path in figures)
    cursor.execute(f"CREATE TEMP VIEW figures AS FROM read_parquet([{files}])")


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
