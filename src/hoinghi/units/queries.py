"""Reads of bodies that other rooms use."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from hoinghi.units.directory import Body, Directory
from hoinghi.units.models import AdminUnit, BodyKind, Organisation

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
