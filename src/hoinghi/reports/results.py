"""Kết quả so với chỉ tiêu: từng số của một nhóm đơn vị, chỉ tiêu giao và số của bên đối chiếu."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from hoinghi.reports.indicators import Direction, Indicator
from hoinghi.reports.models import ReportOutline, Target
from hoinghi.reports.rolled import EVERYBODY, Rolled, RolledFigure

MONEY = "by project"
TARGETS_OF = tuple[int | None, str, str]
"""Body (None for all), indicator, period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """What the second reporter says of the same thing, and how far that is from the first."""

    value: Decimal
    difference: Decimal
    reported: int
    expected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A figure beside its target.

    Attributes:
        target: None where none was given. ``is_summed_target``: made of those of the bodies.
        percent: Of the target, where more is better and it is more than 0.
    """

    indicator: Indicator
    figure: RolledFigure
    target: Decimal | None = None
    is_summed_target: bool = False
    source: str = ""
    other: Other | None = None

    @property
    def is_reached(self) -> bool | None:
        """Tell whether the target is reached; None where nothing tells."""
        if self.target is None or self.figure.value is None:
            return None
        if self.indicator.direction is Direction.DOWN:
            return self.figure.value <= self.target
        return self.figure.value >= self.target

    @property
    def percent(self) -> int | None:
        if self.target is None or self.figure.value is None or self.target <= 0:
            return None
        if self.indicator.direction is Direction.DOWN:
            return None
        return round(100 * self.figure.value / self.target)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The results of one project; ``title`` is that of the outline, "" where it has none."""

    code: str
    title: str
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """What was given and spent of one project or source: code → figure."""

    part: str
    title: str
    figures: tuple[RolledFigure, ...]


class Targets:
    """The targets of an outline; what stands for the end of all serves where a period has none."""

    def __init__(self, rows: Iterable[Target]) -> None:
        self._known = {(one.organisation_id, one.indicator, one.period): one for one in rows}

    def __bool__(self) -> bool:
        return bool(self._known)

    def of(self, body: int | None, code: str, period: str) -> Target | None:
        """Give the target of a body, or of all; None where none was given."""
        own = self._known.get((body, code, period))
        return own or self._known.get((body, code, ""))


def targets_of(outline: ReportOutline) -> Targets:
    """Give every target of *outline*; one query."""
    return Targets(Target.objects.filter(outline=outline))


def result(
    rolled: Rolled, targets: Targets, code: str, period: str, group: str = EVERYBODY
) -> Result:
    """Give one figure of a group beside its target and what the second reporter says."""
    figure = rolled.figure(code, period, group)
    target, is_summed, source = _target(rolled, targets, code, figure.period, group)
    return Result(
        indicator=rolled.outline.indicators[code],
        figure=figure,
        target=target,
        is_summed_target=is_summed,
        source=source,
        other=_other(rolled, figure),
    )


def parts(rolled: Rolled, targets: Targets, period: str, group: str) -> Iterator[Part]:
    """Give the results by project in the order of the outline, those of money left out."""
    by_project: dict[str, list[str]] = {}
    for code, one in rolled.outline.indicators.items():
        if not one.by_project:
            by_project.setdefault(one.project, []).append(code)
    titles = {one.code: one.title for one in rolled.outline.projects}
    for project, codes in by_project.items():
        yield Part(
            code=project,
            title=titles.get(project.rstrip("+"), ""),
            results=tuple(result(rolled, targets, code, period, group) for code in codes),
        )


def money(rolled: Rolled, period: str, group: str) -> tuple[tuple[Indicator, ...], list[Money]]:
    """Give what is told by project and source: the indicators, and a row for each part."""
    asked = tuple(one for one in rolled.outline.indicators.values() if one.by_project)
    if not asked or not rolled.outline.projects:
        return (), []

    def row(part: str, title: str) -> Money:
        figures = (rolled.figure(one.code, period, group, part) for one in asked)
        return Money(part=part, title=title, figures=tuple(figures))

    projects = [row(one.code, one.title) for one in rolled.outline.projects]
    told = [one for one in projects if any(figure.reported for figure in one.figures)]
    sources = [row(f"/{one.code}", one.title) for one in rolled.outline.sources]
    return asked, [*told, *(sources if told else []), row("", "")]


def _target(
    rolled: Rolled, targets: Targets, code: str, period: str, group: str
) -> tuple[Decimal | None, bool, str]:
    if not targets:
        return None, False, ""
    if group == EVERYBODY and (whole := targets.of(None, code, period)):
        return whole.value, False, whole.source
    one = rolled.outline.indicators[code]
    if one.is_computed:
        return None, False, ""
    bodies = [
        body.body
        for body in rolled.members(group)
        if code in body.asked and rolled.is_primary(body, code)
    ]
    found = [targets.of(body, code, period) for body in bodies]
    if not found or any(target is None for target in found):
        return None, False, ""
    return sum((target.value for target in found if target), Decimal(0)), True, ""


def _other(rolled: Rolled, figure: RolledFigure) -> Other | None:
    if figure.value is None or len(figure.periods) != 1:
        return None
    total = rolled.other(figure.indicator, figure.period, figure.group, figure.part)
    if total is None or total.amount is None:
        return None
    return Other(
        value=total.amount,
        difference=total.amount - figure.value,
        reported=total.reported,
        expected=total.expected,
    )


def starts(rolled: Rolled) -> Mapping[str, str]:
    """Pair what is told of the end of a period with what is told of its start: NG03 → NG02.

    A list tells the start ("đầu kỳ", the first of several periods) right before the end; a
    computed figure begins where all that it is made of does.
    """
    pairs: dict[str, str] = {}
    first: Indicator | None = None
    for code, one in rolled.outline.indicators.items():
        if one.is_computed:
            continue
        if one.over_time.value == "first":
            first = one
        elif first is not None and one.unit == first.unit and one.over_time.value == "latest":
            pairs[code] = first.code
            first = None
    return pairs
