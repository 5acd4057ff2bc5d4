"""Tổng hợp số liệu: giá trị đã báo cáo → tổng theo đơn vị, dự án, kỳ. Python thuần.

``roll_up(values, grouping, shapes)`` gives ``Totals``: each with its completeness beside it. A
figure that is a ratio is always made of the rolled-up figures; a series never crosses a break.
Nothing of DuckDB, Arrow or Ibis is loaded before values are many enough to need it.
"""

from hoinghi.rollup.grouping import (
    WHOLE,
    Grouping,
    Member,
    Owed,
    Unplaced,
    part_of,
    parts_above,
)
from hoinghi.rollup.rolling import Engine, roll_up
from hoinghi.rollup.totals import Segment, Series, Total, Totals
from hoinghi.rollup.values import (
    Break,
    IndicatorShape,
    OverTime,
    OverUnits,
    Ratio,
    Term,
    Value,
    scaled,
    unscaled,
)

__all__ = [
    "WHOLE", "Break", "Engine", "Grouping", "IndicatorShape", "Member", "OverTime", "OverUnits",
    "Owed", "Ratio", "Segment", "Series", "Term", "Total", "Totals", "Unplaced", "Value",
    "part_of", "parts_above", "roll_up", "scaled", "unscaled",
]  # fmt: skip
