"""From a chart to its drawing: where every bar, line and word stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hoinghi.charts.measured import goals, heat, ranks, slopes
from hoinghi.charts.measures import GoalChart, HeatChart, RankChart, SlopeChart
from hoinghi.charts.pen import GAP, PAGE, PAPER, Frame, Pen, fitted
from hoinghi.charts.values import (
    BarChart,
    BarRow,
    Chart,
    CurveChart,
    MatrixChart,
    TargetChart,
    TimelineChart,
)
from hoinghi.papers.sketch import (
    Sketch,
    SketchLine,
    SketchMark,
    Tone,
)
from hoinghi.papers.words import format_number

__all__ = ["PAGE", "PAPER", "Frame", "fitted", "sketch"]


def sketch(chart: Chart, frame: Frame = PAGE) -> Sketch:
    """Draw *chart* for *frame*; the height follows from its rows."""
    pen = Pen(frame)
    if isinstance(chart, BarChart):
        _bars(chart, pen)
    elif isinstance(chart, TargetChart):
        _targets(chart, pen)
    elif isinstance(chart, TimelineChart):
        _timeline(chart, pen)
    elif isinstance(chart, MatrixChart):
        _matrix(chart, pen)
    elif isinstance(chart, CurveChart):
        _curve(chart, pen)
    else:
        _measured(chart, pen)
    return pen.done(chart)


def _measured(chart: GoalChart | SlopeChart | HeatChart | RankChart, pen: Pen) -> None:
    if isinstance(chart, GoalChart):
        goals(chart, pen)
    elif isinstance(chart, SlopeChart):
        slopes(chart, pen)
    elif isinstance(chart, HeatChart):
        heat(chart, pen)
    else:
        ranks(chart, pen)


def _bars(chart: BarChart, pen: Pen) -> None:
    shown = [one for at, one in enumerate(chart.series) if any(row.parts[at] for row in chart.rows)]
    if len(chart.series) > 1:
        pen.legend(shown)
    longest = max([1, *(sum(row.parts) for row in chart.rows)])
    said = [format_number(sum(row.parts)) for row in chart.rows]
    end = max((pen.frame.width_of(one, bold=True) for one in said), default=0.0) + GAP
    room = pen.frame.width - pen.left - (end if pen.frame.beside else 0.0)
    for row, total in zip(chart.rows, said, strict=True):
        pen.name(row.label, total)
        _stacked(chart, row, pen, room / longest)
        pen.y += pen.frame.bar + GAP + (0.0 if pen.frame.beside else 1.4)


def _stacked(chart: BarChart, row: BarRow, pen: Pen, scale: float) -> None:
    """Draw the parts of a bar; a number within says what the one at the end does not."""
    x, several = pen.left, sum(map(bool, row.parts)) > 1
    for one, number in zip(chart.series, row.parts, strict=True):
        if number:
            pen.box(x, number * scale, one.tone, plain=len(chart.series) == 1)
            if several:
                pen.number(x, number * scale, number, one.tone)
            x += number * scale


def _targets(chart: TargetChart, pen: Pen) -> None:
    said = [chart.said(row) for row in chart.rows]
    end = max((pen.frame.width_of(one, bold=True) for one in said), default=0.0) + GAP
    room = pen.frame.width - pen.left - (end if pen.frame.beside else 0.0)
    for row, words in zip(chart.rows, said, strict=True):
        pen.name(row.label, words)
        pen.box(pen.left, room, Tone.OPEN, plain=True)
        if row.target and row.result:
            pen.box(pen.left, room * min(row.result / row.target, 1.0), Tone.DONE)
        pen.y += pen.frame.bar + GAP + (0.0 if pen.frame.beside else 1.4)


def _timeline(chart: TimelineChart, pen: Pen) -> None:
    if not chart.rows:
        return
    days = [day for row in chart.rows for day in (row.first, row.last)]
    days += [day for day in (chart.today, chart.anchor) if day]
    first, last = min(days), max(days)
    room = pen.frame.width - pen.left - 1.0
    per_day = room / max((last - first).days + 1, 1)

    def at(day: date) -> float:
        return pen.left + (day - first).days * per_day

    head = pen.y
    pen.y += pen.frame.size * 1.3 * sum(day is not None for day in (chart.today, chart.anchor))
    for row in chart.rows:
        pen.name(row.label, "" if pen.frame.beside else f"{row.last:%d/%m}")
        pen.box(at(row.first), max(at(row.last) + per_day - at(row.first), 1.2), row.tone)
        pen.y += pen.frame.bar + GAP + (0.0 if pen.frame.beside else 1.4)
    _days(chart, pen, head, at)


def _days(chart: TimelineChart, pen: Pen, head: float, at: Callable[[date], float]) -> None:
    """Draw today and the day of the conference, named at the top."""
    size = pen.frame.size
    marks = (
        (chart.today, chart.today_said, Tone.TEXT, True),
        (chart.anchor, chart.anchor_said, Tone.LATE, False),
    )
    line = 0
    for day, said, tone, dashed in marks:
        if day is None:
            continue
        x, words = at(day), f"{said} {day:%d/%m/%Y}"
        base = head + size * (1 + 1.25 * line)
        line += 1
        pen.parts.append(
            SketchLine(x1=x, y1=base + 0.6, x2=x, y2=pen.y, tone=tone, thickness=0.5, dashed=dashed)
        )
        wide = pen.frame.width_of(words, bold=True)
        anchor = "end" if x + wide > pen.frame.width else "start"
        pen.words(x + (-0.8 if anchor == "end" else 0.8), base, words, bold=True, anchor=anchor)


def _matrix(chart: MatrixChart, pen: Pen) -> None:
    """Columns are numbered; their names stand below, each in full."""
    frame = pen.frame
    names = frame.width * (frame.beside or 0.45)
    each = (frame.width - names) / max(len(chart.columns), 1)
    for number in range(1, len(chart.columns) + 1):
        middle = names + each * (number - 0.5)
        pen.words(middle, pen.y + frame.size, f"({number})", bold=True, anchor="middle")
    pen.y += frame.size * 1.5
    for row in chart.rows:
        base = pen.y + (frame.bar + frame.size * 0.72) / 2
        pen.words(0.0, base, fitted(row.label, names - GAP, frame))
        for number, (tone, said) in enumerate(row.cells):
            x = names + each * number + 0.4
            pen.box(x, each - 0.8, tone)
            if said.isdigit():
                pen.number(x, each - 0.8, int(said), tone)
        pen.y += frame.bar + 0.8
    for number, column in enumerate(chart.columns, start=1):
        pen.y += frame.size * 1.3
        pen.words(0.0, pen.y, fitted(f"({number}) {column}", frame.width, frame))
    pen.y += GAP


_CURVE_HIGH = 40.0


def _curve(chart: CurveChart, pen: Pen) -> None:
    """Draw steps: a number stands until the next point."""
    frame = pen.frame
    most = max([1, chart.whole, *(point.number for point in chart.points)])
    end = frame.width_of(format_number(most)) + GAP
    room, high, top = frame.width - end, _CURVE_HIGH, frame.size
    base = top + high

    def y_of(number: int) -> float:
        return base - number / most * high

    for number in sorted({0, most // 2, most}):
        y = y_of(number)
        line = SketchLine(x1=end, y1=y, x2=frame.width, y2=y, tone=Tone.GRID, thickness=0.2)
        pen.parts.append(line)
        pen.words(end - GAP, y + frame.size * 0.35, format_number(number), anchor="end")
    step = room / max(len(chart.points), 1)
    before = 0
    for at, point in enumerate(chart.points):
        x, y = end + step * at, y_of(point.number)
        for x1, y1, x2, y2 in ((x, y_of(before), x, y), (x, y, x + step, y)):
            pen.parts.append(SketchLine(x1=x1, y1=y1, x2=x2, y2=y2, tone=Tone.GOING, thickness=0.7))
        before = point.number
    if chart.points:
        pen.parts.append(SketchMark(x=frame.width, y=y_of(before), size=2.4, tone=Tone.GOING))
        pen.words(end, base + frame.size * 1.3, chart.points[0].label)
        pen.words(frame.width, base + frame.size * 1.3, chart.points[-1].label, anchor="end")
    pen.y = base + frame.size * 1.8
