"""Who is meant by a name or a phrase: "Phòng LĐ-TB&XH", "UBND các xã, thị trấn".

Python thuần: over rows of a CSV file or of the database alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from hoinghi.reading.names import BodyPhrase, name_key, parse_bodies
from hoinghi.units.bodies import BodyRow

# The same names come back for every day and area that a directory is narrowed to.
_key = lru_cache(maxsize=1 << 16)(name_key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body as the directory knows it.

    ``area`` holds the codes of the administrative units it stands in, its own first;
    ``area_names`` their names.
    """

    code: str
    name: str
    short_name: str
    kind: str
    level: str
    area: tuple[str, ...]
    names: tuple[str, ...]
    area_names: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None

    def stands_on(self, day: date) -> bool:
        began = self.valid_from is None or self.valid_from <= day
        return began and (self.valid_to is None or day <= self.valid_to)


# Which kinds of body a general word covers ("phòng, ban, ngành").
_COVERED: Mapping[str, frozenset[str]] = {
    "department": frozenset(
        {"department", "office", "public_service_unit", "police", "military", "bank"}
    ),
}


class Directory:
    """Bodies by name and by kind. Values only; making one for a day or an area gives a new one."""

    def __init__(self, bodies: Iterable[Body]) -> None:
        self.bodies = tuple(bodies)

    @cached_property
    def _by_key(self) -> dict[str, list[Body]]:
        by_key: dict[str, list[Body]] = defaultdict(list)
        for body in self.bodies:
            for key in {_key(name) for name in body.names}:
                by_key[key].append(body)
        return by_key

    def on(self, day: date | None) -> Directory:
        """Keep the bodies that stand on *day*; all when the day is not known."""
        if day is None:
            return self
        return Directory(body for body in self.bodies if body.stands_on(day))

    def around(self, host: Body) -> Directory:
        """Keep what *host* deals with: its own area with all below, and the areas above."""
        own, above = host.area[0], set(host.area[1:])
        return Directory(
            body for body in self.bodies if own in body.area or above.intersection(body.area[:1])
        )

    def bearing(self, name: str) -> tuple[Body, ...]:
        """Give every body that goes by *name*."""
        return tuple(self._by_key.get(_key(name), ()))

    def resolve(self, name: str) -> Body | None:
        """Give the one body that *name* means; none when unknown or not certain."""
        found = self.bearing(name)
        return found[0] if len(found) == 1 else None

    def matching(self, phrase: BodyPhrase) -> tuple[Body, ...]:
        """Give the bodies that *phrase* means, in the order of the list."""
        if not phrase.every:
            body = self.resolve(phrase.name)
            return (body,) if body else ()
        kinds = _COVERED.get(phrase.kind, frozenset({phrase.kind}))
        return tuple(
            body for body in self.bodies if body.kind in kinds and body.level == phrase.level
        )

    def meant_by(self, written: str) -> tuple[Body, ...]:
        """Give every body that *written* means, each once: one name, a list or a phrase."""
        if body := self.resolve(written):
            return (body,)
        found = [body for phrase in parse_bodies(written) for body in self.matching(phrase)]
        return tuple(dict.fromkeys(found))

    def count(self, kind: str, level: str) -> int | None:
        """Count bodies of a kind at a level; none when the directory knows nothing of them."""
        number = sum(body.kind == kind and body.level == level for body in self.bodies)
        return number or None


def bodies_of(rows: Iterable[BodyRow]) -> tuple[Body, ...]:
    """Turn rows of the list into bodies with their areas; administrative units are no bodies."""
    by_code = {row.code: row for row in rows}
    return tuple(
        Body(
            code=row.code,
            name=row.name,
            short_name=row.short_name,
            kind=row.kind,
            level=row.level,
            area=tuple(unit.code for unit in _area(row, by_code)),
            area_names=tuple(unit.name for unit in _area(row, by_code)),
            names=row.names,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        for row in by_code.values()
        if not row.is_unit
    )


def _area(row: BodyRow, by_code: Mapping[str, BodyRow]) -> tuple[BodyRow, ...]:
    chain: list[BodyRow] = []
    above = by_code.get(row.parent)
    while above is not None and above not in chain:
        if above.is_unit:
            chain.append(above)
        above = by_code.get(above.parent)
    return tuple(chain)
