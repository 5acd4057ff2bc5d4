"""Who may see a conference, decided once."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest

from hoinghi.conferences.models import Conference, PlanDraft, Role
from hoinghi.conferences.queries import drafts_of, roles_of, visible_to
from hoinghi.units.models import Account


class SignedInRequest(HttpRequest):
    """A request of somebody with an account: the site lets nobody else reach such a view."""

    user: Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was found out at the start of a request about the conference of its address."""

    conference: Conference
    roles: frozenset[Role]


_KNOWN = "_known_in_this_request"


def remember(account: Account, known: Known) -> None:
    """Keep *known* with the account of one request, so that nobody asks a second time."""
    setattr(account, _KNOWN, known)


def roles_held(account: Account, conference: Conference) -> frozenset[Role]:
    """Give the roles of *account* in *conference*; one query, none within a request."""
    known: Known | None = getattr(account, _KNOWN, None)
    if known and known.conference.pk == conference.pk:
        return known.roles
    return roles_of(conference, account)


def sees_office(account: Account, conference: Conference) -> bool:
    """Tell whether the organiser's own rows are for *account*: any role but that of the door."""
    return account.is_superuser or bool(roles_held(account, conference) - {Role.CHECK_IN})


def visible_conference_or_404(account: Account, slug: str) -> Conference:
    """Give the conference at *slug* if *account* may see it.

    Raises:
        Http404: There is none, or it is not for this account: the two look the same from outside.
    """
    known: Known | None = getattr(account, _KNOWN, None)
    if known and known.conference.slug == slug and (known.roles or account.is_superuser):
        return known.conference
    conference: Conference | None = (
        visible_to(account).select_related("host").filter(slug=slug).first()
    )
    if conference is None:
        raise Http404
    return conference


def own_draft_or_404(account: Account, pk: int) -> PlanDraft:
    """Give the plan that *account* itself sent; superusers see everybody's.

    Raises:
        Http404: There is none, or somebody else sent it.
    """
    draft: PlanDraft | None = drafts_of(account).filter(pk=pk).first()
    if draft is None:
        raise Http404
    return draft


PREPARING = frozenset({Role.STANDING_OFFICE, Role.OFFICE})
"""Roles that write and issue the papers of a conference and set up how it runs."""


def may_prepare(account: Account, conference: Conference) -> bool:
    """Tell whether *account* writes papers and settings of *conference*; one query."""
    return account.is_superuser or bool(PREPARING & roles_held(account, conference))


def prepares_any(account: Account) -> bool:
    """Tell whether *account* prepares a conference for its own body, or belongs to none; one query.

    Anybody with an account may send a plan and prepares what comes of it. Somebody of a commune
    who sends a plan of the district gets no say in the directory by that.
    """
    held = Conference.objects.filter(grants__account=account, grants__role__in=PREPARING)
    if account.organisation_id is not None:
        own = Q(host=account.organisation_id)
        held = held.filter(own | Q(host__children=account.organisation_id))
    return held.exists()


def require_preparing(account: Account, conference: Conference) -> None:
    """Let only those who prepare *conference* go on.

    Raises:
        PermissionDenied: *account* holds another role, or only looks on.
    """
    if not may_prepare(account, conference):
        raise PermissionDenied("Việc này dành cho cơ quan thường trực hoặc văn phòng của hội nghị.")
