"""Writing down what was done or said about a task: for its page, and in the log."""

from __future__ import annotations

from hoinghi.journal.models import Entry
from hoinghi.journal.rules import HOUSE
from hoinghi.journal.services import record
from hoinghi.tasks.models import Duty, Task, TaskNote
from hoinghi.together.queries import saver
from hoinghi.together.rules import Saver
from hoinghi.units.models import Account

CHANGED_BESIDES = ("remove_evidence", "undo")
"""What changes a share beside the acts on it; the words of such a note are the name of a file."""
_SUBJECT = 200


def last_edit(task: Task) -> Saver | None:
    """Give who last changed *task* itself, and when."""
    return _saver(TaskNote.objects.filter(task=task, act="edit").last())


def last_named(duty: Duty) -> Saver | None:
    """Give who last said who is in charge, and when."""
    return _saver(TaskNote.objects.filter(duty=duty, act="person").last())


def _saver(note: TaskNote | None) -> Saver | None:
    return saver(note.by, note.at) if note else None


def last_doer(duty: Duty, act: str) -> str:
    """Give the name of the account that last did *act* about *duty*; empty for nobody."""
    told = Entry.objects.filter(
        conference_id=duty.task.conference_id, act=f"tasks.{act}", data__duty=duty.pk
    ).last()
    return told.actor if told else ""


def note(
    task: Task,
    act: str,
    *,
    by: Account | None,
    text: str = "",
    duty: Duty | None = None,
    data: dict[str, object] | None = None,
    inside: bool = False,
) -> TaskNote:
    """Write one entry; part of the caller's transaction. Without *by*, the house itself acted.

    Args:
        inside: Only the body whose share it is reads the words: the log goes without them.
    """
    made = TaskNote.objects.create(
        task=task,
        duty=duty,
        act=act,
        text=text,
        by=str(by) if by else HOUSE,
        organisation_id=by.organisation_id if by else None,
        inside=inside,
    )
    record(
        f"tasks.{act}",
        by=by.username if by else HOUSE,
        subject=str(duty or task)[:_SUBJECT],
        conference_id=task.conference_id,
        data={
            "task": task.pk,
            "duty": duty.pk if duty else None,
            "text": "" if inside else text,
            **(data or {}),
        },
    )
    return made
