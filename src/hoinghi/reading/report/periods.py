"""The time a figure stands for: "đầu kỳ", "cuối năm 2023", "giai đoạn 2021-2023", "31/12/2023"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from hoinghi.reading.report.values import Moment, Period

_YEAR: Final = r"(?:19|20)\d{2}"
_DAY: Final = (
    rf"(?:ngày )?(?P<d>\d{{1,2}})(?:[/.-]| tháng )(?P<m>\d{{1,2}})(?:[/.-]| năm )(?P<dy>{_YEAR})"
)
_LEAD: Final = r"(?:(?:tính |có )?(?:đến|tại|vào)\s+)?(?:(?:hết|thời điểm|mốc)\s+)?"
_CUE: Final = re.compile(
    rf"(?P<asof>{_LEAD}{_DAY}(?!\d))"
    rf"|(?P<months>(?:trong )?\d{{1,2}} tháng(?: đầu| cuối)? năm(?: (?P<my>{_YEAR}))?)"
    rf"|(?P<within>(?:trong |cả |lũy kế |luỹ kế )?(?:giai đoạn|từ(?: năm)?|các năm|thời kỳ)\s+"
    rf"(?P<s>{_YEAR})\s*(?:[-–—]|đến(?: năm)?)\s*(?P<e>{_YEAR})(?!\d)"
    rf"|trong (?:kỳ|kì|giai đoạn)(?: báo cáo)?|cả giai đoạn|l[ũu][ỹy]? kế(?: từ đầu giai đoạn)?"
    rf"|trong năm(?: (?P<wy>{_YEAR}))?)"
    rf"|(?P<start>(?:(?:vào|từ|tại) )?(?:thời điểm )?đầu (?:kỳ|kì|giai đoạn|gđ|nhiệm kỳ)"
    rf"(?: {_YEAR}\s*[-–]\s*{_YEAR})?|(?:vào |từ )?đầu năm(?: (?P<sy>{_YEAR}))?)"
    rf"|(?P<end>{_LEAD}cuối (?:kỳ|kì|giai đoạn|gđ)(?: {_YEAR}\s*[-–]\s*{_YEAR})?(?: báo cáo)?"
    rf"|{_LEAD}cuối năm(?: (?P<ey>{_YEAR}))?|(?:đến )?hết năm (?P<hy>{_YEAR})"
    rf"|đến năm (?P<ny>{_YEAR})"
    rf"|(?:cho )?đến nay|hiện nay|đến thời điểm (?:báo cáo|hiện tại|này))"
    rf"|(?P<range>(?<![\d/.,]){_YEAR}\s*[-–]\s*(?P<ry>{_YEAR})(?![\d/]))"
    rf"|(?P<year>năm (?P<y>{_YEAR})|(?<![\d/.,-])(?P<y2>{_YEAR})(?![\d/%]|[.,]\d))",
    re.IGNORECASE,
)
_SINCE: Final = re.compile(rf"{_YEAR}")


class Cue(NamedTuple):
    """A mention of time in a text, from ``start`` to ``end``."""

    start: int
    end: int
    period: Period


def find_cues(text: str, *, bare_years: bool = True) -> list[Cue]:
    """Every mention of time in *text*; *bare_years* takes "2023" alone for a year too."""
    cues: list[Cue] = []
    for match in _CUE.finditer(text):
        if not bare_years and match["y2"]:
            continue
        period = _period(match)
        if period is not None:
            cues.append(Cue(match.start(), match.end(), period))
    return cues


def blank(text: str, cues: Sequence[Cue]) -> str:
    """*text* of the same length with spaces in the place of *cues*."""
    pieces: list[str] = []
    at = 0
    for cue in cues:
        pieces += [text[at : cue.start], " " * (cue.end - cue.start)]
        at = cue.end
    return "".join([*pieces, text[at:]])


def combine(periods: Sequence[Period]) -> Period:
    """One period of several mentions: the first moment in words, else that of a day."""
    if not periods:
        return Period()
    words = [p.moment for p in periods if p.moment and not p.as_of]
    days = [p.moment for p in periods if p.moment]
    return Period(
        written="; ".join(dict.fromkeys(p.written for p in periods if p.written)),
        moment=next(iter(words), next(iter(days), None)),
        year=next((p.year for p in periods if p.year), None),
        since=next((p.since for p in periods if p.since), None),
        as_of=next((p.as_of for p in periods if p.as_of), None),
    )


def period_of(text: str) -> Period:
    """The time that *text* says, empty where it says none."""
    return combine([cue.period for cue in find_cues(text)])


def _period(match: re.Match[str]) -> Period | None:
    written = " ".join(match[0].split())
    if match["asof"]:
        return _as_of(match, written)
    if match["months"]:
        return Period(written=written, moment=Moment.WITHIN, year=_int(match["my"]))
    if match["within"]:
        year = _int(match["e"] or match["wy"])
        return Period(written=written, moment=Moment.WITHIN, year=year, since=_int(match["s"]))
    if match["start"]:
        return Period(written=written, moment=Moment.START, year=_int(match["sy"]))
    if match["end"]:
        year = _int(match["ey"] or match["hy"] or match["ny"])
        return Period(written=written, moment=Moment.END, year=year)
    if match["range"]:
        since = _SINCE.search(written)
        return Period(
            written=written,
            moment=Moment.WITHIN,
            year=_int(match["ry"]),
            since=int(since[0]) if since else None,
        )
    return Period(written=written, year=_int(match["y"] or match["y2"]))


def _as_of(match: re.Match[str], written: str) -> Period | None:
    try:
        day = date(int(match["dy"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
    # The first of January opens a year; any other day says how things stood by then.
    moment = Moment.START if (day.month, day.day) == (1, 1) else Moment.END
    return Period(written=written, moment=moment, year=day.year, as_of=day)


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None
