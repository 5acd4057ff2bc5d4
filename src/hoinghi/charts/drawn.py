"""From a chart to its drawing: where every bar, line and word stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from hoinghi.charts.values import (
    BarChart,
    BarRow,
    Chart,
    CurveChart,
    MatrixChart,
    Series,
    TargetChart,
    TimelineChart,
)
from hoinghi.papers.metrics import PT_PER_MM, width_mm
from hoinghi.papers.sketch import (
    HATCHES,
    Hatch,
    Sketch,
    SketchBox,
    SketchLine,
    SketchMark,
    SketchPart,
    SketchWords,
    Tone,
)
from hoinghi.papers.words import format_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a chart is drawn for; lengths in mm.

    Attributes:
        size: Of the letters. ``wider``: how much wider they are set than in Times New Roman.
        beside: Share of the width that names take beside their bars; 0 puts them above.
        bar: Height of a bar.
    """

    width: float
    size: float
    wider: float
    beside: float
    bar: float

    def width_of(self, words: str, *, bold: bool = False, size: float = 0.0) -> float:
        """Width in mm of *words* on one line."""
        return width_mm(words, (size or self.size) * PT_PER_MM, bold=bold) * self.wider


PAGE = Frame(width=100.0, size=3.5, wider=1.24, beside=0.0, bar=4.6)
"""A card of a page: names above their bars, so that a telephone shows it too."""
PAPER = Frame(width=165.0, size=3.7, wider=1.0, beside=0.42, bar=5.5)
"""The width of the text of an A4 sheet."""

_GAP = 1.6


@dataclass(slots=True)
class _Pen:
    """Puts parts one below the other; ``y`` is how far down it has come."""

    frame: Frame
    y: float = 0.0
    parts: list[SketchPart] = field(default_factory=list)

    @property
    def left(self) -> float:
        """Where bars begin."""
        return self.frame.width * self.frame.beside

    def words(self, x: float, y: float, text: str, **look: object) -> None:
        size = look.pop("size", self.frame.size)
        self.parts.append(SketchWords(x=x, y=y, text=text, size=size, **look))  # type: ignore[arg-type] # what look holds is said where it is called

    def name(self, label: str, said: str = "") -> None:
        """Write the name of a bar, above it or beside it, and a word about it at the right."""
        frame, size = self.frame, self.frame.size
        room = (self.left or frame.width) - _GAP
        if not frame.beside:
            room -= frame.width_of(said, bold=True) + _GAP if said else 0.0
            self.y += size
            base = self.y
            self.y += 1.4
        else:
            base = self.y + (frame.bar + size * 0.7) / 2
        self.words(0.0, base, fitted(label, room, frame))
        if said:
            self.words(frame.width, base, said, bold=True, anchor="end")

    def box(self, x: float, width: float, tone: Tone, *, plain: bool = False) -> None:
        box = SketchBox(x=x, y=self.y, width=width, height=self.frame.bar, tone=tone, plain=plain)
        self.parts.append(box)

    def number(self, x: float, width: float, number: int, tone: Tone) -> None:
        """Write *number* in the middle of its part, on ground of its own, where it has room."""
        said, size = format_number(number), self.frame.size * 0.92
        wide = self.frame.width_of(said, bold=True, size=size)
        if wide + 1.2 > width:
            return
        middle, high = x + width / 2, self.frame.bar
        if HATCHES[tone] not in (Hatch.NONE, Hatch.EMPTY):
            ground = SketchBox(
                x=middle - wide / 2 - 0.5,
                y=self.y + 0.4,
                width=wide + 1.0,
                height=high - 0.8,
                tone=tone,
                plain=True,
            )
            self.parts.append(ground)
        base = self.y + (high + size * 0.72) / 2
        self.words(middle, base, said, bold=True, size=size, anchor="middle", on=tone)

    def legend(self, series: Sequence[Series]) -> None:
        """Say what each tone means, in as many lines as it takes."""
        frame, x = self.frame, 0.0
        for one in series:
            wide = 7.0 + frame.width_of(one.name)
            if x and x + wide > frame.width:
                x, self.y = 0.0, self.y + frame.size * 1.6
            self.parts.append(SketchBox(x=x, y=self.y, width=5.0, height=3.4, tone=one.tone))
            self.words(x + 6.2, self.y + 3.0, one.name)
            x += wide + 4.0
        self.y += frame.size * 1.6 + _GAP

    def done(self, chart: Chart) -> Sketch:
        return Sketch(
            width=self.frame.width,
            height=round(self.y, 2),
            title=chart.title,
            description=chart.description,
            parts=tuple(self.parts),
        )


def fitted(words: str, room: float, frame: Frame) -> str:
    """Cut *words* between two of them to fit *room* mm; an ellipsis tells that some are gone."""
    if frame.width_of(words) <= room:
        return words
    kept = words.split(" ")
    while len(kept) > 1 and frame.width_of(" ".join(kept) + " …") > room:
        kept.pop()
    cut = " ".join(kept)
    while len(cut) > 1 and frame.width_of(cut + " …") > room:
        cut = cut[:-1]
    return cut.rstrip(" ,;") + " …"


def sketch(chart: Chart, frame: Frame = PAGE) -> Sketch:
    """Draw *chart* for *frame*; the height follows from its rows."""
    pen = _Pen(frame)
    if isinstance(chart, BarChart):
        _bars(chart, pen)
    elif isinstance(chart, TargetChart):
        _targets(chart, pen)
    elif isinstance(chart, TimelineChart):
        _timeline(chart, pen)
    elif isinstance(chart, MatrixChart):
        _matrix(chart, pen)
    else:
        _curve(chart, pen)
    return pen.done(chart)


def _bars(chart: BarChart, pen: _Pen) -> None:
    shown = [one for at, one in enumerate(chart.series) if any(row.parts[at] for row in chart.rows)]
    if len(chart.series) > 1:
        pen.legend(shown)
    longest = max([1, *(sum(row.parts) for row in chart.rows)])
    said = [format_number(sum(row.parts)) for row in chart.rows]
    end = max((pen.frame.width_of(one, bold=True) for one in said), default=0.0) + _GAP
    room = pen.frame.width - pen.left - (end if pen.frame.beside else 0.0)
    for row, total in zip(chart.rows, said, strict=True):
        pen.name(row.label, total)
        _stacked(chart, row, pen, room / longest)
        pen.y += pen.frame.bar + _GAP + (0.0 if pen.frame.beside else 1.4)


def _stacked(chart: BarChart, row: BarRow, pen: _Pen, scale: float) -> None:
    """Draw the parts of a bar; a number within says what the one at the end does not."""
    x, several = pen.left, sum(map(bool, row.parts)) > 1
    for one, number in zip(chart.series, row.parts, strict=True):
        if number:
            pen.box(x, number * scale, one.tone, plain=len(chart.series) == 1)
            if several:
                pen.number(x, number * scale, number, one.tone)
            x += number * scale


def _targets(chart: TargetChart, pen: _Pen) -> None:
    said = [chart.said(row) for row in chart.rows]
    end = max((pen.frame.width_of(one, bold=True) for one in said), default=0.0) + _GAP
    room = pen.frame.width - pen.left - (end if pen.frame.beside else 0.0)
    for row, words in zip(chart.rows, said, strict=True):
        pen.name(row.label, words)
        pen.box(pen.left, room, Tone.OPEN, plain=True)
        if row.target and row.result:
            pen.box(pen.left, room * min(row.result / row.target, 1.0), Tone.DONE)
        pen.y += pen.frame.bar + _GAP + (0.0 if pen.frame.beside else 1.4)


def _timeline(chart: TimelineChart, pen: _Pen) -> None:
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
        pen.y += pen.frame.bar + _GAP + (0.0 if pen.frame.beside else 1.4)
    _days(chart, pen, head, at)


def _days(chart: TimelineChart, pen: _Pen, head: float, at: Callable[[date], float]) -> None:
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


def _matrix(chart: MatrixChart, pen: _Pen) -> None:
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
        pen.words(0.0, base, fitted(row.label, names - _GAP, frame))
        for number, (tone, said) in enumerate(row.cells):
            x = names + each * number + 0.4
            pen.box(x, each - 0.8, tone)
            if said.isdigit():
                pen.number(x, each - 0.8, int(said), tone)
        pen.y += frame.bar + 0.8
    for number, column in enumerate(chart.columns, start=1):
        pen.y += frame.size * 1.3
        pen.words(0.0, pen.y, fitted(f"({number}) {column}", frame.width, frame))
    pen.y += _GAP


_CURVE_HIGH = 40.0


def _curve(chart: CurveChart, pen: _Pen) -> None:
    """Draw steps: a number stands until the next point."""
    frame = pen.frame
    most = max([1, chart.whole, *(point.number for point in chart.points)])
    end = frame.width_of(format_number(most)) + _GAP
    room, high, top = frame.width - end, _CURVE_HIGH, frame.size
    base = top + high

    def y_of(number: int) -> float:
        return base - number / most * high

    for number in sorted({0, most // 2, most}):
        y = y_of(number)
        line = SketchLine(x1=end, y1=y, x2=frame.width, y2=y, tone=Tone.GRID, thickness=0.2)
        pen.parts.append(line)
        pen.words(end - _GAP, y + frame.size * 0.35, format_number(number), anchor="end")
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
