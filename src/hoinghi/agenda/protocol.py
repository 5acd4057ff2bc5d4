"""In what order guests are introduced (thứ tự nghi thức).

From high to low, guests before hosts, Party before People's Council before People's Committee
before Fatherland Front; only the higher groups by name. A custom of State ceremonies, shaped
after Nghị định 154/2004/NĐ-CP, Điều 9, since replaced; a body may keep its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hoinghi.reading.plan import DelegateRule

_GROUPS = tuple(
    (re.compile(pattern), rank)
    for pattern, rank in (
        (r"\b(?:thôn|tổ dân phố|ấp|khu phố|bản|hộ gia đình)\b", 90),
        (r"\b(?:các|ở) (?:xã|phường|thị trấn|đặc khu)|mỗi (?:xã|phường)", 80),
        (r"\b(?:tỉnh|huyện|thành|quận|đảng) [ủu][yỷ]\b|\bhuyện uỷ\b|\btỉnh uỷ\b", 20),
        (r"hđnd|hội đồng nhân dân", 30),
        (r"\bubnd\b|ủy ban nhân dân|uỷ ban nhân dân", 40),
        (r"mttq|mặt trận tổ quốc", 50),
        (r"\bbcđ\b|ban chỉ đạo", 60),
    )
)
_ABOVE = {
    "commune": re.compile(r"trung ương|\bbộ\b|\btỉnh\b|\bsở\b|\bhuyện\b"),
    "district": re.compile(r"trung ương|\bbộ\b|\btỉnh\b|\bsở\b"),
    "province": re.compile(r"trung ương|\bbộ\b"),
}
_REST = 70
BY_NAME_UP_TO = 50
_ASKED = re.compile(r"^(?:kính\s+)?mời\s+", re.I)
_BRACKET = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guests:
    """A group as it is introduced; ``by_name``: each person with name and post."""

    text: str
    by_name: bool


def in_order(rules: Sequence[DelegateRule], level: str) -> list[Guests]:
    """Put the lines of the composition in the order of introduction.

    Args:
        level: Level of the host ("district"); bodies above it are guests and come first.
    """
    ranked = sorted(((rank(rule, level), rule) for rule in rules), key=lambda pair: pair[0])
    return [Guests(text=_named(rule.text), by_name=at <= BY_NAME_UP_TO) for at, rule in ranked]


def rank(rule: DelegateRule, level: str) -> int:
    """Give the group of precedence, 10 (highest) to 90; as the order of protocol numbers them."""
    told = f"{rule.group or ''} {rule.text}".casefold()
    below = _first(told, _GROUPS[:2])
    if below:
        return below
    above = _ABOVE.get(level)
    # The heading decides before the words: "Ở tỉnh" also when a line names only a division.
    if above and above.search((rule.group or rule.text).casefold()):
        return 10
    return _first(told, _GROUPS[2:]) or _REST


def _first(told: str, groups: Sequence[tuple[re.Pattern[str], int]]) -> int | None:
    return next((number for pattern, number in groups if pattern.search(told)), None)


def _named(text: str) -> str:
    told = _ASKED.sub("", _BRACKET.sub("", text)).strip(" .;,")
    return told[:1].upper() + told[1:]
