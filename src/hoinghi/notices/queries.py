"""Reads of notices and of the feed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.apps import apps
from django.db.models import F, QuerySet
from django.utils import timezone

from hoinghi.conferences.models import Conference
from hoinghi.conferences.telling import Kind
from hoinghi.journal import wording
from hoinghi.journal.models import Entry
from hoinghi.journal.prepared import Prepared
from hoinghi.journal.rules import HOUSE
from hoinghi.notices.choices import KINDS
from hoinghi.notices.models import Concern, KnownDate, Mail, Notice, Preference
from hoinghi.notices.rules import OWED, USUAL_MAIL, MailChoice, Wish
from hoinghi.together.queries import called
from hoinghi.units.models import Account, Organisation

MOST_COUNTED = 99


def unread_count(account: Account) -> int:
    """Count what *account* has not read, up to 100: more is shown as "99+"."""
    return len(_UNREAD.tuples(account.pk))


_UNREAD: Final = Prepared(
    lambda account: (
        Notice.objects.filter(account=account, read_at=None)
        .order_by()
        .values_list("pk")[: MOST_COUNTED + 1]
    ),
    0,
)


def notices_of(account: Account, conference: Conference | None = None) -> QuerySet[Notice]:
    """Give the notices of *account*, the unread first, then the newest."""
    found = Notice.objects.filter(account=account).select_related("conference")
    if conference:
        found = found.filter(conference=conference)
    return found.order_by(F("read_at").asc(nulls_first=True), "-pk")


def conferences_told(account: Account) -> list[Conference]:
    """Give the conferences of which *account* has notices."""
    told = Notice.objects.filter(account=account).values("conference")
    return list(Conference.objects.filter(pk__in=told).order_by("-pk"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFilter:
    """What of the feed is wanted; empty keeps everything."""

    room: str = ""
    actor: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRow:
    """One act in words."""

    entry: Entry
    at: datetime
    who: str
    did: str
    text: str
    url: str


def feed(conference: Conference, body: int | None, wanted: FeedFilter) -> QuerySet[Entry]:
    """Give the acts of *conference*, newest first; for *body* only those that concern it."""
    found = Entry.objects.filter(conference_id=conference.pk)
    if body is not None:
        concerns = Concern.objects.filter(conference=conference, organisation=body)
        found = found.filter(pk__in=concerns.values("entry_id"))
    if wanted.room:
        found = found.filter(act__startswith=f"{wanted.room}.")
    if wanted.actor:
        found = found.filter(actor=wanted.actor)
    if wanted.day:
        found = found.filter(at__date=wanted.day)
    return found.order_by("-pk")


def in_words(entries: Iterable[Entry], slug: str) -> list[FeedRow]:
    """Say each act in a sentence; one query for the names of all who acted."""
    rows = list(entries)
    names = _names({entry.actor for entry in rows})
    return [
        FeedRow(
            entry=entry,
            at=timezone.localtime(entry.at),
            who=names.get(entry.actor, entry.actor),
            did=wording.sentence(entry),
            text=str(entry.data.get("text") or "") if isinstance(entry.data, dict) else "",
            url=wording.link(entry, slug),
        )
        for entry in rows
    ]


def actors_of(entries: QuerySet[Entry]) -> list[tuple[str, str]]:
    """Give who acted, by account name and by name, in the order of names."""
    found = set(entries.order_by().values_list("actor", flat=True).distinct())
    names = _names(found)
    return sorted(((one, names.get(one, one)) for one in found), key=lambda pair: pair[1])


def rooms_of(entries: QuerySet[Entry]) -> list[tuple[str, str]]:
    """Give the rooms in which something was done, as people call them."""
    acts = set(entries.order_by().values_list("act", flat=True).distinct())
    found = {act.partition(".")[0] for act in acts}
    known = {app.name.rpartition(".")[2]: app.verbose_name for app in apps.get_app_configs()}
    return sorted((one, str(known.get(one, one))) for one in found)


def concerns(conference: Conference, body: int) -> bool:
    """Tell whether anything was ever done in *conference* that concerns *body*."""
    return Concern.objects.filter(conference=conference, organisation=body).exists()


def bodies_of(conference: Conference) -> QuerySet[Organisation]:
    """Give the bodies that owe something in *conference*, by name."""
    owing = KnownDate.objects.filter(conference=conference, organisation__isnull=False)
    return Organisation.objects.filter(pk__in=owing.values("organisation")).order_by("name")


def mails_of(conference: Conference, state: str = "") -> QuerySet[Mail]:
    """Give the mails of *conference*, newest first."""
    found = Mail.objects.filter(conference=conference).select_related("mailing")
    return found.filter(state=state) if state else found


def wishes_of(account: Account) -> dict[str, Wish]:
    """Give how *account* wants to be told of each kind; the usual way where it has not said."""
    kept = {one.kind: one for one in Preference.objects.filter(account=account)}
    return {kind: _wish(kind, kept.get(kind)) for kind, _said in KINDS}


def _wish(kind: str, kept: Preference | None) -> Wish:
    if kept is None:
        return Wish(in_app=True, mail=USUAL_MAIL[Kind(kind)])
    return Wish(in_app=kept.in_app or Kind(kind) in OWED, mail=MailChoice(kept.mail))


def _names(actors: set[str]) -> dict[str, str]:
    accounts = Account.objects.filter(username__in=actors)
    known = {one.username: str(one) for one in accounts.only("username", "full_name")}
    # Nobody signs in as the house: it is called as elsewhere, in the language of the page.
    return {**known, HOUSE: called(HOUSE)}
