"""Deadlines (thời hạn) in a sentence: a stated day, or the words of one that has no day."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from hoinghi.reading.dates import DAY, day_of

_BEFORE: Final = (
    r"(?:(?:[Cc]hậm|[Mm]uộn) nhất|(?:[Xx]ong |[Hh]oàn thành |[Hh]oàn thành xong )?[Tt]rước|"
    r"(?:[Hh]oàn thành|[Xx]ong) (?:vào |trong )?(?=ngày)|[Tt]rong (?=ngày )|"
    r"(?:[Đđ]ến )?[Hh]ết|"
    r"[Tt]ừ (?:ngày )?[\d/]{1,10}(?: tháng \d{1,2})?(?: năm \d{4})? đến(?: hết)?|"
    r"[Tt]hời hạn|[Tt]hời gian (?:nộp|gửi|báo cáo|hoàn thành)|[Hh]ạn)"
)
_DAY: Final = re.compile(DAY)
_LEADS: Final = re.compile(
    rf"{_BEFORE}[^.;\d]{{0,40}}(?:\d{{1,2}}\s?(?:giờ|h)[\s\d]{{0,4}}(?:phút)?[^.;\d]{{0,20}})?$"
)
_LONGEST_LEAD: Final = 90
_PERIOD: Final = r"(?:[Tt]háng \d{1,2}|[Qq]uý [IVX\d]{1,3})(?:/\d{4}| năm \d{4})?"
_RELATIVE: Final = re.compile(
    rf"{_BEFORE} (?:ngày (?:tổ chức|diễn ra|khai mạc)[^.;,)]{{0,60}}|"
    rf"\d{{1,3}}(?: \([^)]{{1,12}}\))? ngày[^.;,)]{{0,60}}|{_PERIOD})|[Tt]rong {_PERIOD}"
    r"|(?:[Tt]rong (?:vòng|thời hạn)|[Ss]au) \d{1,3} ngày[^.;,)]{0,60}"
    r"|[Nn]gay sau (?:khi )?[^.;,)]{4,60}"
    r"|[Ss]au khi (?:kết thúc|tổ chức)[^.;,)\d]{0,50}\d{1,3} ngày"
    r"|[Tt]rước khi (?:tổ chức|diễn ra|khai mạc)[^.;,)]{0,60}"
    r"|[Hh][ằà]ng (?:ngày|tuần|tháng|quý|năm)|[Đđ]ịnh kỳ (?:hằng |hàng )?(?:tuần|tháng|quý|năm)"
)
_SIGNS: Final = (
    "rước ", "ậm nhất ", "uộn nhất ", "hết ", "Hết ", "hạn ", "Hạn ", "rong tháng", "rong quý",
    "rong Tháng", "rong Quý", "ằng ", "hàng ", "Hàng ", "nh kỳ", "sau ", "Sau ", "rong vòng",
    "rong thời", "ời gian ",
)  # fmt: skip


class Deadline(NamedTuple):
    """The last day allowed, where a day is stated, and the words that say so."""

    day: date | None
    text: str


def find_deadline(text: str, year: int | None) -> Deadline | None:
    """The first deadline in *text*; a missing year is the plan's *year*."""
    for match in _DAY.finditer(text):
        # Days are rare and quickly found; only before one is it worth looking for the words.
        lead = _LEADS.search(text, max(0, match.start() - _LONGEST_LEAD), match.start())
        day = day_of(match, year) if lead else None
        if lead and day:
            return Deadline(day, text[lead.start() : match.end()])
    # A look for a few letters is much faster than the pattern, and most sentences have none.
    relative = _RELATIVE.search(text) if any(map(text.__contains__, _SIGNS)) else None
    return Deadline(None, relative[0].strip()) if relative else None
