"""Bodies that are no longer there on the plan's date: districts, thị trấn, merged ministries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from hoinghi.reading.findings.source import Rule, Source, finding, say_list, vn_date
from hoinghi.reading.names import name_key
from hoinghi.reading.plan import Finding, Lines, Severity

#: Districts ended. Source: Luật Tổ chức chính quyền địa phương 72/2025/QH15.
DISTRICTS_ENDED = date(2025, 7, 1)
#: Ministries merged. Source: Nghị quyết 176/2025/QH15 on the structure of the Government.
MINISTRIES_MERGED = date(2025, 3, 1)
#: Provinces arranged their departments in the months after; all had by the day districts ended.
DEPARTMENTS_MERGED = DISTRICTS_ENDED

_MERGED = (
    ("Kế hoạch và Đầu tư", "Tài chính"),
    ("Giao thông vận tải", "Xây dựng"),
    ("Thông tin và Truyền thông", "Khoa học và Công nghệ"),
    ("Lao động - Thương binh và Xã hội", "Nội vụ"),
    ("Tài nguyên và Môi trường", "Nông nghiệp và Môi trường"),
    ("Nông nghiệp và Phát triển nông thôn", "Nông nghiệp và Môi trường"),
)
_LEVELS = (("Bộ", MINISTRIES_MERGED), ("Sở", DEPARTMENTS_MERGED))
_SUCCESSORS = {
    name_key(f"{kind} {old}"): (f"{kind} {new}", ended)
    for kind, ended in _LEVELS
    for old, new in _MERGED
}
_LONGEST = max(key.count(" ") for key in _SUCCESSORS) + 1
_MINISTRY = re.compile(r"\b(?:Bộ|Sở) [^;.()]{3,60}")
_DISTRICT = re.compile(
    r"\b(?:(?:UBND|HĐND|[ỦU][ỷy] ban nhân dân|Hội đồng nhân dân|MTTQ(?: Việt Nam)?|cấp|"
    r"Phòng [^,;.\n]{3,40}|Công an|Thường trực HĐND|Hội [^,;.\n]{3,30}) "
    r"(?:các )?(?:huyện|quận|thị xã)|Huyện [uủ][ỷy]|Huyện đoàn|"
    r"(?:xã, |phường, )thị trấn|[Tt]hị trấn(?= [A-ZĐ]))"
)


def district_gone(source: Source) -> Iterator[Finding]:
    """Districts and thị trấn in a plan for a day after they ended."""
    day = _day_of(source)
    if day is None or day < DISTRICTS_ENDED:
        return
    named: dict[str, list[Lines]] = {}
    for text, lines in _acting(source):
        for match in _DISTRICT.finditer(text):
            named.setdefault(match[0].strip(), []).append(lines)
    if named:
        yield finding(
            "names.district-gone",
            Severity.WARNING,
            f"Từ ngày 01/7/2025 không còn cấp huyện và thị trấn, nhưng kế hoạch vẫn nêu "
            f"{say_list(named)}.",
            [at for lines in named.values() for at in lines],
            "Hãy thay bằng cơ quan cấp xã hoặc cấp tỉnh tiếp nhận nhiệm vụ.",
        )


def ministry_gone(source: Source) -> Iterator[Finding]:
    """Ministries and provincial departments that were merged before the plan's day."""
    day = _day_of(source)
    if day is None or day < MINISTRIES_MERGED:
        return
    named: dict[tuple[str, str, date], list[Lines]] = {}
    for text, lines in _acting(source):
        for match in _MINISTRY.finditer(text):
            gone = _gone(match[0])
            if gone and day >= gone[2]:
                named.setdefault(gone, []).append(lines)
    for (old, new, ended), places in named.items():
        yield finding(
            "names.ministry-gone",
            Severity.WARNING,
            f"Từ ngày {vn_date(ended)} không còn {old}, nhưng kế hoạch vẫn nêu.",
            places,
            f"Hãy thay bằng {new}, hoặc cơ quan khác đã tiếp nhận việc này.",
        )


@lru_cache(maxsize=1024)
def _gone(text: str) -> tuple[str, str, date] | None:
    """The merged body that opens *text*, with its successor and the day; none for all others."""
    words = name_key(text).split()
    for length in range(min(len(words), _LONGEST), 1, -1):
        found = _SUCCESSORS.get(" ".join(words[:length]))
        if found:
            return _printed(text, length), *found
    return None


def _printed(text: str, syllables: int) -> str:
    """The beginning of *text* whose key has so many *syllables*, as printed."""
    pieces = text.split()
    for length in range(2, len(pieces) + 1):
        name = " ".join(pieces[:length]).rstrip(",;")
        if len(name_key(name).split()) >= syllables:
            return name
    return text


def _day_of(source: Source) -> date | None:
    """The plan's day; of a draft that of the event, or the last deadline."""
    plan = source.plan
    due = [task.deadline for task in plan.tasks if task.deadline]
    return plan.date or plan.event.start or max(due, default=None)


def _acting(source: Source) -> Iterator[tuple[str, Lines]]:
    """The parts that say who acts, speaks, comes or is told; citations of older papers are none."""
    plan = source.plan
    for task in plan.tasks:
        yield ", ".join((*task.owners, *task.partners)), task.lines
    for rule in plan.delegates:
        yield f"{rule.group or ''}: {rule.text}", rule.lines
    for talk in plan.talks:
        yield talk.unit, talk.lines
    for recipient in plan.recipients:
        yield recipient.text, recipient.lines


RULES = (
    Rule("names.district-gone", "Cấp huyện, thị trấn sau ngày 01/7/2025", district_gone),
    Rule("names.ministry-gone", "Bộ, sở đã sáp nhập", ministry_gone),
)
