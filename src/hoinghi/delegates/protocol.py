"""The order of protocol (thứ tự lễ tân) as data: which group a delegate's body falls in, by date.

Python thuần. Source: practice of Party propaganda boards (Hướng dẫn 112-HD/BTGTU Đắk Lắk, 2020):
guests from above first, then Party, People's Council, People's Committee, Front, others.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

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
    kinds: frozenset[str]
    valid_from: date | None
    valid_to: date | None

    def takes(self, at: At, kind: str, day: date | None) -> bool:
        """Tell whether a body of *kind* belongs here on *day* (none: the latest order)."""
        began = self.valid_from is None or day is None or self.valid_from <= day
        lasts = self.valid_to is None or (day is not None and day <= self.valid_to)
        return self.at == at and (not self.kinds or kind in self.kinds) and began and lasts


def seen_from(host_level: str, level: str) -> At:
    """Tell how a body's *level* stands to the host's; unknown levels count as the host's own."""
    if host_level not in _LEVELS or level not in _LEVELS:
        return At.OWN
    own, other = _LEVELS.index(host_level), _LEVELS.index(level)
    return At.OWN if own == other else At.ABOVE if other < own else At.BELOW


def group_of(at: At, kind: str, day: date | None) -> Group:
    """Give the group of delegates who come from *at*, from a body of *kind*, on *day*."""
    return next(group for group in groups() if group.takes(at, kind, day))


@cache
def groups() -> tuple[Group, ...]:
    """Read ``protocol.yaml``, in its order.

    Raises:
        NormFileRefused: The file holds anything that is not understood.
    """
    whole = Record.of_file(Path(__file__).with_name("protocol.yaml")).allow("groups")
    return tuple(_group(record) for record in whole.records("groups"))


def _group(record: Record) -> Group:
    record.allow("number", "name", "at", "kinds", "from", "to")
    kinds = record.optional_text("kinds") or ""
    return Group(
        number=record.whole("number"),
        name=record.text("name"),
        at=At(record.text("at")),
        kinds=frozenset(kind.strip() for kind in kinds.split(",") if kind.strip()),
        valid_from=record.optional_day("from"),
        valid_to=record.optional_day("to"),
    )
