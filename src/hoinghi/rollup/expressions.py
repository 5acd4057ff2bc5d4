"""The roll-up as one Ibis expression, the same for DuckDB, PostgreSQL and Spark.

Building and compiling it costs a quarter of a second and Ibis half a second more, so the SQL is
kept beside this module (``kept/``, made by the program and in no repository) the first time that
it is asked for, and Ibis isn't loaded afterwards. Its name holds the digest of this module and
the release of Ibis: after a change of either it is made anew. Where Ibis isn't installed, as beside
Spark, what was kept of this module serves.

All columns are whole numbers; what they stand for is in tables of names outside. Part 0 is the
whole. The tables asked:

- ``figures(body, indicator, period, part, value, official, revision)``, ``official`` 0 or 1
- ``classes(body, class)`` and ``groups(class, grp)``: bodies of the same groups are of one class
- ``part_groups(part, above)``: a part and everything that it goes into, itself too
- ``terms(result, indicator, factor, above, needed)``: of what a ratio is made; ``above`` 0 or 1,
  ``needed`` how many terms the ratio has

The answer: ``(grp, indicator, period, part, value, rate, reported, official)``: a sum has a
``value``, a ratio a ``rate``, the other is null. The rate is for sorting and drawing, good to some
fifteen digits; ``Totals`` divides the sums exactly. A rate that a body worked out itself is
nowhere.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from ibis.expr.types import IntegerColumn, Table

Dialect = Literal["duckdb", "postgres", "pyspark"]
DIALECTS: Final[tuple[Dialect, ...]] = ("duckdb", "postgres", "pyspark")
KEPT: Final = Path(__file__).with_name("kept")

FIGURES: Final = ("body", "indicator", "period", "part", "value", "official", "revision")
TABLES: Final = {
    "figures": FIGURES,
    "classes": ("body", "class"),
    "groups": ("class", "grp"),
    "part_groups": ("part", "above"),
    "terms": ("result", "indicator", "factor", "above", "needed"),
}
ANSWER: Final = (
    "grp", "indicator", "period", "part", "value", "rate", "reported", "official",
)  # fmt: skip
LONG: Final = frozenset({"value", "factor"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which of the questions: every step that the figures don't need is left out.

    Attributes:
        by_parts: Some figures are of a project or source.
        revised: Several revisions of a report lie together; the latest counts, and what it no
            longer says is gone.
    """

    by_parts: bool = False
    revised: bool = False

    @property
    def name(self) -> str:
        steps = (("parts", self.by_parts), ("revised", self.revised))
        return "-".join(name for name, is_taken in steps if is_taken) or "plain"


EVERY: Final = tuple(
    Asked(by_parts=by_parts, revised=revised)
    for by_parts in (False, True)
    for revised in (False, True)
)


@cache
def kept_sql(asked: Asked, dialect: Dialect) -> str:
    """Give the SQL of :func:`expression`, compiled once and for all.

    Raises:
        ModuleNotFoundError: Neither Ibis is installed nor anything kept.
    """
    name = f"{dialect}-{asked.name}-{_digest()}"
    try:
        path = KEPT / f"{name}-{version('ibis-framework')}.sql"
    except PackageNotFoundError:
        path = max(KEPT.glob(f"{name}-*.sql"), default=KEPT / name)
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        made = compiled(asked, dialect)
    with suppress(OSError):  # where nothing can be written each process compiles for itself
        _keep(path, made)
    return made


@cache
def _digest() -> str:
    return sha256(Path(__file__).read_bytes()).hexdigest()[:16]


def _keep(path: Path, made: str) -> None:
    """Write beside and rename: two processes at once never see half a file."""
    path.parent.mkdir(exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_text(made, encoding="utf-8")
    beside.replace(path)


def compiled(asked: Asked, dialect: Dialect) -> str:
    """Compile the expression; loads Ibis."""
    import ibis  # half a second, for who compiles alone
    from ibis.config import Config

    class SparkOptions(Config):  # type: ignore[misc]  # Ibis has no types
        treat_nan_as_null = False

    # Set by the backend when it is connected, which compiling doesn't need.
    ibis.options.pyspark = SparkOptions()
    return str(ibis.to_sql(expression(asked), dialect=dialect)) + "\n"


def expression(asked: Asked) -> Table:
    """Build the roll-up: sums of every group, then the ratios of these sums."""
    import ibis  # as above

    # By name, so that what both halves begin with is added up once.
    sums, terms = _sums(_counted(asked), asked).alias("sums"), _table("terms")
    part = {} if asked.by_parts else {"part": ibis.literal(0, "int32")}
    plain = sums.anti_join(terms, sums.indicator == terms.result)
    plain = plain.mutate(rate=ibis.null().cast("float64"), **part)
    ratios = _ratios(sums, terms, asked).mutate(value=ibis.null().cast("int64"), **part)
    return plain.select(*ANSWER).union(ratios.select(*ANSWER))


def _table(name: str) -> Table:
    import ibis  # as above

    columns = {column: "int64" if column in LONG else "int32" for column in TABLES[name]}
    return ibis.table(columns, name=name)


def _whole(column: IntegerColumn) -> IntegerColumn:
    """Bring a sum back to 64 bits; each database has its own wider number. Too large: it fails."""
    from ibis.expr import datatypes, operations  # as above

    # By hand, for to Ibis the sum is of this type already and ``cast`` would leave it as it is.
    whole: IntegerColumn = operations.Cast(column, datatypes.int64).to_expr()
    return whole


def _counted(asked: Asked) -> Table:
    """Give the figures that count, each body once for every part."""
    figures = _table("figures")
    if asked.revised:
        latest = figures.group_by("body", "period").agg(revision=figures.revision.max())
        figures = figures.semi_join(latest, ["body", "period", "revision"])
    if not asked.by_parts:
        return figures
    columns = ("body", "indicator", "period", "part", "value", "official")
    parts = figures.filter(figures.part != 0).inner_join(_table("part_groups"), "part")
    summed = parts.group_by("body", "indicator", "period", part=parts.above).agg(
        value=_whole(parts.value.sum()), official=parts.official.min()
    )
    return figures.filter(figures.part == 0).select(*columns).union(summed.select(*columns))


def _sums(figures: Table, asked: Asked) -> Table:
    keys = ["indicator", "period", *(["part"] if asked.by_parts else [])]
    classed = figures.inner_join(_table("classes"), "body")
    cells = classed.group_by("class", *keys).agg(
        value=classed.value.sum(), reported=classed.count(), official=classed.official.sum()
    )
    grouped = cells.inner_join(_table("groups"), "class")
    return grouped.group_by("grp", *keys).agg(
        value=_whole(grouped.value.sum()),
        reported=_whole(grouped.reported.sum()),
        official=_whole(grouped.official.sum()),
    )


def _ratios(sums: Table, terms: Table, asked: Asked) -> Table:
    """Give the ratios whose operands are all there."""
    operands = sums.inner_join(terms, "indicator")
    part = {"part": operands.part} if asked.by_parts else {}
    # In floating point: a total times its factor may have more than 18 digits.
    product = operands.value.cast("float64") * operands.factor
    above, below = product.sum(where=operands.above == 1), product.sum(where=operands.above == 0)
    found = operands.group_by("grp", "period", indicator=operands.result, **part).agg(
        rate=above / below.nullif(0),
        reported=operands.reported.min(),
        official=operands.official.min(),
        given=operands.count(),
        needed=operands.needed.max(),
    )
    return found.filter(found.given == found.needed)
