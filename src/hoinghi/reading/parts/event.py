"""The gathering that the plan orders: name, time, venue, how many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from hoinghi.reading.dates import find_clock, find_day
from hoinghi.reading.outline import Node, Outline
from hoinghi.reading.plan import AgendaItem, Event, Lines
from hoinghi.reading.topics import about, value_of

_GATHERING: Final = re.compile(
    r"hội nghị|hội thảo|hội thi|hội diễn|hội thao|\blễ\b|sinh hoạt|tập huấn|huấn luyện|bồi dưỡng|"
    r"tọa đàm|toạ đàm|diễn đàn|đại hội|\bbuổi\b|đón tiếp|làm việc với|\bhọp\b|gặp mặt|ngày hội|"
    r"sơ kết|tổng kết|khai mạc|khai giảng|kỷ niệm|liên hoan|giao lưu|tuyên dương|đối thoại",
    re.IGNORECASE,
)
_TIME: Final = re.compile(r"(?:Dự kiến |Về )?thời gian\b(?!.*(?:báo cáo|nộp|gửi|đăng ký))", re.I)
_TIME_ALONE: Final = re.compile(
    r"(?:dự kiến |về )?thời gian(?:,? (?:và )?(?:địa điểm|hình thức|tổ chức|họp|diễn ra|hội).*)?$",
    re.IGNORECASE,
)
_CARRYING_OUT: Final = re.compile(r"thời gian (?:thực hiện|triển khai)", re.IGNORECASE)
_VENUE: Final = re.compile(r"(?:Dự kiến |Về )?(?:địa điểm|nơi tổ chức)", re.IGNORECASE)
_FORM: Final = re.compile(r"hình thức(?: tổ chức)?\b", re.IGNORECASE)
_COUNT_TOPIC: Final = re.compile(r"(?:tổng )?số lượng|tổng số|quy mô", re.IGNORECASE)
_PEOPLE: Final = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d{1,6})\s+(?:đại biểu|người|đồng chí|đ/c)")
# "Thành phần: khoảng 350 đại biểu, gồm:"
_COMPOSED: Final = re.compile(r"(?:thành phần|đại biểu)", re.IGNORECASE)
_HEADED: Final = re.compile(
    r"(?:khoảng |dự kiến |tổng số |gồm )*(\d{1,6})\s+(?:đại biểu|người|đồng chí)", re.IGNORECASE
)
# "3. Thành phần (khoảng 250 đại biểu)"
_COMPOSITION: Final = re.compile(r"(?:số lượng,? )?(?:và )?(?:thành phần|đại biểu)", re.IGNORECASE)
_IN_HEADING: Final = re.compile(
    r"\([^()\d]{0,30}(\d{1,6})\s(?:đại biểu|người|đồng chí)[^()]{0,20}\)"
)
_LONGEST_TOTAL: Final = 40
_TOTAL: Final = re.compile(
    r"[Tt]ổng (?:số|cộng)[^.;\d]{0,40}(\d{1,6})\s+(?:đại biểu|người|đồng chí)"
)
_MONTH: Final = re.compile(r"tháng\s?\d|quý\s[IVX\d]|ngày\s\d", re.IGNORECASE)
# "02 ngày 10 và 11/9" says how long, "15 ngày 10/9" would be no duration.
_DURATION: Final = re.compile(
    r"(?<![\d/])(\d{1,2}(?:[,.]\d)?|1/2|½|nửa)\s?(ngày|buổi)(?!\s?\d{1,2}\s?(?:[/.]|tháng))"
)
_SESSION: Final = re.compile(r"\bbuổi\b(?! thứ)", re.IGNORECASE)
_BOTH_SESSIONS: Final = re.compile(r"\bsáng\b.*\bchiều\b", re.IGNORECASE)
# "24, 25 và 26 tháng 8 năm 2026", "từ ngày 22 đến ngày 23/6/2023", "10-11/9/2025".
_DAY_LIST: Final = re.compile(
    r"(?<![\d/])(\d{1,2})(?:, ?(?:ngày )?\d{1,2})*"
    r"(?:,? và (?:ngày )?|,? (?:đến|tới)(?: hết)? (?:ngày )?| ?[-–] ?)\d{1,2}(?:\stháng\s?|\s?/\s?)"
    r"(\d{1,2})(?:(?: năm |\s?/\s?)(\d{4}))?(?![\d/])"
)
_ORDERS: Final = re.compile(r"(?:[Vv]/v |[Vv]ề việc )?(?:[Tt]riển khai )?[Tt]ổ chức (?:các )?")
_ORDERS_INSIDE: Final = re.compile(
    r"\btổ chức (?=(?:Hội|Lễ|Đại hội|Ngày hội|Diễn đàn|Tọa đàm|Toạ đàm|Buổi|Liên hoan|hội nghị)\b)"
)
_AT: Final = re.compile(r"(?:[Dd]ự kiến )?(?:[Tt]ổ chức )?[Tt]ại[:,]?\s+")
_AT_INSIDE: Final = re.compile(
    r"[,;.]? [Tt]ại ((?:Hội trường|Nhà|Trung tâm|Trụ sở|Phòng|Sân|Khách sạn)[^.;]{2,160})"
)
_ONLINE: Final = re.compile(r"trực tuyến", re.IGNORECASE)
_FORM_END: Final = re.compile(r"[.;]|,? theo |, kết nối")


class _When(NamedTuple):
    text: str
    node: Node
    last: Node


def read_event(
    outline: Outline,
    title: str | None,
    title_lines: Lines | None,
    year: int | None,
) -> Event:
    """The gathering; an empty ``Event`` where the plan orders none (an inspection, a campaign)."""
    when = _when(outline)
    if not _is_ordered(title or "", when, year):
        return Event()
    venue, venue_node = _venue(outline, when)
    count, count_node = _count(outline)
    nodes = [n for n in (when and when.node, when and when.last, venue_node, count_node) if n]
    text = when.text if when else ""
    day = find_day(_first_of_days(text), year=year) if text else None
    return Event(
        name=_name(title),
        start=day.day if day else None,
        date_text=text.rstrip(" .;") or None,
        time=find_clock(text),
        duration_days=_duration(text),
        venue=venue,
        delegate_count=count,
        lines=_span(nodes, title_lines),
        rule="event.titled" if _GATHERING.search(title or "") else "event.dated",
    )


def with_time(event: Event, agenda: Sequence[AgendaItem]) -> Event:
    """*event* with the first hour of its programme, where it says none itself."""
    if event == Event() or event.time or not agenda or not agenda[0].time:
        return event
    return replace(event, time=find_clock(agenda[0].time))


def _when(outline: Outline) -> _When | None:
    found: list[_When] = []
    for node in about(outline, _TIME):
        text, last = value_of(outline, node)
        if node.body and not _MONTH.search(text):
            # "02 ngày/đợt, chia thành 02 đợt", with the days in the items below.
            below = list(outline.children(node))[:3]
            text, last = " ".join([text, *(n.text for n in below)]), (below or [node])[-1]
        if text:
            found.append(_When(text, node, last))
    dated = [w for w in found if _MONTH.search(w.text)]
    # "Thời gian đối chiếu nợ", "Thời gian thực hiện" are of the work, not of the gathering.
    own = (w for w in dated if _TIME_ALONE.match(w.node.head))
    return next(own, dated[0] if dated else found[0] if found else None)


def _is_ordered(title: str, when: _When | None, year: int | None) -> bool:
    if _GATHERING.search(title):
        return True
    if when is None or _CARRYING_OUT.match(when.node.head):
        return False
    return bool(find_day(when.text, year=year))


def _name(title: str | None) -> str | None:
    if title is None:
        return None
    match = _ORDERS.match(title) or _ORDERS_INSIDE.search(title)
    return title[match.end() :] if match else title


def _first_of_days(text: str) -> str:
    """*text* with "24, 25 và 26 tháng 8 năm 2026" as its first day, and without "1/2 ngày"."""
    return _DAY_LIST.sub(_first_day, _DURATION.sub(" ", text), count=1)


def _first_day(match: re.Match[str]) -> str:
    return f"ngày {match[1]}/{match[2]}/{match[3]}" if match[3] else f"ngày {match[1]}/{match[2]}"


def _duration(text: str) -> float | None:
    match = _DURATION.search(text)
    if not match:
        if not _SESSION.search(text):
            return None
        return 1.0 if _BOTH_SESSIONS.search(text) else 0.5
    number, unit = match[1], match[2]
    half = number in ("1/2", "½", "nửa")
    days = 0.5 if half else float(number.replace(",", "."))
    return days if unit == "ngày" or half else days / 2


def _venue(outline: Outline, when: _When | None) -> tuple[str | None, Node | None]:
    for node in about(outline, _VENUE):
        text, last = value_of(outline, node)
        if text:
            match = _AT.match(text)
            return text[match.end() if match else 0 :].strip(" .;:"), last
    inside = _AT_INSIDE.search(when.text) if when else None
    if when and inside:
        return inside[1].strip(), when.node
    for node in about(outline, _FORM):
        text, last = value_of(outline, node)
        if online := _ONLINE.search(text):
            # "Hội nghị tổ chức theo hình thức trực tuyến, kết nối …": the form stands for a place.
            told = _FORM_END.split(text[online.start() :], maxsplit=1)[0].strip(" ,")
            return told[:1].upper() + told[1:], last
    return None, None


def _count(outline: Outline) -> tuple[int | None, Node | None]:
    for node in about(outline, _COUNT_TOPIC):
        text, last = value_of(outline, node)
        match = _PEOPLE.search(text)
        if match:
            return int(match[1].replace(".", "")), last
    for node in outline.headings():
        said = _IN_HEADING.search(node.head) if _COMPOSITION.match(node.head) else None
        if said:
            return int(said[1]), node
    for node in about(outline, _COMPOSED):
        match = _HEADED.match(node.body)
        whole = node.text.endswith(":") or node.head.lower().startswith("thành phần")
        if match and whole and (node.text.endswith(":") or len(node.body) < _LONGEST_TOTAL):
            return int(match[1]), node
    for node in outline.nodes:
        match = _TOTAL.search(node.text)
        if match:
            return int(match[1]), node
    return None, None


def _span(nodes: Sequence[Node], title: Lines | None) -> Lines | None:
    lines = [node.lines for node in nodes] or ([title] if title else [])
    if not lines:
        return None
    return Lines(min(part.first for part in lines), max(part.last for part in lines))
