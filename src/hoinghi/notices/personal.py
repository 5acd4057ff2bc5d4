"""The personal calendar: a secret address that may be made anew and taken back."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from hoinghi.conferences.models import Conference
from hoinghi.conferences.queries import visible_to
from hoinghi.notices import calendars
from hoinghi.notices.models import CalendarFeed, KnownDate
from hoinghi.units.models import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A calendar as text, and when something in it last changed."""

    text: str
    changed_at: datetime | None

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.text.encode()).hexdigest()[:32]}"'


@transaction.atomic
def renew(account: Account) -> str:
    """Make a new secret for *account*; the earlier address is worth nothing from now on."""
    secret = secrets.token_urlsafe(32)
    CalendarFeed.objects.update_or_create(account=account, defaults={"hash": _hash(secret)})
    return secret


def revoke(account: Account) -> None:
    """Take back the address of *account*."""
    CalendarFeed.objects.filter(account=account).delete()


def account_of(secret: str) -> Account | None:
    """Give whose calendar stands at the secret address; none for accounts switched off."""
    found = CalendarFeed.objects.filter(hash=_hash(secret), account__is_active=True)
    feed = found.select_related("account").first()
    return feed.account if feed else None


def calendar_of(account: Account, conference: Conference | None = None) -> Written:
    """Write the days of *account*: what its body owes, and the conferences that it sees.

    Args:
        conference: Only its days.
    """
    own = Q(organisation=account.organisation_id) if account.organisation_id else Q(pk=None)
    owing = KnownDate.objects.filter(own, cancelled=False).values("conference")
    seen = Q(conference__in=visible_to(account)) | Q(conference__in=owing)
    wanted = KnownDate.objects.filter(own | (Q(organisation=None) & seen))
    if conference:
        wanted = wanted.filter(conference=conference)
    dates = list(wanted.filter(cancelled=False, day__isnull=False).order_by("day", "key"))
    return Written(
        text=calendars.written(dates, name="Lịch hội nghị"),
        changed_at=max((one.changed_at for one in dates), default=None),
    )


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
