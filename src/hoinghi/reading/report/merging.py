"""Figures said more than once: kept once where they agree, put beside each other where not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from hoinghi.reading.plan import Finding
from hoinghi.reading.report import notes
from hoinghi.reading.report.values import Confidence, Figure, IndicatorSpec, Period, State

_ORDER = (Confidence.SURE, Confidence.LIKELY, Confidence.DOUBTFUL)


def merge_figures(
    figures: Sequence[Figure], indicators: Sequence[IndicatorSpec]
) -> tuple[tuple[Figure, ...], list[Finding]]:
    """*figures* without repetitions, and a finding for every two that disagree."""
    names = {indicator.code: indicator.name for indicator in indicators}
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    kept: list[Figure | None] = []
    findings: list[Finding] = []
    for figure in figures:
        key = (figure.code, figure.dimension, figure.role)
        twin = _twin(groups[key], kept, figure)
        other = kept[twin] if twin is not None else None
        if twin is None or other is None:
            groups[key].append(len(kept))
            kept.append(figure)
        elif _agree(other, figure):
            kept[twin] = _surer(other, figure)
        else:
            differing = _settle(other, figure)
            kept[twin] = differing[0]
            if differing[1] is not None:
                kept.append(differing[1])
                findings.append(notes.figures_differ(names[figure.code], other, figure))
    return tuple(figure for figure in kept if figure is not None), findings


def _twin(places: Sequence[int], kept: Sequence[Figure | None], figure: Figure) -> int | None:
    """Place of the figure that *figure* repeats; one that is silent on time may repeat any."""
    fitting = [at for at in places if _same_time(kept[at], figure)]
    exact = [
        at for at in fitting if (one := kept[at]) and _time(one.period) == _time(figure.period)
    ]
    agreeing = [at for at in fitting if (one := kept[at]) and _agree(one, figure)]
    if exact or agreeing:
        return (exact or agreeing)[0]
    return fitting[0] if len(fitting) == 1 else None


def _same_time(one: Figure | None, other: Figure) -> bool:
    """Whether two figures of an indicator stand for one time; a silent one fits any."""
    if one is None:
        return False
    return all(
        a is None or b is None or a == b
        for a, b in zip(_time(one.period), _time(other.period), strict=True)
    )


def _time(period: Period) -> tuple[object, ...]:
    return (period.year, period.moment, period.as_of)


def _agree(one: Figure, other: Figure) -> bool:
    if State.NO_DATA in (one.state, other.state):
        return True
    return one.state is other.state and one.value == other.value


def _surer(one: Figure, other: Figure) -> Figure:
    """The one that says more; between equals the first."""
    if one.state is State.NO_DATA and other.state is not State.NO_DATA:
        return other
    if other.state is State.NO_DATA:
        return one
    return min(one, other, key=lambda figure: _ORDER.index(figure.confidence))


def _settle(one: Figure, other: Figure) -> tuple[Figure, Figure | None]:
    """Two that disagree: the less certain is in doubt; of equals in prose both are."""
    ranks = [_ORDER.index(figure.confidence) for figure in (one, other)]
    if ranks[0] < ranks[1]:
        return one, _doubted(other)
    if ranks[1] < ranks[0]:
        return _doubted(one), other
    if other.cell is None and one.cell is not None:
        return one, _doubted(other)
    return _doubted(one), _doubted(other)


def _doubted(figure: Figure) -> Figure:
    return replace(figure, confidence=Confidence.DOUBTFUL)
