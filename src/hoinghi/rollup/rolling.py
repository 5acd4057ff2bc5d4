"""``roll_up``: values of one conference, or of a nation, into totals by one of the engines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from typing import Final

from hoinghi.rollup import grouping as edges
from hoinghi.rollup.cells import Cells
from hoinghi.rollup.grouping import Grouping, Unplaced
from hoinghi.rollup.plain import PartsAbove, added_up
from hoinghi.rollup.totals import Totals
from hoinghi.rollup.values import Break, IndicatorShape, Shapes, Value, checked

FEW: Final = 300_000
"""Up to so many values in hand plain Python is done before they were brought into columns.

What lies in files (``store``) or in a database is rolled up there.
"""

IN_NO_GROUP: Final = "đơn vị không thuộc nhóm nào của bảng tổng hợp"


class Engine(StrEnum):
    """What adds up inside this process. All give the same totals to the last digit."""

    PLAIN = "plain"
    DUCKDB = "duckdb"


def roll_up(
    values: Collection[Value],
    grouping: Grouping,
    shapes: Iterable[IndicatorShape],
    *,
    periods: Sequence[str] = (),
    breaks: Iterable[Break] = (),
    parts_above: PartsAbove = edges.parts_above,
    engine: Engine | None = None,
) -> Totals:
    """Add up *values*, the latest revision of each, for every group of *grouping*.

    Args:
        periods: In the order of time; by default by name.
        parts_above: What a part goes into; by default its projects, its source, the whole.
        engine: By default the one that is quicker for so many.

    Raises:
        ValueError: No shape for an indicator; a body gave one figure twice, or whole and by
            parts; a ratio of what is no sum.
        OverflowError: A total has more than 18 digits.
    """
    known = checked(shapes)
    if unknown := sorted({one.indicator for one in values} - known.keys()):
        raise ValueError(f"no shape for {', '.join(unknown)}")
    chosen = engine or (Engine.PLAIN if len(values) <= FEW else Engine.DUCKDB)
    summed = [one for one in values if known[one.indicator].is_summed]
    cells = _added_up(summed, grouping, known, parts_above, chosen)
    return Totals(
        cells,
        grouping,
        known,
        periods=periods,
        breaks=breaks,
        unplaced=lambda: left_out((one.body for one in values), grouping),
    )


def left_out(bodies: Iterable[int], grouping: Grouping) -> tuple[Unplaced, ...]:
    """Give who reported and is in no total, each with the reason."""
    why = {one.body: one.why for one in grouping.unplaced}
    strangers = dict.fromkeys(body for body in bodies if body not in grouping.groups_of)
    return tuple(Unplaced(body, why.get(body, IN_NO_GROUP)) for body in strangers)


def _added_up(
    values: Collection[Value],
    grouping: Grouping,
    shapes: Shapes,
    parts: PartsAbove,
    engine: Engine,
) -> Cells:
    if engine is Engine.PLAIN:
        return added_up(values, grouping, parts)
    from hoinghi.rollup import duck  # loads DuckDB and Arrow, which few values don't need

    return duck.added_up(values, grouping, shapes, parts)
