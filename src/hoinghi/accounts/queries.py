"""Reads of accounts and invitations."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db.models import Exists, OuterRef, Q, QuerySet
from django_scopes import scope

from hoinghi.accounts.models import Invitation, SecondStepRule
from hoinghi.accounts.rules import ADMINISTRATOR, OF_A_UNIT
from hoinghi.conferences.models import Conference, Role
from hoinghi.conferences.queries import in_charge
from hoinghi.conferences.scoping import own_rows
from hoinghi.journal.editions import Kept, edition
from hoinghi.units.models import Account, Organisation
from hoinghi.units.queries import bodies_within

_any_rule: Kept[bool] = Kept(most=1)
_offices: Kept[bool] = Kept(most=1024)


def every_invitation() -> QuerySet[Invitation]:
    """Give the invitations of everybody: who may see which is decided by the caller."""
    with own_rows(None):
        return Invitation.objects.all()


def rules_of_every_host() -> QuerySet[SecondStepRule]:
    """Give the rules about the second step, those of each host and those for all."""
    with scope(host=None):
        return SecondStepRule.objects.all()


def offices(account: Account) -> QuerySet[Conference]:
    """Give the conferences whose standing office *account* is; a superuser is of all."""
    if account.is_superuser:
        return Conference.objects.all()
    return Conference.objects.filter(
        grants__account=account, grants__role=Role.STANDING_OFFICE
    ).distinct()


def hosts(account: Account) -> QuerySet[Organisation]:
    """Give the bodies that have put *account* in charge of a conference's standing office.

    Who sent a plan that names a host runs that conference, not the host's accounts.
    """
    held = in_charge(account, [Role.STANDING_OFFICE]).exclude(host=None).order_by()
    return Organisation.objects.filter(pk__in=held.values("host"))


def is_office(account: Account) -> bool:
    """Tell whether *account* is the standing office of any conference; remembered until an act."""
    return _offices.get((edition(), account.pk), lambda: offices(account).exists())


def bodies_run_by(account: Account) -> QuerySet[Organisation]:
    """Give the bodies whose accounts *account* looks after.

    Those are the hosts of its conferences with everything in their areas and below; for a
    superuser, all.
    """
    if account.is_superuser:
        return Organisation.objects.all()
    return bodies_within(hosts(account))


def accounts_seen_by(account: Account) -> QuerySet[Account]:
    """Give the accounts of the bodies that *account* looks after, and of its conferences."""
    everybody = Account.objects.select_related("organisation").order_by("full_name", "pk")
    if account.is_superuser:
        return everybody
    of_bodies = Q(organisation__in=bodies_run_by(account).order_by().values("pk"))
    granted = Q(grants__conference__in=offices(account).order_by().values("pk"))
    seen = Account.objects.filter(of_bodies | granted).values("pk")
    return everybody.filter(pk__in=seen)


def invitations_seen_by(account: Account) -> QuerySet[Invitation]:
    """Give the invitations to bodies that *account* looks after, newest first."""
    everything = every_invitation().select_related("organisation", "invited_by", "account")
    if account.is_superuser:
        return everything
    bodies = bodies_run_by(account).order_by().values("pk")
    return everything.filter(Q(organisation__in=bodies) | Q(invited_by=account))


def lacks_second_step(account: Account) -> bool:
    """Tell whether a rule requires a second step that *account* has not set up; one query.

    None where no host requires it of anybody, asked once for each edition of the facts.
    """
    rules = rules_of_every_host()
    if not _any_rule.get(edition(), rules.exists):
        return False
    here = Q(host__isnull=True) | Q(host=OuterRef("grants__conference__host"))
    required = (
        Q(Exists(rules.filter(here, role=OuterRef("grants__role"))))
        | Q(Exists(rules.filter(role=ADMINISTRATOR)), is_superuser=True)
        | Q(Exists(rules.filter(role=OF_A_UNIT)), organisation__isnull=False)
    )
    has_one = Exists(
        Authenticator.objects.filter(
            user=OuterRef("pk"), type__in=[Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
        )
    )
    return Account.objects.filter(required, ~has_one, pk=account.pk).exists()


def has_no_way_in(account: Account) -> bool:
    """Tell whether *account* could not sign in again: no password, passkey or other house."""
    return not (
        account.has_usable_password()
        or Authenticator.objects.filter(user=account).exists()
        or SocialAccount.objects.filter(user=account).exists()
    )


def is_required_of(account: Account) -> bool:
    """Tell whether a rule requires a second step of *account*, set up or not; two queries."""
    rules = rules_of_every_host()
    here = Q(host__isnull=True) | Q(host=OuterRef("grants__conference__host"))
    if Account.objects.filter(
        Exists(rules.filter(here, role=OuterRef("grants__role"))), pk=account.pk
    ).exists():
        return True
    by_itself = [ADMINISTRATOR] * account.is_superuser + [OF_A_UNIT] * bool(account.organisation_id)
    return rules.filter(role__in=by_itself).exists()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRole:
    """A role that an account holds in a conference."""

    conference: str
    slug: str
    role: str


def roles_held(account: Account, looking: Account) -> list[HeldRole]:
    """Give the roles of *account* in the conferences that *looking* runs; one query."""
    seen = offices(looking).filter(grants__account=account).order_by("-pk")
    rows = seen.values_list("title", "slug", "grants__role", "grants__account")
    return [
        HeldRole(conference=title, slug=slug, role=str(Role(role).label))
        for title, slug, role, holder in rows
        if holder == account.pk
    ]
