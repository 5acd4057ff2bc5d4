"""In what order guests are introduced, line by line of the composition. Python thuần.

The order itself is that of ``protocol.yaml``; here only stands by which words a line of the plan,
whose bodies may be unknown, is found to belong to one of its groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hoinghi.delegates.protocol import At, group_of
from hoinghi.delegates.standing import people_of

_BELOW = (
    (re.compile(r"\b(?:thôn|tổ dân phố|ấp|khu phố|bản|hộ gia đình)\b"), At.VILLAGE),
    (re.compile(r"\b(?:các|ở) (?:xã|phường|thị trấn|đặc khu)|mỗi (?:xã|phường)"), At.BELOW),
)
_ABOVE = {
    "commune": re.compile(r"trung ương|\bbộ\b|\btỉnh\b|\bsở\b|\bhuyện\b"),
    "district": re.compile(r"trung ương|\bbộ\b|\btỉnh\b|\bsở\b"),
    "province": re.compile(r"trung ương|\bbộ\b"),
}
_KINDS = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"\b(?:tỉnh|huyện|thành|quận|thị|đảng) [ủu][yỷ]\b|\b(?:huyện|tỉnh) uỷ\b", "party_body"),
        (r"hđnd|hội đồng nhân dân", "peoples_council"),
        (r"\bubnd\b|[ủu][yỷ] ban nhân dân|uỷ ban nhân dân", "peoples_committee"),
        (r"mttq|mặt trận tổ quốc", "fatherland_front"),
        (r"\bbcđ\b|ban chỉ đạo", "steering_committee"),
        (r"đoàn thể|chính trị - xã hội|\bct-xh\b|hội liên hiệp|hội nông dân", "mass_organisation"),
    )
)
# Departments come with the mass organisations in one line: then the line is theirs.
_DEPARTMENTS = re.compile(r"\b(?:phòng|ban|ngành|cơ quan)\b(?! thường trực| chỉ đạo)")
_BETWEEN = re.compile(r"\s*[,;]\s*")
BY_NAME_UP_TO = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Guests:
    """A group as it is introduced; ``by_name``: each person with name and post."""

    text: str
    by_name: bool


def in_order(
    lines: Iterable[tuple[str, str]], level: str, day: date | None = None
) -> tuple[Guests, ...]:
    """Put the lines of the composition in the order of introduction.

    Args:
        lines: Heading (may be empty) and text of each line, as the plan has them.
        level: Level of the host ("district"); bodies above it are guests and come first.
        day: Day of the gathering; none: the order of today.
    """
    parts = [part for group, text in lines for part in _parts(group, people_of(text), level, day)]
    ranked = sorted(parts, key=lambda part: part[0])
    return tuple(Guests(text=text, by_name=number <= BY_NAME_UP_TO) for number, text in ranked)


def _parts(group: str, people: str, level: str, day: date | None) -> list[tuple[int, str]]:
    """Split a line that names the heads of several bodies: each is introduced in its place."""
    whole = (_rank(group, people, level, day), people)
    named = [(_rank(group, part, level, day), part) for part in _BETWEEN.split(people)]
    numbers = {number for number, _ in named}
    if len(named) == len(numbers) > 1 and max(numbers) <= BY_NAME_UP_TO:
        return [(number, text[:1].upper() + text[1:]) for number, text in named]
    return [whole]


def _rank(group: str, people: str, level: str, day: date | None) -> int:
    told = f"{group} {people}".casefold()
    at = next((at for pattern, at in _BELOW if pattern.search(told)), None)
    if at:
        return group_of(at, "", day).number
    above = _ABOVE.get(level)
    # The heading decides before the words: "Ở tỉnh" also when a line names only a division.
    if above and above.search((group or people).casefold()):
        return group_of(At.ABOVE, "", day).number
    return group_of(At.OWN, _kind(told), day).number


def _kind(told: str) -> str:
    kind = next((kind for pattern, kind in _KINDS if pattern.search(told)), "")
    return "" if kind == "mass_organisation" and _DEPARTMENTS.search(told) else kind
