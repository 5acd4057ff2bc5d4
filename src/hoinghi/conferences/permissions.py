"""Who may see a conference, decided once."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from hoinghi.conferences.models import Conference, PlanDraft, Role
from hoinghi.conferences.queries import drafts_of, roles_of, visible_to
from hoinghi.units.models import Account


class SignedInRequest(HttpRequest):
    """A request of somebody with an account: the site lets nobody else reach such a view."""

    user: Account


def visible_conference_or_404(account: Account, slug: str) -> Conference:
    """Give the conference at *slug* if *account* may see it.

    Raises:
        Http404: There is none, or it is not for this account: the two look the same from outside.
    """
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
    return account.is_superuser or bool(PREPARING & roles_of(conference, account))


def require_preparing(account: Account, conference: Conference) -> None:
    """Let only those who prepare *conference* go on.

    Raises:
        PermissionDenied: *account* holds another role, or only looks on.
    """
    if not may_prepare(account, conference):
        raise PermissionDenied("Việc này dành cho cơ quan thường trực hoặc văn phòng của hội nghị.")
