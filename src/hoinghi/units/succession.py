"""Who stood above, who came before and who took over: units and bodies through reforms.

Python thuần. A code may be used again, so nothing here is known by its code alone: 21040 is
thị trấn Châu Ổ until 30 June 2025 and xã Bình Sơn after.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hoinghi.units.body_rows import BodyRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """An administrative unit or a body, for the time it stands.

    Attributes:
        key: Of this unit in this time; no other has it.
        parent: Key of what it belongs to as it was entered; that may have ended since.
        successor_codes: Codes of what took over on the day after ``valid_to``, or of what was
            parted from it.
        spellings: Other ways of writing its name; of a body the short name first.
        former: Last day and name of what it was called before, oldest first.
    """

    key: str
    code: str
    name: str
    kind: str
    level: str
    is_unit: bool
    parent: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successor_codes: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    former: tuple[tuple[date, str], ...] = ()

    def name_on(self, day: date) -> str:
        """Give what it was called on *day*."""
        return next((name for until, name in self.former if day <= until), self.name)

    def stands_on(self, day: date) -> bool:
        began = self.valid_from is None or self.valid_from <= day
        return began and (self.valid_to is None or day <= self.valid_to)


class Succession:
    """Units and bodies of all times with what came of them; values only."""

    def __init__(self, everything: Iterable[Dated]) -> None:
        self.everything = tuple(everything)
        self._by_key = {one.key: one for one in self.everything}
        self._by_code: dict[tuple[bool, str], list[Dated]] = defaultdict(list)
        for one in self.everything:
            self._by_code[one.is_unit, one.code].append(one)
        self._after = {one.key: self._took_over(one) for one in self.everything}
        self._before: dict[str, list[Dated]] = defaultdict(list)
        for one in self.everything:
            for later in self._after[one.key]:
                self._before[later.key].append(one)

    def find(self, code: str, day: date) -> Dated | None:
        """Give what has *code* on *day*, a unit before a body."""
        found = [*self._by_code.get((True, code), ()), *self._by_code.get((False, code), ())]
        return next((one for one in found if one.stands_on(day)), None)

    def get(self, key: str) -> Dated | None:
        """Give what has *key*; none where nothing has."""
        return self._by_key.get(key)

    def before(self, key: str) -> tuple[Dated, ...]:
        """Give what *key* was made from, one step back."""
        return tuple(self._before.get(key, ()))

    def after(self, key: str) -> tuple[Dated, ...]:
        """Give what *key* became, one step on."""
        return self._after[key]

    def successors(self, key: str, day: date) -> tuple[Dated, ...]:
        """Give what stands in the place of *key* on *day*, through any number of reforms.

        Itself while it stands; several after a split; none when it ended and nothing is known.
        """
        return self._follow(key, day, self._after)

    def origins(self, key: str, day: date) -> tuple[Dated, ...]:
        """Give what stood on the earlier *day* where *key* is; itself when it stood already."""
        return self._follow(key, day, self._before)

    def above(self, key: str, day: date) -> tuple[Dated, ...]:
        """Give what *key* belongs to on *day*, nearest first: xã, huyện (of then), tỉnh.

        What has ended without a successor is passed over. Where a parent was split the chain
        ends: which part is meant cannot be known.
        """
        chain: list[Dated] = []
        seen = {key}
        parent = self._by_key[key].parent
        while parent in self._by_key and parent not in seen:
            standing = self.successors(parent, day) or self.origins(parent, day)
            if len(standing) > 1:
                break
            chain += standing
            nearest = standing[0].key if standing else parent
            seen |= {parent, nearest}
            parent = self._by_key[nearest].parent
        return tuple(chain)

    def parents_then(self, key: str, day: date) -> tuple[Dated, ...]:
        """Give the areas from which *key* was put together, as they were on *day*.

        More than one: *key* crosses an old border, and figures of the old areas can't be had
        by adding up those of today.
        """
        chains = [self.above(one.key, day) for one in self.origins(key, day)]
        return tuple(dict.fromkeys(chain[0] for chain in chains if chain))

    def _took_over(self, one: Dated) -> tuple[Dated, ...]:
        ended = one.valid_to or one.valid_from
        if ended is None:
            return ()
        found = (
            _first_after(self._by_code.get((one.is_unit, code), ()), ended)
            for code in dict.fromkeys(one.successor_codes)
        )
        return tuple(later for later in found if later)

    def _follow(
        self, key: str, day: date, steps: Mapping[str, Sequence[Dated]]
    ) -> tuple[Dated, ...]:
        found: dict[str, Dated] = {}
        seen, waiting = {key}, [self._by_key[key]]
        for one in waiting:
            if one.stands_on(day):
                found[one.key] = one
                continue
            new = [step for step in steps.get(one.key, ()) if step.key not in seen]
            seen.update(step.key for step in new)
            waiting += new
        return tuple(found.values())


def dated(lists: Iterable[Sequence[BodyRow]]) -> tuple[Dated, ...]:
    """Turn lists of bodies, each with parents of its own, into what a ``Succession`` takes."""
    made: dict[str, Dated] = {}
    for rows in lists:
        keys = {row.code: f"{row.code}@{row.valid_from or ''}" for row in rows}
        for row in rows:
            made[keys[row.code]] = Dated(
                key=keys[row.code],
                code=row.code,
                name=row.name,
                kind=row.kind,
                level=row.level,
                is_unit=row.is_unit,
                parent=keys.get(row.parent),
                valid_from=row.valid_from,
                valid_to=row.valid_to,
                successor_codes=row.successors,
                spellings=row.names,
            )
    return tuple(made.values())


def _first_after(of_code: Iterable[Dated], ended: date) -> Dated | None:
    """The code may be given again and again: what took over is the next that bears it."""
    later = [(one.valid_from, one) for one in of_code if one.valid_from and one.valid_from > ended]
    return min(later, key=lambda pair: pair[0], default=(None, None))[1]
