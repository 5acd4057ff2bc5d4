"""Figures, money, dates and hours as Vietnamese official papers write them.

Reading of numbers (đọc số) in the standard forms: mốt, tư, lăm after "mươi", mười and lăm
after ten, linh before a lone unit, "không trăm" inside a longer number.
"""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 1_000_000_000


def date_in_words(day: date) -> str:
    """Write *day* as documents print it: ``"ngày 05 tháng 02 năm 2023"``.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.4.b.
    """
    # Only months 1 and 2 take a zero: a "1" written in front would make them
    # 11 and 12. From March on there is nothing to forge.
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def time_in_words(at: time) -> str:
    """Write an hour of the day: ``"07 giờ 30 phút"``."""
    return f"{at.hour:02d} giờ {at.minute:02d} phút"


def format_number(value: int | float | Decimal) -> str:
    """Write a number with Vietnamese marks: ``1234567.5`` → ``"1.234.567,5"``.

    A float is written as it reads in Python, a Decimal with all its places.
    """
    sign = "-" if value < 0 else ""
    if isinstance(value, int):
        whole, fraction = str(abs(value)), ""
    else:
        digits = f"{abs(Decimal(str(value))):f}"
        whole, _, fraction = digits.partition(".")
        if isinstance(value, float):
            fraction = fraction.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{grouped},{fraction}" if fraction else f"{sign}{grouped}"


def format_money(amount_vnd: int) -> str:
    """Write an amount in figures: ``"1.234.567 đồng"``."""
    return f"{format_number(amount_vnd)} đồng"


def two_digits(count: int) -> str:
    """Write a count as papers do, with a zero before one digit: 4 → ``"04"``, 166 → ``"166"``."""
    return f"{count:02d}" if 0 <= count < 10 else format_number(count)


def number_in_words(value: int) -> str:
    """Read a whole number: 19440000 → ``"mười chín triệu bốn trăm bốn mươi nghìn"``."""
    if value < 0:
        return f"âm {number_in_words(-value)}"
    if value == 0:
        return DIGITS[0]
    return " ".join(_read(value, full=False))


def money_in_words(amount_vnd: int) -> str:
    """Read an amount: 19440000 → ``"Mười chín triệu bốn trăm bốn mươi nghìn đồng"``."""
    return capitalise_first(f"{number_in_words(amount_vnd)} đồng")


def capitalise_first(text: str) -> str:
    """Make the first letter a capital and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def _read(value: int, *, full: bool) -> list[str]:
    # Above a thousand million the names start again: nghìn tỷ, triệu tỷ, tỷ tỷ.
    if value >= _BILLION:
        high, low = divmod(value, _BILLION)
        return [*_read(high, full=full), "tỷ", *(_read(low, full=True) if low else [])]
    words: list[str] = []
    for size, name in ((1_000_000, "triệu"), (1000, "nghìn"), (1, "")):
        group = value // size % 1000
        if group:
            words += _read_group(group, full=full or bool(words))
            words += [name] if name else []
    return words


def _read_group(group: int, *, full: bool) -> list[str]:
    hundreds, rest = divmod(group, 100)
    words = [DIGITS[hundreds], "trăm"] if hundreds or full else []
    return words + _read_tens(rest, after_hundred=bool(words))


def _read_tens(rest: int, *, after_hundred: bool) -> list[str]:
    tens, unit = divmod(rest, 10)
    if rest == 0:
        return []
    if tens == 0:
        return ["linh", DIGITS[unit]] if after_hundred else [DIGITS[unit]]
    words = ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    if unit == 0:
        return words
    if unit == 5:
        return [*words, "lăm"]
    if tens > 1:
        return [*words, {1: "mốt", 4: "tư"}.get(unit, DIGITS[unit])]
    return [*words, DIGITS[unit]]
