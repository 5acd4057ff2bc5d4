"""What takes acts on tasks back; each is an act of its own, in the log and on the task's page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import require_preparing
from hoinghi.conferences.undo import HappenedSince
from hoinghi.tasks import evidence, giving, powers
from hoinghi.tasks.models import Duty, Evidence, Extension, Task
from hoinghi.tasks.notes import note
from hoinghi.tasks.permissions import require, standing_in
from hoinghi.tasks.refusals import LeaderApproves
from hoinghi.tasks.rules import Act, Counting, Ladder, State
from hoinghi.tasks.services import name_person
from hoinghi.together.refusals import ChangedMeanwhile
from hoinghi.units.models import Account

Data = Mapping[str, Any]


def before(duty: Duty) -> dict[str, Any]:
    """Give what has to be known of a share before an act, so that the act can be taken back."""
    return {
        "duty": duty.pk,
        "version": duty.version + 1,
        "state": duty.state,
        "approval": duty.approval,
        "delivered_on": duty.delivered_on.isoformat() if duty.delivered_on else None,
    }


@transaction.atomic
def act(conference: Conference, by: Account, data: Data) -> str:
    """Put one share back into the state in which it was."""
    _put_back(conference, by, data["act"], data)
    return _("Đã hoàn tác; tệp và lời nhắn đã gửi vẫn ở trang nhiệm vụ.")


@transaction.atomic
def act_on_many(conference: Conference, by: Account, data: Data) -> str:
    """Put many shares back; those on which something was done since are left alone."""
    done, left = 0, 0
    for told in data["duties"]:
        try:
            _put_back(conference, by, data["act"], told)
            done += 1
        except HappenedSince:
            left += 1
    if not done:
        raise HappenedSince(_("các phần việc này đều đã có người làm tiếp"))
    said = _("Đã hoàn tác %(done)d phần việc.") % {"done": done}
    if left:
        said += " " + _("%(left)d phần việc đã có người làm tiếp nên được để nguyên.") % {
            "left": left
        }
    return said


def _put_back(conference: Conference, by: Account, name: str, told: Data) -> None:
    duty = _duty(conference, told["duty"])
    standing = standing_in(conference, by)
    require(standing.may(Act(name), duty), conference)
    if duty.version != told["version"] or duty.withdrawn:
        raise HappenedSince(_("phần việc đã có người làm tiếp"))
    if not standing.may_undo(Act(name), duty, State(told["state"])):
        raise LeaderApproves
    duty.state = told["state"]
    duty.approval = told.get("approval", "")
    duty.delivered_on = date.fromisoformat(told["delivered_on"]) if told["delivered_on"] else None
    duty.version += 1
    duty.save(update_fields=["state", "approval", "delivered_on", "version"])
    note(duty.task, "undo", by=by, duty=duty, data={"undone": name})


@transaction.atomic
def give(conference: Conference, by: Account, data: Data) -> str:
    """Take back a task that nobody has begun."""
    task = _task(conference, by, data["task"])
    begun = Duty.objects.filter(task=task, version__gt=0).exists()
    if begun or task.version or Task.objects.filter(parent=task, withdrawn=False).exists():
        raise HappenedSince(_("nhiệm vụ đã được nhận, sửa hoặc chia nhỏ"))
    giving.withdraw(task, by=by, text=_("Hoàn tác: giao nhầm"))
    return _("Đã rút nhiệm vụ vừa giao.")


@transaction.atomic
def withdraw(conference: Conference, by: Account, data: Data) -> str:
    """Give a withdrawn task again, with the sub-tasks that went with it."""
    require_preparing(by, conference, powers.LEAD)
    for pk in data["tasks"]:
        task = _task(conference, by, pk)
        if task.withdrawn:
            task.withdrawn = False
            task.save(update_fields=["withdrawn"])
            note(task, "undo", by=by, data={"undone": "withdraw"})
    return _("Đã giao lại nhiệm vụ vừa rút.")


@transaction.atomic
def edit(conference: Conference, by: Account, data: Data) -> str:
    """Give a task the words, bodies and deadline that it had."""
    task = _task(conference, by, data["task"])
    if task.version != data["version"]:
        raise HappenedSince(_("nhiệm vụ đã được sửa tiếp"))
    giving.restore(task, data["was"], by=by)
    return _("Đã trả nhiệm vụ về như trước khi sửa.")


@transaction.atomic
def person(conference: Conference, by: Account, data: Data) -> str:
    """Name whoever was in charge before."""
    duty = _duty(conference, data["duty"])
    require(standing_in(conference, by).may_change(duty), conference)
    if duty.person != data["now"]:
        raise HappenedSince(_("người phụ trách đã được ghi lại lần nữa"))
    name_person(duty, data["was"], seen=data["now"], by=by)
    return _("Đã trả lại người phụ trách trước đó.")


@transaction.atomic
def remove_evidence(conference: Conference, by: Account, data: Data) -> str:
    """Put a file back among the evidence."""
    kept = Evidence.objects.get(pk=data["evidence"], duty__task__conference=conference)
    require(standing_in(conference, by).may_change(kept.duty), conference)
    if not evidence.put_back(kept, by=by):
        raise HappenedSince(_("tệp này đã có trong phần minh chứng"))
    return _("Đã để lại tệp vừa gỡ.")


@transaction.atomic
def answer_extension(conference: Conference, by: Account, data: Data) -> str:
    """Let an extension wait for its answer again."""
    require_preparing(by, conference, powers.LEAD)
    asked = Extension.objects.select_for_update(of=("self",)).get(
        pk=data["extension"], duty__task__conference=conference
    )
    duty = _duty(conference, asked.duty_id)
    later = Extension.objects.filter(duty=duty, pk__gt=asked.pk)
    stands = duty.extended_until.isoformat() if duty.extended_until else None
    if asked.granted is None or later.exists() or stands != data["now"]:
        raise HappenedSince(_("đề nghị này đã có diễn biến mới"))
    asked.granted, asked.until, asked.answer = None, None, ""
    asked.answered_by, asked.answered_at = "", None
    asked.save()
    duty.extended_until = date.fromisoformat(data["was"]) if data["was"] else None
    duty.save(update_fields=["extended_until"])
    note(duty.task, "undo", by=by, duty=duty, data={"undone": "answer_extension"})
    return _("Đã hoàn tác lời trả lời; đề nghị gia hạn lại chờ trả lời.")


def count_deadlines(conference: Conference, by: Account, data: Data) -> str:
    """Count deadlines as before."""
    require_preparing(by, conference, powers.LEAD)
    try:
        giving.count_deadlines(
            conference, *_counting(data["was"]), by=by, seen=_counting(data["now"])
        )
    except ChangedMeanwhile as meanwhile:
        raise HappenedSince(_("cách tính hạn đã được sửa tiếp")) from meanwhile
    return _("Đã trả cách tính hạn về như trước.")


def counted(counting: Counting, ladder: Ladder) -> list[Any]:
    """Write how deadlines are counted as plain values."""
    return [
        counting.before_includes_day,
        counting.to_next_working_day,
        list(ladder.days),
        ladder.letter_after,
    ]


def _counting(told: Sequence[Any]) -> tuple[Counting, Ladder]:
    includes, to_next, days, letter_after = told
    return (
        Counting(before_includes_day=includes, to_next_working_day=to_next),
        Ladder(days=tuple(days), letter_after=letter_after),
    )


def _duty(conference: Conference, pk: int) -> Duty:
    found = (
        Duty.objects.select_for_update(of=("self",))
        .filter(pk=pk, task__conference=conference)
        .first()
    )
    if found is None or found.task.withdrawn:
        raise HappenedSince(_("phần việc này không còn"))
    return found


def _task(conference: Conference, by: Account, pk: int) -> Task:
    require_preparing(by, conference, powers.LEAD)
    return Task.objects.select_for_update(of=("self",)).get(pk=pk, conference=conference)


UNDOS = MappingProxyType(
    {
        "tasks.act": act,
        "tasks.bulk": act_on_many,
        "tasks.give": give,
        "tasks.withdraw": withdraw,
        "tasks.edit": edit,
        "tasks.person": person,
        "tasks.remove_evidence": remove_evidence,
        "tasks.answer_extension": answer_extension,
        "tasks.count_deadlines": count_deadlines,
    }
)
