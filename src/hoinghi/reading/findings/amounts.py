"""Amounts in words (số tiền bằng chữ) as numbers, and numbers as they are printed."""

from __future__ import annotations

from typing import Final

from hoinghi.reading.names import fold

_DIGITS: Final = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_SCALES: Final = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_IGNORED: Final = frozenset({"và", "linh", "lẻ", "đồng", "chẵn", "y", "việt", "nam"})


def in_figures(number: int) -> str:
    """Write *number* with dots between thousands: ``1500000`` → ``"1.500.000"``."""
    return f"{number:,}".replace(",", ".")


def from_words(text: str) -> int | None:
    """The number that *text* says ("Mười lăm triệu đồng"); none where a word is no numeral."""
    total = group = digit = 0
    if not any(scale in text.lower() for scale in ("trăm", *_SCALES)):
        return None
    for word in fold(text).replace(",", " ").replace("./", " ").split():
        word = word.strip(".")
        if word in _IGNORED or not word:
            continue
        if word in _DIGITS:
            group, digit = group + digit, _DIGITS[word]
        elif word in ("mười", "mươi"):
            # "hai mươi", but "mười" alone is ten.
            group, digit = group + (digit or 1) * 10, 0
        elif word == "trăm":
            group, digit = group + digit * 100, 0
        elif word in _SCALES:
            total, group, digit = _scaled(total, group + digit, _SCALES[word])
        else:
            return None
    return total + group + digit


def _scaled(total: int, group: int, scale: int) -> tuple[int, int, int]:
    # "một nghìn hai trăm tỷ": what stands before a billion counts in billions.
    if scale == _SCALES["tỷ"]:
        return (total + group) * scale, 0, 0
    return total + group * scale, 0, 0
