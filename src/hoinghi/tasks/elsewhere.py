"""Shares that close by themselves when the thing is done elsewhere in the house."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet

from hoinghi.conferences.deliveries import Delivery, Retraction
from hoinghi.journal.prepared import Prepared
from hoinghi.tasks.closing import ends_done, kinds_of
from hoinghi.tasks.models import Duty, Fulfilment
from hoinghi.tasks.notes import note
from hoinghi.tasks.rules import STILL_OWED, Act, State, after
from hoinghi.units.approving import Stage

_SAID = 300
_MAY_BE_SHOWN = frozenset({*STILL_OWED, State.HANDED_IN, State.ACCEPTED})


_OWES: Final = Prepared(
    lambda conference, body: (
        Duty.objects.filter(task__conference=conference, organisation=body)
        .order_by()
        .values_list("pk")[:1]
    ),
    1,
    2,
)


@transaction.atomic
def close_for(delivery: Delivery) -> list[Duty]:
    """Close what the bodies still owed of this kind; a second time changes nothing.

    A share that waits for several things moves with the last of them. What was handed in already
    is left to the host, who accepts or returns it; it gets the thing as evidence.
    """
    if not any(_OWES.tuples(delivery.conference_id, body) for body in delivery.bodies):
        return []
    shares = locked(
        task__conference_id=delivery.conference_id,
        organisation_id__in=delivery.bodies,
        state__in=_MAY_BE_SHOWN,
    )
    found = [duty for duty in shares if delivery.kind in kinds_of(duty.task)]
    return [duty for duty in found if _fulfil(duty, delivery)]


@transaction.atomic
def reopen_for(retraction: Retraction) -> list[Duty]:
    """Let shares be owed again that something closed which holds no longer."""
    lost = Fulfilment.objects.filter(
        duty__task__conference_id=retraction.conference_id,
        source=retraction.source,
        taken_back=False,
    )
    kept = {one.duty_id: one for one in lost}
    shares = list(locked(pk__in=list(kept)))
    return [duty for duty in shares if _lose(duty, kept[duty.pk], retraction)]


def catch_up(duties: Iterable[Duty], deliveries: Iterable[Delivery]) -> None:
    """Give *duties* what had been delivered before anybody said that they wait for it."""
    told = list(deliveries)
    for duty in duties:
        for delivery in told:
            if duty.organisation_id in delivery.bodies and delivery.kind in kinds_of(duty.task):
                _fulfil(duty, delivery)


def locked(**chosen: Any) -> QuerySet[Duty]:
    """Give the standing shares that are *chosen*, locked, with their tasks."""
    shares = Duty.objects.select_for_update(of=("self",)).select_related("task__conference")
    return shares.filter(withdrawn=False, task__withdrawn=False, **chosen).order_by("pk")


def _fulfil(duty: Duty, delivery: Delivery) -> bool:
    """Give *duty* the thing as evidence; tell whether that moved it."""
    made, is_new = Fulfilment.objects.get_or_create(
        duty=duty,
        kind=delivery.kind,
        source=delivery.source,
        taken_back=False,
        defaults={"said": delivery.said[:_SAID], "url": delivery.url, "on": delivery.on},
    )
    owed = State(duty.state) in STILL_OWED
    if not is_new and (delivery.source or not owed):
        return False
    act = Act.CLOSE if ends_done(duty.task) else Act.HAND_IN
    target = after(State(duty.state), act) if owed and not _lacking(duty) else None
    if target:
        made.closed = True
        made.save(update_fields=["closed"])
        _move(duty, target, duty.delivered_on or delivery.on)
    note(duty.task, "elsewhere", by=None, text=delivery.said, duty=duty)
    return target is not None


def _lacking(duty: Duty) -> set[str]:
    """Give the kinds that the share still waits for."""
    there = Fulfilment.objects.filter(duty=duty, taken_back=False).values_list("kind", flat=True)
    return set(kinds_of(duty.task)) - set(there)


def _lose(duty: Duty, lost: Fulfilment, retraction: Retraction) -> bool:
    moved_it = Fulfilment.objects.filter(duty=duty, closed=True, taken_back=False).exists()
    lost.taken_back, lost.closed = True, False
    lost.save(update_fields=["taken_back", "closed"])
    stands = State(duty.state)
    target = after(stands, Act.REOPEN) or after(stands, Act.RETURN) if moved_it else None
    if stands is State.CANCELLED:
        target = None
    if target:
        Fulfilment.objects.filter(duty=duty).update(closed=False)
        _move(duty, target, duty.delivered_on if retraction.is_replaced else None)
    note(duty.task, "owed_again", by=None, text=retraction.said, duty=duty)
    return target is not None


def _move(duty: Duty, target: State, delivered_on: date | None) -> None:
    duty.state, duty.delivered_on = target.value, delivered_on
    duty.approval = Stage.NOT_ASKED
    duty.version += 1
    duty.save(update_fields=["state", "approval", "version", "delivered_on"])
