"""Who is told how, and how many single tidings become one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType

from hoinghi.conferences.telling import Dated, Kind

MOST_SINGLE = 3
"""More changes than this for one body at once are told together."""
_LISTED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A day as calendars know it before an act."""

    title: str
    day: date | None
    time: str
    days: int
    place: str
    cancelled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What became of one day; ``now`` is None where the thing is gone."""

    key: str
    organisation_id: int | None
    kind: Kind
    before: Known | None
    now: Dated | None


def moved(known: Known | None, now: Dated, organisation_id: int | None) -> Moved | None:
    """Tell what changed for people between *known* and *now*; None where nothing did."""
    if known is None or known.cancelled:
        kind = Kind.DATE if organisation_id is None else Kind.ASSIGNED
    elif (known.day, known.time, known.days, known.place) != (
        now.day,
        now.time,
        now.days,
        now.place,
    ):
        kind = Kind.DATE if organisation_id is None else Kind.DEADLINE
    else:
        return None
    return Moved(key=now.key, organisation_id=organisation_id, kind=kind, before=known, now=now)


def day_said(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "chưa định ngày"


def said(one: Moved) -> str:
    """Say in one sentence what became of a day."""
    if one.now is None:
        return "Việc này không còn phải làm."
    if one.before is None or one.before.cancelled:
        return f"Hạn: {day_said(one.now.day)}." if one.organisation_id else _when(one.now)
    if one.organisation_id is None:
        return f"{_when(one.now)} Trước đây: {day_said(one.before.day)}."
    return f"Hạn mới: {day_said(one.now.day)} (trước là {day_said(one.before.day)})."


def said_together(group: Sequence[Moved]) -> str:
    """List what became of many days, at most ten of them by name."""
    lines = [f"– {_short(one)}" for one in group[:_LISTED]]
    rest = len(group) - _LISTED
    return "\n".join([*lines, f"và {rest} việc khác."] if rest > 0 else lines)


def _when(now: Dated) -> str:
    parts = [day_said(now.day), now.time, now.place]
    return ", ".join(filter(None, parts)) + "."


def _short(one: Moved) -> str:
    if one.now is None:
        return one.before.title if one.before else ""
    return f"{one.now.title} (hạn {day_said(one.now.day)})" if one.now.day else one.now.title


class MailChoice(StrEnum):
    """How mail tells of a kind."""

    NOW = "now"
    DAILY = "daily"
    NONE = "none"


class MailState(StrEnum):
    """Where a mail stands; ``UNCLEAR``: it was on its way when the connection broke."""

    DRAFT = "draft"
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    UNCLEAR = "unclear"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How one person wants to be told of one kind."""

    in_app: bool
    mail: MailChoice


UNSENT = frozenset({MailState.DRAFT, MailState.QUEUED})
"""States in which a mail can still be stopped."""
OVER = frozenset({MailState.SENT, MailState.REFUSED, MailState.UNCLEAR, MailState.CANCELLED})
"""States out of which only a person sends again."""


class HookState(StrEnum):
    """Where a message to a gateway stands."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"


MOST_FAILURES = 30
"""Failed tries in a row after which a gateway is told nothing more until the office looks."""

OWED = frozenset(
    {
        Kind.ASSIGNED,
        Kind.DEADLINE,
        Kind.WITHDRAWN,
        Kind.REMINDER,
        Kind.RETURNED,
        Kind.APPROVAL,
        Kind.EXTENSION,
    }
)
"""Kinds that always show in the application: they say what somebody owes."""

USUAL_MAIL = MappingProxyType(
    {
        kind: MailChoice.DAILY
        if kind in (Kind.HANDED_IN, Kind.COMMENT, Kind.ACCEPTED)
        else MailChoice.NOW
        for kind in Kind
    }
)

MOST_UNASKED = 20
"""More mails than this from one act wait for the office to confirm; reminders never do."""

_BACK_OFF = (1, 5, 15, 60, 180, 360, 720)


def next_try(tries: int, now: datetime) -> datetime | None:
    """Give when to try again after *tries* failed; None after about a day."""
    if tries > len(_BACK_OFF):
        return None
    return now + timedelta(minutes=_BACK_OFF[tries - 1])


def after_quiet(now: datetime, begins: time, ends: time) -> datetime:
    """Give *now*, or the end of the quiet hours that it falls into; *now* in local time."""
    at = now.time().replace(tzinfo=None)
    overnight = ends <= begins
    quiet = (at >= begins or at < ends) if overnight else begins <= at < ends
    if not quiet or begins == ends:
        return now
    day = now.date() + timedelta(days=1 if overnight and at >= begins else 0)
    return datetime.combine(day, ends, tzinfo=now.tzinfo)
