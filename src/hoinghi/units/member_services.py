"""Acts on who does what in a body: its leader, who reports for it, whether the leader approves."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from hoinghi.journal.services import record
from hoinghi.together.refusals import ChangedMeanwhile
from hoinghi.units.models import Account, Membership, Organisation, UnitRole
from hoinghi.units.queries import leaders_of, unit_roles_of
from hoinghi.units.refusals import (
    LastLeader,
    NoLeader,
    NotOfTheBody,
    OwnLeadership,
)


@transaction.atomic
def give_role(
    account: Account, role: UnitRole, *, by: Account, seen: UnitRole | None = None
) -> bool:
    """Let *account* be leader or reporter of its own body; the same again changes nothing.

    A leader does all that a reporter does, so nobody is both.

    Args:
        seen: The role that *by* had before them.

    Returns:
        Whether anything changed.

    Raises:
        NotOfTheBody, OwnLeadership, LastLeader, ChangedMeanwhile: Nothing changed.
    """
    body, today = _locked(account), timezone.localdate()
    leads = UnitRole.LEADER in unit_roles_of(account, today)
    if leads == (role is UnitRole.LEADER):
        return False
    if seen is not None and leads != (seen is UnitRole.LEADER):
        raise ChangedMeanwhile(f"vai trò của {account} trong đơn vị")
    if leads:
        require_another_leader(account, by=by)
        lay_down(account, today)
    else:
        Membership.objects.create(account=account, organisation=body, role=role, valid_from=today)
    _log(f"units.give_{role.value}", account.username, body, by, account=account.pk)
    return True


def require_another_leader(account: Account, *, by: Account) -> None:
    """Let nobody leave a body without the leader it needs, nor lock themselves out.

    Part of the caller's transaction.

    Raises:
        OwnLeadership: *by* would lay down the own role.
        LastLeader: The body lets its leader approve and has no other.
    """
    if account.pk == by.pk and not by.is_superuser:
        raise OwnLeadership
    # Held, so that two people at once do not take the last two leaders away.
    body = (
        Organisation.objects.select_for_update(of=("self",))
        .filter(pk=account.organisation_id or 0, leader_approves=True)
        .first()
    )
    if body is None:
        return
    if not leaders_of(body.pk, timezone.localdate()).exclude(pk=account.pk).exists():
        raise LastLeader(account, body)


def lay_down(account: Account, today: date, of: int | None = None) -> None:
    """End all roles of *account* in its body; what began this very day leaves no trace.

    Args:
        of: Primary key of another body, where a role that was left there would wake up.
    """
    body = of or account.organisation_id
    held = Membership.objects.filter(account=account, organisation=body).exclude(valid_to__lt=today)
    held.filter(valid_from__gte=today).delete()
    held.update(valid_to=today - timedelta(days=1))


@transaction.atomic
def let_leader_approve(body: Organisation, wanted: bool, *, by: Account) -> bool:
    """Choose whether what leaves *body* needs its leader's word; the same again changes nothing.

    Returns:
        Whether anything changed.

    Raises:
        NoLeader: Nobody could approve.
    """
    body = Organisation.objects.select_for_update(of=("self",)).get(pk=body.pk)
    if body.leader_approves == wanted:
        return False
    if wanted and not leaders_of(body.pk, timezone.localdate()).exists():
        raise NoLeader
    body.leader_approves = wanted
    body.save(update_fields=["leader_approves"])
    _log(
        "units.leader_approves" if wanted else "units.leader_approves_no_more", body.name, body, by
    )
    return True


def _locked(account: Account) -> Organisation:
    """Give the body of *account*, both held while its roles are given.

    The account comes first, as where it is moved: else a role would be given in a body that it
    has just left, to wake up there when it comes back.
    """
    stands = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    if stands.organisation_id is None or stands.organisation_id != account.organisation_id:
        raise NotOfTheBody(account)
    body: Organisation = Organisation.objects.select_for_update(of=("self",)).get(
        pk=stands.organisation_id
    )
    return body


def _log(act: str, subject: str, body: Organisation, by: Account, **data: object) -> None:
    record(act, by=by.username, subject=subject, data={"organisation": body.pk, **data})
