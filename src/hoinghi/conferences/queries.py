"""Reads of conferences that other rooms use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.apps import apps
from django.db.models import Q, QuerySet

from hoinghi.conferences.models import (
    Conference,
    Grant,
    LegalBasis,
    PlanDraft,
    PlanPart,
    PlanRevision,
    Role,
)
from hoinghi.conferences.powers import AMEND, CONTINUE, PREPARE
from hoinghi.conferences.scoping import own_rows, whole
from hoinghi.journal.prepared import Prepared
from hoinghi.units import queries as units
from hoinghi.units.directory import Body, Directory
from hoinghi.units.models import Account, UnitRole


def visible_to(account: Account) -> QuerySet[Conference]:
    """Give the conferences that *account* may see: those in which it holds a role."""
    if account.is_superuser:
        return Conference.objects.all()
    return Conference.objects.filter(grants__account=account).distinct()


def prepared_by(account: Account) -> QuerySet[Conference]:
    """Give the conferences that *account* prepares, and so may copy: templates first."""
    found = Conference.objects.all()
    if not account.is_superuser:
        found = found.filter(grants__account=account, grants__role__in=PREPARE.roles).distinct()
    return found.order_by("-is_template", "-pk")


def drafts_of(account: Account) -> QuerySet[PlanDraft]:
    """Give the plans sent for confirmation that *account* may see and continue, newest first.

    Its own; those sent to amend a conference that it may amend; and, where it keeps the standing
    office of a conference of its own house, those that others of its body sent.
    """
    with own_rows(None):
        found = PlanDraft.objects.select_related("amends", "uploaded_by", "made")
    if account.is_superuser:
        return found
    held = Conference.objects.filter(grants__account=account, grants__role__in=AMEND.roles)
    sight = Q(uploaded_by=account) | Q(amends__in=held.order_by().values("pk"))
    if account.organisation_id and _keeps_own_office(account):
        sight |= Q(amends=None, organisation=account.organisation_id)
    return found.filter(sight)


def _keeps_own_office(account: Account) -> bool:
    return in_charge(account, CONTINUE.roles).exists()


def roles_of(conference: Conference, account: Account) -> frozenset[Role]:
    """Give the roles that *account* holds in *conference*; one query."""
    return frozenset(Role(role) for (role,) in _HELD.tuples(conference.pk, account.pk))


_HELD: Final = Prepared(
    lambda conference, account: Grant.objects.filter(
        conference=conference, account=account
    ).values_list("role"),
    1,
    2,
)


def only_led_by(account: Account, conferences: Iterable[Conference]) -> frozenset[int]:
    """Give those of *conferences* in which *account* is a leader and nothing else; one query."""
    if account.is_superuser:
        return frozenset()
    held: dict[int, set[str]] = {}
    with whole(*conferences):
        grants = Grant.objects.filter(account=account)
        for conference, role in grants.values_list("conference_id", "role"):
            held.setdefault(conference, set()).add(role)
    return frozenset(one for one, roles in held.items() if roles == {Role.LEADER})


def of_own_house(account: Account) -> QuerySet[Conference]:
    """Give the conferences whose host is the body of *account*, or has it as one of its offices.

    A superuser belongs to every house.
    """
    if account.is_superuser:
        return Conference.objects.all()
    if account.organisation_id is None:
        return Conference.objects.none()
    own = Q(host=account.organisation_id) | Q(host__children=account.organisation_id)
    return Conference.objects.filter(own).distinct()


def in_charge(account: Account, roles: Iterable[Role]) -> QuerySet[Conference]:
    """Give the conferences of its own house in which the house gave *account* one of *roles*.

    Anybody may send a plan, of whichever host it speaks, and runs the conference that comes of
    it. That alone gives no say in what is the host's beyond the conference: directory, accounts,
    templates.
    """
    if account.is_superuser:
        return Conference.objects.all()
    return of_own_house(account).filter(
        grants__account=account, grants__role__in=list(roles), grants__of_house=True
    )


def speaks_for_house(account: Account, conference: Conference, day: date) -> bool:
    """Tell whether a role that *account* gives in *conference* is given by its host.

    So it is by a superuser, by who leads the host on *day*, and by whom the host has put in charge
    of the standing office of one of its conferences.
    """
    if account.is_superuser:
        return True
    if conference.host_id is None:
        return False
    is_inside = account.organisation_id == conference.host_id
    if is_inside and UnitRole.LEADER in units.unit_roles_of(account, day):
        return True
    held = in_charge(account, [Role.STANDING_OFFICE])
    return held.filter(host=conference.host_id).exists()


def roles_everywhere(account: Account) -> list[tuple[int, int | None, Role]]:
    """Give each role that *account* itself holds, with conference and host; one query."""
    held = Conference.objects.filter(grants__account=account).order_by()
    rows = held.values_list("pk", "host_id", "grants__role")
    return [(conference, host, Role(role)) for conference, host, role in rows]


def all_roles_of(account: Account) -> frozenset[Role]:
    """Give the roles that *account* itself holds, in whichever conference; one query."""
    return frozenset(role for _, _, role in roles_everywhere(account))


def directory_of(conference: Conference) -> Directory:
    """Give the bodies that the conference deals with on its day; none if its host is unknown."""
    everyone = units.directory(conference.as_of)
    host = next((body for body in everyone.bodies if body.code == str(conference.host_id)), None)
    return everyone.around(host) if host and host.area else Directory(())


def organisation_id(body: Body | None) -> int | None:
    """Give the primary key of the stored body behind a body of ``directory_of``."""
    return int(body.code) if body else None


def plan_in_force(conference: Conference) -> PlanRevision:
    """Give the plan as last confirmed."""
    return conference.revisions.order_by("-number")[0]


def plan_named(conference: Conference) -> PlanRevision:
    """Give by what the plan in force is known: its file, who confirmed it and when; no text."""
    known = "number", "file_name", "confirmed_at", "confirmed_by"
    return conference.revisions.order_by("-number").only(*known)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many facts of one kind the conference holds."""

    label: str
    number: int


def tally(conference: Conference) -> list[Count]:
    """Count the facts that the rooms took from the plan, kind by kind."""
    kinds = [model for model in apps.get_models() if issubclass(model, PlanPart)]
    return [
        Count(label=str(kind._meta.verbose_name), number=kind.objects.of(conference).count())
        for kind in kinds
    ]


def legal_bases(conference: Conference) -> list[LegalBasis]:
    """Give the căn cứ of the plan, in its order."""
    return list(LegalBasis.objects.of(conference))
