"""Reads of bodies that other rooms use."""

from __future__ import annotations

from datetime import date

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


def bodies_above(body: int, day: date | None = None) -> tuple[int, ...]:
    """Give *body* and all above it, nearest first: what it belongs to, then the committees above.

    The people's committee of a district belongs to nobody in the list of bodies, but stands
    below that of its province. Two queries, however many steps.

    Args:
        body: Primary key of an ``Organisation``; so are those returned.
        day: Committees above that stand on this day; by default those that ever stood.
    """
    steps = ["pk", *("__".join(["parent"] * step) for step in range(1, _LEVELS + 1))]
    areas = ["__".join(["place", *["parent"] * step]) for step in range(1, _LEVELS)]
    found = Organisation.objects.filter(pk=body).values_list(*steps, *areas).first()
    if found is None:
        return ()
    chain = tuple(pk for pk in found[: len(steps)] if pk)
    above = [area for area in found[len(steps) :] if area]
    committees = Organisation.objects.filter(
        kind=BodyKind.PEOPLES_COMMITTEE, place__in=above
    ).exclude(pk__in=chain)
    if day is not None:
        committees = committees.on(day)
    nearest = sorted(committees, key=lambda one: (above.index(one.place_id or 0), -one.pk))
    return (*chain, *(committee.pk for committee in nearest))


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
