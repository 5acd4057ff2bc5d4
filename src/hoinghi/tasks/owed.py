"""What one body owes, line by line, with the one thing to do next about each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from hoinghi.conferences import rooms
from hoinghi.conferences.deliveries import Workplace, workplace_of
from hoinghi.conferences.models import Conference
from hoinghi.conferences.scoping import of_body
from hoinghi.tasks import labels
from hoinghi.tasks.closing import kinds_of
from hoinghi.tasks.listing import DutyRow, TaskRow, rows
from hoinghi.tasks.models import Task
from hoinghi.tasks.outline import of_bodies
from hoinghi.tasks.permissions import tasks_of_body
from hoinghi.tasks.rules import STILL_OWED, Act
from hoinghi.tasks.task_page import main_act
from hoinghi.units.approving import Sender, Stage

_MADE_ELSEWHERE = frozenset({Act.TAKE, Act.HAND_IN})


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedLine:
    """A task in which the body has a part; ``duty`` is None where it only supports.

    ``sender`` is what whoever looks is to what the body sends; None for somebody of another.
    ``workplaces`` are the pages of the other rooms on which the body makes what it still owes.
    """

    row: TaskRow
    duty: DutyRow | None
    sender: Sender | None
    workplaces: tuple[Workplace, ...]

    @property
    def is_owed(self) -> bool:
        return self.duty is not None and self.duty.state in STILL_OWED

    @property
    def act(self) -> Act | None:
        """The next thing to do for whoever looks, who is of the body."""
        if self.duty is None or self.sender is None or not self.is_owed:
            return None
        return main_act(self.duty, self.sender)

    @property
    def workplace(self) -> Workplace | None:
        """The page on which the thing itself is made, which closes the line; None for none."""
        if self.act not in _MADE_ELSEWHERE or self.waits:
            return None
        return workplace_of(self.workplaces, kinds_of(self.row.task), self.row.task.first_line)

    @property
    def awaits_me(self) -> bool:
        """Tell whether the leader who looks is asked to approve it."""
        return self.waits and self.sender is not None and self.sender.is_leader

    @property
    def waits(self) -> bool:
        return self.duty is not None and self.duty.duty.approval == Stage.ASKED

    @property
    def button(self) -> str | Promise:
        approval = self.duty.duty.approval if self.duty else ""
        return labels.button(self.act, approval) if self.act else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """All lines of one conference: those still owed, by their last day, then the others."""

    conference: Conference
    owed: tuple[OwedLine, ...]
    delivered: tuple[OwedLine, ...]
    supporting: tuple[OwedLine, ...]


def owed_by(body: int, today: date, sender: Sender | None) -> list[Owed]:
    """Give what *body* owes in every conference that gives it a task, newest first.

    Args:
        sender: What whoever looks is to what the body sends; None for somebody of another.
    """
    with of_body(body):
        named = Task.objects.filter(tasks_of_body(body), withdrawn=False).values("conference")
        conferences = list(Conference.objects.filter(pk__in=named).order_by("-pk"))
    found = []
    for conference in conferences:
        with of_body(body, conference):
            found.append(owed_in(conference, body, today, sender))
    return found


def owed_in(conference: Conference, body: int, today: date, sender: Sender | None) -> Owed:
    """Give what *body* owes in one conference."""
    concerned = of_bodies(conference, today).get(body, ())
    places = rooms.workplaces(conference, body) if sender else ()
    lines = [_line(row, body, sender, places) for row in rows(conference, concerned, today)]
    leading = [line for line in lines if line.duty]
    return Owed(
        conference=conference,
        owed=tuple(sorted((line for line in leading if line.is_owed), key=_by_need)),
        delivered=tuple(line for line in leading if not line.is_owed),
        supporting=tuple(line for line in lines if not line.duty),
    )


def _line(
    row: TaskRow, body: int, sender: Sender | None, places: tuple[Workplace, ...]
) -> OwedLine:
    own = next((duty for duty in row.duties if duty.duty.organisation_id == body), None)
    return OwedLine(row=row, duty=own, sender=sender, workplaces=places)


def _by_need(line: OwedLine) -> tuple[bool, date, int]:
    """What waits for the leader who looks comes first, then by the last day."""
    return not line.awaits_me, line.row.due or date.max, line.row.number
