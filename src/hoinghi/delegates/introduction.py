"""In what order guests are introduced, line by line of the composition. Python thuần.

The order itself is a ``protocol.Order``; here only stands by which words a line of the plan,
whose bodies may be unknown, is found to belong to one of its groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hoinghi.delegates.protocol import At, Order, usual
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Guests:
    """A group as it is introduced; ``by_name``: each person with name and post.

    ``from_above``: guests of a higher level, who are greeted before all others.
    """

    text: str
    by_name: bool
    from_above: bool = False


def in_order(
    lines: Iterable[tuple[str, str]],
    level: str,
    day: date | None = None,
    order: Order | None = None,
) -> tuple[Guests, ...]:
    """Put the lines of the composition in the order of introduction.

    Args:
        lines: Heading (may be empty) and text of each line, as the plan has them.
        level: Level of the host ("district"); bodies above it are guests and come first.
        day: Day of the gathering; none: the order of today.
        order: Order of protocol; the usual one where none is given.
    """
    rank = Rank(level=level, day=day, order=order or usual())
    parts = [part for group, text in lines for part in _parts(group, people_of(text), rank)]
    ranked = sorted(parts, key=lambda part: part[0])
    return tuple(_guests(number, text, rank.order) for number, text in ranked)


def _guests(number: int, text: str, order: Order) -> Guests:
    above = any(group.number == number and group.at is At.ABOVE for group in order.groups)
    return Guests(text=text, by_name=number <= order.by_name_up_to, from_above=above)


def greetings(guests: Iterable[Guests]) -> tuple[str, ...]:
    """Write whom a speaker greets, line by line: those introduced by name, then everybody.

    ``("Kính thưa các đồng chí đại diện lãnh đạo UBND tỉnh", …, "Kính thưa quý vị đại biểu")``
    """
    named = [each for each in guests if each.by_name]
    rows = ([each.text for each in named if each.from_above is above] for above in (True, False))
    lines = [f"Kính thưa các đồng chí {', '.join(map(_within, row))}" for row in rows if row]
    return (*lines, "Kính thưa quý vị đại biểu")


_COMMON = re.compile(r"^(?:Lãnh đạo|Đại diện|Thành viên|Các)\b")


def _within(text: str) -> str:
    return _COMMON.sub(lambda word: word[0].lower(), text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """Where words of a plan stand in the order of protocol."""

    level: str
    day: date | None
    order: Order

    def of(self, group: str, people: str) -> int:
        """Give the number of the group that *people*, under the heading *group*, belong to."""
        told = f"{group} {people}".casefold()
        at = next((at for pattern, at in _BELOW if pattern.search(told)), None)
        if at:
            return self._number(at, "")
        above = _ABOVE.get(self.level)
        # The heading decides before the words: "Ở tỉnh" also when a line names only a division.
        if above and above.search((group or people).casefold()):
            return self._number(At.ABOVE, "")
        return self._number(At.OWN, _kind(told))

    def _number(self, at: At, kind: str) -> int:
        return self.order.group_of(at, kind, self.day).number


def _parts(group: str, people: str, rank: Rank) -> list[tuple[int, str]]:
    """Split a line that names the heads of several bodies: each is introduced in its place."""
    whole = (rank.of(group, people), people)
    named = [(rank.of(group, part), part) for part in _BETWEEN.split(people)]
    numbers = {number for number, _ in named}
    if len(named) == len(numbers) > 1 and max(numbers) <= rank.order.by_name_up_to:
        return [(number, text[:1].upper() + text[1:]) for number, text in named]
    return [whole]


def _kind(told: str) -> str:
    kind = next((kind for pattern, kind in _KINDS if pattern.search(told)), "")
    return "" if kind == "mass_organisation" and _DEPARTMENTS.search(told) else kind
