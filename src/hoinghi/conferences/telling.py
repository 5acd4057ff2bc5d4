"""What a room says of an act: whom it concerns, who is to be told, which days may have moved.

A room names its ``tell`` and ``dates`` in its ``Room``; the notices' room asks them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from hoinghi.conferences.models import Conference
    from hoinghi.journal.models import Entry


class Kind(StrEnum):
    """Loại thông báo."""

    ASSIGNED = "assigned"
    DEADLINE = "deadline"
    WITHDRAWN = "withdrawn"
    REMINDER = "reminder"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    EXTENSION = "extension"
    APPROVAL = "approval"
    HANDED_IN = "handed_in"
    EXTENSION_ASKED = "extension_asked"
    COMMENT = "comment"
    PLAN = "plan"
    PAPER = "paper"
    DATE = "date"
    ROLE = "role"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One notice and to whom: every account of ``bodies``, ``accounts``, those with ``roles``.

    Attributes:
        about: What it is about, ``"duty:40"``; one notice for each kind, thing and person.
        title, text: In Vietnamese, as the office writes; the title is one line.
        url: Path of the page that it leads to.
    """

    kind: Kind
    about: str
    title: str
    text: str = ""
    url: str = ""
    bodies: frozenset[int] = frozenset()
    accounts: frozenset[int] = frozenset()
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one act means for others.

    Attributes:
        bodies: Bodies that may read of it in the feed; holders of a role read everything.
        redated: Days of this conference may have moved; with ``tasks`` only theirs.
    """

    tellings: tuple[Telling, ...] = ()
    bodies: frozenset[int] = frozenset()
    redated: bool = False
    tasks: frozenset[int] | None = None


NOTHING_TOLD = Told()


class Tell(Protocol):
    """Say what an act of this room means for others; None for acts of other rooms."""

    def __call__(self, entry: Entry) -> Told | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A day that belongs into calendars: what a body owes, or the gathering itself.

    Attributes:
        key: Of the thing, ``"duty:40"``; stays the same when the day moves.
        organisation_id: The body that owes it; None where everybody of the conference is meant.
        day: None where no day is known yet. ``time``: ``"07:30"``, empty for a whole day.
        days: How many days it lasts.
    """

    key: str
    organisation_id: int | None
    title: str
    day: date | None
    url: str
    time: str = ""
    days: int = 1
    place: str = ""


class Dates(Protocol):
    """Give the days of a conference that this room knows; with *tasks* only those of them."""

    def __call__(
        self, conference: Conference, tasks: frozenset[int] | None = None
    ) -> Iterable[Dated]: ...


class StillDue(Protocol):
    """Tell whether a reminder still holds; ``about`` as in ``Telling``. None: not ours."""

    def __call__(self, about: str) -> bool | None: ...


class Chore(Protocol):
    """Do what a day asks for, once it has begun; doing it again changes nothing."""

    def __call__(self, today: date) -> None: ...
