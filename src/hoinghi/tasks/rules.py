"""Nhiệm vụ as pure rules: states and acts, the last day allowed, what counts as late."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from hoinghi.units import approving
from hoinghi.units.approving import Sender, Stage, Step


class State(StrEnum):
    """Trạng thái of one body's share of a task."""

    OPEN = "open"
    IN_HAND = "in_hand"
    HANDED_IN = "handed_in"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    DONE = "done"
    CANCELLED = "cancelled"


class Act(StrEnum):
    """What somebody does about a share."""

    TAKE = "take"
    HAND_IN = "hand_in"
    TAKE_BACK = "take_back"
    ACCEPT = "accept"
    RETURN = "return"
    CLOSE = "close"
    CANCEL = "cancel"
    REOPEN = "reopen"
    ASK_LEADER = "ask_leader"
    SEND_BACK = "send_back"
    WITHDRAW_REQUEST = "withdraw_request"


STILL_OWED = frozenset({State.OPEN, State.IN_HAND, State.RETURNED})
"""States in which the body has still to deliver."""
DELIVERED = frozenset({State.HANDED_IN, State.ACCEPTED, State.DONE})
INSIDE = frozenset({Act.ASK_LEADER, Act.SEND_BACK, Act.WITHDRAW_REQUEST})
"""Acts between a body's people and its leader; of nobody else, the host included."""
BY_THE_BODY = frozenset({Act.TAKE, Act.HAND_IN, Act.TAKE_BACK, *INSIDE})
"""Acts of the body that leads; the host may do them in its place, and all others."""
WITH_REASON = frozenset({Act.RETURN, Act.CANCEL, Act.REOPEN, Act.SEND_BACK})
STEPS = MappingProxyType(
    {
        Act.HAND_IN: Step.SEND,
        Act.ASK_LEADER: Step.ASK,
        Act.SEND_BACK: Step.SEND_BACK,
        Act.WITHDRAW_REQUEST: Step.WITHDRAW,
    }
)
"""Acts in which the leader of a body has a say."""
LONGEST_TEXT = 4_000

_WAYS = MappingProxyType(
    {
        Act.TAKE: ({State.OPEN, State.RETURNED}, State.IN_HAND),
        Act.HAND_IN: (STILL_OWED, State.HANDED_IN),
        Act.TAKE_BACK: ({State.HANDED_IN}, State.IN_HAND),
        Act.ACCEPT: ({State.HANDED_IN}, State.ACCEPTED),
        Act.RETURN: ({State.HANDED_IN, State.ACCEPTED}, State.RETURNED),
        Act.CLOSE: ({*STILL_OWED, State.HANDED_IN, State.ACCEPTED}, State.DONE),
        Act.CANCEL: ({*STILL_OWED, State.HANDED_IN, State.ACCEPTED}, State.CANCELLED),
        Act.REOPEN: ({State.DONE, State.CANCELLED}, State.OPEN),
        Act.ASK_LEADER: (STILL_OWED, State.IN_HAND),
        Act.SEND_BACK: ({State.IN_HAND}, State.IN_HAND),
        Act.WITHDRAW_REQUEST: ({State.IN_HAND}, State.IN_HAND),
    }
)


def after(state: State, act: Act) -> State | None:
    """Give the state that *act* leads to; None where it does not apply."""
    sources, target = _WAYS[act]
    return target if state in sources else None


def may_pass(act: Act, stage: Stage, sender: Sender) -> bool:
    """Tell whether *act* of somebody of the body itself needs no word of its leader, or has it."""
    return act not in STEPS or approving.may(STEPS[act], stage, sender)


def may_change_files(state: State, stage: Stage, sender: Sender) -> bool:
    """Tell whether somebody of the body itself may take files out, or put them back.

    What lies before its leader, or went out with the leader's word, stays as the leader read it.
    """
    is_open = state in STILL_OWED and stage is not Stage.ASKED
    return is_open or may_pass(Act.HAND_IN, stage, sender)


def stage_after(act: Act) -> Stage:
    """Give how far the leader's word is after *act*; what the host does leaves nothing open."""
    return approving.after(STEPS[act]) if act in STEPS else Stage.NOT_ASKED


def target_of(act: Act) -> State:
    """Give the state in which *act* ends, wherever it began."""
    return _WAYS[act][1]


def acts_on(state: State) -> tuple[Act, ...]:
    """Give the acts that apply to *state*, the usual one first."""
    return tuple(act for act in _ORDER[state] if after(state, act))


_ORDER = MappingProxyType(
    {
        State.OPEN: (Act.TAKE, Act.HAND_IN, Act.ASK_LEADER, Act.CLOSE, Act.CANCEL),
        State.IN_HAND: (
            Act.HAND_IN,
            Act.ASK_LEADER,
            Act.SEND_BACK,
            Act.WITHDRAW_REQUEST,
            Act.CLOSE,
            Act.CANCEL,
        ),
        State.RETURNED: (Act.HAND_IN, Act.ASK_LEADER, Act.TAKE, Act.CLOSE, Act.CANCEL),
        State.HANDED_IN: (Act.ACCEPT, Act.RETURN, Act.TAKE_BACK, Act.CLOSE, Act.CANCEL),
        State.ACCEPTED: (Act.CLOSE, Act.RETURN, Act.CANCEL),
        State.DONE: (Act.REOPEN,),
        State.CANCELLED: (Act.REOPEN,),
    }
)


def overall(states: Collection[State]) -> State:
    """Give the state of a task from those of the bodies that lead it.

    A task is as far as the last of its bodies; bodies let off (cancelled) do not hold it back.
    """
    if states and set(states) == {State.CANCELLED}:
        return State.CANCELLED
    counting = set(states) - {State.CANCELLED}
    for reached, allowed in _REACHED:
        if counting and counting <= allowed:
            return reached
    if State.RETURNED in counting:
        return State.RETURNED
    return State.OPEN if counting <= {State.OPEN} else State.IN_HAND


_REACHED = (
    (State.DONE, {State.DONE}),
    (State.ACCEPTED, {State.DONE, State.ACCEPTED}),
    (State.HANDED_IN, {State.DONE, State.ACCEPTED, State.HANDED_IN}),
)


class WorkingDays(Protocol):
    """The calendar of public holidays; ``norms.calendar()`` is one."""

    def add_working_days(self, day: date, n: int) -> date: ...
    def is_working_day(self, day: date) -> bool: ...


class DueKind(StrEnum):
    """Where the deadline comes from."""

    PLAN = "plan"
    DAY = "day"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """How an office counts deadlines.

    Attributes:
        before_includes_day: "trước ngày 22/11" still allows the 22nd.
        to_next_working_day: A last day off moves to the next working day.

    Source: Bộ luật Dân sự 91/2015/QH13, Điều 148 khoản 5 (ngày cuối của thời hạn là ngày nghỉ).
    """

    before_includes_day: bool = True
    to_next_working_day: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A deadline as it was set.

    Attributes:
        on: The day stated. ``text``: its words in the plan.
        offset: Days from the day of the conference, negative before it; working days where
            ``working``.
    """

    kind: DueKind = DueKind.PLAN
    on: date | None = None
    text: str = ""
    offset: int | None = None
    working: bool = False


def due_set(
    kind: str,
    stated: date | None,
    text: str,
    on: date | None,
    offset: int | None,
    working: bool,
) -> Due:
    """Give the deadline that stands: the day *stated* in the plan, unless the office set another.

    Args:
        on: The day that the office set; the others are those of ``Due``.
    """
    chosen = DueKind(kind)
    day = stated if chosen is DueKind.PLAN else on
    return Due(kind=chosen, on=day, text=text, offset=offset, working=working)


_BEFORE = re.compile(r"\b[Tt]rước\b")
_HOUR = re.compile(r"\d\s*(?:giờ|h)\b")


def last_day(
    due: Due, *, conference_day: date | None, counting: Counting, calendar: WorkingDays
) -> date | None:
    """Give the last day on which delivering is in time; None where no day can be told."""
    day = _day_of(due, conference_day, calendar)
    if day is None:
        return None
    if due.kind is DueKind.PLAN and not counting.before_includes_day and says_before(due.text):
        day -= timedelta(days=1)
    while counting.to_next_working_day and not calendar.is_working_day(day):
        day += timedelta(days=1)
    return day


def says_before(text: str) -> bool:
    """Tell whether a deadline reads "trước ngày …"; with an hour the day itself is meant."""
    return bool(_BEFORE.search(text)) and not _HOUR.search(text)


def _day_of(due: Due, conference_day: date | None, calendar: WorkingDays) -> date | None:
    if due.kind is not DueKind.RELATIVE:
        return due.on
    if conference_day is None or due.offset is None:
        return None
    if due.working:
        return calendar.add_working_days(conference_day, due.offset)
    return conference_day + timedelta(days=due.offset)


class Timing(StrEnum):
    """How a share stands to its last day."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    AHEAD = "ahead"
    NO_DAY = "no_day"
    IN_TIME = "in_time"
    DELIVERED_LATE = "delivered_late"
    LET_OFF = "let_off"


SOON_DAYS = 7


def timing(state: State, due: date | None, delivered_on: date | None, today: date) -> Timing:
    """Tell how a share stands: delivered in time or late, or how near its last day is."""
    if state is State.CANCELLED:
        return Timing.LET_OFF
    if state in DELIVERED:
        is_late = due is not None and delivered_on is not None and delivered_on > due
        return Timing.DELIVERED_LATE if is_late else Timing.IN_TIME
    if due is None:
        return Timing.NO_DAY
    left = (due - today).days
    if left < 0:
        return Timing.LATE
    return Timing.TODAY if left == 0 else Timing.SOON if left <= SOON_DAYS else Timing.AHEAD


def gravest(timings: Iterable[Timing]) -> Timing:
    """Give the timing that a whole task is shown with: late before soon before done."""
    found = set(timings)
    return next((one for one in _GRAVITY if one in found), Timing.NO_DAY)


_GRAVITY = (
    Timing.LATE,
    Timing.TODAY,
    Timing.SOON,
    Timing.AHEAD,
    Timing.NO_DAY,
    Timing.DELIVERED_LATE,
    Timing.IN_TIME,
    Timing.LET_OFF,
)


class Ordered(Protocol):
    """A kind of thing that a task may order; ``conferences.deliveries.Deliverable`` is one."""

    @property
    def code(self) -> str: ...
    @property
    def parts(self) -> tuple[str, ...]: ...
    @property
    def instead_of(self) -> str: ...
    @property
    def words(self) -> re.Pattern[str]: ...


def kinds_ordered(action: str, known: Iterable[Ordered]) -> tuple[str, ...]:
    """Give the kinds of things that the words of a task order, in the order of *known*.

    Of those that bodies deliver themselves a task orders one: a report on achievements, or a
    talk, is not the report. A report that is a paper of the host is none of theirs either.
    """
    found = [one for one in known if one.words.search(action)]
    papers = [one for one in found if one.parts]
    own = [one.code for one in found if not one.parts][:1]
    own = [code for code in own if code not in {paper.instead_of for paper in papers}]
    return (*own, *(paper.code for paper in papers))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """When to remind.

    Attributes:
        days: From the last day, in order: -7 is a week before it.
        letter_after: So many days late, and a công văn đôn đốc is due.
    """

    days: tuple[int, ...] = (-7, -3, 0, 1, 3)
    letter_after: int = 5


def step_to_send(
    ladder: Ladder, state: State, due: date | None, today: date, sent: Collection[int]
) -> int | None:
    """Give the step of *ladder* to send now; None for whoever owes nothing.

    Of several steps reached since the last look only the latest is sent.
    """
    if due is None or state not in STILL_OWED:
        return None
    reached = [days for days in sorted(ladder.days) if due + timedelta(days=days) <= today]
    if not reached or any(days >= reached[-1] for days in sent):
        return None
    return reached[-1]


def is_due_a_letter(ladder: Ladder, state: State, due: date | None, today: date) -> bool:
    """Tell whether a share is so late that the host writes a letter."""
    return due is not None and state in STILL_OWED and (today - due).days >= ladder.letter_after
