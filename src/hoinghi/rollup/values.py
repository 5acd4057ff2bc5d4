"""What is rolled up: a reported value, how figures of one indicator become one, what breaks them.

Figures are whole numbers in units of the indicator's last decimal: 12.5 with one decimal is 125.
So every engine adds up the same to the last digit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property


class OverUnits(StrEnum):
    """How the figures of several bodies become one."""

    SUM = "sum"
    RATIO = "ratio"


class OverTime(StrEnum):
    """How the totals of several periods become one."""

    SUM = "sum"
    FIRST = "first"
    LATEST = "latest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One figure as one body reported it; its latest revision.

    Attributes:
        body: Key of the body.
        indicator: Code: ``"NG03"``.
        period: Name of the period; periods sort by name unless their order is given.
        value: In units of the indicator's last decimal.
        part: Project and source of money where the figure is of one: ``"DA3.1/trung-uong"``.
            A body gives a figure whole, under ``""``, or by parts, never both.
        is_official: Final, not preliminary (số chính thức, không phải số sơ bộ).
        revision: Of its report; counts in the long store alone, where several lie together.
    """

    body: int
    indicator: str
    period: str
    value: int
    part: str = ""
    is_official: bool = True
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Term:
    """*factor* times the figure of *indicator*, or of nothing else: ``Term("NG03", 100)``."""

    indicator: str
    factor: Decimal | int = 1


@dataclass(frozen=True, slots=True)
class Ratio:
    """Sum of terms by sum of terms: ``Ratio((Term("NG03", 100),), (Term("NG01"),))``."""

    above: tuple[Term, ...]
    below: tuple[Term, ...]

    @property
    def operands(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(term.indicator for term in (*self.above, *self.below)))


@dataclass(frozen=True, kw_only=True)
class IndicatorShape:
    """How figures of one indicator become one.

    Attributes:
        decimals: Digits after the decimal comma of its values.
        ratio: What it is reckoned from where ``over_units`` is a ratio. A formula that is no ratio
            of linear terms has none: no total of it is made, and who asks reckons it from the
            totals of what the formula names (``Totals.known``).
    """

    code: str
    decimals: int = 0
    over_units: OverUnits = OverUnits.SUM
    over_time: OverTime = OverTime.LATEST
    ratio: Ratio | None = None

    def __post_init__(self) -> None:
        if self.ratio and self.over_units is not OverUnits.RATIO:
            raise ValueError(f"{self.code} is a sum and has a ratio")
        if self.decimals < 0:
            raise ValueError(f"{self.code} has {self.decimals} decimals")

    @cached_property
    def is_summed(self) -> bool:
        return self.over_units is OverUnits.SUM


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Where a series breaks: figures of *before* and of *after* do not compare.

    Attributes:
        before: Last period before it; ``after`` the first after it.
        why: For who reads the figures: ``"chuẩn nghèo mới (Nghị định 07/2021/NĐ-CP)"``.
        indicators: Whose series it breaks; none: of all. A ratio breaks with its operands.
        groups: Of which groups, such as those that were merged; none: of all.
    """

    before: str
    after: str
    why: str
    indicators: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()

    def breaks(self, group: str, codes: Iterable[str]) -> bool:
        """Tell whether it breaks the series of *group* of a figure made of *codes*."""
        if self.groups and group not in self.groups:
            return False
        return not self.indicators or not self.indicators.isdisjoint(codes)


Shapes = Mapping[str, IndicatorShape]


@dataclass(frozen=True, slots=True)
class WholeTerm:
    """A term whose factor counts units of the last decimal: a whole number."""

    ratio: str
    indicator: str
    factor: int
    is_above: bool


def checked(shapes: Iterable[IndicatorShape]) -> Shapes:
    """Give *shapes* by code, once every ratio is made of sums that are among them.

    Raises:
        ValueError: A code stands twice; a ratio asks for a code that is no sum.
    """
    listed: dict[str, IndicatorShape] = {}
    for shape in shapes:
        if shape.code in listed:
            raise ValueError(f"shape {shape.code} stands twice")
        listed[shape.code] = shape
    for shape in listed.values():
        for code in shape.ratio.operands if shape.ratio else ():
            if code not in listed or not listed[code].is_summed:
                raise ValueError(f"{shape.code} is a ratio of {code}, which is no sum")
    return listed


def whole_terms(shapes: Shapes) -> tuple[WholeTerm, ...]:
    """Give the terms of all ratios, both sides of each brought to one unit."""
    return tuple(
        term for shape in shapes.values() if shape.ratio for term in _whole(shape.code, shapes)
    )


def _whole(code: str, shapes: Shapes) -> tuple[WholeTerm, ...]:
    ratio = shapes[code].ratio
    assert ratio
    sides = [(term, True) for term in ratio.above] + [(term, False) for term in ratio.below]
    digits = max(_digits(term.factor) + shapes[term.indicator].decimals for term, _ in sides)
    return tuple(
        WholeTerm(
            ratio=code,
            indicator=term.indicator,
            factor=scaled(term.factor, digits - shapes[term.indicator].decimals),
            is_above=is_above,
        )
        for term, is_above in sides
    )


def _digits(number: Decimal | int) -> int:
    exponent = Decimal(number).normalize().as_tuple().exponent
    return max(0, -int(exponent))


def scaled(number: Decimal | int, decimals: int) -> int:
    """Give *number* in units of its last of *decimals*.

    Raises:
        ValueError: It has more decimals than that: nothing is rounded away unseen.
    """
    unit = Decimal(number).scaleb(decimals)
    if unit != unit.to_integral_value():
        raise ValueError(f"{number} has more than {decimals} decimals")
    return int(unit)


def unscaled(value: int, decimals: int) -> Decimal:
    """Give the number that stands for *value* units of the last of *decimals*."""
    return Decimal(value).scaleb(-decimals)


def quotient(above: int, below: int, decimals: int) -> int | None:
    """Divide exactly and round half up to units of the last of *decimals*; none by 0."""
    if below == 0:
        return None
    unit: int = 10**decimals
    half_up = (2 * abs(above) * unit + abs(below)) // (2 * abs(below))
    return half_up if (above < 0) == (below < 0) else -half_up
