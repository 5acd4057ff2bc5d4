"""Who looks after which accounts."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from hoinghi.accounts.models import Invitation
from hoinghi.accounts.queries import (
    accounts_seen_by,
    bodies_run_by,
    every_invitation,
    hosts,
    invitations_seen_by,
    is_office,
)
from hoinghi.conferences.models import Conference
from hoinghi.units.models import Account, Membership, Organisation, UnitRole
from hoinghi.units.queries import unit_roles_of


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


def may_reset(looking: Account, account: Account) -> bool:
    """Tell whether *looking* may hand over a link that sets a new password of *account*.

    Whoever holds the link holds all roles of the account: those in conferences of other hosts
    are not theirs to hand over.
    """
    if not may_close(looking, account):
        return False
    return looking.is_superuser or _holds_only_roles_of(looking, account)


def body_or_404(looking: Account, pk: int) -> Organisation:
    """Give the body *pk* to its own people, and to those who look after its accounts.

    Raises:
        Http404: There is none, or others look after it.
    """
    seen = bodies_run_by(looking).values("pk")
    own = Q(pk=looking.organisation_id or 0)
    found: Organisation | None = Organisation.objects.filter(own | Q(pk__in=seen), pk=pk).first()
    if found is None:
        raise Http404
    return found


def may_give_roles(looking: Account, body: Organisation) -> bool:
    """Tell whether *looking* says who leads *body*: whoever leads it, or runs its accounts."""
    if looking.is_superuser or bodies_run_by(looking).filter(pk=body.pk).exists():
        return True
    own = looking.organisation_id == body.pk
    return own and UnitRole.LEADER in unit_roles_of(looking, timezone.localdate())


def require_giving_roles(looking: Account, body: Organisation) -> None:
    """Let only those go on who say who leads *body*.

    Raises:
        PermissionDenied: *looking* only works there.
    """
    if not may_give_roles(looking, body):
        raise PermissionDenied(
            "Việc này dành cho lãnh đạo đơn vị, cơ quan thường trực hoặc người quản trị."
        )


def may_move(looking: Account, account: Account) -> bool:
    """Tell whether *looking* may say for which body *account* works.

    Whose body one gives, whose password one may reset: so an account without a body is a host's
    to place only where it came from one of the bodies that the host looks after, by invitation or
    by a role held there, and while all its roles are in that host's own conferences.
    """
    if looking.is_superuser:
        return True
    if account.organisation_id is not None:
        return may_close(looking, account)
    if looking.pk == account.pk or account.is_superuser or account.is_staff:
        return False
    return _came_from(bodies_run_by(looking), account) and _holds_only_roles_of(looking, account)


def _came_from(bodies: QuerySet[Organisation], account: Account) -> bool:
    known = bodies.values("pk")
    return (
        every_invitation().filter(account=account, organisation__in=known).exists()
        or Membership.objects.filter(account=account, organisation__in=known).exists()
    )


def _holds_only_roles_of(looking: Account, account: Account) -> bool:
    ours = Conference.objects.filter(host__in=hosts(looking).values("pk"))
    held = Conference.objects.filter(grants__account=account)
    return not held.exclude(pk__in=ours.values("pk")).exists()


def require_moving(looking: Account, account: Account) -> None:
    """Let only those go on who place *account*.

    Raises:
        PermissionDenied: Others look after it.
    """
    if not may_move(looking, account):
        raise PermissionDenied(
            "Việc này dành cho người quản trị, hoặc cơ quan thường trực phụ trách đơn vị ấy."
        )


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
