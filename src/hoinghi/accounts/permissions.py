"""Who looks after which accounts."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404

from hoinghi.accounts.models import Invitation
from hoinghi.accounts.queries import (
    accounts_seen_by,
    bodies_run_by,
    hosts,
    invitations_seen_by,
    is_office,
)
from hoinghi.units.models import Account


def may_administer(account: Account) -> bool:
    """Tell whether *account* looks after accounts at all; at most one query."""
    return account.is_superuser or is_office(account)


def require_administering(account: Account) -> None:
    """Let only superusers and standing offices go on.

    Raises:
        PermissionDenied: *account* runs no conference.
    """
    if not may_administer(account):
        raise PermissionDenied("Việc này dành cho cơ quan thường trực hoặc người quản trị.")


def require_superuser(account: Account) -> None:
    """Let only those who run the installation go on.

    Raises:
        PermissionDenied: *account* does not.
    """
    if not account.is_superuser:
        raise PermissionDenied("Việc này dành cho người quản trị hệ thống.")


def seen_account_or_404(looking: Account, pk: int) -> Account:
    """Give the account *pk* if *looking* may see it.

    Raises:
        Http404: There is none, or it belongs to a body that others look after.
    """
    require_administering(looking)
    found: Account | None = accounts_seen_by(looking).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def may_close(looking: Account, account: Account) -> bool:
    """Tell whether *looking* may close *account*, open it again, or let it set a new password.

    Nobody does that to itself or to those who run the installation; a standing office only to
    accounts of the bodies that it looks after, and not to those who look after a host's
    accounts themselves.
    """
    if looking.pk == account.pk:
        return False
    if looking.is_superuser:
        return True
    if account.is_superuser or account.is_staff or hosts(account).exists():
        return False
    body = account.organisation_id
    return body is not None and bodies_run_by(looking).filter(pk=body).exists()


def seen_invitation_or_404(looking: Account, pk: int) -> Invitation:
    """Give the invitation *pk* if *looking* may see it.

    Raises:
        Http404: There is none, or it is for a body that others look after.
    """
    require_administering(looking)
    found: Invitation | None = invitations_seen_by(looking).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
