"""The roll-up where the figures lie: in PostgreSQL, by the same expression."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pyarrow

from hoinghi.rollup.columns import ArrowCells
from hoinghi.rollup.edges import Edges
from hoinghi.rollup.expressions import ANSWER, TABLES, Asked, kept_sql

if TYPE_CHECKING:
    import psycopg


def run(
    connection: psycopg.Connection[Any], figures: Sequence[str], asked_of: Edges, asked: Asked
) -> ArrowCells:
    """Ask PostgreSQL.

    Args:
        connection: What is made for the question is gone after it.
        figures: Name of the table (``("bench", "figures")``: schema and table) with the columns
            of figures, whole numbers all of them.

    Raises:
        psycopg.DataError: A total has more than 18 digits.
    """
    from psycopg.sql import SQL, Identifier  # the caller has it, for a connection is given

    with connection.transaction(), connection.cursor() as cursor:
        _offer(cursor, figures, asked_of)
        cursor.execute(kept_sql(asked, "postgres").encode())
        answer = cursor.fetchall()
        # By name, for the caller's transaction may go on and ask again.
        cursor.execute("DROP VIEW pg_temp.figures")
        for name in asked_of.tables:
            cursor.execute(SQL("DROP TABLE {}").format(Identifier("pg_temp", name)))
    columns = list(zip(*answer, strict=True)) or [()] * len(ANSWER)
    totals = pyarrow.table({
        name: pyarrow.array(column, pyarrow.float64() if name == "rate" else pyarrow.int64())
        for name, column in zip(ANSWER, columns, strict=True)
    })  # fmt: skip
    return ArrowCells(totals, asked_of.names, asked_of.groups)


def _offer(cursor: psycopg.Cursor[Any], figures: Sequence[str], asked_of: Edges) -> None:
    """Give the tables their names, for this transaction alone."""
    from psycopg.sql import SQL, Identifier  # the caller has it, for a connection is given

    for name, rows in asked_of.tables.items():
        columns = SQL(", ").join(SQL("{} bigint").format(Identifier(one)) for one in TABLES[name])
        table = Identifier(name)
        cursor.execute(SQL("CREATE TEMP TABLE {} ({})").format(table, columns))
        with cursor.copy(SQL("COPY {} FROM STDIN").format(table)) as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute(SQL("ANALYZE {}").format(table))
    view = SQL("CREATE TEMP VIEW figures AS SELECT * FROM {}")
    cursor.execute(view.format(Identifier(*figures)))
