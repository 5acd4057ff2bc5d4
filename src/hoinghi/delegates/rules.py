"""From the rules of composition (thành phần đại biểu) to places, each with its reason.

What the plan counts is taken as counted; what it leaves open is filled by stated assumptions:

* "Đại diện lãnh đạo …" of a body is one person;
* bodies named without "đại diện" (Thường trực …, lãnh đạo …) have at least one place each;
* members of a steering committee come from bodies that have their place already;
* what then remains of the plan's total is left unassigned, for the office to give out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hoinghi.delegates.standing import Invited, invited, one_of, people_of
from hoinghi.reading.names import BodyKind, parse_bodies
from hoinghi.reading.plan import DelegateRule
from hoinghi.units.directory import Body, Directory

_UNIT = (
    r"(xã|phường|thị trấn|đặc khu|huyện|quận|tỉnh|thôn|tổ dân phố|ấp|bản|sở|phòng|cơ quan|đơn vị)"
)
_EACH = re.compile(rf"(?:(?:mỗi|từng)\s+|(?:đại biểu|người|đồng chí|đ/c)\s*/\s*){_UNIT}\b", re.I)
_LEVEL = {
    "xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune",
    "huyện": "district", "quận": "district", "tỉnh": "province",
    "thôn": "village", "tổ dân phố": "village", "ấp": "village", "bản": "village",
}  # fmt: skip
# Heads of villages and of their Front boards hold an allowance, not a salary (practice; the
# office can change it place by place).
_UNSALARIED = re.compile(r"\b(thôn|tổ dân phố|ấp|khu phố|bản|hộ gia đình|hộ nghèo)\b", re.I)
_COMMITTEE = "steering_committee"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place: the index of its rule (none = not assigned), its body, in what standing.

    ``standing`` is read before the body's name: "Đại diện lãnh đạo" + "Phòng Nội vụ huyện …".
    """

    rule: int | None
    body: Body | None
    standing: str
    on_payroll: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCount:
    """How many places a rule gives: ``units`` × ``each`` = ``places``.

    Units are communes where a rule covers several, else ``units`` is 1. ``is_open``: the plan
    leaves open how many people are meant, and ``places`` is the least number.
    """

    text: str
    units: int
    each: int
    is_open: bool

    @property
    def places(self) -> int:
        return self.units * self.each

    @property
    def formula(self) -> str:
        """Write the product as people check it: "22 × 4", or the number alone."""
        return f"{self.units} × {self.each}" if self.units > 1 else str(self.each)


def places(rules: Sequence[DelegateRule], directory: Directory, total: int | None) -> list[Place]:
    """Give every place in the order of the rules, then those that no rule claims yet.

    Never drops a place to meet *total*: where the rules exceed it, all are given.
    """
    given = [place for places_ in _by_rule(rules, directory) for place in places_]
    left = max((total or 0) - len(given), 0)
    unassigned = Place(rule=None, body=None, standing="", on_payroll=True)
    return given + [unassigned] * left


def counts(rules: Sequence[DelegateRule], directory: Directory) -> list[RuleCount]:
    """Give the arithmetic behind ``places``, one entry for each rule."""
    return [
        count_of(rule.text, [_area(place.body) for place in given], is_open=_is_open(rule))
        for rule, given in zip(rules, _by_rule(rules, directory), strict=True)
    ]


def count_of(text: str, areas: Sequence[str], *, is_open: bool) -> RuleCount:
    """Count the places of a rule, given the area of each; equal shares make a product."""
    units = len(set(areas)) or 1
    even = {areas.count(area) for area in set(areas)}
    if len(even) > 1:
        units = 1
    return RuleCount(text=text, units=units, each=len(areas) // units, is_open=is_open)


def arithmetic(found: Iterable[RuleCount]) -> str:
    """Write the sum out: ``"1 + 2 + 22 × 2 + 22 × 4 = 135"``; rules without places are left out."""
    counted = [count for count in found if count.places]
    total = str(sum(count.places for count in counted))
    terms = " + ".join(count.formula for count in counted)
    return total if terms in ("", total) else f"{terms} = {total}"


def is_open(text: str, count: int | None, per_unit: int | None) -> bool:
    """Tell whether the plan leaves open how many people a line means."""
    return count is None and per_unit is None and "đại diện" not in text.casefold()


def is_of_area(text: str, per_unit: int | None) -> bool:
    """Tell whether a line invites people of each commune ("Trưởng thôn … mỗi xã 4 đại biểu").

    Their places stand under the commune's people's committee, which names the people.
    """
    if per_unit is None or _each_level(text) is None:
        return False
    phrases = parse_bodies(people_of(text))
    return all(phrase.kind in (BodyKind.VILLAGE, BodyKind.OTHER) for phrase in phrases)


def is_of_village(standing: str) -> bool:
    """Tell whether people of *standing* come from below the commune and draw no salary."""
    return bool(_UNSALARIED.search(standing))


def _each_level(text: str) -> str | None:
    each = _EACH.search(text)
    return _LEVEL.get(each[1].casefold()) if each else None


def _is_open(rule: DelegateRule) -> bool:
    return is_open(rule.text, rule.count, rule.per_unit)


def _by_rule(rules: Sequence[DelegateRule], directory: Directory) -> list[list[Place]]:
    found: list[list[Place]] = []
    # A body that an earlier line invites in the same standing is not invited again.
    known: set[Invited] = set()
    for index, rule in enumerate(rules):
        counted = rule.count is not None or rule.per_unit is not None
        named = [one for one in _invited(rule, directory) if counted or one not in known]
        found.append(_places(index, rule, named))
        known.update(named)
    return found


def _invited(rule: DelegateRule, directory: Directory) -> list[Invited]:
    if is_of_area(rule.text, rule.per_unit):
        level, people = _each_level(rule.text), one_of(people_of(rule.text))
        return [
            Invited(body, people)
            for body in directory.bodies
            if body.kind == "peoples_committee" and body.level == level
        ]
    # A committee's members are heads of bodies counted already; who else, its decision says.
    return [one for one in invited(rule.text, directory) if one.body.kind != _COMMITTEE]


def _places(index: int, rule: DelegateRule, named: Sequence[Invited]) -> list[Place]:
    on_payroll = not is_of_village(rule.text)

    def place(one: Invited | None) -> Place:
        standing = one.standing if one else people_of(rule.text)
        body = one.body if one else None
        return Place(rule=index, body=body, standing=standing, on_payroll=on_payroll)

    if rule.per_unit is not None:
        return [place(one) for one in named for _ in range(_share(rule, named))]
    if rule.count is None:
        return [place(one) for one in named]
    if not named:
        return [place(None)] * rule.count
    return [place(named[i * len(named) // rule.count]) for i in range(rule.count)]


def _share(rule: DelegateRule, named: Sequence[Invited]) -> int:
    """Give how many places each body has of the ``per_unit`` of its commune or of its own."""
    per_unit = rule.per_unit or 0
    areas = len({_area(one.body) for one in named})
    if _each_level(rule.text) and areas and per_unit % (len(named) // areas) == 0:
        return per_unit // (len(named) // areas)
    return per_unit


def _area(body: Body | None) -> str:
    return body.area[0] if body and body.area else ""
