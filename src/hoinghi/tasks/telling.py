"""What acts on tasks mean for others: who is told, and which last days there are."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from django.urls import reverse
from django.utils import timezone

from hoinghi.conferences.models import Conference, Role
from hoinghi.conferences.telling import Dated, Kind, Telling, Told
from hoinghi.journal.models import Entry
from hoinghi.papers.words import capitalise_first
from hoinghi.tasks.clock import clock
from hoinghi.tasks.models import Duty, Task
from hoinghi.tasks.rules import INSIDE, STILL_OWED, State
from hoinghi.units import queries as units

OFFICE = frozenset({Role.STANDING_OFFICE.value, Role.OFFICE.value})
_TO_THE_BODY = MappingProxyType(
    {
        "accept": Kind.ACCEPTED,
        "close": Kind.ACCEPTED,
        "return": Kind.RETURNED,
        "reopen": Kind.RETURNED,
        "owed_again": Kind.RETURNED,
        "cancel": Kind.WITHDRAWN,
        "withdraw": Kind.WITHDRAWN,
        "remind": Kind.REMINDER,
        "grant_extension": Kind.EXTENSION,
        "refuse_extension": Kind.EXTENSION,
        "comment": Kind.COMMENT,
        "send_back": Kind.RETURNED,
        "send_back_extension": Kind.RETURNED,
    }
)
_TO_THE_OFFICE = MappingProxyType(
    {
        "hand_in": Kind.HANDED_IN,
        "ask_extension": Kind.EXTENSION_ASKED,
        "comment": Kind.COMMENT,
    }
)
_REDATES = frozenset(
    {"give", "edit", "withdraw", "cancel", "reopen", "owed_again", "grant_extension"}
)
_INSIDE = MappingProxyType(
    {
        "ask_leader": "Đơn vị trình anh, chị duyệt trước khi gửi.",
        "ask_leader_extension": "Đơn vị trình anh, chị đề nghị gia hạn trước khi gửi.",
        "send_back_extension": "Lãnh đạo đơn vị trả lại đề nghị gia hạn; lý do ở phần việc.",
        "send_back": "Lãnh đạo đơn vị trả lại để sửa; lý do ở trang của phần việc.",
    }
)
"""Said in place of the words that passed inside the body: gateways of the host hear it too."""
_REDATES_ALL = frozenset({"tasks.count_deadlines", "conferences.establish", "conferences.amend"})
_TO_THE_LEADER = frozenset({"ask_leader", "ask_leader_extension"})
_STAYS_INSIDE = INSIDE | {"ask_leader_extension", "send_back_extension", "withdraw_extension"}
_DUTY = "duty:"


def tell(entry: Entry) -> Told | None:
    """Say whom an act on a task concerns; plans and ways of counting move every last day."""
    if entry.act in _REDATES_ALL:
        return Told(redated=True)
    room, _, act = entry.act.partition(".")
    pk = entry.data.get("task") if room == "tasks" else None
    task = Task.objects.select_related("conference").filter(pk=pk).first() if pk else None
    if task is None:
        return None
    duty = _duty_of(task, entry)
    return Told(
        tellings=tuple(_tellings(act, entry, task, duty)),
        bodies=_concerned(task, duty) if act in _STAYS_INSIDE else _readers(task, duty),
        redated=act in _REDATES,
        tasks=frozenset({task.pk}),
    )


def dates(conference: Conference, tasks: frozenset[int] | None = None) -> Iterable[Dated]:
    """Give the last day of every share that a body has; three queries."""
    kept = Task.objects.of(conference).prefetch_related("duties__organisation")
    counted_by = clock(conference, timezone.localdate())
    for task in kept.filter(pk__in=tasks) if tasks is not None else kept:
        for duty in task.duties.all():
            if not duty.withdrawn and duty.organisation_id and duty.state != State.CANCELLED:
                yield Dated(
                    key=f"{_DUTY}{duty.pk}",
                    organisation_id=duty.organisation_id,
                    title=capitalise_first(task.action),
                    day=counted_by.due_of(task, duty),
                    url=reverse("tasks:duty", args=[conference.slug, task.pk, duty.pk]),
                )


def still_due(about: str) -> bool | None:
    """Tell whether a share is still owed; one who has just delivered is not reminded."""
    if not about.startswith(_DUTY):
        return None
    owed = [state.value for state in STILL_OWED]
    pk = int(about.removeprefix(_DUTY))
    return Duty.objects.filter(pk=pk, withdrawn=False, state__in=owed).exists()


def _duty_of(task: Task, entry: Entry) -> Duty | None:
    pk = entry.data.get("duty")
    return Duty.objects.filter(pk=pk, task=task).first() if pk else None


def _tellings(act: str, entry: Entry, task: Task, duty: Duty | None) -> Iterable[Telling]:
    kind = _TO_THE_BODY.get(act)
    if kind is Kind.REMINDER and not (duty and still_due(f"{_DUTY}{duty.pk}")):
        return
    if kind:
        yield _telling(kind, entry, task, duty, bodies=_concerned(task, duty))
    if act in _TO_THE_LEADER and duty:
        yield _telling(Kind.APPROVAL, entry, task, duty, accounts=_leaders(duty))
    if act in _TO_THE_OFFICE:
        yield _telling(_TO_THE_OFFICE[act], entry, task, duty, roles=OFFICE)


def _telling(
    kind: Kind,
    entry: Entry,
    task: Task,
    duty: Duty | None,
    *,
    bodies: frozenset[int] = frozenset(),
    roles: frozenset[str] = frozenset(),
    accounts: frozenset[int] = frozenset(),
) -> Telling:
    slug = task.conference.slug
    about, url = f"task:{task.pk}", reverse("tasks:task", args=[slug, task.pk])
    title = capitalise_first(task.action)
    if duty:
        about, url = f"{_DUTY}{duty.pk}", reverse("tasks:duty", args=[slug, task.pk, duty.pk])
        if roles and duty.organisation:
            title = f"{duty.organisation}: {title}"
    # What was withdrawn has no page any more.
    if task.withdrawn:
        url = reverse("tasks:mine")
    text = _INSIDE.get(_act(entry)) or str(entry.data.get("text") or "")
    return Telling(
        kind=kind, about=about, title=title, text=text, url=url, bodies=bodies, roles=roles,
        accounts=accounts,
    )  # fmt: skip


def _act(entry: Entry) -> str:
    return entry.act.partition(".")[2]


def _leaders(duty: Duty) -> frozenset[int]:
    if duty.organisation_id is None:
        return frozenset()
    leaders = units.leaders_of(duty.organisation_id, timezone.localdate())
    return frozenset(leaders.values_list("pk", flat=True))


def _concerned(task: Task, duty: Duty | None) -> frozenset[int]:
    """Give the bodies that are told: of one share its own, of a task all that lead it."""
    if duty:
        return frozenset({duty.organisation_id} if duty.organisation_id else ())
    return frozenset(
        Duty.objects.filter(task=task, withdrawn=False, organisation__isnull=False).values_list(
            "organisation", flat=True
        )
    )


def _readers(task: Task, duty: Duty | None) -> frozenset[int]:
    """Give the bodies that may read of it: of 22 communes, none reads of another's share."""
    shares = Duty.objects.filter(task=task, withdrawn=False).count()
    if duty and shares > 1:
        return _concerned(task, duty)
    supporting = task.bodies.filter(role="supporting", withdrawn=False)
    helping = supporting.filter(organisations__isnull=False).values_list("organisations", flat=True)
    return _concerned(task, duty) | frozenset(helping)
