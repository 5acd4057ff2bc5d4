"""Figures of a report as its reader sees them: now, before, official elsewhere, target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from hoinghi.papers.words import format_number
from hoinghi.reports.asking import Asked
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.content import Cell, Content
from hoinghi.reports.indicators import Indicator
from hoinghi.reports.outlines import OutlineSection
from hoinghi.reports.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFigure:
    """One figure.

    Attributes:
        said: As it is printed; "" for an empty cell.
        before: What an earlier revision had, where it differs; None where it does not.
        known: The official value that the office has; "" for none. ``target`` likewise.
        is_computed: Nobody typed it.
    """

    cell: Cell
    said: str
    note: str = ""
    before: str | None = None
    known: str = ""
    differs: bool = False
    target: str = ""
    is_computed: bool = False

    @property
    def place(self) -> str:
        return str(self.cell)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """An indicator, or one project and source of it, over the periods."""

    indicator: Indicator
    part: str
    figures: tuple[ShownFigure, ...]

    @property
    def has_answers(self) -> bool:
        return any(one.said or one.before is not None for one in self.figures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands beside the figures of a report, by cell or by indicator and period.

    ``earlier`` None where there is no earlier revision.
    """

    earlier: Content | None
    computed: Mapping[Cell, Decimal]
    computed_before: Mapping[Cell, Decimal]
    known: Mapping[Cell, Decimal]
    targets: Mapping[tuple[str, str], Decimal]


def figure_rows(
    section: OutlineSection, asked: Asked, content: Content, beside: Beside
) -> Iterator[FigureRow]:
    """Give the rows under *section*, in the order of the outline."""
    own = asked.indicators
    titles = _part_titles(asked)
    for code in section.indicators:
        if code not in own:
            continue
        one = own[code]
        for part in asked.parts if one.by_project else ("",):
            yield FigureRow(
                indicator=one,
                part=titles.get(part, ""),
                figures=tuple(
                    _shown(one, Cell(code, period.code, part), period, content, beside)
                    for period in asked.outline.periods
                ),
            )


def label_of(cell: Cell, asked: Asked) -> str:
    """Name a cell for people: "Số hộ nghèo cuối kỳ, Năm 2023"."""
    one = asked.outline.indicators.get(cell.indicator)
    period = next((p.title for p in asked.outline.periods if p.code == cell.period), cell.period)
    part = _part_titles(asked).get(cell.part, cell.part)
    return ", ".join(filter(None, (one.name if one else cell.indicator, part, period)))


def said(answer: Answer | None) -> str:
    """Write an answer as it is printed; "" for none."""
    if answer is None:
        return ""
    if answer.said is Said.NOT_APPLICABLE:
        return _("Không áp dụng")
    if answer.said is Said.NO_DATA or answer.number is None:
        return _("Không có số liệu")
    return format_number(_short(answer.number))


def _short(value: Decimal) -> Decimal | int:
    return int(value) if value == value.to_integral_value() else value.normalize()


def _shown(
    one: Indicator, cell: Cell, period: Period, content: Content, beside: Beside
) -> ShownFigure:
    if one.is_computed:
        now, then = beside.computed.get(cell), beside.computed_before.get(cell)
        told, was = _number(now), _number(then)
        note = ""
    else:
        answer = content.answers.get(cell)
        earlier = beside.earlier.answers.get(cell) if beside.earlier else None
        told, was, note = said(answer), said(earlier), _note(answer)
        now = answer.number if answer else None
    known = beside.known.get(cell)
    return ShownFigure(
        cell=cell,
        said=told,
        note=note,
        before=was if beside.earlier is not None and was != told else None,
        known=_number(known),
        differs=known is not None and now is not None and known != now,
        target=_number(beside.targets.get((one.code, period.code))),
        is_computed=one.is_computed,
    )


def _number(value: Decimal | None) -> str:
    return "" if value is None else format_number(_short(value))


def _note(answer: Answer | None) -> str:
    if answer is None or answer.said is not Said.NUMBER:
        return ""
    told = "" if answer.is_official else _("sơ bộ")
    day = f"{answer.as_of:%d/%m/%Y}" if answer.as_of else ""
    return ", ".join(filter(None, (told, day)))


def _part_titles(asked: Asked) -> dict[str, str]:
    return {
        f"{one.code}/{source.code}": f"{one.title}, {source.title}"
        for one in asked.projects
        for source in asked.outline.sources
    }
