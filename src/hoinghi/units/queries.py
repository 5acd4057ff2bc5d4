"""Reads of bodies that other rooms use."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.db.models import QuerySet

from hoinghi.units.directory import Body, Directory
from hoinghi.units.models import AdminUnit, BodyKind, Organisation, OrganisationName
from hoinghi.units.succession import Dated, Succession

_LEVELS = 4
"""A body of a village is at most so many steps below the central government."""


def directory(day: date | None = None) -> Directory:
    """Give every body that stands on *day*, with its spellings and areas; two queries."""
    units = {unit.pk: unit for unit in AdminUnit.objects.all()}
    bodies = Organisation.objects.prefetch_related("names")
    if day is not None:
        bodies = bodies.on(day)
    return Directory(_body(body, units) for body in bodies)


def steps_above(body: int, day: date | None = None) -> list[QuerySet[Organisation]]:
    """Give *body* and the bodies above it, step by step, nearest first; nothing is asked yet.

    Above a body stands the one it belongs to. The people's committee of a district belongs to
    nobody in the list of bodies, but stands below that of its province: after those come the
    committees of its own area and of those around.

    Args:
        body: Primary key of an ``Organisation``.
        day: Committees above that stand on this day; by default those that ever stood.
    """
    own = Organisation.objects.filter(pk=body)
    belongs = ["__".join(["parent"] * step) for step in range(1, _LEVELS + 1)]
    around = ["__".join(["place", *["parent"] * step]) for step in range(_LEVELS)]
    committees = Organisation.objects.filter(kind=BodyKind.PEOPLES_COMMITTEE)
    committees = committees if day is None else committees.on(day)
    return [
        own,
        *(Organisation.objects.filter(pk__in=own.values(path)) for path in belongs),
        *(committees.filter(place__in=own.values(path)) for path in around),
    ]


def succession() -> Succession:
    """Give all units and bodies of all times with what came of them; three queries.

    Keys are ``unit_key`` and ``body_key``.
    """
    return Succession([*_units(), *_bodies()])


def unit_key(unit: int) -> str:
    """Give the key in a ``Succession`` of the unit whose primary key is *unit*."""
    return f"unit-{unit}"


def body_key(body: int) -> str:
    """Give the key in a ``Succession`` of the body whose primary key is *body*."""
    return f"body-{body}"


def _units() -> list[Dated]:
    return [
        Dated(
            key=unit_key(unit.pk),
            code=unit.code,
            name=unit.name,
            kind=unit.kind,
            level=unit.level,
            is_unit=True,
            parent=unit_key(unit.parent_id) if unit.parent_id else None,
            valid_from=unit.valid_from,
            valid_to=unit.valid_to,
            successor_codes=tuple(unit.successor_codes),
        )
        for unit in AdminUnit.objects.all()
    ]


def _bodies() -> list[Dated]:
    spellings: dict[int, list[str]] = defaultdict(list)
    for body_id, text in OrganisationName.objects.values_list("organisation_id", "text"):
        spellings[body_id].append(text)
    return [
        Dated(
            key=body_key(body.pk),
            code=body.code,
            name=body.name,
            kind=body.kind,
            level=body.level,
            is_unit=False,
            parent=_key_above(body),
            valid_from=body.valid_from,
            valid_to=body.valid_to,
            successor_codes=tuple(body.successor_codes),
            spellings=(body.short_name, *spellings[body.pk]),
        )
        for body in Organisation.objects.all()
    ]


def _key_above(body: Organisation) -> str | None:
    if body.parent_id:
        return body_key(body.parent_id)
    return unit_key(body.place_id) if body.place_id else None


def _body(body: Organisation, units: dict[int, AdminUnit]) -> Body:
    chain, place = [], units.get(body.place_id or 0)
    while place is not None:
        chain.append(f"{place.code}@{place.pk}")
        place = units.get(place.parent_id or 0)
    return Body(
        code=str(body.pk),
        name=body.name,
        short_name=body.short_name,
        kind=body.kind,
        level=body.level,
        area=tuple(chain),
        names=tuple(name.text for name in body.names.all()),
        valid_from=body.valid_from,
        valid_to=body.valid_to,
    )
