"""The registry of rooms: each Django app of the house says here what it takes and issues.

A room joins by being installed: its ``AppConfig`` carries ``room = Room(…)``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Protocol

from django.apps import apps
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from django.utils.functional import _StrOrPromise as StrOrPromise

    from hoinghi.conferences.bringing import Extra
    from hoinghi.conferences.deliveries import Workplace
    from hoinghi.conferences.glance import Asked, Glance
    from hoinghi.conferences.lights import Standing, Thresholds
    from hoinghi.conferences.models import Conference
    from hoinghi.conferences.panels import Panel
    from hoinghi.conferences.personal_data import Holding
    from hoinghi.conferences.powers import Power
    from hoinghi.conferences.searchable import Searchable
    from hoinghi.conferences.telling import Chore, Dates, StillDue, Tell
    from hoinghi.papers.model import DossierPart
    from hoinghi.reading.plan import Plan


class ChangeKind(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What taking a plan does to one fact.

    ``part`` names the kind of thing in Vietnamese ("nhiệm vụ"), ``name`` the thing itself;
    ``before`` and ``after`` hold what differs, as a person would read it.
    """

    part: str
    name: str
    kind: ChangeKind
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """What an amended plan means for work that has begun, in a sentence.

    ``is_grave`` where something that people already did or received no longer holds; ``details``
    name whom it concerns.
    """

    text: str
    details: tuple[str, ...] = ()
    is_grave: bool = False


class Watch(Protocol):
    """Look at a conference before an amended plan is tried; what it gives is asked afterwards."""

    def __call__(self, conference: Conference) -> Callable[[], Iterable[Consequence]]: ...


class Intake(Protocol):
    """Make a room's part of a confirmed plan facts; running it twice changes nothing."""

    def __call__(self, plan: Plan, conference: Conference) -> list[Change]: ...


class Papers(Protocol):
    """Give the papers that a room issues for a conference."""

    def __call__(self, conference: Conference) -> Iterable[DossierPart]: ...


class Overview(Protocol):
    """Give what a room shows of a conference on its overview page."""

    def __call__(self, conference: Conference) -> Iterable[Panel]: ...


class Glances(Protocol):
    """Give what a room tells at a glance; the same few queries for any number of its facts."""

    def __call__(self, conference: Conference, asked: Asked) -> Glance: ...


class Standings(Protocol):
    """Give how many conferences stand, by primary key, with the same queries for any number."""

    def __call__(
        self, conferences: Sequence[Conference], today: date, by: Mapping[int, Thresholds]
    ) -> Mapping[int, Standing]: ...


class Reads(Protocol):
    """Tell whether what a power opens is for the eyes in question."""

    def __call__(self, power: Power, /) -> bool: ...


class Workplaces(Protocol):
    """Give the pages on which a body makes what it still owes."""

    def __call__(self, conference: Conference, body: int) -> Iterable[Workplace]: ...


class Searchables(Protocol):
    """Give what a room lets people find."""

    def __call__(self) -> Iterable[Searchable]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page of a conference in the list on its left.

    Attributes:
        order: Place in the list (DESIGN §6: Tổng quan 0, Kế hoạch 10, … Văn bản 80).
        title: In Vietnamese, marked for translation (``gettext_lazy``).
        url: Name of the address, which takes the conference's slug.
        here: What a view gives as ``here`` while this page is open.
        power: Dotted path of the power that its view asks for; empty: open to all concerned.
        is_setting: Stands apart, under the pages of the work itself.
    """

    order: int
    title: StrOrPromise
    url: str
    here: str
    icon: str
    power: str = "hoinghi.conferences.powers.READ"
    is_setting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a room offers, as dotted paths; ``order`` is its place in the house.

    ``urls`` names the module of the room's addresses; each is written from the root.
    ``entries`` are its pages in the list of a conference. ``glance`` gives its figures, lights
    and charts; ``after`` gives panels that take long and are fetched after the overview itself;
    ``standings`` gives the lights of many conferences at once, for their list.
    ``powers`` names its table of powers; ``reading`` the one that its papers and its part of the
    overview ask for, ``reading_parts`` those of single parts of the dossier; ``concerns`` tells
    whether a body has a part in a conference.
    ``personal_data`` is a tuple of ``conferences.personal_data.Holding``.
    ``tell``, ``dates``, ``still_due`` and ``chore`` are those of ``conferences.telling``.
    ``delivers`` are codes of ``conferences.deliveries`` that the room announces for bodies;
    ``workplaces`` gives the pages on which bodies make them.
    ``undos`` names a mapping of acts to what takes them back (``conferences.undo``); ``clone`` what
    of the room may come along to a copy of a conference (``conferences.bringing``).
    """

    order: int
    intake: str | None = None
    papers: str | None = None
    overview: str | None = None
    glance: str | None = None
    after: str | None = None
    standings: str | None = None
    urls: str | None = None
    searchables: str | None = None
    entries: tuple[Entry, ...] = ()
    tell: str | None = None
    dates: str | None = None
    still_due: str | None = None
    chore: str | None = None
    personal_data: str | None = None
    powers: str | None = None
    reading: str | None = None
    reading_parts: tuple[tuple[str, str], ...] = ()
    concerns: str | None = None
    undos: str | None = None
    consequences: str | None = None
    clone: str | None = None
    delivers: tuple[str, ...] = ()
    workplaces: str | None = None


def delivered() -> frozenset[str]:
    """Give the kinds of deliveries that rooms announce when bodies make them."""
    return frozenset(code for room in _rooms() for code in room.delivers)


def workplaces(conference: Conference, body: int) -> tuple[Workplace, ...]:
    """Give the pages on which *body* makes what it still owes, of every room."""
    given = (import_string(room.workplaces) for room in _rooms() if room.workplaces)
    return tuple(place for places in given for place in places(conference, body))


def powers() -> list[Power]:
    """Give who may do what, in the order of the house."""
    return [one for room in _rooms() if room.powers for one in import_string(room.powers)]


def concerned(conference: Conference, body: int) -> bool:
    """Tell whether any room has something for *body* in *conference*."""
    asked = (import_string(room.concerns) for room in _rooms() if room.concerns)
    return any(concerns(conference, body) for concerns in asked)


def intakes() -> Iterator[Intake]:
    """Give every room's intake, in the order of the house."""
    for room in _rooms():
        if room.intake:
            yield import_string(room.intake)


def watches() -> Iterator[Watch]:
    """Give what every room says of the consequences of an amended plan."""
    for room in _rooms():
        if room.consequences:
            yield import_string(room.consequences)


def papers() -> Iterator[Papers]:
    """Give every room's papers, in the order of the house."""
    for room in _rooms():
        if room.papers:
            yield import_string(room.papers)


def papers_asked_for() -> Iterator[tuple[Papers, Callable[[str], Power]]]:
    """Give every room's papers with what tells the power that reading a part asks for."""
    for room in _rooms():
        if room.papers:
            yield import_string(room.papers), partial(_asked_for_part, room)


def _asked_for_part(room: Room, slug: str) -> Power:
    own = dict(room.reading_parts).get(slug)
    power: Power = import_string(own) if own else _asked_for(room)
    return power


def _asked_for(room: Room) -> Power:
    """Give the power that papers and overview of *room* ask for."""
    power: Power = import_string(room.reading or "hoinghi.conferences.powers.READ")
    return power


def overviews(reads: Reads = lambda power: True) -> Iterator[Overview]:
    """Give every room's overview, in the order of the house; of those rooms that are open."""
    for room in _rooms():
        if room.overview and reads(_asked_for(room)):
            yield import_string(room.overview)


def tells() -> Iterator[Tell]:
    """Give what every room says of acts."""
    for room in _rooms():
        if room.tell:
            yield import_string(room.tell)


def dates() -> Iterator[Dates]:
    """Give what every room knows of days."""
    for room in _rooms():
        if room.dates:
            yield import_string(room.dates)


def still_due() -> Iterator[StillDue]:
    """Give what every room knows of reminders that no longer hold."""
    for room in _rooms():
        if room.still_due:
            yield import_string(room.still_due)


def chores() -> Iterator[Chore]:
    """Give what every room does once a day."""
    for room in _rooms():
        if room.chore:
            yield import_string(room.chore)


def glances(reads: Reads = lambda power: True) -> Iterator[Glances]:
    """Give what every open room tells at a glance, in the order of the house."""
    for room in _rooms():
        if room.glance and reads(_asked_for(room)):
            yield import_string(room.glance)


def standings() -> Iterator[Standings]:
    """Give what tells how many conferences stand, in the order of the house."""
    for room in _rooms():
        if room.standings:
            yield import_string(room.standings)


def afters(reads: Reads = lambda power: True) -> Iterator[Overview]:
    """Give the panels of open rooms that are fetched after the overview, in order."""
    for room in _rooms():
        if room.after and reads(_asked_for(room)):
            yield import_string(room.after)


def searchables() -> Iterator[Searchables]:
    """Give what every room lets people find, in the order of the house."""
    for room in _rooms():
        if room.searchables:
            yield import_string(room.searchables)


def undos() -> Iterator[str]:
    """Give where rooms keep what takes their acts back."""
    for room in _rooms():
        if room.undos:
            yield room.undos


def personal_data() -> Iterator[tuple[Holding, ...]]:
    """Give every room's places that keep something about persons, in the order of the house."""
    for room in _rooms():
        if room.personal_data:
            yield import_string(room.personal_data)


def extras() -> list[Extra]:
    """Give what may come along to a copy of a conference, in the order of the house."""
    return [one for room in _rooms() if room.clone for one in import_string(room.clone)]


def urls() -> Iterator[str]:
    """Give the modules of addresses that rooms bring."""
    for room in _rooms():
        if room.urls:
            yield room.urls


def entries(reads: Reads = lambda power: True) -> list[Entry]:
    """Give the pages of a conference, in the order of its list; settings last."""
    every = [entry for room in _rooms() for entry in room.entries]
    found = [one for one in every if not one.power or reads(import_string(one.power))]
    return sorted(found, key=lambda entry: (entry.is_setting, entry.order))


def _rooms() -> list[Room]:
    found = [room for app in apps.get_app_configs() if (room := getattr(app, "room", None))]
    return sorted(found, key=lambda room: room.order)
