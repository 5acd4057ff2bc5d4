"""Reads of bodies that other rooms use."""

from __future__ import annotations

from datetime import date

from hoinghi.units.directory import Body, Directory
from hoinghi.units.models import AdminUnit, Organisation


def directory(day: date | None = None) -> Directory:
    """Give every body that stands on *day*, with its spellings and areas; two queries."""
    units = {unit.pk: unit for unit in AdminUnit.objects.all()}
    bodies = Organisation.objects.prefetch_related("names")
    if day is not None:
        bodies = bodies.on(day)
    return Directory(_body(body, units) for body in bodies)


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
