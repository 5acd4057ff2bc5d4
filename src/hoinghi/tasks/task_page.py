"""One task as somebody sees it: its shares, what was said and sent, what this person may do."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from hoinghi.conferences.editions import remembered
from hoinghi.conferences.models import Conference
from hoinghi.conferences.scoping import every_body
from hoinghi.journal.rules import HOUSE
from hoinghi.tasks import labels
from hoinghi.tasks.listing import DutyRow, TaskRow
from hoinghi.tasks.models import Duty, Evidence, Extension, Fulfilment, Task, TaskNote
from hoinghi.tasks.permissions import Standing
from hoinghi.tasks.rules import STILL_OWED, Act, State, acts_on, may_pass
from hoinghi.units.approving import Sender, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """An act that the person may do; ``is_main`` on the usual one."""

    act: Act
    said: str | Promise
    is_main: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A duty opened on the page, with its files and the buttons for this person.

    ``is_own``: it is a share of the body for which the person works.
    """

    row: DutyRow
    files: tuple[Evidence, ...]
    buttons: tuple[Button, ...]
    may_change: bool
    may_change_files: bool
    is_own: bool
    extensions: tuple[Extension, ...]
    elsewhere: tuple[Fulfilment, ...]

    @property
    def may_ask(self) -> bool:
        """Tell whether more time can be asked for."""
        waits = any(
            one.granted is None and one.approval != Stage.SENT_BACK for one in self.extensions
        )
        return self.may_change and not waits and self.row.state in STILL_OWED


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """What was done or said, as the page tells it."""

    note: TaskNote
    said: str | Promise

    @property
    def by(self) -> str:
        """Who it was: a name, or the house itself in the language of the page."""
        return _("Hệ thống") if self.note.by == HOUSE else self.note.by


def seen(row: TaskRow, standing: Standing) -> list[DutyRow]:
    """Give the shares of a task that are for these eyes."""
    duties = [shown.duty for shown in row.duties]
    supports = standing.organisation_id in row.supporting_ids
    return [shown for shown in row.duties if standing.sees(shown.duty, duties, supports)]


def share(row: DutyRow, standing: Standing) -> Share:
    """Open one share that ``seen`` gave; three queries."""
    with every_body():
        kept = Evidence.objects.filter(duty=row.duty, removed=False)
        files = tuple(kept if standing.leads(row.duty) else kept.filter(inside=False))
        asked = Extension.objects.filter(duty=row.duty)
        extensions = tuple(asked if standing.leads(row.duty) else asked.filter(approval=""))
        elsewhere = tuple(Fulfilment.objects.filter(duty=row.duty, taken_back=False))
    return Share(
        row=row,
        files=files,
        buttons=buttons(row, standing),
        may_change=standing.may_change(row.duty),
        may_change_files=standing.may_change_files(row.duty),
        is_own=standing.leads(row.duty),
        extensions=extensions,
        elsewhere=elsewhere,
    )


def buttons(row: DutyRow, standing: Standing) -> tuple[Button, ...]:
    """Give the acts for this person, the one that moves things on first.

    The office notes what a body handed in by another way, but takes nothing in hand in its place.
    """
    is_own = standing.leads(row.duty)
    acts = [act for act in acts_on(row.state) if standing.may(act, row.duty)]
    shown = [
        act
        for act in acts
        if (is_own or act not in (Act.TAKE, Act.TAKE_BACK)) and standing.passes(act, row.duty)
    ]
    main = main_act(row, standing.sender if is_own else None)
    return tuple(
        Button(
            act=act,
            said=labels.button(act, row.duty.approval) if is_own else labels.for_the_body(act),
            is_main=act is main,
        )
        for act in shown
    )


def notes(
    task: Task, shown: list[DutyRow], chosen: DutyRow | None, standing: Standing
) -> list[NoteLine]:
    """Give what was done and said, oldest first: about the whole task, and the shares seen.

    What passed inside a body is told to its people alone.
    """
    duties = {chosen.duty.pk} if chosen else {row.duty.pk for row in shown}
    return [
        NoteLine(note=note, said=labels.DONE.get(note.act, note.act))
        for note in _notes_of(task.conference, task.pk)
        if note.duty is None or note.duty_id in duties
        if not note.inside or _is_own(note.duty, standing)
    ]


def _is_own(duty: Duty | None, standing: Standing) -> bool:
    own = standing.organisation_id
    return duty is not None and own is not None and duty.organisation_id == own


def _notes(_conference: Conference, task: int) -> tuple[TaskNote, ...]:
    kept = TaskNote.objects.filter(task=task)
    return tuple(kept.select_related("organisation", "duty__organisation"))


_notes_of = remembered(_notes, for_all=True, most=256)


def main_act(row: DutyRow, sender: Sender | None) -> Act | None:
    """Give the usual next act for *sender*, somebody of the body; None for the host.

    Nothing moves on before a leader who was asked has answered.
    """
    if sender is None or row.state not in _NEXT_OF_BODY:
        return _NEXT_OF_HOST.get(row.state)
    act = _NEXT_OF_BODY[row.state]
    if act is Act.HAND_IN and not may_pass(act, Stage(row.duty.approval), sender):
        return Act.ASK_LEADER if row.duty.approval != Stage.ASKED else None
    return act


_NEXT_OF_BODY = {
    State.OPEN: Act.TAKE,
    State.IN_HAND: Act.HAND_IN,
    State.RETURNED: Act.HAND_IN,
}
_NEXT_OF_HOST = {State.HANDED_IN: Act.ACCEPT, State.ACCEPTED: Act.CLOSE}
