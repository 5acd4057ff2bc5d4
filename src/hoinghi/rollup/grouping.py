"""Into which totals a body's figure goes: its ancestors of then, its successor of now, the whole.

Who knows the bodies makes the edges; here they are only followed. A body may be in many groups,
and two bodies in the same groups are of one class: figures are added up by class first, so that
thirty provinces and a nation cost one pass and not two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

WHOLE: Final = "whole"
"""A name for the group of everybody, for who has no better one."""


@dataclass(frozen=True, slots=True)
class Member:
    """The figures of *body* go into the total of *group*."""

    body: int
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """How many bodies of *group* owe a figure; of one indicator or period where these are named.

    Of a ratio nothing is owed but its operands.
    """

    group: str
    bodies: int
    indicator: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A body whose figures are in no total, and why, for who reads: it was split, it is unknown."""

    body: int
    why: str


class Grouping:
    """Bodies and the groups that they are of; values only.

    Args:
        members: Edges; one that stands twice counts once.
        owed: What completeness is measured by. Without a row for a group its bodies owe all.
        unplaced: Bodies left out on purpose, each with the reason.
        crosses: Group → names of the areas of then from which it was put together, where more
            than one: its total is no part of the total of any one of them.
    """

    def __init__(
        self,
        members: Iterable[Member],
        *,
        owed: Iterable[Owed] = (),
        unplaced: Iterable[Unplaced] = (),
        crosses: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        of_body: dict[int, dict[str, None]] = defaultdict(dict)
        for member in members:
            of_body[member.body][member.group] = None
        self.groups_of = {body: tuple(groups) for body, groups in of_body.items()}
        self.unplaced = tuple(unplaced)
        self.crosses = dict(crosses or {})
        sizes: dict[str, int] = defaultdict(int)
        for groups in self.groups_of.values():
            for group in groups:
                sizes[group] += 1
        self.groups = tuple(sizes)
        self._owed = {(group, "", ""): size for group, size in sizes.items()}
        # A page asks for the same figure again and again.
        self._expected: dict[tuple[str, str, str], int] = {}
        self._owed |= {(one.group, one.indicator, one.period): one.bodies for one in owed}

    def expected(self, group: str, indicator: str, period: str) -> int:
        """Give how many bodies owe this figure: by the row that names most of it."""
        asked = group, indicator, period
        if asked not in self._expected:
            keys = (asked, (group, indicator, ""), (group, "", period), (group, "", ""))
            found = (self._owed[key] for key in keys if key in self._owed)
            self._expected[asked] = next(found, 0)
        return self._expected[asked]

    @cached_property
    def classes(self) -> Mapping[tuple[str, ...], tuple[int, ...]]:
        """Give the bodies that are of the same groups, by these groups."""
        found: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for body, groups in self.groups_of.items():
            found[tuple(sorted(groups))].append(body)
        return {groups: tuple(bodies) for groups, bodies in found.items()}


def part_of(project: str, source: str = "") -> str:
    """Name the part of a figure that is of *project* and *source*: ``"DA3.1/trung-uong"``."""
    return f"{project}/{source}" if source else project


# Every report has the same parts.
@lru_cache(maxsize=4096)
def parts_above(part: str) -> tuple[str, ...]:
    """Give what a part goes into: itself, its projects, its source alone, the whole.

    ``"DA3.1/trung-uong"``: itself, ``"DA3.1"``, ``"DA3"``, ``"DA3/trung-uong"``,
    ``"/trung-uong"`` and ``""``.
    """
    project, _, source = part.partition("/")
    steps = project.split(".") if project else []
    projects = [".".join(steps[:depth]) for depth in range(len(steps), -1, -1)]
    return tuple(dict.fromkeys([*(part_of(one, source) for one in projects), *projects]))
