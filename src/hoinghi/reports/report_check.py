"""Soát cả một báo cáo: mọi kỳ, mọi dự án và nguồn vốn, lời của từng mục. Python thuần."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hoinghi.reports.asking import Asked
from hoinghi.reports.checking import Answer, Checked, Fault, Rules, broken, check_by, figures
from hoinghi.reports.content import Cell, Content
from hoinghi.reports.formulas import Condition
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
    found = ReportRules(asked).checked(content)
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


class ReportRules:
    """What has to hold of the reports of one outline, put in order once for many of them."""

    def __init__(self, asked: Asked) -> None:
        every = asked.indicators
        whole = {code: one for code, one in every.items() if not one.by_project}
        parted = {code: one for code, one in every.items() if one.by_project}
        wholly, partly = Rules.of(whole), Rules.of(parted)
        parts = asked.parts if parted else ()
        self._places = [
            (rules, period, part, tuple((code, Cell(code, period.code, part)) for code in own))
            for period in asked.outline.periods
            for rules, own, part in (
                (wholly, whole, ""), *((partly, parted, part) for part in parts),
            )
        ]  # fmt: skip

    def hard(self, content: Content) -> tuple[Placed, ...]:
        """Give the hard rules that do not hold."""
        return tuple(self._broken(content, lambda rules: rules.hard))

    def soft(self, content: Content, of: Container[str]) -> tuple[Placed, ...]:
        """Give the soft rules of the figures *of* that do not hold, with a reason or without."""
        return tuple(
            self._broken(content, lambda rules: [one for one in rules.soft if one[0] in of])
        )

    def checked(self, content: Content) -> list[tuple[Period, str, Checked]]:
        """Check all figures: period by period, the whole before its parts."""
        return [
            (period, part, check_by(rules, _answers(content, cells), period.years))
            for rules, period, part, cells in self._places
        ]

    def _broken(
        self, content: Content, asked: Callable[[Rules], Sequence[tuple[str, Condition]]]
    ) -> Iterator[Placed]:
        for rules, period, part, cells in self._places:
            if not (wanted := asked(rules)):
                continue
            known, _computed = figures(_answers(content, cells), rules, period.years)
            for fault in broken(known, wanted):
                yield Placed(fault=fault, period=period.code, part=part)


def _answers(content: Content, cells: Sequence[tuple[str, Cell]]) -> dict[str, Answer]:
    told = content.answers
    return {code: answer for code, cell in cells if (answer := told.get(cell))}


def _placed(found: list[tuple[Period, str, Checked]], kind: str) -> Iterator[Placed]:
    for period, part, checked in found:
        for fault in getattr(checked, kind):
            yield Placed(fault=fault, period=period.code, part=part)


def _long(words: Mapping[str, int], asked: Asked) -> Iterator[Long]:
    for one in asked.written:
        if one.most_words is not None and words[one.number] > one.most_words:
            yield Long(number=one.number, words=words[one.number], most=one.most_words)
