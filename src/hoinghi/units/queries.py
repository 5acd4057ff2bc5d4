"""Reads of bodies that other rooms use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q, QuerySet

from hoinghi.journal.prepared import Prepared
from hoinghi.units.approving import Sender
from hoinghi.units.directory import Body, Directory
from hoinghi.units.models import (
    Account,
    AdminUnit,
    BodyKind,
    FormerName,
    Membership,
    Organisation,
    OrganisationName,
    PostHolder,
    UnitRole,
)
from hoinghi.units.people import Holder
from hoinghi.units.succession import Dated, Succession

_APPROVING: Final = Prepared(
    lambda body: (
        Organisation.objects.filter(pk=body, leader_approves=True).order_by().values_list("pk")
    ),
    1,
)
_LEVELS = 4
"""A body of a village is at most so many steps below the central government."""


def directory(day: date | None = None) -> Directory:
    """Give every body that stands on *day*, as it was called then; four queries at the most."""
    units = {unit.pk: unit for unit in AdminUnit.objects.all()}
    bodies = Organisation.objects.prefetch_related("names")
    if day is not None:
        bodies = bodies.on(day)
    former = _former_names() if day is not None else {}
    return Directory(_body(body, units, former.get(body.pk, ()), day) for body in bodies)


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


def bodies_within(seats: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Give *seats*, what belongs to them, and everything in their areas and below."""
    top = seats.order_by().values("pk")
    return Organisation.objects.filter(Q(pk__in=top) | Q(parent__in=top) | _within(seats, "place"))


def units_within(seats: QuerySet[Organisation]) -> QuerySet[AdminUnit]:
    """Give the areas of *seats* and everything below."""
    return AdminUnit.objects.filter(_within(seats, "pk"))


def _within(seats: QuerySet[Organisation], field: str) -> Q:
    places = seats.exclude(place=None).order_by().values("place")
    found = Q(**{f"{field}__in": places})
    for step in range(1, _LEVELS):
        above = "__".join(["parent"] * step)
        found |= Q(**{f"{above if field == 'pk' else f'{field}__{above}'}__in": places})
    return found


def succession() -> Succession:
    """Give all units and bodies of all times with what came of them; four queries.

    Keys are ``unit_key`` and ``body_key``.
    """
    return Succession([*_units(), *_bodies()])


def unit_key(unit: int) -> str:
    """Give the key in a ``Succession`` of the unit whose primary key is *unit*."""
    return f"unit-{unit}"


def body_key(body: int) -> str:
    """Give the key in a ``Succession`` of the body whose primary key is *body*."""
    return f"body-{body}"


def pk_of(key: str) -> int:
    """Give the primary key behind a ``unit_key`` or ``body_key``."""
    return int(key.rpartition("-")[2])


def holders(body: int | None = None) -> list[Holder]:
    """Give who holds and held which post, of *body* or of all; one query."""
    rows = PostHolder.objects.values_list(
        "pk", "organisation_id", "person", "position", "telephone", "mail", "valid_from",
        "valid_to", "decision",
    )  # fmt: skip
    if body is not None:
        rows = rows.filter(organisation=body)
    return [
        Holder(
            pk=pk, body=body_key(organisation), person=person, position=position,
            telephone=telephone, mail=mail, valid_from=since, valid_to=until, decision=decision,
        )
        for pk, organisation, person, position, telephone, mail, since, until, decision in rows
    ]  # fmt: skip


def _units() -> list[Dated]:
    # Plain values: of three thousand communes, objects take as long as all the rest.
    rows = AdminUnit.objects.values_list(
        "pk", "code", "name", "kind", "level", "parent_id", "valid_from", "valid_to",
        "successor_codes",
    )  # fmt: skip
    return [
        Dated(
            key=unit_key(pk), code=code, name=name, kind=kind, level=level, is_unit=True,
            parent=unit_key(parent) if parent else None, valid_from=since, valid_to=until,
            successor_codes=tuple(later),
        )
        for pk, code, name, kind, level, parent, since, until, later in rows
    ]  # fmt: skip


def _bodies() -> list[Dated]:
    spellings, former = _spellings(), _former_names()
    rows = Organisation.objects.values_list(
        "pk", "code", "name", "kind", "level", "parent_id", "place_id", "valid_from", "valid_to",
        "successor_codes", "short_name",
    )  # fmt: skip
    return [
        Dated(
            key=body_key(pk), code=code, name=name, kind=kind, level=level, is_unit=False,
            parent=_key_above(parent, place), valid_from=since, valid_to=until,
            successor_codes=tuple(later), spellings=(short, *spellings.get(pk, ())),
            former=former.get(pk, ()),
        )
        for pk, code, name, kind, level, parent, place, since, until, later, short in rows
    ]  # fmt: skip


def _spellings() -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for body, text in OrganisationName.objects.values_list("organisation_id", "text"):
        found[body].append(text)
    return found


def _former_names() -> dict[int, tuple[tuple[date, str], ...]]:
    found: dict[int, tuple[tuple[date, str], ...]] = {}
    rows = FormerName.objects.order_by("valid_to")
    for body, until, name in rows.values_list("organisation_id", "valid_to", "name"):
        found[body] = (*found.get(body, ()), (until, name))
    return found


def _key_above(parent: int | None, place: int | None) -> str | None:
    if parent:
        return body_key(parent)
    return unit_key(place) if place else None


def _body(
    body: Organisation,
    units: dict[int, AdminUnit],
    former: tuple[tuple[date, str], ...],
    day: date | None,
) -> Body:
    chain, called, place = [], [], units.get(body.place_id or 0)
    while place is not None:
        chain.append(f"{place.code}@{place.pk}")
        called.append(place.name)
        place = units.get(place.parent_id or 0)
    return Body(
        code=str(body.pk),
        name=next((name for until, name in former if day and day <= until), body.name),
        short_name=body.short_name,
        kind=body.kind,
        level=body.level,
        area=tuple(chain),
        area_names=tuple(called),
        names=tuple(name.text for name in body.names.all()),
        valid_from=body.valid_from,
        valid_to=body.valid_to,
    )


def unit_roles_of(account: Account, day: date) -> frozenset[UnitRole]:
    """Give the roles of *account* in its own body; who was given none there is its reporter."""
    if account.organisation_id is None:
        return frozenset()
    held = Membership.objects.on(day).filter(account=account, organisation=account.organisation_id)
    found = frozenset(map(UnitRole, held.values_list("role", flat=True)))
    return found or frozenset({UnitRole.REPORTER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to call at a body; ``telephone`` is that of the office."""

    person: str
    position: str
    telephone: str


def contacts(bodies: Iterable[int], day: date) -> dict[int, list[Contact]]:
    """Give who of *bodies* can be called on *day*, heads before deputies; one query.

    Whether they are for the eyes in question is decided by whoever asks.
    """
    posts = PostHolder.objects.on(day).filter(organisation__in=list(bodies)).exclude(telephone="")
    found: dict[int, list[Contact]] = defaultdict(list)
    for body, person, position, telephone in posts.values_list(
        "organisation_id", "person", "position", "telephone"
    ):
        found[body].append(Contact(person=person, position=position, telephone=telephone))
    for known in found.values():
        known.sort(key=lambda one: one.position.casefold().startswith("phó"))
    return dict(found)


def leaders_of(body: int, day: date) -> QuerySet[Account]:
    """Give the accounts in use that lead *body* on *day*."""
    led = Membership.objects.on(day).filter(organisation=body, role=UnitRole.LEADER)
    return Account.objects.filter(
        organisation=body, is_active=True, pk__in=led.values("account")
    ).order_by("full_name", "pk")


def sender(account: Account, day: date) -> Sender | None:
    """Give what *account* is to whatever its own body sends, None without one; two queries.

    In a body that has not chosen approval nobody sends as a leader, not even who leads it: nothing
    waits for them, so nobody is asked who they are.
    """
    body = account.organisation_id
    if body is None:
        return None
    if not _APPROVING.tuples(body):
        return Sender(needs_leader=False, is_leader=False)
    return Sender(needs_leader=True, is_leader=UnitRole.LEADER in unit_roles_of(account, day))
