"""Shares that close by themselves when the thing is done elsewhere in the house."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from hoinghi.conferences.deliveries import Delivery
from hoinghi.tasks.models import Duty
from hoinghi.tasks.notes import note
from hoinghi.tasks.rules import STILL_OWED, State, is_about


@transaction.atomic
def close_for(delivery: Delivery) -> list[Duty]:
    """Close what the body still owed of this kind; a second time changes nothing.

    What it had handed in already is left to the host, who accepts or returns it.
    """
    owed = Duty.objects.select_for_update().filter(
        task__conference_id=delivery.conference_id,
        task__withdrawn=False,
        organisation_id=delivery.organisation_id,
        withdrawn=False,
        state__in=STILL_OWED,
    )
    found = [duty for duty in owed.order_by("pk") if is_about(duty.task.action, delivery.kind)]
    for duty in found:
        _close(duty, delivery.said, delivery.on)
    return found


def _close(duty: Duty, said: str, on: date) -> None:
    duty.state = State.DONE.value
    duty.version += 1
    duty.delivered_on = duty.delivered_on or on
    duty.save(update_fields=["state", "version", "delivered_on"])
    note(duty.task, "elsewhere", by=None, text=said, duty=duty)
