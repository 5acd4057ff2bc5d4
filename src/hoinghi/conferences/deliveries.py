"""What is delivered in one room, told to the others: a report sent, names given, a paper issued."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType

from django.dispatch import Signal
from django.utils.functional import Promise

from hoinghi.conferences import rooms
from hoinghi.conferences.delivery_titles import TITLES
from hoinghi.norms.records import Record


class DeliveryKind(StrEnum):
    """What bodies deliver themselves; papers are of the kinds that ``deliveries.yaml`` adds."""

    REPORT = "report"
    NAMES = "names"
    TALK = "talk"
    AWARD_FILE = "award_file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """Where a body makes one thing that it owes.

    Attributes:
        kind: Code of what is made there.
        first_line: Where in the plan the order begins; None where nobody ordered it so.
        url: Address of the page.
        button: What its button says: "Viết báo cáo".
    """

    kind: str
    first_line: int | None
    url: str
    button: str | Promise


def workplace_of(
    places: Iterable[Workplace], kinds: Collection[str], first_line: int
) -> Workplace | None:
    """Give where that is made which the plan orders at *first_line*; None where it is unsure.

    Where a body owes one thing only of these kinds, it is that one, whatever the line.
    """
    meant = [place for place in places if place.kind in kinds]
    ordered_there = [place for place in meant if place.first_line == first_line]
    if ordered_there or len(meant) != 1:
        return ordered_there[0] if ordered_there else None
    return meant[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliverable:
    """A kind of thing whose delivery the house notices by itself.

    Attributes:
        code: Stable, kept with tasks.
        title: As people say it, beginning with a verb: "phát hành giấy mời"; translated.
        parts: Parts of the dossier whose issue is the delivery; none where bodies deliver it.
        instead_of: The kind that bodies deliver whose words it resembles; "" for none.
        words: What the words of a task say that orders it.
    """

    code: str
    title: str | Promise
    parts: tuple[str, ...]
    instead_of: str
    words: re.Pattern[str]

    @property
    def is_noticed(self) -> bool:
        """Tell whether a room announces it: nobody is told to wait for what nobody notices."""
        return bool(self.parts) or self.code in rooms.delivered()


@cache
def deliverables() -> Mapping[str, Deliverable]:
    """Give every kind by its code, in the order of ``deliveries.yaml``."""
    whole = Record.of_file(Path(__file__).with_name("deliveries.yaml"))
    found = {}
    for code, told in whole.each():
        told.allow("parts", "instead_of", "words")
        parts = told.optional_text("parts") or ""
        found[code] = Deliverable(
            code=code,
            title=TITLES[code],
            parts=tuple(part.strip() for part in parts.split(",") if part.strip()),
            instead_of=told.optional_text("instead_of") or "",
            words=re.compile(told.text("words"), re.IGNORECASE),
        )
    return MappingProxyType(found)


def kind_of_part(part: str) -> str | None:
    """Give the kind that issuing the part of the dossier called *part* delivers."""
    return next((one.code for one in deliverables().values() if part in one.parts), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A body delivered something on a day.

    Attributes:
        organisation_id: Who delivered; ``also``: bodies whose share it is as well, the offices of
            the host where the host itself issues.
        kind: Code of a ``Deliverable``.
        said: Tells people what: "Đã gửi báo cáo lần 1".
        source: Names the thing itself, ``"paper:giay-moi"``, where it may be taken back.
        url: Page of the thing, for those of the host who may open it.
    """

    conference_id: int
    organisation_id: int | None
    kind: str
    on: date
    said: str
    also: frozenset[int] = frozenset()
    source: str = ""
    url: str = ""

    @property
    def bodies(self) -> frozenset[int]:
        """Whose shares it may close."""
        own = {self.organisation_id} if self.organisation_id is not None else set()
        return self.also | own


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction:
    """What was delivered as ``source`` holds no longer; ``said`` tells people why.

    ``is_replaced``: something else takes its place at once, so that the day of delivery stays.
    """

    conference_id: int
    source: str
    said: str
    is_replaced: bool = False


delivered = Signal()
"""Sent with ``delivery`` inside the transaction of the act, by the room in which it was done."""
retracted = Signal()
"""Sent with ``retraction`` inside the transaction of the act that takes a delivery back."""


def announce(delivery: Delivery) -> None:
    """Tell every room; what one of them refuses undoes the act."""
    delivered.send(sender=Delivery, delivery=delivery)


def retract(retraction: Retraction) -> None:
    """Tell every room that something delivered holds no longer."""
    retracted.send(sender=Retraction, retraction=retraction)
