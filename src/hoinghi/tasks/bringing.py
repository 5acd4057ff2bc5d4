"""What of the tasks may come along to a copy of a conference: those given by hand, the counting.

Only the order itself comes along: what was said, sent, handed in and extended stays behind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.bringing import Brought, Extra, Passage
from hoinghi.conferences.models import Conference
from hoinghi.tasks import giving
from hoinghi.tasks.clock import counting_of
from hoinghi.tasks.closing import closing_of
from hoinghi.tasks.models import DeadlineSettings, Task, TaskBody, TaskRole
from hoinghi.tasks.reminding import ladder_of
from hoinghi.tasks.rules import Due, DueKind
from hoinghi.units import queries as units
from hoinghi.units.models import Account, Organisation
from hoinghi.units.succession import Succession


class _Bodies:
    """Bodies as they are on another day, and what became of them."""

    def __init__(self, day: date | None) -> None:
        self.day = day
        self.renamed: dict[str, str] = {}
        self.lost: dict[str, None] = {}
        self._known: dict[int, Organisation | None] = {}

    @cached_property
    def _everything(self) -> Succession:
        return units.succession()

    def on_the_day(self, body: Organisation) -> Organisation | None:
        """Give what has the place of *body*; None where nobody has, or more than one."""
        if self.day is None:
            return body
        if body.pk not in self._known:
            self._known[body.pk] = self._after(body, self.day)
        return self._known[body.pk]

    def _after(self, body: Organisation, day: date) -> Organisation | None:
        after = self._everything.successors(units.body_key(body.pk), day)
        if len(after) != 1:
            self.lost[body.name] = None
            return None
        pk = units.pk_of(after[0].key)
        if pk == body.pk:
            return body
        self.renamed[body.name] = after[0].name
        return Organisation.objects.get(pk=pk)


def _look_at_given(passage: Passage) -> Brought:
    bodies, moved, given = _Bodies(passage.day), [], _given(passage.old)
    for task in given:
        if task.due_kind == DueKind.DAY and task.due_on:
            moved.append(passage.shift.of(task.action, task.due_on))
        for row in _standing(task):
            for body in row.organisations.all():
                bodies.on_the_day(body)
    return Brought(
        count=len(given),
        moved=tuple(moved),
        renamed=tuple(bodies.renamed.items()),
        lost=tuple(bodies.lost),
    )


def _bring_given(passage: Passage, made: Conference, by: Account) -> None:
    bodies, place = _Bodies(passage.day), _places(passage.old, made)
    copies: dict[int, Task] = {}
    # Parents before children: a sub-task is always given later than its task.
    for task in _given(passage.old):
        parent = None
        if task.parent_id:
            parent = copies.get(task.parent_id) or place(task.parent_id)
        copies[task.pk] = _give_again(task, passage, made, bodies=bodies, parent=parent, by=by)


def _give_again(
    task: Task,
    passage: Passage,
    made: Conference,
    *,
    bodies: _Bodies,
    parent: Task | None,
    by: Account,
) -> Task:
    """Give *task* in the new conference; a body that nobody succeeds stays as it was written."""
    named: dict[str, dict[int, Organisation]] = defaultdict(dict)
    lost: list[TaskBody] = []
    for row in _standing(task):
        found = [bodies.on_the_day(body) for body in row.organisations.all()]
        named[row.role] |= {body.pk: body for body in found if body}
        if not any(found):
            lost.append(row)
    leads, helping = named[TaskRole.LEAD], named[TaskRole.SUPPORTING]
    wanted = giving.Wanted(
        action=task.action,
        leads=tuple(leads.values()),
        # Two bodies may have become one.
        supporting=tuple(body for pk, body in helping.items() if pk not in leads),
        due=_moved(task, passage),
        closing=closing_of(task),
    )
    copy = giving.give(made, wanted, by=by, parent=parent)
    last = Task.FIRST_BY_HAND + len(leads) + len(wanted.supporting)
    for position, row in enumerate(lost, start=last + 1):
        _write_lost(copy, row, position)
    return copy


def _write_lost(copy: Task, row: TaskBody, position: int) -> None:
    TaskBody.objects.create(
        conference_id=copy.conference_id,
        task=copy,
        role=row.role,
        written=row.written,
        position=position,
        first_line=0,
        last_line=0,
    )


def _moved(task: Task, passage: Passage) -> Due:
    """Give the deadline on the new day; one counted from the conference moves with it by itself."""
    due = task.due
    return replace(due, on=passage.shift.of(task.action, due.on).after) if due.on else due


def _given(conference: Conference) -> list[Task]:
    """Give the tasks given by hand that stand, with their bodies; three queries."""
    found = Task.objects.filter(conference=conference, by_hand=True, withdrawn=False)
    return list(found.order_by("position", "pk").prefetch_related("bodies__organisations"))


def _standing(task: Task) -> Iterable[TaskBody]:
    rows = [row for row in task.bodies.all() if not row.withdrawn]
    return sorted(rows, key=lambda row: (row.position, row.pk))


def _places(old: Conference, made: Conference) -> Callable[[int], Task | None]:
    """Give what finds the task of the new plan that says what one of the old plan says."""
    said = dict(Task.objects.from_plan(old).values_list("pk", "action"))
    new = {task.action: task for task in reversed(list(Task.objects.from_plan(made)))}
    return lambda pk: new.get(said.get(pk, ""))


def _look_at_counting(passage: Passage) -> Brought:
    return Brought(count=DeadlineSettings.objects.filter(conference=passage.old).count())


def _bring_counting(passage: Passage, made: Conference, by: Account) -> None:
    if DeadlineSettings.objects.filter(conference=passage.old).exists():
        counting, ladder = counting_of(passage.old), ladder_of(passage.old)
        giving.count_deadlines(made, counting, ladder, by=by)


EXTRAS = (
    Extra(code="giao-them", title=_("Nhiệm vụ giao thêm"), look=_look_at_given, bring=_bring_given),
    Extra(
        code="cach-tinh-han",
        title=_("Cách tính hạn và lịch nhắc"),
        look=_look_at_counting,
        bring=_bring_counting,
    ),
)
