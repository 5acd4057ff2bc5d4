"""The order of protocol (thứ tự lễ tân) as data: which group a delegate's body falls in, by date.

Python thuần. Source: practice of Party propaganda boards (Hướng dẫn 112-HD/BTGTU Đắk Lắk, 2020):
guests from above first, then Party, People's Council, People's Committee, Front, others. An
office may set an order of its own; introductions, lists, seats, name plates, "Kính thưa" and Nơi
nhận all follow the one in force.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from hoinghi.norms.records import Record


class At(StrEnum):
    """Where a delegate comes from, seen from the host."""

    ABOVE = "above"
    OWN = "own"
    BELOW = "below"
    VILLAGE = "village"
    OTHER = "other"
    OPEN = "open"


_LEVELS = ("central", "province", "district", "commune", "village")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group of delegates: seated and introduced by ``number``; ``{level}`` may stand in its name.

    ``kinds`` of bodies, empty for all; ``valid_from`` and ``valid_to`` are the days it holds.
    """

    number: int
    name: str
    at: At
    kinds: frozenset[str] = frozenset()
    valid_from: date | None = None
    valid_to: date | None = None

    def takes(self, at: At, kind: str, day: date | None) -> bool:
        """Tell whether a body of *kind* belongs here on *day* (none: the latest order)."""
        began = self.valid_from is None or day is None or self.valid_from <= day
        lasts = self.valid_to is None or (day is not None and day <= self.valid_to)
        return self.at == at and (not self.kinds or kind in self.kinds) and began and lasts


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The groups in the order in which they are asked: the first that takes a body has it.

    ``by_name_up_to``: groups up to this number are introduced each person by name and post.
    """

    groups: tuple[Group, ...]
    by_name_up_to: int

    def group_of(self, at: At, kind: str, day: date | None) -> Group:
        """Give the group of delegates who come from *at*, from a body of *kind*, on *day*."""
        return next(group for group in self.groups if group.takes(at, kind, day))


def faults(groups: Sequence[Group]) -> tuple[str, ...]:
    """Say what is wrong with an order: numbers used for two things, places nobody takes.

    Equal numbers are right for groups of one name (one row of seats, two kinds of bodies).
    """
    found = []
    names: dict[int, set[str]] = {}
    for group in groups:
        names.setdefault(group.number, set()).add(group.name)
    for number, said in sorted(names.items()):
        if len(said) > 1:
            found.append(f"số {number} đứng ở nhiều nhóm khác tên: {', '.join(sorted(said))}")
    last_resorts = {group.at for group in groups if _is_open(group)}
    found += [f"thiếu nhóm chung (mọi loại đơn vị) cho “{SEEN[at]}”" for at in At if
              at not in last_resorts]  # fmt: skip
    return tuple(found)


SEEN = {
    At.ABOVE: "cấp trên",
    At.OWN: "cùng cấp",
    At.BELOW: "cấp dưới",
    At.VILLAGE: "thôn, tổ dân phố",
    At.OTHER: "chưa rõ đơn vị",
    At.OPEN: "chỗ chưa phân bổ",
}
"""Where people come from, as the page says it."""


def _is_open(group: Group) -> bool:
    return not group.kinds and group.valid_from is None and group.valid_to is None


def seen_from(host_level: str, level: str) -> At:
    """Tell how a body's *level* stands to the host's; unknown levels count as the host's own."""
    if host_level not in _LEVELS or level not in _LEVELS:
        return At.OWN
    own, other = _LEVELS.index(host_level), _LEVELS.index(level)
    return At.OWN if own == other else At.ABOVE if other < own else At.BELOW


@cache
def usual() -> Order:
    """Read ``protocol.yaml``: the order where an office has set none of its own.

    Raises:
        NormFileRefused: The file holds anything that is not understood.
    """
    whole = Record.of_file(Path(__file__).with_name("protocol.yaml"))
    whole.allow("by_name_up_to", "groups")
    return Order(
        groups=tuple(_group(record) for record in whole.records("groups")),
        by_name_up_to=whole.whole("by_name_up_to"),
    )


def _group(record: Record) -> Group:
    record.allow("number", "name", "at", "kinds", "from", "to")
    return Group(
        number=record.whole("number"),
        name=record.text("name"),
        at=At(record.text("at")),
        kinds=_kinds(record.optional_text("kinds") or ""),
        valid_from=record.optional_day("from"),
        valid_to=record.optional_day("to"),
    )


def as_row(group: Group) -> dict[str, object]:
    """Write *group* as plain JSON, as a stored order keeps it."""
    return {
        "number": group.number,
        "name": group.name,
        "at": group.at.value,
        "kinds": sorted(group.kinds),
        "from": group.valid_from.isoformat() if group.valid_from else None,
        "to": group.valid_to.isoformat() if group.valid_to else None,
    }


def of_row(row: Mapping[str, Any]) -> Group:
    """Read what ``as_row`` wrote."""
    return Group(
        number=row["number"],
        name=row["name"],
        at=At(row["at"]),
        kinds=frozenset(row["kinds"]),
        valid_from=date.fromisoformat(row["from"]) if row["from"] else None,
        valid_to=date.fromisoformat(row["to"]) if row["to"] else None,
    )


def _kinds(listed: str) -> frozenset[str]:
    return frozenset(kind.strip() for kind in listed.split(",") if kind.strip())
