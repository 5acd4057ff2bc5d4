"""Units and bodies around a few bodies: what they belong to and what came of it, nothing else.

For pages that a nation's list would keep waiting: of a district's bodies it is some dozen rows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q, QuerySet

from hoinghi.units.models import AdminUnit, Organisation
from hoinghi.units.queries import body_key, unit_key
from hoinghi.units.succession import Dated, Succession

_STEPS = 12
"""From a village of once to the province of today it is never so far."""
_COLUMNS = (
    "pk", "code", "name", "kind", "level", "parent_id", "valid_from", "valid_to",
    "successor_codes",
)  # fmt: skip


def around(bodies: Iterable[int]) -> Succession:
    """Give *bodies* with all above them and all that took over, step by step.

    So ``successors``, and ``above`` on a day since which they stand, say the same as in the whole
    ``units.queries.succession``. What they were made from is not known here: ``origins``, and
    ``above`` on a day before, may say less.
    """
    found: dict[str, Dated] = {}
    wanted = _Wanted(bodies=set(bodies))
    for _ in range(_STEPS):
        new = [*wanted.read_bodies(), *wanted.read_units()]
        if not new:
            break
        found |= {one.key: one for one in new}
    return Succession(found.values())


class _Wanted:
    """What is to be read next: by primary key or by the code of what took over."""

    def __init__(self, bodies: set[int]) -> None:
        self.bodies, self.body_codes = bodies, set[str]()
        self.units, self.unit_codes = set[int](), set[str]()
        self._seen: set[str] = set()

    def read_bodies(self) -> list[Dated]:
        rows = _rows(Organisation.objects.all(), self.bodies, self.body_codes, "place_id")
        self.bodies, self.body_codes = set(), set()
        return [self._body(*row) for row in rows if body_key(row[0]) not in self._seen]

    def read_units(self) -> list[Dated]:
        rows = _rows(AdminUnit.objects.all(), self.units, self.unit_codes)
        self.units, self.unit_codes = set(), set()
        return [self._unit(*row) for row in rows if unit_key(row[0]) not in self._seen]

    def _body(self, pk: int, *told: Any) -> Dated:
        *plain, place = told
        parent = plain[4]
        if parent:
            self.bodies.add(parent)
        elif place:
            self.units.add(place)
        self.body_codes |= set(plain[7])
        above = body_key(parent) if parent else unit_key(place) if place else None
        return self._dated(body_key(pk), plain, above, is_unit=False)

    def _unit(self, pk: int, *plain: Any) -> Dated:
        parent = plain[4]
        if parent:
            self.units.add(parent)
        self.unit_codes |= set(plain[7])
        above = unit_key(parent) if parent else None
        return self._dated(unit_key(pk), plain, above, is_unit=True)

    def _dated(self, key: str, plain: Any, above: str | None, *, is_unit: bool) -> Dated:
        self._seen.add(key)
        code, name, kind, level, _, since, until, later = plain
        return Dated(
            key=key, code=code, name=name, kind=kind, level=level, is_unit=is_unit, parent=above,
            valid_from=since, valid_to=until, successor_codes=tuple(later),
        )  # fmt: skip


def _rows(
    every: QuerySet[Any], keys: Collection[int], codes: Collection[str], *more: str
) -> Iterable[tuple[Any, ...]]:
    if not keys and not codes:
        return ()
    wanted = Q(pk__in=keys) | Q(code__in=codes)
    return list(every.filter(wanted).order_by("pk").values_list(*_COLUMNS, *more))
