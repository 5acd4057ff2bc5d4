"""Who may see a conference, decided once."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from hoinghi.conferences.models import Conference
from hoinghi.conferences.queries import visible_to
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
