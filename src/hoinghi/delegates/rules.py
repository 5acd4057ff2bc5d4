"""From the rules of composition (thành phần đại biểu) to places, each with its reason.

What the plan counts is taken as counted; what it leaves open is filled by stated assumptions:

* "Đại diện lãnh đạo …" of a body is one person;
* bodies named without "đại diện" (Thường trực …, lãnh đạo …) have at least one place each;
* what then remains of the plan's total is left unassigned, for the office to give out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hoinghi.reading.plan import DelegateRule
from hoinghi.units.directory import Body, Directory

_EACH = re.compile(r"mỗi\s+(xã|phường|thị trấn|đặc khu|huyện|quận|tỉnh|sở|phòng|đơn vị)", re.I)
_LEVEL = {
    "xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune",
    "huyện": "district", "quận": "district", "tỉnh": "province",
}  # fmt: skip
_BRACKET = re.compile(r"\s*\([^()]*\)")
_ASKED = re.compile(r"^(?:kính\s+)?mời\s+", re.I)
# Heads of villages and of their Front boards hold an allowance, not a salary (practice; the
# office can change it place by place).
_UNSALARIED = re.compile(r"\b(thôn|tổ dân phố|ấp|khu phố|bản|hộ gia đình|hộ nghèo)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place: the index of its rule (none = not assigned), its body, in what standing."""

    rule: int | None
    body: Body | None
    standing: str
    on_payroll: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCount:
    """How many places a rule gives: ``bodies`` × ``each`` = ``places``; ``is_open`` = at least."""

    text: str
    bodies: int
    each: int
    places: int
    is_open: bool


def places(rules: Sequence[DelegateRule], directory: Directory, total: int | None) -> list[Place]:
    """Give every place in the order of the rules, then those that no rule claims yet.

    Never drops a place to meet *total*: where the rules exceed it, all are given.
    """
    given = [
        place
        for index, rule in enumerate(rules)
        for place in _places(index, rule, directory)
    ]
    left = max((total or 0) - len(given), 0)
    unassigned = Place(rule=None, body=None, standing="", on_payroll=True)
    return given + [unassigned] * left


def counts(rules: Sequence[DelegateRule], directory: Directory) -> list[RuleCount]:
    """Give the arithmetic behind ``places``, one entry for each rule."""
    found = []
    for index, rule in enumerate(rules):
        given = len(_places(index, rule, directory))
        bodies = len(_bodies(rule, directory))
        found.append(
            RuleCount(
                text=rule.text,
                bodies=bodies,
                each=given // bodies if bodies else given,
                places=given,
                is_open=is_open(rule),
            )
        )
    return found


def is_open(rule: DelegateRule) -> bool:
    """Tell whether the plan leaves open how many people *rule* means."""
    return rule.count is None and rule.per_unit is None and "đại diện" not in rule.text.casefold()


def standing_of(rule: DelegateRule) -> str:
    """Write in what standing a rule invites: its text without the request and the brackets."""
    text = _ASKED.sub("", _BRACKET.sub("", rule.text)).strip(" .;,")
    return text[:1].upper() + text[1:]


def _places(index: int, rule: DelegateRule, directory: Directory) -> list[Place]:
    bodies = _bodies(rule, directory)
    on_payroll = not _UNSALARIED.search(rule.text)
    standing = standing_of(rule)

    def place(body: Body | None) -> Place:
        return Place(rule=index, body=body, standing=standing, on_payroll=on_payroll)

    if rule.per_unit is not None:
        return [place(body) for body in bodies for _ in range(rule.per_unit)]
    if rule.count is not None:
        spread = [bodies[i * len(bodies) // rule.count] for i in range(rule.count)] if bodies else []
        return [place(body) for body in spread or [None] * rule.count]
    return [place(body) for body in bodies]


def _bodies(rule: DelegateRule, directory: Directory) -> tuple[Body, ...]:
    each = _EACH.search(rule.text)
    level = _LEVEL.get(each[1].casefold()) if each else None
    if rule.per_unit is not None and level:
        return tuple(
            body
            for body in directory.bodies
            if body.kind == "peoples_committee" and body.level == level
        )
    # A committee's members are heads of bodies counted already; who else, its decision says.
    return tuple(
        body
        for body in directory.meant_by(standing_of(rule))
        if body.kind != "steering_committee"
    )
