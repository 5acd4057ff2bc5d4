"""Điều người ta gõ vào một ô: “1.234,5”, “không áp dụng”, để trống. Python thuần."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from hoinghi.reading.report.numbers import read_number
from hoinghi.reports.checking import Answer, Said

_TOO_LARGE: Final = Decimal(10) ** 15
_LONGEST: Final = 60


class Status(StrEnum):
    """What stands beside the number; the last two say why there is none."""

    PRELIMINARY = "preliminary"
    OFFICIAL = "official"
    NOT_APPLICABLE = "not_applicable"
    NO_DATA = "no_data"


_WITHOUT: Final[Mapping[Status, Said]] = {
    Status.NOT_APPLICABLE: Said.NOT_APPLICABLE,
    Status.NO_DATA: Said.NO_DATA,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """A cell as somebody filled it in; ``odd_day``: a day they typed that is none."""

    typed: str
    status: Status = Status.PRELIMINARY
    as_of: date | None = None
    odd_day: str = ""


class Wrong(StrEnum):
    """Why what was typed is not taken."""

    UNREADABLE = "unreadable"
    AMBIGUOUS = "ambiguous"
    DECIMALS = "decimals"
    TOO_LARGE = "too_large"
    NO_DAY = "no_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What was typed and is not taken; ``choices``: what it may have meant.

    ``day`` is what was typed as the day of the figure.
    """

    wrong: Wrong
    typed: str
    decimals: int
    choices: tuple[Decimal, ...] = ()
    day: str = ""


def answer_of(entered: Entered, decimals: int) -> Answer | Problem | None:
    """Give the answer that somebody typed, or what is wrong; None for an empty cell.

    Where a status says that there is no number, what stands in the field beside it counts for
    nothing.
    """
    if entered.status in _WITHOUT:
        return Answer(said=_WITHOUT[entered.status])
    if not entered.typed.strip():
        return None
    number = number_of(entered.typed, decimals)
    if isinstance(number, Problem):
        return number
    if entered.odd_day:
        day = entered.odd_day[:_LONGEST]
        return Problem(wrong=Wrong.NO_DAY, typed=entered.typed.strip(), decimals=decimals, day=day)
    return Answer(
        said=Said.NUMBER,
        number=number,
        is_official=entered.status is Status.OFFICIAL,
        as_of=entered.as_of,
    )


def number_of(typed: str, decimals: int) -> Decimal | Problem:
    """Read a number written the Vietnamese way, with at most so many *decimals*.

    "1.234" is one thousand and more wherever a fraction of three digits makes no sense; "1,234"
    may be a slip of either kind, and is asked about.
    """
    found = read_number(typed) if len(typed) <= _LONGEST else None
    if found is None:
        return Problem(wrong=Wrong.UNREADABLE, typed=typed[:_LONGEST], decimals=decimals)
    fitting: tuple[Decimal, ...] = (found.value,) if _fits(found.value, decimals) else ()
    # "1.000" of one decimal is a thousand: nobody writes three digits of a fraction there.
    if found.other is not None and _digits_behind(found.other) <= decimals:
        fitting += (found.other,)
    if not fitting:
        return Problem(wrong=Wrong.DECIMALS, typed=typed, decimals=decimals)
    if abs(fitting[0]) >= _TOO_LARGE:
        return Problem(wrong=Wrong.TOO_LARGE, typed=typed, decimals=decimals)
    if len(fitting) > 1 or fitting[0] != found.value:
        return Problem(wrong=Wrong.AMBIGUOUS, typed=typed, decimals=decimals, choices=fitting)
    return fitting[0]


def _fits(value: Decimal, decimals: int) -> bool:
    return value == value.quantize(Decimal(1).scaleb(-decimals))


def _digits_behind(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def status_of(answer: Answer | None) -> Status:
    """Give what stands beside an answer; an empty cell begins as preliminary."""
    if answer is None:
        return Status.PRELIMINARY
    if answer.said is Said.NUMBER:
        return Status.OFFICIAL if answer.is_official else Status.PRELIMINARY
    return next(status for status, said in _WITHOUT.items() if said is answer.said)


def number_said(value: Decimal) -> str:
    """Write a number as Vietnamese offices do, and as it is read again: "1.234,5"."""
    plain = f"{value:,f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain.translate(str.maketrans(",.", ".,"))


def day_said(day: date) -> str:
    """Write a day as it is read again: "30/09/2023"."""
    return f"{day:%d/%m/%Y}"


def text_of(answer: Answer | None) -> str:
    """Give what stands in the field; empty where there is no number."""
    return number_said(answer.number) if answer and answer.number is not None else ""
