"""The roll-up on a cluster of Spark, by the same expression; for who has one.

PySpark is no part of this installation: the session is the caller's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hoinghi.rollup.columns import ArrowCells, table
from hoinghi.rollup.edges import Edges
from hoinghi.rollup.expressions import Asked, kept_sql

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def run(session: SparkSession, figures: DataFrame, asked_of: Edges, asked: Asked) -> ArrowCells:
    """Ask the cluster of *session*; *figures* has the columns of figures, all whole numbers.

    Raises:
        pyspark.errors.ArithmeticException: A total has more than 18 digits.
    """
    for name, rows in asked_of.tables.items():
        small: Any = session.createDataFrame(table(name, rows))
        small.createOrReplaceTempView(name)
    figures.createOrReplaceTempView("figures")
    answer = session.sql(kept_sql(asked, "pyspark")).toArrow()
    return ArrowCells(answer, asked_of.names, asked_of.groups)
