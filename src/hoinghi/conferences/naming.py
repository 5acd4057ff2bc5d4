"""Names of bodies as sentences write them, from the capitals of a heading. Python thuần."""

from __future__ import annotations

import re

_PLACE = re.compile(
    r"\b((?:tỉnh|thành|huyện|thị|quận)\s+[ủu][yỷ]|tỉnh|thành phố|huyện|thị xã|quận|"
    r"xã(?!\s+hội\b)|phường|thị trấn|đặc khu|thôn|trường (?:thpt|thcs|tiểu học|mầm non))\s+(.+)$"
)
_FIELD = re.compile(
    r"^(sở|phòng|ban|chi cục|cục|vụ|trung tâm|bộ|tổng cục|viện|trường(?! th)|hội|đoàn)\s+(\w)"
)
_NEXT_FIELD = re.compile(r"(,\s|\svà\s|\s[-–]\s)(\w)")
_SYMBOL = re.compile(r"\d+/[^\s,;]+")
_SHORT = re.compile(r"\b(?:ubnd|hđnd|mttq|ubmttq|thpt|thcs|bhxh|bcđ|gdđt)\b")


def in_sentence(name: str) -> str:
    """Write *name* for running text; a name that is not all in capitals stays as it is.

    "ỦY BAN NHÂN DÂN HUYỆN BÌNH SƠN" → "Ủy ban nhân dân huyện Bình Sơn",
    "SỞ GIÁO DỤC VÀ ĐÀO TẠO" → "Sở Giáo dục và Đào tạo".

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục II: capitals on the word of kind, on the first word
    of each field, and on every syllable of a place.
    """
    if not name.isupper():
        return name
    told = " ".join(name.lower().split())
    place = _PLACE.search(told)
    head, tail = (told[: place.start(2)], _each(place[2])) if place else (told, "")
    if _FIELD.match(head):
        head = _FIELD.sub(lambda kind: f"{kind[1]} {kind[2].upper()}", head)
        head = _NEXT_FIELD.sub(lambda next_: next_[1] + next_[2].upper(), head)
    # The ministry of trade and its branches write both words of their field with capitals.
    told = head.replace("việt nam", "Việt Nam").replace("Công thương", "Công Thương") + tail
    told = _SYMBOL.sub(lambda symbol: symbol[0].upper(), told)
    told = _SHORT.sub(lambda short: short[0].upper(), told)
    return told[:1].upper() + told[1:]


def _each(place: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in place.split())
