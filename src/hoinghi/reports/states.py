"""Các bước của một báo cáo, từ dự thảo đến được nhận. Python thuần.

Before it is sent a report may pass the leader of the body (``units.approving``): that is a stage
of its own, within DRAFT and RETURNED.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    """Where a report stands."""

    DRAFT = "draft"
    APPROVED = "approved"
    """Its leader approved it, and it is not sent yet: nobody changes it before it is."""
    SENT = "sent"
    PASSED = "passed"
    """The body above looked at it and let it go on to the organiser."""
    RETURNED = "returned"
    ACCEPTED = "accepted"
    REOPENED = "reopened"


class Act(StrEnum):
    """What is done with a report."""

    APPROVE = "approve"
    SEND = "send"
    LET_THROUGH = "let_through"
    """The body directly above has looked at it (đã qua cấp trên trực tiếp)."""
    RETURN = "return"
    ACCEPT = "accept"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"
    """The body takes back what nobody looked at yet; what was sent stays as a revision."""


WRITABLE = frozenset({State.DRAFT, State.RETURNED, State.REOPENED})
RECEIVED = frozenset({State.SENT, State.PASSED, State.ACCEPTED})
"""What counts as handed in; what was returned or opened again is owed again."""
_LEADS = MappingProxyType(
    {
        (State.DRAFT, Act.APPROVE): State.APPROVED,
        (State.RETURNED, Act.APPROVE): State.APPROVED,
        (State.REOPENED, Act.APPROVE): State.APPROVED,
        (State.APPROVED, Act.WITHDRAW): State.DRAFT,
        (State.DRAFT, Act.SEND): State.SENT,
        (State.APPROVED, Act.SEND): State.SENT,
        (State.RETURNED, Act.SEND): State.SENT,
        (State.REOPENED, Act.SEND): State.SENT,
        (State.SENT, Act.WITHDRAW): State.REOPENED,
        (State.SENT, Act.LET_THROUGH): State.PASSED,
        (State.SENT, Act.RETURN): State.RETURNED,
        (State.PASSED, Act.RETURN): State.RETURNED,
        (State.PASSED, Act.ACCEPT): State.ACCEPTED,
        (State.SENT, Act.ACCEPT): State.ACCEPTED,
        (State.ACCEPTED, Act.REOPEN): State.REOPENED,
        (State.ACCEPTED, Act.RETURN): State.RETURNED,
    }
)


def after(state: State, act: Act) -> State | None:
    """Give the state that *act* leads to; None where it cannot be done in *state*."""
    return _LEADS.get((state, act))
