"""A cell of a workbook: its XML → its value as a person reads it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final, NamedTuple

_SMALLEST: Final = Decimal("1e-307")


class SheetCell(NamedTuple):
    """A cell that holds something.

    Attributes:
        text: As a person reads it; a number in the Vietnamese style.
        ref: ``"D7"``.
        number: Its value where it is a number; a percentage already times 100.
        percent: It is shown with "%".
        trouble: ``"error"`` for #REF! and the like, ``"uncalculated"`` for a formula that no
            program has calculated yet.
        column: From 0.
    """

    text: str
    ref: str
    number: Decimal | None
    percent: bool
    trouble: str | None
    column: int


class Formats(NamedTuple):
    """Places of the cell styles that show a percentage or a day."""

    percents: frozenset[int]
    dates: frozenset[int]


def read_cell(
    node: Any, ref: str, at: int, strings: Sequence[str], formats: Formats, epoch: date
) -> SheetCell | None:
    """The cell of *node*, none where it holds nothing; *strings* with single spaces."""
    kind = node.get("t", "n")
    parts = {tag_of(child): child for child in node}
    value = parts["v"].text if "v" in parts else None
    if kind == "inlineStr":
        value = text_of(parts["is"]) if "is" in parts else None
    elif kind == "s" and value is not None:
        value = strings[int(value)]
    if value is None or not value.strip():
        if "f" in parts and value is None:
            return SheetCell("", ref, None, False, "uncalculated", at)
        return None
    if kind == "e":
        return SheetCell(value, ref, None, False, "error", at)
    if kind == "b":
        return SheetCell("Đúng" if value == "1" else "Sai", ref, None, False, None, at)
    if kind == "s":
        # Not copied: any number of cells may show the same long string.
        return SheetCell(value, ref, None, False, None, at)
    if kind in ("str", "inlineStr", "d"):
        return SheetCell(" ".join(value.split()), ref, None, False, None, at)
    return _numeric(Decimal(value), int(node.get("s", "0")), ref, at, formats, epoch)


def _numeric(
    value: Decimal, style: int, ref: str, at: int, formats: Formats, epoch: date
) -> SheetCell:
    if not value.is_finite() or abs(value) > Decimal(10) ** 18:
        raise ValueError(f"number out of bounds in {ref}")
    if abs(value) < _SMALLEST:
        # Excel holds nothing smaller; written out, it may be a gigabyte of zeros.
        value = Decimal(0)
    # Excel keeps fifteen digits; the rest is noise of binary fractions.
    value = +value if len(value.as_tuple().digits) <= 15 else Decimal(f"{value:.15g}")
    if style in formats.dates and 0 < value < 2_958_466:
        day = epoch + timedelta(days=int(value))
        return SheetCell(f"{day:%d/%m/%Y}", ref, None, False, None, at)
    percent = style in formats.percents
    number = value * 100 if percent else value
    number = number.quantize(Decimal(1)) if number == number.to_integral_value() else number
    number = number if number.as_tuple().exponent == 0 else number.normalize()
    # Without grouping, for a year is a number too.
    text = f"{number:f}".replace(".", ",") + ("%" if percent else "")
    return SheetCell(text, ref, number, percent, None, at)


def vietnamese(number: Decimal) -> str:
    """*number* as Vietnamese prints it: ``"1.234,5"``."""
    return f"{number:,f}".translate(str.maketrans(",.", ".,"))


def text_of(node: Any) -> str:
    """The text of a string item; how it is pronounced is left out."""
    pieces: list[str] = []
    for part in node:
        if tag_of(part) == "t":
            pieces.append(part.text or "")
        elif tag_of(part) == "r":
            pieces += [t.text or "" for t in part if tag_of(t) == "t"]
    return "".join(pieces)


def tag_of(node: Any) -> str:
    """The name of *node* without its namespace, which differs between the two standards."""
    name: str = node.tag if isinstance(node.tag, str) else ""
    return name.rpartition("}")[2]


def column_of(letters: str) -> int:
    """The place of the column *letters*, from 0."""
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - 64
    return at - 1


def letters_of(at: int) -> str:
    """The letters of the column at *at*, from 0."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
