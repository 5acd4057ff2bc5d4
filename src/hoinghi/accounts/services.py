"""Acts on accounts: invite, accept, close, open again, require the second step."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.core.signing import BadSignature, Signer
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from hoinghi.accounts import refusals
from hoinghi.accounts.models import Invitation, InvitedRole
from hoinghi.accounts.permissions import may_close, may_reset
from hoinghi.accounts.queries import (
    bodies_run_by,
    every_invitation,
    offices,
    rules_of_every_host,
)
from hoinghi.accounts.rules import INVITATION_LASTS, State, digest
from hoinghi.conferences.models import Role
from hoinghi.conferences.queries import speaks_for_house
from hoinghi.conferences.services import grant
from hoinghi.journal.services import record
from hoinghi.units.member_services import give_role
from hoinghi.units.models import Account, Organisation, UnitRole

_signer = Signer(salt="hoinghi.accounts.invitation", sep=".")


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """An invitation with the secret of its link, which is known at this moment only."""

    invitation: Invitation
    token: str


@transaction.atomic
def invite(
    *,
    full_name: str,
    email: str,
    organisation: Organisation | None,
    unit_role: UnitRole = UnitRole.REPORTER,
    roles: Sequence[InvitedRole] = (),
    by: Account,
) -> Invited:
    """Invite a person to an account of *organisation*, with roles in conferences.

    Raises:
        AlreadyHasAccount, AlreadyInvited: The address is known.
        NotOursToInvite: *by* does not look after the body or the conference.
    """
    _refuse_foreign(organisation, roles, by)
    if email:
        _refuse_known(email)
    token, kept = _new_token()
    invitation = every_invitation().create(
        full_name=full_name,
        email=email,
        organisation=organisation,
        unit_role=unit_role.value,
        roles=list(roles),
        digest=kept,
        invited_by=by,
        expires_at=timezone.now() + INVITATION_LASTS,
    )
    _note("accounts.invite", invitation, by)
    return Invited(invitation=invitation, token=token)


@transaction.atomic
def invite_again(invitation: Invitation, *, by: Account) -> Invited:
    """Give the invitation a new link and a new time; the old link ends.

    Raises:
        NotWaiting: It was accepted or revoked.
        NotOursToInvite: Its body or its roles are for others to promise.
    """
    invitation = _still_open(invitation)
    # The link is shown to whoever asks for it: nobody gets roles so that he could not promise.
    _refuse_foreign(invitation.organisation, invitation.roles, by)
    token, invitation.digest = _new_token()
    invitation.expires_at = timezone.now() + INVITATION_LASTS
    invitation.mailed_at = None
    invitation.save(update_fields=["digest", "expires_at", "mailed_at"])
    _note("accounts.invite_again", invitation, by)
    return Invited(invitation=invitation, token=token)


@transaction.atomic
def revoke(invitation: Invitation, *, by: Account) -> None:
    """End the invitation's link.

    Raises:
        NotWaiting: It was accepted or revoked.
    """
    invitation = _still_open(invitation)
    invitation.revoked_at = timezone.now()
    invitation.save(update_fields=["revoked_at"])
    _note("accounts.revoke", invitation, by)


def find(token: str) -> Invitation:
    """Give the invitation whose link carries *token*.

    Raises:
        LinkNotUsable: There is none that may still be answered.
    """
    try:
        secret = _signer.unsign(token)
    except BadSignature as error:
        raise refusals.LinkNotUsable from error
    kept = every_invitation().select_related("organisation", "invited_by")
    found = kept.filter(digest=digest(secret)).first()
    if found is None or found.state is not State.WAITING:
        raise refusals.LinkNotUsable
    return found


def accept(token: str, *, username: str, full_name: str, password: str | None) -> Account:
    """Make the account that the invitation promises; the link ends with it.

    Args:
        password: None for an account that will sign in by passkey.

    Raises:
        LinkNotUsable: The link was used meanwhile, or is no link.
        NameTaken: Somebody has the sign-in name.
    """
    try:
        with transaction.atomic():
            return _accept(find(token), username, full_name, password)
    except IntegrityError as error:
        raise refusals.NameTaken(username) from error


def _accept(invitation: Invitation, username: str, full_name: str, password: str | None) -> Account:
    invitation = every_invitation().select_for_update().get(pk=invitation.pk)
    if invitation.state is not State.WAITING or not _still_promised(invitation):
        raise refusals.LinkNotUsable
    if Account.objects.filter(username__iexact=username).exists():
        raise refusals.NameTaken(username)
    account = Account.objects.create_user(
        username=username,
        email=invitation.email,
        password=password,
        full_name=full_name,
        organisation_id=invitation.organisation_id,
    )
    if invitation.email:
        # Who answers a link that went by mail reads that mailbox; a link given by hand proves
        # nothing about it.
        EmailAddress.objects.create(
            user=account,
            email=invitation.email.lower(),
            primary=True,
            verified=invitation.mailed_at is not None,
        )
    invitation.account, invitation.accepted_at = account, timezone.now()
    invitation.save(update_fields=["account", "accepted_at"])
    record(
        "accounts.accept",
        by=account.username,
        subject=account.username,
        data={"invitation": invitation.pk, "account": account.pk},
    )
    if invitation.organisation_id:
        give_role(account, UnitRole(invitation.unit_role), by=invitation.invited_by)
    _grant_promised(invitation, account)
    return account


def _still_promised(invitation: Invitation) -> bool:
    """Tell whether who invited could still invite into the body."""
    inviter, body = invitation.invited_by, invitation.organisation_id
    if not inviter.is_active:
        return False
    return inviter.is_superuser or body is None or bodies_run_by(inviter).filter(pk=body).exists()


def _grant_promised(invitation: Invitation, account: Account) -> None:
    inviter = invitation.invited_by
    # Roles hold only while who promised them may still give them.
    ours = {one.pk: one for one in offices(inviter)} if inviter.is_active else {}
    for wanted in invitation.roles:
        conference = ours.get(wanted["conference"])
        if conference is not None:
            of_house = speaks_for_house(inviter, conference, timezone.localdate())
            role = Role(wanted["role"])
            grant(conference, account, role, by=inviter.username, of_house=of_house)


@transaction.atomic
def mark_mailed(invitation: Invitation) -> None:
    """Remember that the link went to the invitation's own mailbox."""
    every_invitation().filter(pk=invitation.pk).update(mailed_at=timezone.now())


@transaction.atomic
def close(account: Account, *, by: Account) -> None:
    """Let *account* sign in no more; what it did stays. Closing it again changes nothing.

    Raises:
        NotOursToClose: It is one's own account, or others look after it.
    """
    _turn(account, False, by)


@transaction.atomic
def reopen(account: Account, *, by: Account) -> None:
    """Let *account* sign in again.

    Raises:
        NotOursToClose: Others look after it.
    """
    _turn(account, True, by)


def _turn(account: Account, wanted: bool, by: Account) -> None:
    if not may_close(by, account):
        raise refusals.NotOursToClose(str(account))
    if Account.objects.filter(pk=account.pk, is_active=not wanted).update(is_active=wanted):
        record(
            "accounts.reopen" if wanted else "accounts.close",
            by=by.username,
            subject=account.username,
            data={"account": account.pk},
        )


@transaction.atomic
def note_reset_link(account: Account, *, by: Account) -> None:
    """Put on record that *by* was given a link to set a new password for *account*.

    Raises:
        NotOursToClose: It is one's own account, or others look after it or one of its roles.
    """
    if not may_reset(by, account):
        raise refusals.NotOursToClose(str(account))
    record(
        "accounts.reset_link",
        by=by.username,
        subject=account.username,
        data={"account": account.pk},
    )


@transaction.atomic
def require_second_step(roles: frozenset[str], *, host: Organisation | None, by: Account) -> None:
    """Require the second step of just these *roles*; the same again changes nothing.

    Args:
        host: Body in whose conferences the roles are held; none for everywhere.
    """
    kept = rules_of_every_host().select_for_update().filter(host=host)
    before = frozenset(kept.values_list("role", flat=True))
    if before == roles:
        return
    kept.exclude(role__in=roles).delete()
    for role in sorted(roles - before):
        rules_of_every_host().create(role=role, host=host, set_by=by)
    record(
        "accounts.require_second_step",
        by=by.username,
        subject=str(host) if host else "mọi hội nghị",
        data={"roles": sorted(roles), "before": sorted(before)},
    )


def _new_token() -> tuple[str, str]:
    secret = secrets.token_urlsafe(32)
    return _signer.sign(secret), digest(secret)


def _still_open(invitation: Invitation) -> Invitation:
    found = every_invitation().select_for_update().get(pk=invitation.pk)
    if found.state not in {State.WAITING, State.EXPIRED}:
        raise refusals.NotWaiting(found.full_name)
    return found


def _refuse_foreign(
    organisation: Organisation | None, roles: Sequence[InvitedRole], by: Account
) -> None:
    if by.is_superuser:
        return
    if organisation is None or not bodies_run_by(by).filter(pk=organisation.pk).exists():
        raise refusals.NotOursToInvite(str(organisation or "tài khoản không thuộc đơn vị nào"))
    ours = set(offices(by).values_list("pk", flat=True))
    if any(one["conference"] not in ours for one in roles):
        raise refusals.NotOursToInvite("vai trò trong hội nghị ấy")


def _refuse_known(email: str) -> None:
    held = Q(email__iexact=email) | Q(emailaddress__email__iexact=email)
    if Account.objects.filter(held).exists():
        raise refusals.AlreadyHasAccount(email)
    for one in every_invitation().filter(email__iexact=email):
        if one.state is State.WAITING:
            raise refusals.AlreadyInvited(email)


def _note(act: str, invitation: Invitation, by: Account) -> None:
    # The log outlives the invitation: it names the row, not the person.
    record(
        act,
        by=by.username,
        subject=f"lời mời số {invitation.pk}",
        data={"invitation": invitation.pk, "organisation": invitation.organisation_id},
    )
