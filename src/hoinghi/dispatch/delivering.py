"""Issued papers told to the other rooms: tasks that order one need nobody to close them."""

from __future__ import annotations

from hoinghi.conferences.deliveries import Retraction, announce, kind_of_part, retract
from hoinghi.dispatch import rules
from hoinghi.dispatch.models import Revision
from hoinghi.dispatch.queries import delivery_of, source_of
from hoinghi.dispatch.rules import Effect

_LOST = {Effect.REPLACES: "đã bị thay thế", Effect.RECALLS: "đã bị thu hồi"}


def tell(issued: Revision) -> None:
    """Say what *issued* delivers, and what its target no longer does; in the same transaction."""
    if issued.target is not None and Effect(issued.effect) in _LOST:
        _lose(issued.target, issued)
    delivery = delivery_of(issued)
    if delivery:
        announce(delivery)


def _lose(target: Revision, by: Revision) -> None:
    record, effect = target.record, Effect(by.effect)
    if kind_of_part(record.slug) is None:
        return
    said = f"{rules.cited(target.papers)} {_LOST[effect]} ({rules.cited(by.papers)})."
    retract(
        Retraction(
            conference_id=record.conference_id,
            source=source_of(record.slug),
            said=said,
            is_replaced=effect is Effect.REPLACES,
        )
    )
