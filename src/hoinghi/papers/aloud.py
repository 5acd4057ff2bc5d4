"""Words of a paper as they are read aloud: abbreviations in full, figures and dates in words.

Symbols of documents ("12/KH-UBND") stay as printed. Source of dates and ordinals: Nghị định
30/2020/NĐ-CP, Phụ lục II; of numbers: ``words``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal

from hoinghi.papers.words import (
    capitalise_first,
    date_aloud,
    number_in_words,
    ordinal,
    time_aloud,
)

_FULL = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "MTTQ": "Mặt trận Tổ quốc",
    "BCĐ": "Ban Chỉ đạo",
    "LHPN": "Liên hiệp Phụ nữ",
    "CSXH": "Chính sách xã hội",
    "CT-XH": "chính trị - xã hội",
    "LĐTBXH": "Lao động - Thương binh và Xã hội",
    "LĐ-TB&XH": "Lao động - Thương binh và Xã hội",
    "GDĐT": "Giáo dục và Đào tạo",
    "GD&ĐT": "Giáo dục và Đào tạo",
    "BHXH": "Bảo hiểm xã hội",
    "THPT": "trung học phổ thông",
    "THCS": "trung học cơ sở",
    "TNCS": "Thanh niên Cộng sản",
    "BHYT": "bảo hiểm y tế",
    "KCB": "khám bệnh, chữa bệnh",
    "GVCN": "giáo viên chủ nhiệm",
    "MTQG": "mục tiêu quốc gia",
}
_SHORT = re.compile(
    rf"(?<![\w/&-])(?:{'|'.join(sorted(map(re.escape, _FULL), key=len, reverse=True))})(?![\w/&-])"
)
_COMMITTEE = re.compile(r"\b([ỦU][ỷyỶY]|Uỷ) Ban (?=nhân dân|MTTQ|Mặt trận)")


def in_full(text: str) -> str:
    """Write abbreviations in full: "Lãnh đạo UBND huyện" → "Lãnh đạo Ủy ban nhân dân huyện".

    Symbols of documents ("12/KH-UBND") stay.
    """
    text = _COMMITTEE.sub(r"\1 ban ", text)
    return _SHORT.sub(lambda short: _FULL[short[0]], text)


def aloud(text: str) -> str:
    """Write *text* as a reader says it: "tổ chức ngày 05/12/2023" → "… ngày mùng năm tháng …"."""
    pieces = _SYMBOL.split(in_full(text.replace("\N{NO-BREAK SPACE}", " ")))
    # Every second piece is a symbol, which stays.
    told = (piece if odd % 2 else _said(piece) for odd, piece in enumerate(pieces))
    return " ".join("".join(told).split())


def _said(text: str) -> str:
    for pattern, say in _SAID:
        text = pattern.sub(say, text)
    return text


# A symbol of a document: figures, a stroke, capitals. Its figures are never a date. The number
# that counts a paragraph stays as well: nobody reads it out.
_SYMBOL = re.compile(r"(^\d+(?:\.\d+)*[.)]\s|\d+/(?:\d{4}/)?[A-ZĐ]\S*)")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_WEEKDAYS = {"2": "Hai", "3": "Ba", "4": "Tư", "5": "Năm", "6": "Sáu", "7": "Bảy"}
_MARKS = {
    "TM": "Thay mặt",
    "T/M": "Thay mặt",
    "KT": "Ký thay",
    "K/T": "Ký thay",
    "TL": "Thừa lệnh",
    "T/L": "Thừa lệnh",
    "TUQ": "Thừa ủy quyền",
    "Q": "Quyền",
}


def _day(found: re.Match[str]) -> str:
    day, month, year = (int(part) for part in found.groups())
    try:
        return date_aloud(date(year, month, day))
    except ValueError:  # 31/02 is said figure by figure, as it stands
        return found[0]


def _day_of_month(found: re.Match[str]) -> str:
    try:
        said = date_aloud(date(2000, int(found[2]), int(found[1])))  # a leap year
    except ValueError:
        return found[0]
    return said[: said.index(" năm hai")]


def _month(found: re.Match[str]) -> str:
    month, year = int(found[1]), found[2]
    if not 1 <= month <= 12:
        return found[0]
    said = f"tháng {capitalise_first('tư' if month == 4 else number_in_words(month))}"
    return f"{said} năm {number_in_words(int(year))}" if year else said


def _hour(found: re.Match[str]) -> str:
    hour, minute = int(found[1]), int(found[2] or 0)
    return time_aloud(time(hour, minute)) if hour < 24 and minute < 60 else found[0]


def _number(found: re.Match[str]) -> str:
    digits = found[0].replace(".", "").replace(",", ".")
    if len(digits) > _LONGEST:
        return found[0]
    return number_in_words(Decimal(digits) if "." in digits else int(digits))


_LONGEST = 18  # a longer row of figures is a code or an account, said figure by figure


def _mark(found: re.Match[str]) -> str:
    return f"{_MARKS[found[1]]} "


def _weekday(found: re.Match[str]) -> str:
    return f"thứ {_WEEKDAYS[found[1]]}"


def _ordinal(found: re.Match[str]) -> str:
    return ordinal(int(found[1])) if int(found[1]) else found[0]


def _roman(found: re.Match[str]) -> str:
    values = [_ROMAN[letter] for letter in found[2]]
    signed = (-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True))
    total = sum(signed)
    return f"{found[1]} {'tư' if total == 4 else number_in_words(total)}"


_SAID: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"\./\.\s*$"), "."),
    (re.compile(r"…+"), "(để trống)"),
    (re.compile(r"\b[Vv]/v\b"), "Về việc"),
    (re.compile(r"\bđ/c\b", re.I), "đồng chí"),
    (re.compile(r"^(TM|T/M|KT|K/T|TL|T/L|TUQ|Q)\s*\.?\s+(?=[A-ZĐÀ-Ỹ])"), _mark),
    (re.compile(r"\bngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})\b"), _day),
    (re.compile(r"(?:\bngày )?(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)"), _day),
    (re.compile(r"\btháng (\d{1,2})[/-](\d{4})\b"), _month),
    (re.compile(r"\bngày (\d{1,2})/(\d{1,2})(?![/\d])"), _day_of_month),
    (re.compile(r"\btháng (\d{1,2})()(?![\d/])"), _month),
    (re.compile(r"\b(\d{1,2}) giờ(?: (\d{1,2}) phút)?"), _hour),
    (re.compile(r"\b(\d{1,2})(?:h|g|:)(\d{2})\b"), _hour),
    (re.compile(r"(?<=\d)\s*[-–]\s*(?=\d)"), " đến "),
    (re.compile(r"\b[Tt]hứ ([2-7])\b(?= (?:ngày|tuần|hằng|hàng)|,)"), _weekday),
    (re.compile(r"\b[Tt]hứ (\d{1,2})\b"), _ordinal),
    (re.compile(r"\b(quý|khóa|khoá|Phần|Chương|Phụ lục|Quý|giai đoạn) ([IVXLC]+)\b"), _roman),
    (re.compile(r"(?<=\d)\s*%"), " phần trăm"),
    (re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d])"), _number),
    (re.compile(r"(?<![\d.,/])\d+(?:,\d+)?(?![\d/])"), _number),
)  # fmt: skip
"""What is said for what, in order: dates before the figures they are made of."""
