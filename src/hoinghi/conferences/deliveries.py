"""What a body delivers in one room, told to the others: a report sent, names given, a talk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.dispatch import Signal


class DeliveryKind(StrEnum):
    """What was delivered."""

    REPORT = "report"
    NAMES = "names"
    TALK = "talk"
    AWARD_FILE = "award_file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One body delivered something on a day; ``said`` tells people what ("báo cáo lần 1")."""

    conference_id: int
    organisation_id: int
    kind: DeliveryKind
    on: date
    said: str


delivered = Signal()
"""Sent with ``delivery`` inside the transaction of the act, by the room in which it was done."""


def announce(delivery: Delivery) -> None:
    """Tell every room; what one of them refuses undoes the act."""
    delivered.send(sender=Delivery, delivery=delivery)
