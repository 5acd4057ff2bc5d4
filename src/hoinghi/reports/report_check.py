"""Soát cả một báo cáo: mọi kỳ, mọi dự án và nguồn vốn, lời của từng mục. Python thuần."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from hoinghi.reports.asking import Asked
from hoinghi.reports.checking import Answer, Checked, Fault, check
from hoinghi.reports.content import Cell, Content
from hoinghi.reports.indicators import Indicator
from hoinghi.reports.periods import Period
from hoinghi.reports.rich_text import words_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A condition that does not hold, and where."""

    fault: Fault
    period: str
    part: str = ""

    @property
    def cell(self) -> Cell:
        return Cell(self.fault.indicator, self.period, self.part)

    @property
    def key(self) -> str:
        """Name it so that a reason given for it is found again."""
        return f"{self.cell}|{self.fault.condition.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Long:
    """A section with more words than the outline allows."""

    number: str
    words: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportChecked:
    """What was found out about a report.

    Attributes:
        computed: Computed figures.
        blocking: Hard rules that do not hold: nothing is sent before they do.
        to_explain: Soft rules that do not hold; ``unexplained`` those without a reason yet.
        empty: Figures without any answer; ``unwritten``: numbers of sections without words.
    """

    computed: Mapping[Cell, Decimal]
    blocking: tuple[Placed, ...]
    to_explain: tuple[Placed, ...]
    unexplained: tuple[Placed, ...]
    empty: tuple[Cell, ...]
    unwritten: tuple[str, ...]
    too_long: tuple[Long, ...]

    @property
    def may_be_sent(self) -> bool:
        """Tell whether nothing stands in the way; what is empty is told, and does not block."""
        return not self.blocking and not self.unexplained


def check_report(content: Content, asked: Asked) -> ReportChecked:
    """Check all that a body answers."""
    found = [
        (period, part, _checked(content, asked, period, part)) for period, part in _places(asked)
    ]
    to_explain = tuple(_placed(found, "to_explain"))
    return ReportChecked(
        computed={
            Cell(code, period.code, part): value
            for period, part, checked in found
            for code, value in checked.computed.items()
        },
        blocking=tuple(_placed(found, "blocking")),
        to_explain=to_explain,
        unexplained=tuple(
            one for one in to_explain if not content.reasons.get(one.key, "").strip()
        ),
        empty=tuple(cell for cell in asked.cells() if cell not in content.answers),
        unwritten=tuple(
            one.number for one in asked.written if not words_in(content.texts.get(one.number, ""))
        ),
        too_long=tuple(_long(content, asked)),
    )


def _places(asked: Asked) -> Iterator[tuple[Period, str]]:
    for period in asked.outline.periods:
        yield period, ""
        for part in asked.parts:
            yield period, part


def _checked(content: Content, asked: Asked, period: Period, part: str) -> Checked:
    own = {code: one for code, one in asked.indicators.items() if one.by_project == bool(part)}
    return check(_answers(content, own, period, part), own, period.years)


def _answers(
    content: Content, own: Mapping[str, Indicator], period: Period, part: str
) -> dict[str, Answer]:
    cells = {code: Cell(code, period.code, part) for code in own}
    return {code: content.answers[cell] for code, cell in cells.items() if cell in content.answers}


def _placed(found: list[tuple[Period, str, Checked]], kind: str) -> Iterator[Placed]:
    for period, part, checked in found:
        for fault in getattr(checked, kind):
            yield Placed(fault=fault, period=period.code, part=part)


def _long(content: Content, asked: Asked) -> Iterator[Long]:
    for one in asked.written:
        words = words_in(content.texts.get(one.number, ""))
        if one.most_words is not None and words > one.most_words:
            yield Long(number=one.number, words=words, most=one.most_words)
