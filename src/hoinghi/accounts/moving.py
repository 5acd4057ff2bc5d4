"""Saying for which body an account works, and what that means before it is done."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from hoinghi.accounts import refusals
from hoinghi.accounts.permissions import may_move
from hoinghi.accounts.queries import bodies_run_by
from hoinghi.conferences.models import Conference, Role
from hoinghi.journal.services import record
from hoinghi.units.member_services import lay_down, require_another_leader
from hoinghi.units.models import Account, Organisation, UnitRole
from hoinghi.units.queries import unit_roles_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequences:
    """What moving an account to another body means.

    Attributes:
        left_there: How many other accounts in use the old body keeps.
        leads: The person leads the old body, and will not lead the new one.
        keeps_house: The person will keep directory, accounts and templates of the new body,
            for that body made them the standing office of one of its conferences.
        loses_house: Likewise lost with the old one.
    """

    before: Organisation | None
    after: Organisation | None
    left_there: int
    leads: bool
    roles: int
    keeps_house: bool
    loses_house: bool


def consequences(account: Account, body: Organisation | None) -> Consequences:
    """Say what ``move`` would mean; changes nothing."""
    before = account.organisation
    others = Account.objects.filter(organisation=before, is_active=True).exclude(pk=account.pk)
    return Consequences(
        before=before,
        after=body,
        left_there=others.count() if before else 0,
        leads=UnitRole.LEADER in unit_roles_of(account, timezone.localdate()),
        roles=Conference.objects.filter(grants__account=account).distinct().count(),
        keeps_house=_runs_house(account, body),
        loses_house=_runs_house(account, before),
    )


@transaction.atomic
def move(account: Account, body: Organisation | None, *, seen: int | None, by: Account) -> bool:
    """Let *account* work for *body*, or for none; the same again changes nothing.

    It is a reporter there until somebody gives it another role; its roles in conferences stay.

    Args:
        seen: Primary key of the body that the person saw the account in.

    Returns:
        Whether anything changed.

    Raises:
        NotOursToMove, MovedMeanwhile, OwnLeadership, LastLeader: Nothing changed.
    """
    stands = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    if stands.organisation_id == (body.pk if body else None):
        return False
    if stands.organisation_id != seen:
        raise refusals.MovedMeanwhile(str(stands), stands.organisation)
    _require_ours(stands, body, by)
    today = timezone.localdate()
    if UnitRole.LEADER in unit_roles_of(stands, today):
        require_another_leader(stands, by=by)
    lay_down(stands, today)
    if body:
        lay_down(stands, today, of=body.pk)
    before, stands.organisation = stands.organisation_id, body
    stands.save(update_fields=["organisation"])
    record(
        "accounts.move" if body else "accounts.detach",
        by=by.username,
        subject=stands.username,
        data={"account": stands.pk, "organisation": body.pk if body else None, "before": before},
    )
    return True


def _require_ours(account: Account, body: Organisation | None, by: Account) -> None:
    is_ours = body is None or bodies_run_by(by).filter(pk=body.pk).exists()
    if not (is_ours and may_move(by, account)):
        raise refusals.NotOursToMove(str(account), body)


def _runs_house(account: Account, body: Organisation | None) -> bool:
    if body is None or account.is_superuser:
        return False
    house = [body.pk, *([body.parent_id] if body.parent_id else [])]
    in_charge = Q(grants__role=Role.STANDING_OFFICE, grants__of_house=True)
    return Conference.objects.filter(in_charge, grants__account=account, host__in=house).exists()
