"""Totals with their completeness; ratios of totals; totals over time that cross no break."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from hoinghi.rollup.cells import Cells, Key
from hoinghi.rollup.grouping import Grouping, Unplaced
from hoinghi.rollup.values import (
    Break,
    IndicatorShape,
    OverTime,
    Shapes,
    WholeTerm,
    quotient,
    unscaled,
    whole_terms,
)


class Total(NamedTuple):
    """A figure of a group, with how many of those who owe it have given theirs.

    A tuple, because a page makes thousands of them.

    Attributes:
        value: In units of the last decimal; none where nobody reported or a divisor is 0.
        reported: Bodies that gave a figure, ``official`` a final one, ``expected`` that owe one;
            of a ratio: those of its least complete operand. Over time they count each period.
        is_uneven: A ratio whose operands are not from equally many bodies.
    """

    group: str
    indicator: str
    period: str
    part: str
    value: int | None
    decimals: int
    reported: int
    expected: int
    official: int
    is_uneven: bool = False

    @property
    def amount(self) -> Decimal | None:
        return None if self.value is None else unscaled(self.value, self.decimals)

    @property
    def is_whole(self) -> bool:
        """Tell whether all who owe it gave it; where nobody owes anything, nothing is whole."""
        return 0 < self.expected <= self.reported and not self.is_uneven

    @property
    def is_official(self) -> bool:
        return 0 < self.reported == self.official


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Periods between two breaks and their total.

    Attributes:
        total: Its ``period`` is the last of those taken.
        taken: The periods whose totals went into it: of a latest figure one only.
        after: The breaks that part it from the segment before.
    """

    periods: tuple[str, ...]
    total: Total
    taken: tuple[str, ...]
    after: tuple[Break, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A total for each period, and where they don't compare."""

    points: tuple[Total, ...]
    breaks: tuple[Break, ...]


class Totals:
    """Every total that can be made of what was added up; each is reckoned when asked for.

    Args:
        periods: In the order of time; by default by name.
        unplaced: Finds who is in no total, when that is asked for.
    """

    def __init__(
        self,
        cells: Cells,
        grouping: Grouping,
        shapes: Shapes,
        *,
        periods: Sequence[str] = (),
        breaks: Iterable[Break] = (),
        unplaced: Callable[[], Iterable[Unplaced]] = tuple,
    ) -> None:
        if unknown := sorted(set(cells.indicators()) - shapes.keys()):
            raise ValueError(f"no shape for {', '.join(unknown)}")
        known = set(cells.periods())
        if periods and (strange := sorted(known - set(periods))):
            raise ValueError(f"no place in time for {', '.join(strange)}")
        self.shapes = shapes
        self.grouping = grouping
        self.periods = tuple(periods) or tuple(sorted(known))
        self.breaks = tuple(breaks)
        self._unplaced = unplaced
        self._cells = cells

    @cached_property
    def unplaced(self) -> tuple[Unplaced, ...]:
        """Who reported and is in no total, each with the reason."""
        return tuple(self._unplaced())

    @cached_property
    def _terms(self) -> Mapping[str, tuple[WholeTerm, ...]]:
        found: dict[str, tuple[WholeTerm, ...]] = {}
        for term in whole_terms(self.shapes):
            found[term.ratio] = (*found.get(term.ratio, ()), term)
        return found

    @cached_property
    def _place(self) -> Mapping[str, int]:
        return {period: at for at, period in enumerate(self.periods)}

    def __len__(self) -> int:
        """Count the sums; ratios come on top."""
        return len(self._cells)

    def __iter__(self) -> Iterator[Total]:
        """Give every sum that somebody reported, then every ratio of them."""
        seen: dict[tuple[str, str, str], None] = {}
        for key in self._cells:
            if self.shapes[key.indicator].is_summed:
                seen[key.group, key.period, key.part] = None
                yield self.total(*key)
        for group, period, part in seen:
            for code in self._terms:
                found = self.total(group, code, period, part)
                if found.value is not None:
                    yield found

    def total(self, group: str, indicator: str, period: str, part: str = "") -> Total:
        """Give one total; with no value, but what is owed, where nobody has reported."""
        shape = self.shapes[indicator]
        if shape.is_summed:
            return self._sum(Key(group, indicator, period, part), shape)
        terms = self._terms.get(indicator, ())
        operands = {
            term.indicator: self._sum(
                Key(group, term.indicator, period, part), self.shapes[term.indicator]
            )
            for term in terms
        }
        return self._ratio(Key(group, indicator, period, part), operands)

    def known(self, group: str, period: str, part: str = "") -> Mapping[str, Decimal]:
        """Give what a formula of any kind may be reckoned from: the totals by code."""
        found = {code: self.total(group, code, period, part).amount for code in self.shapes}
        return {code: amount for code, amount in found.items() if amount is not None}

    def series(self, group: str, indicator: str, part: str = "") -> Series:
        """Give the totals of all periods, the breaks beside them."""
        points = (self.total(group, indicator, period, part) for period in self.periods)
        return Series(points=tuple(points), breaks=self._breaking(group, indicator, self.periods))

    def over_time(
        self, group: str, indicator: str, part: str = "", *, periods: Sequence[str] = ()
    ) -> tuple[Segment, ...]:
        """Roll *periods* up into one total for each stretch without a break.

        Sums are added, of first and latest figures the first and the latest period in which
        anybody reported is taken; a ratio is reckoned from its operands, each rolled up so.
        """
        asked = [one for one in self.periods if one in periods] if periods else self.periods
        found = []
        after: tuple[Break, ...] = ()
        for stretch, ending in self._stretches(group, indicator, asked):
            total, taken = self._over(stretch, group, indicator, part)
            found.append(Segment(periods=stretch, total=total, taken=taken, after=after))
            after = ending
        return tuple(found)

    def _sum(self, key: Key, shape: IndicatorShape) -> Total:
        cell = self._cells.get(key)
        value, reported, official = cell or (None, 0, 0)
        expected = self.grouping.expected(key.group, key.indicator, key.period)
        return Total(*key, value, shape.decimals, reported, expected, official)

    def _ratio(self, key: Key, operands: Mapping[str, Total]) -> Total:
        least = min(operands.values(), key=_completeness, default=None)
        return Total(
            *key,
            value=self._divided(key.indicator, operands),
            decimals=self.shapes[key.indicator].decimals,
            reported=least.reported if least else 0,
            expected=least.expected if least else 0,
            official=min((one.official for one in operands.values()), default=0),
            is_uneven=len({one.reported for one in operands.values()}) > 1,
        )

    def _divided(self, code: str, operands: Mapping[str, Total]) -> int | None:
        sides = {True: 0, False: 0}
        for term in self._terms.get(code, ()):
            value = operands[term.indicator].value
            if value is None:
                return None
            sides[term.is_above] += term.factor * value
        return quotient(sides[True], sides[False], self.shapes[code].decimals)

    def _over(
        self, stretch: tuple[str, ...], group: str, code: str, part: str
    ) -> tuple[Total, tuple[str, ...]]:
        shape = self.shapes[code]
        if shape.is_summed:
            return self._sum_over(stretch, group, code, part)
        rolled = {
            term.indicator: self._sum_over(stretch, group, term.indicator, part)
            for term in self._terms.get(code, ())
        }
        used = {period for _, taken in rolled.values() for period in taken}
        taken = tuple(period for period in stretch if period in used)
        key = Key(group, code, taken[-1] if taken else stretch[-1], part)
        return self._ratio(key, {name: total for name, (total, _) in rolled.items()}), taken

    def _sum_over(
        self, stretch: tuple[str, ...], group: str, code: str, part: str
    ) -> tuple[Total, tuple[str, ...]]:
        totals = [self.total(group, code, period, part) for period in stretch]
        given = [one for one in totals if one.value is not None]
        if not given:
            return totals[-1], ()
        if self.shapes[code].over_time is not OverTime.SUM:
            one = given[0 if self.shapes[code].over_time is OverTime.FIRST else -1]
            return one, (one.period,)
        summed = given[-1]._replace(
            value=sum(one.value for one in given if one.value is not None),
            reported=sum(one.reported for one in totals),
            expected=sum(one.expected for one in totals),
            official=sum(one.official for one in totals),
        )
        return summed, tuple(one.period for one in given)

    def _stretches(
        self, group: str, code: str, asked: Sequence[str]
    ) -> Iterator[tuple[tuple[str, ...], tuple[Break, ...]]]:
        """Give the periods up to each break, with the breaks that end them."""
        begun: list[str] = []
        for at, period in enumerate(asked):
            begun.append(period)
            ending = self._breaking(group, code, asked[at : at + 2])
            if ending or at == len(asked) - 1:
                yield tuple(begun), ending
                begun = []

    def _breaking(self, group: str, code: str, among: Sequence[str]) -> tuple[Break, ...]:
        """Give the breaks that lie inside *among*, which is in the order of time."""
        if len(among) < 2:
            return ()
        ratio = self.shapes[code].ratio
        codes = (code, *(ratio.operands if ratio else ()))
        first, last = self._place[among[0]], self._place[among[-1]]
        return tuple(
            one
            for one in self.breaks
            if one.breaks(group, codes) and first < self._begins(one) <= last
        )

    def _begins(self, one: Break) -> int:
        """Give the place of the first period after a break; its own periods may be missing."""
        if one.after in self._place:
            return self._place[one.after]
        if one.before in self._place:
            return self._place[one.before] + 1
        return sum(period < one.after for period in self.periods)


def _completeness(total: Total) -> float:
    return total.reported / (total.expected or 1)
