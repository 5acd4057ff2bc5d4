"""Acts on extensions (gia hạn): asked by the body, granted or refused with a reason.

Where the body has chosen that its leader approves what it sends, a request is sent, too, and
waits inside the body for the leader's word (``units.approving``).
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from hoinghi.tasks.models import Duty, Extension
from hoinghi.tasks.notes import note
from hoinghi.tasks.permissions import sender_of
from hoinghi.tasks.refusals import ActRefused, ExtensionRefused, ReasonMissing
from hoinghi.tasks.rules import STILL_OWED, State
from hoinghi.tasks.services import said
from hoinghi.units import approving
from hoinghi.units.approving import Sender, Stage, Step
from hoinghi.units.models import Account


@transaction.atomic
def ask(duty: Duty, until: date, *, due: date | None, text: str, by: Account) -> Extension:
    """Ask for time until *until*, the leader of the body first where it approves.

    One question at a time; what lies inside the body gives way to what is sent.

    Args:
        due: The last day as it stands.

    Raises:
        ReasonMissing: An extension is asked for with a reason.
        ExtensionRefused: Nothing is owed any more, one is asked for already, or the day is no
            later than the last day as it stands.
    """
    text = said(text)
    stands = Duty.objects.select_for_update().get(pk=duty.pk)
    _require_owed(stands, until, due)
    if not text:
        raise ReasonMissing
    waiting = open_request(stands)
    if waiting and waiting.is_sent:
        raise ExtensionRefused.asked_already()
    step = _step(sender_of(stands, by, timezone.localdate()), waiting)
    made = waiting or Extension(duty=stands)
    made.asked_until, made.reason, made.asked_by = until, text, str(by)
    made.asked_at, made.approval = timezone.now(), approving.after(step).value
    made.save()
    act = "ask_extension" if step is Step.SEND else "ask_leader_extension"
    note(duty.task, act, by=by, text=_asked(made), duty=duty, inside=not made.is_sent)
    return made


@transaction.atomic
def decide(extension: Extension, step: Step, *, due: date | None, text: str, by: Account) -> bool:
    """Let a request that lies inside the body go out, go back to be mended, or be withdrawn.

    Args:
        step: Sent or sent back by the leader, withdrawn by who asked.
        due: The last day as it stands.

    Returns:
        Whether it was sent.

    Raises:
        ReasonMissing: Sent back without a reason.
        ActRefused: It is not for *by*, or does not lie before the leader any more.
        ExtensionRefused: Nothing is owed any more, or the day is no later than what stands.
    """
    text = said(text)
    duty = Duty.objects.select_for_update().get(pk=extension.duty_id)
    asked = open_request(duty)
    sender = sender_of(duty, by, timezone.localdate())
    if sender is None:
        raise ActRefused.of_the_body()
    if asked is None or asked.pk != extension.pk or asked.approval != Stage.ASKED:
        raise ActRefused.not_asked()
    if not approving.may(step, Stage(asked.approval), sender):
        raise ActRefused.of_the_leader()
    if step is Step.SEND:
        _require_owed(duty, asked.asked_until, due)
        asked.approval, asked.asked_at = Stage.NOT_ASKED.value, timezone.now()
        asked.save(update_fields=["approval", "asked_at"])
        note(duty.task, "ask_extension", by=by, text=_asked(asked), duty=duty)
    elif step is Step.SEND_BACK:
        if not text:
            raise ReasonMissing
        asked.approval = Stage.SENT_BACK.value
        asked.save(update_fields=["approval"])
        note(duty.task, "send_back_extension", by=by, text=text, duty=duty, inside=True)
    else:
        # It never left the body; what was asked stays in the words of its people.
        asked.delete()
        note(duty.task, "withdraw_extension", by=by, duty=duty, inside=True)
    return step is Step.SEND


@transaction.atomic
def answer(
    extension: Extension, *, until: date | None, text: str, by: Account, due: date | None = None
) -> Extension:
    """Grant an extension until *until*, or refuse it (None) with a reason.

    Raises:
        ReasonMissing: Refused without a reason.
        ExtensionRefused: Somebody answered before, it was not sent, or the day is no later than
            the one that stands.
    """
    text = said(text)
    asked = Extension.objects.select_for_update().get(pk=extension.pk)
    if asked.granted is not None:
        raise ExtensionRefused.answered(asked.answered_by)
    if not asked.is_sent:
        raise ActRefused.of_the_body()
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
    """Give the extension that waits for an answer, or for the leader of the body."""
    return Extension.objects.filter(duty=duty, granted=None).first()


def _require_owed(duty: Duty, until: date, due: date | None) -> None:
    if State(duty.state) not in STILL_OWED or duty.withdrawn:
        raise ExtensionRefused.nothing_owed()
    if due is not None and until <= due:
        raise ExtensionRefused.no_later(due)


def _step(sender: Sender | None, waiting: Extension | None) -> Step:
    """Whether the request is sent, or lies before the leader first; of the host nobody asks."""
    stage = Stage(waiting.approval) if waiting else Stage.NOT_ASKED
    if sender is None or approving.may(Step.SEND, stage, sender):
        return Step.SEND
    if not approving.may(Step.ASK, stage, sender):
        raise ExtensionRefused.before_the_leader()
    return Step.ASK


def _asked(made: Extension) -> str:
    return f"đến hết ngày {made.asked_until:%d/%m/%Y}: {made.reason}"
