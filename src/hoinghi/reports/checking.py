"""Soát số liệu của một báo cáo: tính chỉ tiêu, điều kiện bắt buộc, điều cần giải trình."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from statistics import median

from hoinghi.reports.formulas import YEARS, Condition
from hoinghi.reports.indicators import Indicator

# Iglewicz and Hoaglin (1993): 0.6745 makes the median deviation comparable with a standard
# deviation; beyond 3.5 a value is an outlier.
_TO_STANDARD = Decimal("0.6745")
_OUTLYING = Decimal("3.5")
_FEWEST = 5


class Said(StrEnum):
    """What a body says of a figure; none of the others is the same as 0."""

    NUMBER = "number"
    NOT_APPLICABLE = "not_applicable"
    NO_DATA = "no_data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A figure as reported.

    Attributes:
        number: None unless ``said`` is NUMBER.
        is_official: Else preliminary (số sơ bộ).
        as_of: The day that the figure speaks of.
    """

    said: Said
    number: Decimal | None = None
    is_official: bool = False
    as_of: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A condition that does not hold: of which indicator, and with which figures."""

    indicator: str
    condition: Condition
    figures: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found out about the figures of a report.

    Attributes:
        computed: Computed indicators by code; those that cannot be computed are left out.
        blocking: Hard rules that do not hold: nothing is handed in before they do.
        to_explain: Soft rules that do not hold: handed in with a reason.
        empty: Typed indicators without any answer.
    """

    computed: Mapping[str, Decimal]
    blocking: tuple[Fault, ...]
    to_explain: tuple[Fault, ...]
    empty: tuple[str, ...]


def check(
    answers: Mapping[str, Answer], asked: Mapping[str, Indicator], years: Decimal | None
) -> Checked:
    """Check the figures of one body.

    A rule with a figure that is missing or does not apply is not judged.

    Args:
        asked: The indicators that this body answers, by code.
        years: From the start of the period to the day of the figures; none where unknown.
    """
    return check_by(Rules.of(asked), answers, years)


def check_by(rules: Rules, answers: Mapping[str, Answer], years: Decimal | None) -> Checked:
    """Check the figures of one body by rules put in order before; see ``check``."""
    known, computed = figures(answers, rules, years)
    return Checked(
        computed=computed,
        blocking=broken(known, rules.hard),
        to_explain=broken(known, rules.soft),
        empty=tuple(code for code in rules.typed if code not in answers),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What is asked together, put in order once: rules and formulas with the code they stand at."""

    codes: tuple[str, ...]
    typed: tuple[str, ...]
    computed: tuple[Indicator, ...]
    hard: tuple[tuple[str, Condition], ...]
    soft: tuple[tuple[str, Condition], ...]

    @classmethod
    def of(cls, asked: Mapping[str, Indicator]) -> Rules:
        every = asked.values()
        return cls(
            codes=tuple(asked),
            typed=tuple(one.code for one in every if not one.is_computed),
            computed=tuple(one for one in every if one.is_computed),
            hard=tuple((one.code, rule) for one in every for rule in one.hard),
            soft=tuple((one.code, rule) for one in every for rule in one.soft),
        )


def figures(
    answers: Mapping[str, Answer], rules: Rules, years: Decimal | None
) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    """Give the figures that are known, computed ones and ``YEARS`` included; and the computed."""
    known = {
        code: answer.number
        for code in rules.codes
        if (answer := answers.get(code)) is not None
        and answer.said is Said.NUMBER
        and answer.number is not None
    }
    if years is not None:
        known[YEARS] = years
    computed = reckon(known, rules.computed)
    known |= computed
    return known, computed


def reckon(known: Mapping[str, Decimal], asked: Iterable[Indicator]) -> dict[str, Decimal]:
    """Compute what can be computed of *known*; a formula may ask for another computed figure."""
    every, found = dict(known), dict[str, Decimal]()
    waiting = [one for one in asked if one.formula]
    while waiting:
        made = {one.code: value for one in waiting if (value := _value(one, every)) is not None}
        if not made:
            return found
        found |= made
        every |= made
        waiting = [one for one in waiting if one.code not in made]
    return found


def _value(one: Indicator, known: Mapping[str, Decimal]) -> Decimal | None:
    value = one.formula.value(known) if one.formula else None
    try:
        return None if value is None else rounded(value, one.decimals)
    except InvalidOperation:  # more digits than are reckoned with: figures of the wrong unit
        return None


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Round half up, as offices do."""
    return value.quantize(_last_digit(decimals), rounding=ROUND_HALF_UP)


@cache
def _last_digit(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)


def broken(
    known: Mapping[str, Decimal], rules: Iterable[tuple[str, Condition]]
) -> tuple[Fault, ...]:
    """Give the rules that do not hold of what is known."""
    return tuple(
        Fault(
            indicator=code,
            condition=rule,
            figures=tuple((name, known[name]) for name in sorted(rule.names)),
        )
        for code, rule in rules
        if rule.holds(known) is False
    )


def deviation(value: Decimal, others: Sequence[Decimal]) -> Decimal | None:
    """Give the modified z-score of *value* among *others*; none where they are too few to tell.

    Where more than half of the others are equal their median deviation is 0; their mean
    deviation then takes its place, and where all are equal nothing can be told.

    Source: B. Iglewicz, D. Hoaglin, How to Detect and Handle Outliers, ASQC 1993.
    """
    if len(others) < _FEWEST:
        return None
    middle = Decimal(median(others))
    spread = [abs(one - middle) for one in others]
    if typical := Decimal(median(spread)):
        return _TO_STANDARD * (value - middle) / typical
    mean = sum(spread, Decimal(0)) / len(spread)
    return (value - middle) / (Decimal("1.253314") * mean) if mean else None


def is_outlying(value: Decimal, others: Sequence[Decimal]) -> bool:
    """Tell whether *value* stands so far from *others* that somebody should look again."""
    score = deviation(value, others)
    return score is not None and abs(score) > _OUTLYING
