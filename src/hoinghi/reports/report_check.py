"""Soát cả một báo cáo: mọi kỳ, mọi dự án và nguồn vốn, lời của từng mục. Python thuần."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
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
    found = _found(content, asked)
    to_explain = tuple(_placed(found, "to_explain"))
    words = {one.number: words_in(content.texts.get(one.number, "")) for one in asked.written}
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
        unwritten=tuple(number for number, count in words.items() if not count),
        too_long=tuple(_long(words, asked)),
    )


def broken_rules(content: Content, asked: Asked) -> tuple[Placed, ...]:
    """Give the hard rules that do not hold, and nothing else: for thousands of reports at once."""
    return tuple(_placed(_found(content, asked, only_hard=True), "blocking"))


def _found(
    content: Content, asked: Asked, *, only_hard: bool = False
) -> list[tuple[Period, str, Checked]]:
    every, parts = asked.indicators, asked.parts
    if only_hard:
        every = {code: replace(one, soft=()) for code, one in every.items()}
    whole = {code: one for code, one in every.items() if not one.by_project}
    parted = {code: one for code, one in every.items() if one.by_project}
    found = []
    for period in asked.outline.periods:
        years = period.years
        answers = _answers(content, whole, period, "")
        found.append((period, "", check(answers, whole, years)))
        if parted:
            for part in parts:
                answers = _answers(content, parted, period, part)
                found.append((period, part, check(answers, parted, years)))
    return found


def _answers(
    content: Content, own: Mapping[str, Indicator], period: Period, part: str
) -> dict[str, Answer]:
    told = content.answers
    return {code: answer for code in own if (answer := told.get(Cell(code, period.code, part)))}


def _placed(found: list[tuple[Period, str, Checked]], kind: str) -> Iterator[Placed]:
    for period, part, checked in found:
        for fault in getattr(checked, kind):
            yield Placed(fault=fault, period=period.code, part=part)


def _long(words: Mapping[str, int], asked: Asked) -> Iterator[Long]:
    for one in asked.written:
        if one.most_words is not None and words[one.number] > one.most_words:
            yield Long(number=one.number, words=words[one.number], most=one.most_words)
