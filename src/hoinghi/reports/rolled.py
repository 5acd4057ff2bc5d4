"""Số liệu tổng hợp của một đề cương: mỗi số kèm mức đầy đủ, tỷ lệ tính từ tổng. Python thuần.

Only the primary reporter of an indicator is added up; what another reports of the same thing is a
total of its own, to be compared and never added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from hoinghi.reports import breaks as known_breaks
from hoinghi.reports.checking import Answer, reckon
from hoinghi.reports.content import Cell
from hoinghi.reports.formulas import YEARS
from hoinghi.reports.indicators import Indicator
from hoinghi.reports.outlines import Outline
from hoinghi.rollup import Break, Total, Totals

EVERYBODY = ""
"""Key of the group of all bodies."""


class GroupKind(StrEnum):
    """What holds bodies together."""

    WHOLE = "whole"
    KIND = "kind"
    THEN = "then"
    """The area in which they lay on the day of their report."""
    NOW = "now"
    """What stands in their place today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Bodies that are added up.

    Attributes:
        key: "" for all; ``units.queries.unit_key`` for an area of then, "now:" before it for what
            stands there today, "kind:" before a kind of body.
        title: Name of an area; code of a kind of body; "" for all.
        crosses: Names of the areas of then from which it was put together, where more than one.
    """

    key: str
    title: str
    kind: GroupKind
    bodies: frozenset[int]
    crosses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What a body sent last and what counts: neither returned nor opened again."""

    revision: int
    number: int
    at: datetime
    by: str
    on_behalf: str
    is_accepted: bool
    answers: Mapping[Cell, Answer] = field(repr=False)
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """A body that owes a report.

    Attributes:
        role: Which reporter of the list of indicators it is (``asking.reporter``).
        sent: None where nothing counts.
    """

    report: int
    body: int
    name: str
    short_name: str
    kind: str
    role: str
    state: str
    asked: frozenset[str]
    projects: tuple[str, ...]
    sent: Sent | None

    @property
    def said(self) -> str:
        return self.short_name or self.name

    @property
    def in_text(self) -> str:
        """Give the name as a sentence about figures tells it: a committee by its area."""
        return self.said.removeprefix("UBND ").removeprefix("Ủy ban nhân dân ")

    @property
    def on_chart(self) -> str:
        """Give the name with as few letters as tell it apart."""
        told = self.in_text
        return told[:1].upper() + told[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class RolledFigure:
    """A figure of a group with how complete it is.

    Attributes:
        value: None where nobody reported, or a divisor is 0.
        reported: Bodies that gave theirs; ``expected`` that owe one; ``official`` of those that
            reported a final figure. Of a ratio: of its least complete operand.
        is_uneven: A ratio whose operands are not from equally many bodies.
        periods: What it is of; more than one where a whole stretch of time was asked for.
        breaks: Inside what was asked for: what lies before the last of them is left out.
    """

    indicator: str
    period: str
    part: str
    group: str
    value: Decimal | None
    reported: int
    expected: int
    official: int
    is_uneven: bool = False
    periods: tuple[str, ...] = ()
    breaks: tuple[Break, ...] = ()
    revisions: tuple[int, ...] = ()

    @property
    def is_whole(self) -> bool:
        return 0 < self.expected <= self.reported and not self.is_uneven

    @property
    def is_official(self) -> bool:
        return 0 < self.reported == self.official


class Rolled:
    """All figures of an outline as they stand; a value, whatever it keeps of what was asked.

    Attributes:
        totals: Of the primary reporters; ``others`` of everybody else who reports the same thing.
        unplaced: Name of a body and why it is in no area of today.
        is_accepted_only: What was sent and not accepted yet is left out.
    """

    def __init__(
        self,
        outline: Outline,
        bodies: tuple[Reporting, ...],
        groups: tuple[Group, ...],
        totals: Totals,
        others: Totals,
        *,
        breaks: tuple[Break, ...] = (),
        unplaced: tuple[tuple[str, str], ...] = (),
        is_accepted_only: bool = False,
    ) -> None:
        self.outline = outline
        self.bodies = bodies
        self.groups = {group.key: group for group in groups}
        self.totals = totals
        self.others = others
        self.breaks = breaks
        self.unplaced = unplaced
        self.is_accepted_only = is_accepted_only
        self._computed: dict[tuple[int, str, str], Mapping[str, Decimal]] = {}

    def weigh(self) -> int:
        """Say about how many bytes this holds beyond what is kept of each revision."""
        return 400 * (len(self.totals) + len(self.others)) + 2_000 * len(self.bodies)

    @cached_property
    def of_body(self) -> Mapping[int, Reporting]:
        return {one.body: one for one in self.bodies}

    @cached_property
    def periods(self) -> tuple[str, ...]:
        return tuple(period.code for period in self.outline.periods)

    @cached_property
    def primary(self) -> Mapping[str, str]:
        """Reporter by code of those whose figures are added up."""
        return primary_reporters(self.outline, self.bodies)

    def is_primary(self, one: Reporting, code: str) -> bool:
        """Tell whether what *one* reports of *code* is added up, not only compared."""
        return counts(one.role, self.outline.indicators[code], self.primary.get(code, ""))

    def figure(
        self, code: str, period: str, group: str = EVERYBODY, part: str = ""
    ) -> RolledFigure:
        """Give one figure; ``period`` "" asks for all periods since the last break.

        Raises:
            KeyError: No such indicator or group.
        """
        asked = self.periods if period == "" else (period,)
        codes = self.typed_under(code)
        found = known_breaks.among(self.breaks, codes, group, asked)
        stretch = known_breaks.last_stretch(found, asked)
        one = self.outline.indicators[code]
        if not one.is_computed:
            return self._of_total(self._total(code, stretch, group, part), stretch, found)
        return self._of_formula(one, stretch, group, part, found)

    def other(self, code: str, period: str, group: str = EVERYBODY, part: str = "") -> Total | None:
        """Give what others than the primary reporter say; None where there is nobody."""
        if self.outline.indicators[code].is_computed:
            return None
        found = self.others.total(group, code, period, part)
        return found if found.expected or found.reported else None

    def answer(self, body: int, cell: Cell) -> Answer | None:
        """Give what *body* said, as far as it counts."""
        sent = self.of_body[body].sent
        return sent.answers.get(cell) if sent else None

    def number(self, body: int, code: str, period: str, part: str = "") -> Decimal | None:
        """Give the figure of one body, computed where it is computed; None where there is none."""
        return self.numbers(body, period, part).get(code)

    def numbers(self, body: int, period: str, part: str = "") -> Mapping[str, Decimal]:
        """Give every figure of one body by code: those it typed, and what follows from them."""
        key = body, period, part
        if key not in self._computed:
            sent = self.of_body[body].sent
            self._computed[key] = figures_in(
                self.outline, sent.answers if sent else {}, period, part
            )
        return self._computed[key]

    def members(self, group: str) -> tuple[Reporting, ...]:
        """Give the bodies of *group*, in order."""
        inside = self.groups[group].bodies
        return tuple(one for one in self.bodies if one.body in inside)

    def sources(
        self, code: str, period: str, group: str = EVERYBODY, part: str = ""
    ) -> tuple[int, ...]:
        """Give the revisions that a figure is made of."""
        asked = self.periods if period == "" else (period,)
        typed = self.typed_under(code)
        return tuple(
            one.sent.revision
            for one in self.members(group)
            if one.sent and self._gave(one, typed, asked, part)
        )

    def typed_under(self, code: str) -> tuple[str, ...]:
        """Give the typed indicators that *code* is made of; itself where it is typed."""
        return typed_under(self.outline.indicators, code)

    def _gave(
        self, one: Reporting, codes: Iterable[str], periods: Iterable[str], part: str
    ) -> bool:
        wanted = [code for code in codes if self.is_primary(one, code)]
        return any(
            code in self.numbers(one.body, period, part) for period in periods for code in wanted
        )

    def _total(self, code: str, stretch: tuple[str, ...], group: str, part: str) -> Total:
        if len(stretch) == 1:
            return self.totals.total(group, code, stretch[0], part)
        (segment,) = self.totals.over_time(group, code, part, periods=stretch)[-1:]
        return segment.total

    def _of_total(
        self, total: Total, stretch: tuple[str, ...], found: tuple[Break, ...]
    ) -> RolledFigure:
        return RolledFigure(
            indicator=total.indicator,
            period=stretch[-1],
            part=total.part,
            group=total.group,
            value=total.amount,
            reported=total.reported,
            expected=total.expected,
            official=total.official,
            periods=stretch,
            breaks=found,
        )

    def _of_formula(
        self,
        one: Indicator,
        stretch: tuple[str, ...],
        group: str,
        part: str,
        found: tuple[Break, ...],
    ) -> RolledFigure:
        below = [self._total(code, stretch, group, part) for code in self.typed_under(one.code)]
        least = min(below, key=lambda total: total.reported / (total.expected or 1), default=None)
        known = {total.indicator: total.amount for total in below if total.amount is not None}
        return RolledFigure(
            indicator=one.code,
            period=stretch[-1],
            part=part,
            group=group,
            value=reckoned(self.outline, known, stretch).get(one.code),
            reported=least.reported if least else 0,
            expected=least.expected if least else 0,
            official=min((total.official for total in below), default=0),
            is_uneven=len({total.reported for total in below}) > 1,
            periods=stretch,
            breaks=found,
        )


def figures_in(
    outline: Outline, answers: Mapping[Cell, Answer], period: str, part: str = ""
) -> Mapping[str, Decimal]:
    """Give the figures of one report by code: those typed, by parts added up, and the computed."""
    found: dict[str, Decimal] = {}
    for cell, answer in answers.items():
        if cell.period == period and answer.number is not None and _holds(outline, cell, part):
            found[cell.indicator] = found.get(cell.indicator, Decimal(0)) + answer.number
    return found | reckoned(outline, found, (period,))


def reckoned(
    outline: Outline, known: Mapping[str, Decimal], periods: Iterable[str]
) -> dict[str, Decimal]:
    """Compute what follows from *known* figures of *periods*."""
    wanted = frozenset(periods)
    years = sum((one.years for one in outline.periods if one.code in wanted), start=Decimal(0))
    formulas = [one for one in outline.indicators.values() if one.is_computed]
    return reckon({**known, YEARS: years}, formulas)


def _holds(outline: Outline, cell: Cell, part: str) -> bool:
    one = outline.indicators.get(cell.indicator)
    if one is None or one.is_computed or one.by_project != bool(cell.part):
        return False
    return lies_in(cell.part, part)


def typed_under(indicators: Mapping[str, Indicator], code: str) -> tuple[str, ...]:
    """Give the typed indicators that *code* is made of through any number of formulas."""
    found: dict[str, None] = {}
    waiting, seen = [code], {code, YEARS}
    for name in waiting:
        one = indicators.get(name)
        if one is None or one.formula is None:
            found[name] = None
            continue
        new = sorted(one.formula.names - seen)
        seen.update(new)
        waiting += new
    return tuple(found)


def counts(role: str, one: Indicator, primary: str) -> bool:
    """Tell whether the figure of who reports as *role* is added up.

    A body that is no reporter of the list was asked by the office itself: its figure counts.
    """
    return role == primary or role not in one.reporters


def primary_reporters(outline: Outline, bodies: Iterable[Reporting]) -> Mapping[str, str]:
    """Give for each indicator the first of its reporters that is asked for it here."""
    asked: dict[str, set[str]] = {}
    for body in bodies:
        for code in body.asked:
            asked.setdefault(code, set()).add(body.role)
    return {
        code: next((role for role in one.reporters if role in asked.get(code, ())), "")
        for code, one in outline.indicators.items()
    }


def lies_in(part: str, wanted: str) -> bool:
    """Tell whether *part* ("DA3.1/trung-uong") is of *wanted* ("DA3", "/trung-uong", "")."""
    if not wanted:
        return True
    project, _, source = part.partition("/")
    wanted_project, _, wanted_source = wanted.partition("/")
    inside = not wanted_project or f"{project}.".startswith(f"{wanted_project}.")
    return inside and wanted_source in ("", source)
