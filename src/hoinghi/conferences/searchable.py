"""What a room says about its rows so that people find them: words, address, whose eyes.

A room names its ``Searchable`` values in ``Room(searchables=…)``; the room ``search`` keeps the
index of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from django.db.models import Model, QuerySet
from django.urls import reverse

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

    from hoinghi.conferences.models import PlanPart

READS_CONFERENCE = "conferences.read"
SLUG = "-hoi-nghi-"
"""Stands in a place for a conference of the host, which differs from reader to reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """Who finds a row: those whom its page lets in, by the same predicates.

    Attributes:
        everyone: Each account.
        conference: Those with a role in this conference that holds ``asks_for``.
        asks_for: Code of a power; by default that of looking at the conference.
        host: Those to whom it gives any conference of this body.
        bodies: Accounts of these bodies.
    """

    everyone: bool = False
    conference: int | None = None
    asks_for: str = READS_CONFERENCE
    host: int | None = None
    bodies: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A row as it is found.

    Attributes:
        title, text: What is searched and shown; plain text.
        place: Its page, by ``at``; may hold ``SLUG`` where ``sight.host`` is given.
        conference: Primary key of the conference it belongs to; none for the directory.
        part: Tells apart several findable things of one row.
    """

    title: str
    place: str
    sight: Sight
    text: str = ""
    conference: int | None = None
    part: int = 0


class Touch(Protocol):
    """Tell which rows a saved or deleted row of another model changes: their primary keys."""

    def __call__(self, row: Any, fields: frozenset[str] | None) -> Iterable[int]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Searchable:
    """How the rows of one model are found.

    Attributes:
        kind: Stable name, in addresses and in the index: ``"nhiem-vu"``.
        label: In Vietnamese, marked for translation.
        rows: Every row with what ``read`` needs; one query per relation, whatever the number.
        read: What a row gives; nothing where it is withdrawn.
        weight: Smaller comes first among equally good finds.
        touched_by: Other models (or the tables between) that change what is read.
        asks_for: Codes of the powers that ``Sight`` of these rows asks for, and no others.
    """

    kind: str
    label: StrOrPromise
    model: type[Model]
    rows: Callable[[], QuerySet[Any]]
    read: Callable[[Any], Iterable[Found]]
    weight: int = 5
    touched_by: tuple[tuple[type[Model], Touch], ...] = field(default=())
    asks_for: frozenset[str] = frozenset({READS_CONFERENCE})


def at(view: str, *arguments: str | int, ending: str = "") -> str:
    """Write where a page is: name of its address, arguments, ``?…`` or ``#…`` at its end.

    The address itself is made when somebody reads it: to write a row, no process has to load
    every page, and an index outlives a change of addresses.
    """
    return " ".join([view, *map(str, arguments)]) + ending


def address_of(place: str) -> str:
    """Give the address of what ``at`` wrote: ``"tasks:task dong-xuan 12"`` → ``"/hoi-nghi/…"``."""
    cut = min((place.find(mark) for mark in "?#" if mark in place), default=len(place))
    view, *arguments = place[:cut].split(" ")
    return f"{reverse(view, args=arguments)}{place[cut:]}"


def in_plan(part: PlanPart) -> str:
    """Give the line of the plan that orders *part*."""
    line = f"#dong-{part.first_line}" if part.first_line else ""
    return at("conferences:plan", part.conference.slug, ending=line)


def plan_part(
    part: PlanPart, title: str, text: str = "", asks_for: str = READS_CONFERENCE
) -> Iterable[Found]:
    """Give a fact of the plan as found on the plan's page; nothing once it is withdrawn."""
    if not part.withdrawn:
        yield Found(
            title=title,
            text=text,
            place=in_plan(part),
            sight=Sight(conference=part.conference_id, asks_for=asks_for),
            conference=part.conference_id,
        )
