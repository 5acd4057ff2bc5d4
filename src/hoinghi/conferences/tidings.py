"""What acts on conferences mean for others, and the days of the gathering itself."""

from __future__ import annotations

import math
from collections.abc import Iterable

from django.urls import reverse

from hoinghi.conferences.models import Conference, Role
from hoinghi.conferences.telling import Dated, Kind, Telling, Told
from hoinghi.journal.models import Entry
from hoinghi.units.models import Account


def tell(entry: Entry) -> Told | None:
    """Say who is told of an amended plan, and of a role given."""
    if entry.conference_id is None:
        return None
    conference = Conference.objects.get(pk=entry.conference_id)
    if entry.act == "conferences.amend":
        return Told(tellings=(_amended(conference, entry),), redated=True)
    if entry.act == "conferences.grant":
        return Told(tellings=tuple(_granted(conference, entry)))
    return Told(redated=True) if entry.act == "conferences.establish" else None


def dates(conference: Conference, tasks: frozenset[int] | None = None) -> Iterable[Dated]:
    """Give the gathering."""
    if tasks is not None:
        return
    yield Dated(
        key=f"conference:{conference.pk}",
        organisation_id=None,
        title=conference.title,
        day=conference.starts_on,
        time=conference.time,
        days=max(1, math.ceil(conference.duration_days or 1)),
        place=conference.venue,
        url=conference.get_absolute_url(),
    )


def _amended(conference: Conference, entry: Entry) -> Telling:
    return Telling(
        kind=Kind.PLAN,
        about=f"plan:{entry.data.get('revision')}",
        title="Đã áp dụng kế hoạch sửa đổi",
        text=f"{entry.data.get('changes')} điểm thay đổi.",
        url=reverse("conferences:plan", args=[conference.slug]),
        roles=frozenset(Role.values),
    )


def _granted(conference: Conference, entry: Entry) -> Iterable[Telling]:
    account = Account.objects.filter(username=entry.subject).first()
    role = str(entry.data.get("role"))
    if account and role in Role.values:
        yield Telling(
            kind=Kind.ROLE,
            about=f"role:{role}",
            title=f"Đồng chí được giao vai trò {Role(role).label.lower()}",
            text=conference.title,
            url=conference.get_absolute_url(),
            accounts=frozenset({account.pk}),
        )
