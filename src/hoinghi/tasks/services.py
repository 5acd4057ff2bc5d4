"""Acts on the shares of tasks: taking in hand, handing in, accepting, returning, closing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from hoinghi.tasks import evidence
from hoinghi.tasks.models import Duty, Task, TaskNote
from hoinghi.tasks.notes import CHANGED_BESIDES, last_doer, note
from hoinghi.tasks.permissions import sender_of
from hoinghi.tasks.refusals import (
    ActRefused,
    ChangedMeanwhile,
    LeaderApproves,
    NothingSaid,
    ReasonMissing,
    TooLong,
)
from hoinghi.tasks.rules import (
    DELIVERED,
    INSIDE,
    LONGEST_TEXT,
    WITH_REASON,
    Act,
    State,
    after,
    may_pass,
    stage_after,
    target_of,
)
from hoinghi.units.approving import Sender, Stage
from hoinghi.units.models import Account

_UNDELIVERS = frozenset({Act.TAKE_BACK, Act.REOPEN})


@transaction.atomic
def act_on(
    duty: Duty,
    act: Act,
    *,
    based_on: int,
    by: Account,
    text: str = "",
    sent: Sequence[File[bytes]] = (),
    today: date | None = None,
) -> Duty:
    """Do *act* about *duty*; the same act of the same person a second time changes nothing.

    Args:
        based_on: ``version`` of the duty that the person saw.
        text: A reason, or what else is to be said.
        sent: Files that go with it.
        today: Day of handing in; by default this day.

    Raises:
        ChangedMeanwhile: Somebody else acted in between.
        ActRefused, LeaderApproves, ReasonMissing, TooLong, FileRefused: Nothing was changed.
    """
    text = said(text)
    stands = Duty.objects.select_for_update().select_related("task").get(pk=duty.pk)
    if stands.version != based_on:
        return _again(stands, act, by=by, text=text, sent=sent)
    target = after(State(stands.state), act)
    if target is None or stands.withdrawn:
        raise ActRefused.in_state(stands)
    if act in WITH_REASON and not text:
        raise ReasonMissing
    # What is handed in may be of an earlier day; who leads the body is asked of this very one.
    sender = sender_of(stands, by, timezone.localdate())
    _require_word(stands, act, sender)
    evidence.add(stands, sent, by=by, inside=_stays_inside(act, sender))
    out = evidence.let_out(stands) if act is Act.HAND_IN and sender else []
    _change(stands, act, target, today or timezone.localdate())
    note(
        stands.task,
        act.value,
        by=by,
        text=text,
        duty=stands,
        data={"sha256": out} if out else None,
        inside=act in INSIDE,
    )
    return stands


@transaction.atomic
def comment(task: Task, text: str, *, by: Account, duty: Duty | None = None) -> TaskNote:
    """Say something about *task*, or about one body's share of it.

    Raises:
        NothingSaid, TooLong: Nothing was kept.
    """
    text = said(text)
    if not text:
        raise NothingSaid
    return note(task, "comment", by=by, text=text, duty=duty)


@transaction.atomic
def name_person(duty: Duty, person: str, *, seen: str, by: Account) -> Duty:
    """Say who of the body is in charge of *duty*; the same again changes nothing.

    Args:
        seen: Who was in charge when *by* looked.

    Raises:
        ChangedMeanwhile: Somebody else named another in between.
    """
    person = " ".join(person.replace("\x00", "").split())[:150]
    stands = Duty.objects.select_for_update(of=("self",)).select_related("task").get(pk=duty.pk)
    if person == stands.person:
        return stands
    if stands.person != seen:
        last = TaskNote.objects.filter(duty=stands, act="person").last()
        raise ChangedMeanwhile("người phụ trách", last)
    stands.person = person
    stands.save(update_fields=["person"])
    note(stands.task, "person", by=by, text=person, duty=stands)
    return stands


def said(text: str) -> str:
    """Fold what was typed into plain lines.

    Raises:
        TooLong: It is longer than anybody reads.
    """
    text = "\n".join(line.rstrip() for line in text.replace("\x00", "").splitlines()).strip()
    if len(text) > LONGEST_TEXT:
        raise TooLong(len(text))
    return text


def _again(duty: Duty, act: Act, *, by: Account, text: str, sent: Sequence[File[bytes]]) -> Duty:
    """Answer a button pressed on an old page: twice by one person, or after somebody else.

    Raises:
        ChangedMeanwhile: Somebody else acted in between, or the same person something else.
    """
    last = _last_act(duty)
    if last is None or not _is_same(last, duty, act, by, text):
        raise ChangedMeanwhile("phần việc này", last)
    # A corrected file that comes after the first is kept; the same one is there already.
    # Only what was handed in: a file of any other act may not be for the host's eyes.
    if act is Act.HAND_IN and sent:
        _require_word(duty, act, sender_of(duty, by, timezone.localdate()))
        evidence.add(duty, sent, by=by)
    return duty


def _require_word(duty: Duty, act: Act, sender: Sender | None) -> None:
    """Let nothing leave a body without its leader's word, where the body has chosen so.

    Args:
        sender: What the person is to the body; None for somebody of another, as the host is.
    """
    if sender is None:
        if act in INSIDE:
            raise ActRefused.of_the_body()
    elif not may_pass(act, Stage(duty.approval), sender):
        raise LeaderApproves if act is Act.HAND_IN else ActRefused.at_stage(duty)


def _stays_inside(act: Act, sender: Sender | None) -> bool:
    return act in INSIDE or bool(sender and sender.needs_leader and act is not Act.HAND_IN)


def _change(duty: Duty, act: Act, target: State, today: date) -> None:
    # What was returned for a defect was still delivered on its day; what the body took back
    # itself was not.
    if act in _UNDELIVERS:
        duty.delivered_on = None
    elif duty.delivered_on is None and target in DELIVERED:
        duty.delivered_on = today
    duty.state = target.value
    duty.approval = stage_after(act).value
    duty.version += 1
    duty.save(update_fields=["state", "approval", "version", "delivered_on"])


def _last_act(duty: Duty) -> TaskNote | None:
    acts = [act.value for act in Act]
    return TaskNote.objects.filter(duty=duty, act__in=[*acts, *CHANGED_BESIDES]).last()


def _is_same(last: TaskNote, duty: Duty, act: Act, by: Account, text: str) -> bool:
    """Tell a button pressed twice from two people."""
    told = (last.act, last.text)
    if duty.state != target_of(act) or told != (act.value, text):
        return False
    # By the account: full names are chosen by whoever bears them.
    return last_doer(duty, act.value) == by.username
