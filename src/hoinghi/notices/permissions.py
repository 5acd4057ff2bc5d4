"""Who may read the feed of a conference, decided once."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404

from hoinghi.conferences import powers
from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import NotAllowed, may, roles_held
from hoinghi.notices.queries import concerns
from hoinghi.units.models import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who reads the feed; ``body`` is None for holders of a role, who read everything."""

    conference: Conference
    body: int | None


def reader_or_404(account: Account, slug: str) -> Reader:
    """Give what of the conference at *slug* this account may read.

    Raises:
        Http404: There is none, or nothing of it concerns this account: the two look the same.
    """
    conference = Conference.objects.select_related("host").filter(slug=slug).first()
    if conference is None:
        raise Http404
    if may(account, conference, powers.READ_LOG):
        return Reader(conference=conference, body=None)
    body = account.organisation_id
    if body is None or not concerns(conference, body):
        if roles_held(account, conference):
            raise NotAllowed(powers.READ_LOG, conference)
        raise Http404
    return Reader(conference=conference, body=body)
