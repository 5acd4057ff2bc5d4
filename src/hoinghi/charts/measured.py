"""Drawing of measured figures: bars against targets, slopes, heat maps, lists in order."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from hoinghi.charts.measures import GoalChart, HeatChart, RankChart, Slope, SlopeChart, said
from hoinghi.charts.pen import GAP, Pen, fitted
from hoinghi.papers.sketch import SketchBox, SketchLine, SketchMark, Tone

_STRENGTHS: Final = (0.08, 0.24, 0.44, 0.84, 1.0)
"""Of the five levels; on the darkest two the figures turn, so that each is read on its cell."""
_DARK: Final = 3
"""From this level on the ground is so dark that words stand on it in the other colour."""
_OVER: Final = 1.0
_BEFORE: Final = 1.2
"""Between the edge and the figures that a slope begins with, in mm."""
_NAMED: Final = 9
"""So many lines of a slope chart are named at their end; the table behind names all."""


def goals(chart: GoalChart, pen: Pen) -> None:
    """Draw each result as a share of the longer of it and its target, the target as a line."""
    words = [f"{row.words()}{f' · {row.note}' if row.note else ''}" for row in chart.rows]
    end = _end(words, pen)
    room = pen.frame.width - pen.left - (end if pen.frame.beside else 0.0)
    for row, told in zip(chart.rows, words, strict=True):
        pen.name(row.label, told)
        most = max(row.result or Decimal(0), row.target or Decimal(0))
        pen.box(pen.left, room, Tone.OPEN, plain=True)
        if row.result is not None and row.result > 0:
            tone = {True: Tone.DONE, False: Tone.WAITING, None: Tone.GOING}[row.is_reached]
            pen.box(pen.left, room * float(row.result / most), tone)
        if row.target is not None and most > 0:
            _mark_target(pen, pen.left + room * float(max(row.target, Decimal(0)) / most))
        pen.y += pen.frame.bar + GAP + (0.0 if pen.frame.beside else 1.4)


def _mark_target(pen: Pen, x: float) -> None:
    x = min(x, pen.frame.width - 0.4)
    top, low = pen.y - _OVER, pen.y + pen.frame.bar + _OVER
    for tone, thick in ((Tone.OPEN, 2.0), (Tone.TEXT, 0.9)):
        pen.parts.append(SketchLine(x1=x, y1=top, x2=x, y2=low, tone=tone, thickness=thick))


def ranks(chart: RankChart, pen: Pen) -> None:
    """Draw the bars in the order given, numbered, each beside its name."""
    frame = pen.frame
    names = [f"{number}. {row.label}" for number, row in enumerate(chart.rows, start=1)]
    words = [said(row.value, chart.decimals) for row in chart.rows]
    left = min(max([0.0, *map(frame.width_of, names)]) + GAP, frame.width * 0.45)
    room = frame.width - left - _end(words, pen)
    most = max([Decimal(0), *(row.value for row in chart.rows), chart.whole or Decimal(0)])
    head = pen.y
    if chart.whole is not None:
        pen.y += frame.size * 1.5
    top = pen.y
    for name, row, told in zip(names, chart.rows, words, strict=True):
        base = pen.y + (frame.bar + frame.size * 0.7) / 2
        pen.words(0.0, base, fitted(name, left - GAP, frame))
        pen.words(frame.width, base, told, bold=True, anchor="end")
        if most > 0 and row.value > 0:
            pen.box(left, room * float(row.value / most), Tone.GOING, plain=True)
        pen.y += frame.bar + 0.8
    if chart.whole is not None and most > 0:
        _mark_whole(chart, pen, left + room * float(max(chart.whole, Decimal(0)) / most), head, top)


def _mark_whole(chart: RankChart, pen: Pen, x: float, head: float, top: float) -> None:
    line = SketchLine(
        x1=x, y1=top - 0.6, x2=x, y2=pen.y, tone=Tone.LATE, thickness=0.5, dashed=True
    )
    pen.parts.append(line)
    told = f"{chart.whole_said} {said(chart.whole, chart.decimals)}"
    wide = pen.frame.width_of(told, bold=True)
    anchor = "end" if x + wide > pen.frame.width else "start"
    pen.words(x, head + pen.frame.size, told, bold=True, anchor=anchor)


def heat(chart: HeatChart, pen: Pen) -> None:
    """Draw cells with their figures; columns are numbered and named below."""
    frame = pen.frame
    size = frame.size * 0.92
    needed = max([0.0, *(frame.width_of(row.label) for row in chart.rows)]) + GAP
    names = min(needed, frame.width * 0.42)
    each = (frame.width - names) / max(len(chart.columns), 1)
    for number in range(1, len(chart.columns) + 1):
        middle = names + each * (number - 0.5)
        pen.words(middle, pen.y + frame.size, f"({number})", bold=True, anchor="middle")
    pen.y += frame.size * 1.5
    for row in chart.rows:
        base = pen.y + (frame.bar + size * 0.72) / 2
        pen.words(0.0, base, fitted(row.label, names - GAP, frame))
        for number, cell in enumerate(row.cells):
            _heat_cell(pen, names + each * number, each, base, cell.said, cell.level)
        pen.y += frame.bar + 0.6
    for number, column in enumerate(chart.columns, start=1):
        pen.y += frame.size * 1.3
        pen.words(0.0, pen.y, fitted(f"({number}) {column}", frame.width, frame))
    pen.y += GAP


def _heat_cell(pen: Pen, x: float, wide: float, base: float, told: str, level: int | None) -> None:
    size = pen.frame.size * 0.92
    if level is not None:
        pen.parts.append(
            SketchBox(
                x=x + 0.3, y=pen.y, width=wide - 0.6, height=pen.frame.bar, tone=Tone.GOING,
                plain=True, strength=_STRENGTHS[level],
            )
        )  # fmt: skip
    on = Tone.GOING if level is not None and level >= _DARK else None
    if pen.frame.width_of(told, size=size) > wide - 0.8:
        size *= (wide - 0.8) / pen.frame.width_of(told, size=size)
    pen.words(x + wide / 2, base, told, anchor="middle", size=size, on=on)


def slopes(chart: SlopeChart, pen: Pen) -> None:
    """Draw a line for each row; those that changed most, and the whole, are named."""
    if not chart.rows:
        return
    frame = pen.frame
    named = _named(chart.rows)
    values = [value for row in chart.rows for value in (row.start, row.end)]
    least, most = min(values), max(values)
    high = max(36.0, len(named) * frame.size * 1.4)
    widest = max(frame.width_of(said(value, chart.decimals), bold=True) for value in values)
    left, right = widest + GAP + _BEFORE, frame.width * 0.55
    pen.words(
        left, pen.y + frame.size, chart.start, bold=True, anchor="middle" if left > 20 else "start"
    )
    pen.words(right, pen.y + frame.size, chart.end, bold=True, anchor="middle")
    pen.y += frame.size * 2
    top = pen.y

    def y_of(value: Decimal) -> float:
        return top + (high * float((most - value) / (most - least)) if most > least else high / 2)

    for row in sorted(chart.rows, key=lambda row: (row in named, row.is_whole)):
        _slope(pen, row, (left, y_of(row.start)), (right, y_of(row.end)), row in named)
    _slope_words(chart, pen, named, left, right, top, high)
    pen.y = top + high + frame.size


def _slope(
    pen: Pen, row: Slope, begin: tuple[float, float], end: tuple[float, float], is_named: bool
) -> None:
    tone = {True: Tone.DONE, False: Tone.LATE, None: Tone.GOING}[row.is_better]
    thick = 1.1 if row.is_whole else 0.55 if is_named else 0.25
    tone = Tone.TEXT if row.is_whole else tone if is_named else Tone.FAINT
    (x1, y1), (x2, y2) = begin, end
    pen.parts.append(
        SketchLine(
            x1=x1, y1=y1, x2=x2, y2=y2, tone=tone, thickness=thick,
            dashed=row.is_better is False and not row.is_whole,
        )
    )  # fmt: skip
    for x, y in (begin, end):
        pen.parts.append(SketchMark(x=x, y=y, size=1.8 if row.is_whole else 1.3, tone=tone))


def _slope_words(
    chart: SlopeChart,
    pen: Pen,
    named: Sequence[Slope],
    left: float,
    right: float,
    top: float,
    high: float,
) -> None:
    frame = pen.frame
    values = [value for row in chart.rows for value in (row.start, row.end)]
    least, most = min(values), max(values)

    def wish(value: Decimal) -> float:
        return top + (high * float((most - value) / (most - least)) if most > least else high / 2)

    for row, y in _apart(named, [wish(row.end) for row in named], frame.size * 1.3):
        words = f"{said(row.end, chart.decimals)}  {row.label}"
        told = fitted(words, frame.width - right - 2.2, frame)
        pen.words(right + 2.0, y + frame.size * 0.35, told, bold=row.is_whole)
    for row, y in _apart(named, [wish(row.start) for row in named], frame.size * 1.3):
        told = said(row.start, chart.decimals)
        pen.words(left - 2.0, y + frame.size * 0.35, told, bold=row.is_whole, anchor="end")


def _named(rows: Sequence[Slope]) -> list[Slope]:
    if len(rows) <= _NAMED:
        return list(rows)
    whole = [row for row in rows if row.is_whole]
    others = sorted((row for row in rows if not row.is_whole), key=lambda row: row.end - row.start)
    half = (_NAMED - len(whole)) // 2
    return [*whole, *others[:half], *others[-half:]]


def _apart(
    rows: Sequence[Slope], wishes: Sequence[float], least: float
) -> list[tuple[Slope, float]]:
    """Move words so far apart that none covers another, as little as need be."""
    placed: list[tuple[Slope, float]] = []
    for wish, row in sorted(zip(wishes, rows, strict=True), key=lambda pair: pair[0]):
        y = max(wish, placed[-1][1] + least) if placed else wish
        placed.append((row, y))
    over = placed[-1][1] - max(wishes) if placed else 0.0
    if over <= 0:
        return placed
    raised: list[tuple[Slope, float]] = []
    below = max(wishes)
    for row, y in reversed(placed):
        y = min(y, below)
        raised.append((row, y))
        below = y - least
    return raised[::-1]


def _end(words: Sequence[str], pen: Pen) -> float:
    return max((pen.frame.width_of(one, bold=True) for one in words), default=0.0) + GAP
