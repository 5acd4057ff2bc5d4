"""Lãnh đạo đơn vị duyệt: what a body sends leaves it only with its leader's word. Python thuần.

The same for whatever is sent: the result of a task, a report. Each keeps a ``Stage`` of its own;
who does the step is a ``Sender``. Bodies choose it (``Organisation.leader_approves``), for in a
small one the same person writes and answers for what is sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

LONGEST = 10
"""So many letters a stage needs where it is stored."""


class Stage(StrEnum):
    """How far the leader's word is."""

    NOT_ASKED = ""
    ASKED = "asked"
    SENT_BACK = "sent_back"


class Step(StrEnum):
    """What somebody of the body does about sending."""

    ASK = "ask"
    """Trình lãnh đạo đơn vị."""
    SEND = "send"
    """Gửi; for a leader who was asked: duyệt và gửi."""
    SEND_BACK = "send_back"
    """Lãnh đạo trả lại để sửa."""
    WITHDRAW = "withdraw"
    """Rút lại trước khi lãnh đạo duyệt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Somebody of the body that sends.

    Attributes:
        needs_leader: The body has chosen that its leader approves what leaves it.
    """

    needs_leader: bool
    is_leader: bool


def may(step: Step, stage: Stage, sender: Sender) -> bool:
    """Tell whether *step* is for *sender* while the thing is at *stage*.

    A leader sends at once, asked or not. What was asked before the body gave up approving can
    still be withdrawn or sent.
    """
    if step is Step.SEND:
        return sender.is_leader or not sender.needs_leader
    if step is Step.ASK:
        return sender.needs_leader and not sender.is_leader and stage is not Stage.ASKED
    if stage is not Stage.ASKED:
        return False
    return sender.is_leader if step is Step.SEND_BACK else not sender.is_leader


def after(step: Step) -> Stage:
    """Give the stage that *step* leads to."""
    return _AFTER[step]


_AFTER = MappingProxyType(
    {
        Step.ASK: Stage.ASKED,
        Step.SEND: Stage.NOT_ASKED,
        Step.SEND_BACK: Stage.SENT_BACK,
        Step.WITHDRAW: Stage.NOT_ASKED,
    }
)
