"""A chart as a figure of a paper: drawn by the same description as on the page."""

from __future__ import annotations

from hoinghi.charts.drawn import PAPER, Frame, sketch
from hoinghi.charts.values import Chart
from hoinghi.papers.model import Figure, Mm, Text


def figure(chart: Chart, caption: Text = (), frame: Frame = PAPER) -> Figure:
    """Put *chart* into a paper; what it says in words stands in for those who cannot see it."""
    return Figure(
        picture=sketch(chart, frame),
        width=Mm(frame.width),
        alternative=f"{chart.title}. {chart.description}",
        caption=caption,
    )
