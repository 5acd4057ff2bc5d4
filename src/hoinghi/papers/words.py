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


def date_aloud(day: date) -> str:
    """Write *day* as it is said: ``"ngày mùng năm tháng Tư năm hai nghìn không trăm …"``.

    Days up to the tenth are "mùng"; the name of a month takes a capital.
    Source: Nghị định 30/2020/NĐ-CP, Phụ lục II (thứ Hai, tháng Năm).
    """
    first = "mùng " if day.day <= 10 else ""
    month = capitalise_first(_counted(day.month))
    return f"ngày {first}{number_in_words(day.day)} tháng {month} năm {number_in_words(day.year)}"


def time_in_words(at: time) -> str:
    """Write an hour of the day: ``"07 giờ 30 phút"``."""
    return f"{at.hour:02d} giờ {at.minute:02d} phút"


def time_aloud(at: time) -> str:
    """Write an hour as it is said: ``"bảy giờ ba mươi phút"``, ``"tám giờ"``."""
    minutes = f" {number_in_words(at.minute)} phút" if at.minute else ""
    return f"{number_in_words(at.hour)} giờ{minutes}"


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


def format_percent(share: int | float | Decimal) -> str:
    """Write hundredths as papers do, the sign right behind the figure: 3.2 → ``"3,2%"``."""
    return f"{format_number(share)}%"


def two_digits(count: int) -> str:
    """Write a count as papers do, with a zero before one digit: 4 → ``"04"``, 166 → ``"166"``."""
    return f"{count:02d}" if 0 <= count < 10 else format_number(count)


def number_in_words(value: int | float | Decimal) -> str:
    """Read a number: 19440000 → ``"mười chín triệu bốn trăm bốn mươi nghìn"``.

    Places behind the comma are read as a number, zeros before it one by one: 3.25 → ``"ba phẩy
    hai mươi lăm"``, 3.05 → ``"ba phẩy không năm"``; more than three of them digit by digit.
    """
    if value < 0:
        return f"âm {number_in_words(-value)}"
    whole, _, places = format_number(value).replace(".", "").partition(",")
    words = " ".join(_read(int(whole), full=False)) or DIGITS[0]
    return f"{words} phẩy {_read_places(places)}" if places else words


def percent_in_words(share: int | float | Decimal) -> str:
    """Read hundredths: 3.2 → ``"ba phẩy hai phần trăm"``."""
    return f"{number_in_words(share)} phần trăm"


def ordinal(place: int) -> str:
    """Name a place in an order (số thứ tự): 1 → ``"thứ nhất"``, 4 → ``"thứ tư"``.

    Raises:
        ValueError: *place* is below 1.
    """
    if place < 1:
        raise ValueError(f"no place {place} in an order")
    return f"thứ {'nhất' if place == 1 else _counted(place)}"


def money_in_words(amount_vnd: int) -> str:
    """Read an amount: 19440000 → ``"Mười chín triệu bốn trăm bốn mươi nghìn đồng"``."""
    return capitalise_first(f"{number_in_words(amount_vnd)} đồng")


def capitalise_first(text: str) -> str:
    """Make the first letter a capital and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def _counted(place: int) -> str:
    """The word for a place or a month, where four by itself is "tư"."""
    return "tư" if place == 4 else number_in_words(place)


_PLACES_AT_ONCE = 3


def _read_places(places: str) -> str:
    zeros = len(places) - len(places.lstrip("0"))
    rest = places[zeros:]
    read = [DIGITS[0]] * zeros
    if len(rest) > _PLACES_AT_ONCE:
        read += (DIGITS[int(digit)] for digit in rest)
    elif rest:
        read += _read(int(rest), full=False)
    return " ".join(read)


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
