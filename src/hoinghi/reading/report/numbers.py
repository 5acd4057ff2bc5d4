"""Numbers as Vietnamese reports write them: ``1.234,5``, ``12 345``, ``05``, ``-3``, ``(3)``."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

_SPACES: Final = "  \u202f\u2009"
_SIGN: Final = r"[-−–]\s?"
#: A number within running text, not part of a longer one, a date or a symbol.
NUMBER: Final = (
    rf"(?:\d{{1,3}}(?:[.{_SPACES}]\d{{3}}(?!\d))+(?:,\d+)?"
    r"|\d{1,3}(?:,\d{3}(?!\d))+(?:\.\d+)?|\d+(?:[.,]\d+)?)"
)
#: The same where spaces part columns and group no digits.
TIGHT: Final = (
    r"(?:\d{1,3}(?:\.\d{3}(?!\d))+(?:,\d+)?|\d{1,3}(?:,\d{3}(?!\d))+(?:\.\d+)?|\d+(?:[.,]\d+)?)"
)
_WHOLE: Final = re.compile(rf"\(?\s?({_SIGN})?({NUMBER})\s?\)?")
_GROUPED: Final = re.compile(rf"\d{{1,3}}([.{_SPACES}]\d{{3}})+(,\d+)?")
_ENGLISH: Final = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
_MOST_DIGITS: Final = 15


class Number(NamedTuple):
    """A number read from text.

    Attributes:
        value: As Vietnamese writes numbers.
        other: What it would be by the English way, where the text does not tell them apart.
    """

    value: Decimal
    other: Decimal | None = None

    def among(self, *, whole: bool, at_most: Decimal | None = None) -> tuple[Decimal, bool]:
        """The value that fits, and whether it is certain.

        Args:
            whole: What is counted has no fractions.
            at_most: The greatest value there can be.
        """
        if self.other is None:
            return self.value, True
        if whole and self.value != self.value.to_integral_value():
            return self.other, False
        if at_most is not None and self.value > at_most >= self.other:
            return self.other, False
        # "1.234" is how Vietnamese groups; "1,234" may be either, unless fractions are usual.
        return self.value, self.value == self.value.to_integral_value()


def read_number(text: str) -> Number | None:
    """The number that *text* is and nothing else, or none."""
    match = _WHOLE.fullmatch(text.strip())
    if match is None or sum(map(str.isdigit, text)) > _MOST_DIGITS:
        return None
    number = _unsigned(match[2])
    bracketed = text.strip().startswith("(") and text.strip().endswith(")")
    if match[1] or bracketed:
        return Number(-number.value, -number.other if number.other is not None else None)
    return number


def _unsigned(digits: str) -> Number:
    if _GROUPED.fullmatch(digits):
        return _grouped(digits)
    if _ENGLISH.fullmatch(digits):
        plain = Decimal(digits.replace(",", ""))
        if "." in digits or digits.count(",") > 1:
            return Number(plain)
        return Number(Decimal(digits.replace(",", ".")), plain)
    return Number(Decimal(digits.replace(",", ".")))


def _grouped(digits: str) -> Number:
    plain = re.sub(rf"[.{_SPACES}]", "", digits).replace(",", ".")
    single_point = digits.count(".") == 1 and "," not in digits and not _has_space(digits)
    return Number(Decimal(plain), Decimal(digits) if single_point else None)


def _has_space(digits: str) -> bool:
    return any(space in digits for space in _SPACES)
