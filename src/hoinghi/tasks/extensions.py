"""Acts on extensions (gia hạn): asked by the body, granted or refused with a reason."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from hoinghi.tasks.models import Duty, Extension
from hoinghi.tasks.notes import note
from hoinghi.tasks.refusals import ExtensionRefused, ReasonMissing
from hoinghi.tasks.rules import STILL_OWED, State
from hoinghi.tasks.services import said
from hoinghi.units.models import Account


@transaction.atomic
def ask(duty: Duty, until: date, *, due: date | None, text: str, by: Account) -> Extension:
    """Ask for time until *until*; one question at a time.

    Args:
        due: The last day as it stands.

    Raises:
        ReasonMissing: An extension is asked for with a reason.
        ExtensionRefused: Nothing is owed any more, one is asked for already, or the day is no
            later than the last day as it stands.
    """
    text = said(text)
    stands = Duty.objects.select_for_update().get(pk=duty.pk)
    if State(stands.state) not in STILL_OWED or stands.withdrawn:
        raise ExtensionRefused.nothing_owed()
    if due is not None and until <= due:
        raise ExtensionRefused.no_later(due)
    if not text:
        raise ReasonMissing
    if open_request(stands):
        raise ExtensionRefused.asked_already()
    made = Extension.objects.create(duty=stands, asked_until=until, reason=text, asked_by=str(by))
    said_so = f"đến hết ngày {until:%d/%m/%Y}: {text}"
    note(duty.task, "ask_extension", by=by, text=said_so, duty=duty)
    return made


@transaction.atomic
def answer(
    extension: Extension, *, until: date | None, text: str, by: Account, due: date | None = None
) -> Extension:
    """Grant an extension until *until*, or refuse it (None) with a reason.

    Raises:
        ReasonMissing: Refused without a reason.
        ExtensionRefused: Somebody answered before, or the day is no later than the one that
            stands.
    """
    text = said(text)
    asked = Extension.objects.select_for_update().get(pk=extension.pk)
    if asked.granted is not None:
        raise ExtensionRefused.answered(asked.answered_by)
    if until is None and not text:
        raise ReasonMissing
    if until is not None and due is not None and until <= due:
        raise ExtensionRefused.no_later(due)
    asked.granted, asked.until, asked.answer = until is not None, until, text
    asked.answered_by, asked.answered_at = str(by), timezone.now()
    asked.save()
    duty = asked.duty
    if until is not None:
        duty.extended_until = until
        duty.save(update_fields=["extended_until"])
    act = "grant_extension" if until else "refuse_extension"
    day = f"đến hết ngày {until:%d/%m/%Y}" if until else ""
    note(duty.task, act, by=by, text=": ".join(filter(None, [day, text])), duty=duty)
    return asked


def open_request(duty: Duty) -> Extension | None:
    """Give the extension that waits for an answer."""
    return Extension.objects.filter(duty=duty, granted=None).first()
