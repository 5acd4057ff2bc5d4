"""Charts as values, drawn as SVG for pages and as figures for papers; pure Python.

A chart knows its figures and nothing else. ``chart.table()`` gives them as a table, which stands
behind every chart; ``sketch(chart, frame)`` draws them; ``svg(…)`` writes the drawing for a page,
and ``figure(…)`` puts the same one into a paper.
"""

from hoinghi.charts.drawn import PAGE, PAPER, Frame, sketch
from hoinghi.charts.figures import figure
from hoinghi.charts.measures import (
    Goal,
    GoalChart,
    HeatCell,
    HeatChart,
    HeatRow,
    Rank,
    RankChart,
    Slope,
    SlopeChart,
)
from hoinghi.charts.svg import svg
from hoinghi.charts.values import (
    BarChart,
    BarRow,
    Chart,
    ChartTable,
    CurveChart,
    MatrixChart,
    MatrixRow,
    Point,
    Series,
    TargetChart,
    TargetRow,
    TimelineChart,
    TimelineRow,
    Tone,
)

__all__ = [
    "PAGE", "PAPER", "BarChart", "BarRow", "Chart", "ChartTable", "CurveChart", "Frame", "Goal",
    "GoalChart", "HeatCell", "HeatChart", "HeatRow", "MatrixChart", "MatrixRow", "Point", "Rank",
    "RankChart", "Series", "Slope", "SlopeChart", "TargetChart", "TargetRow", "TimelineChart",
    "TimelineRow", "Tone", "figure", "sketch", "svg",
]  # fmt: skip
