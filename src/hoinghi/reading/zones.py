"""Where in a plan each zone lies: heading, title, preamble, body, closing, annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from hoinghi.reading.lines import Line, columns
from hoinghi.reading.markers import find_marker
from hoinghi.reading.outline import is_bare_heading
from hoinghi.reading.vocabulary import PERSON

KIND: Final = "KẾ HOẠCH"
_HEADING_LINES: Final = 60
_TITLE_LINES: Final = 25
_RULE: Final = re.compile(r"[\W_]+$")
_GROUNDS: Final = re.compile(r"(?:[-–+*]\s?)?(?:Căn cứ|CĂN CỨ)\b")
_SOFT_GROUNDS: Final = re.compile(
    r"(?:Thực hiện|Theo|Triển khai|Thi hành|Xét|Để|Nhằm|Tiếp tục|Sau khi|Trên cơ sở|"
    r"Trong khuôn khổ)\b"
)
# "Kỷ niệm 95 năm …, thực hiện Hướng dẫn số …" opens the grounds only where it cites a document.
_FESTIVE_GROUNDS: Final = re.compile(
    r"(?:Kỷ niệm|Chào mừng|Hướng tới|Nhân dịp|Được sự|Năm \d|Ngày \d|Tiếp theo|Phát huy)\b"
)
_CITES_NUMBER: Final = re.compile(r"số:?\s?\d+[\w.]*\s?[-/]|\d[-/][A-ZĐ]{2}")
_CITES: Final = re.compile(r"số:?\s?\d|ngày \d|/[A-ZĐ]{2}|của ")
_ENACTS: Final = re.compile(r"(?:ban hành|xây dựng|lập) [Kk]ế hoạch|như sau ?:$")
_RECIPIENTS: Final = re.compile(r"(?:nơi nhận|nơi gửi)\b", re.IGNORECASE)
AUTHORITY: Final = re.compile(
    r"(?:KT|TM|TL|TUQ|T/M|T\.M|T/L|K/T|TƯQ|Q)\s?[./]?\s?[A-ZÀ-ỸĐ]", re.UNICODE
)
POSITION: Final = re.compile(
    r"(?:PHÓ |QUYỀN |Q\. ?)?(?:CHỦ T[ỊI]CH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|HIỆU TRƯỞNG|"
    r"TRƯỞNG|CHÁNH|CỤC TRƯỞNG|VỤ TRƯỞNG|CHỦ NHIỆM|BÍ THƯ|THỦ TRƯỞNG|VIỆN TRƯỞNG|CHI CỤC TRƯỞNG|"
    r"CHÍNH [ỦU][YỶ]|CHÍNH UỶ|CHÍNH ỦY|CHỈ HUY TRƯỞNG|CHÍNH TRỊ VIÊN|TỔNG BIÊN TẬP|"
    r"TỔNG CỤC TRƯỞNG|CHỈ HUY|TỔ TRƯỞNG|UỶ VIÊN|ỦY VIÊN)\b"
)
_ANNEX: Final = re.compile(
    r"(?:PHỤ LỤC|Phụ lục)(?: [IVX\d]+)?\b|(?:DANH SÁCH|ĐỀ CƯƠNG|CHƯƠNG TRÌNH|DỰ KIẾN|BIỂU|BẢNG|MẪU|"
    r"LỊCH|PHÂN CÔNG|KỊCH BẢN|DỰ TOÁN|THỐNG KÊ|TIẾN ĐỘ|NỘI DUNG|KẾ HOẠCH)\b"
)
_ATTACHED: Final = re.compile(r"\(?\s?(?:Kèm theo|Đính kèm|Ban hành kèm|Gửi kèm)", re.IGNORECASE)


class Zones(NamedTuple):
    """The lines of each zone, in order; every line is in exactly one."""

    heading: Sequence[Line]
    kind: Line | None
    title: Sequence[Line]
    preamble: Sequence[Line]
    body: Sequence[Line]
    closing: Sequence[Line]
    annexes: Sequence[Line]


def split(lines: Sequence[Line]) -> Zones:
    """Divide *lines* into zones."""
    at = _find_kind(lines)
    after = at + 1 if at is not None else 0
    first = _find_body(lines, after)
    grounds = _end_of_title(lines, after, first) if at is not None else _untitled(lines, first)
    if first is None:
        first = _end_of_preamble(lines, grounds)
    closing = _find_closing(lines, first)
    annex = _find_annex(lines, closing)
    start = at if at is not None else min(grounds, _HEADING_LINES)
    return Zones(
        heading=lines[:start],
        kind=lines[at] if at is not None else None,
        title=lines[after:grounds] if at is not None else (),
        preamble=lines[grounds if at is not None else start : first],
        body=lines[first:closing],
        closing=lines[closing:annex],
        annexes=lines[annex:],
    )


def _find_kind(lines: Sequence[Line]) -> int | None:
    for index, line in enumerate(lines[:_HEADING_LINES]):
        if line.text.startswith(KIND) and (len(line.text) == len(KIND) or line.text[8] in " :."):
            return index
        if line.text.replace(" ", "") == "KẾHOẠCH":
            return index
    return None


def _find_body(lines: Sequence[Line], after: int) -> int | None:
    """The first "I.", "A." or "1." after the title."""
    for index in range(after, len(lines)):
        marker = find_marker(lines[index].text)
        if marker and marker.kind in ("roman", "upper", "number") and marker.value == 1:
            return _bare_body(lines, after, index) or index
        if _RECIPIENTS.match(lines[index].text):
            return None
    return None


def _bare_body(lines: Sequence[Line], after: int, first: int) -> int | None:
    """A heading without a number that stands between "như sau:" and the *first* marker."""
    for index in range(after, min(first - 1, after + 3 * _TITLE_LINES)):
        if lines[index].text.endswith(("như sau:", "cụ thể:", "sau đây:")):
            return index + 1 if is_bare_heading(lines[index + 1].text) else None
    return None


def _end_of_title(lines: Sequence[Line], after: int, body: int | None) -> int:
    limit = min(len(lines), after + _TITLE_LINES, body if body is not None else len(lines))
    for index in range(after, limit):
        text = lines[index].text
        ahead = " ".join(line.text for line in lines[index : index + 3])
        soft = index > after and _SOFT_GROUNDS.match(text) and _CITES.search(ahead)
        if _GROUNDS.match(text) or soft or _ENACTS.search(text):
            return index
        if index > after and _FESTIVE_GROUNDS.match(text):
            further = " ".join(line.text for line in lines[index : index + 5])
            if _CITES_NUMBER.search(further):
                return index
        if index > after and (_RULE.match(text) or _RECIPIENTS.match(text)):
            return index
    return limit


def _untitled(lines: Sequence[Line], body: int | None) -> int:
    limit = len(lines) if body is None else body
    for index in range(min(limit, _HEADING_LINES)):
        if _GROUNDS.match(lines[index].text):
            return index
    return body if body is not None else 0


def _end_of_preamble(lines: Sequence[Line], start: int) -> int:
    for index in range(start, min(len(lines), start + 3 * _TITLE_LINES)):
        if lines[index].text.endswith("như sau:"):
            return index + 1
    return start


def _find_closing(lines: Sequence[Line], body: int) -> int:
    at = None
    for index in range(body, len(lines)):
        text = lines[index].text
        if _RECIPIENTS.match(text) or _RECIPIENTS.match(columns(lines[index])[0]):
            at = index
            break
        if text.endswith(("./.", "./", ".//.")) and _signs_soon(lines, index + 1):
            return index + 1
    if at is None:
        return _unlisted_closing(lines, body)
    # Text in raw order may print the signature before Nơi nhận.
    while at > body and at - 1 > 0 and _belongs_to_signature(lines[at - 1].text):
        at -= 1
    return at


def _signs_soon(lines: Sequence[Line], start: int) -> bool:
    return any(_belongs_to_signature(line.text) for line in lines[start : start + 2])


def _unlisted_closing(lines: Sequence[Line], body: int) -> int:
    for index in range(body, len(lines)):
        if AUTHORITY.match(lines[index].text) and lines[index].text.isupper():
            return index
    return len(lines)


def _belongs_to_signature(text: str) -> bool:
    if find_marker(text):
        return False
    signs = AUTHORITY.match(text) or POSITION.match(text)
    return bool(signs and text.isupper() and len(text) < 80) or bool(PERSON.match(text))


def _is_heading_of_annex(text: str) -> bool:
    """A line of capitals after the name of who signs, no recipient and no second position."""
    return (
        len(text) > 12
        and text.isupper()
        and not find_marker(text)
        and not text.endswith((";", "."))
        and not _belongs_to_signature(text)
    )


def _find_annex(lines: Sequence[Line], closing: int) -> int:
    """The first line after the signature that belongs to an annex."""
    named = False
    for index in range(closing, len(lines)):
        text = lines[index].text
        if index > closing and (_ANNEX.match(text) or _ATTACHED.match(text)):
            return index
        if named and _is_heading_of_annex(text):
            return index
        named = named or (index > closing and any(PERSON.match(c) for c in columns(lines[index])))
    return len(lines)
