"""Acts on evidence (minh chứng): sending files, taking one out, giving one back whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from hoinghi.conferences import kept_files
from hoinghi.conferences import sent_files as files
from hoinghi.tasks.models import Duty, Evidence, TaskNote
from hoinghi.tasks.notes import note
from hoinghi.tasks.permissions import is_of_the_body, sender_of
from hoinghi.tasks.refusals import FileDamaged, FileRefused, LeaderHolds
from hoinghi.tasks.rules import State, may_change_files
from hoinghi.units.approving import Stage
from hoinghi.units.models import Account

_HEAD = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A file that may be kept: its clean name, its ending, its bytes."""

    name: str
    ending: str
    content: bytes


def check(sent: Sequence[File[bytes]]) -> list[Checked]:
    """Look at every file before any is kept.

    Raises:
        FileRefused: One is empty, too large, of another kind, or not what its name says.
    """
    return [_checked(file) for file in sent]


@transaction.atomic
def add(
    duty: Duty, sent: Sequence[File[bytes]], *, by: Account, inside: bool = False
) -> list[Evidence]:
    """Keep the files as evidence of *duty*; one that it holds already is not kept twice.

    Args:
        inside: They wait for the word of the body's leader.

    Raises:
        FileRefused: Nothing was kept.
    """
    told = check(sent)
    standing = Evidence.objects.filter(duty=duty, removed=False)
    if not is_of_the_body(duty, by):
        # Nobody outside learns what waits inside, not even that the very same file does.
        standing = standing.filter(inside=False)
    known = set(standing.values_list("sha256", flat=True))
    if told and len(known) + len(told) > files.MOST_FILES:
        raise FileRefused.too_many(told[-1].name)
    added = []
    for file in told:
        stored = kept_files.put(file.content, file.ending)
        if stored.sha256 not in known:
            known.add(stored.sha256)
            added.append(_keep(duty, file.name, stored, by, inside))
    return added


@transaction.atomic
def let_out(duty: Duty) -> list[str]:
    """Show the host the files that waited for the leader of the body.

    Returns:
        The SHA-256 of each; only now may the log say which they are.
    """
    standing = Evidence.objects.filter(duty=duty, removed=False)
    outside = set(standing.filter(inside=False).values_list("sha256", flat=True))
    out = []
    for file in standing.filter(inside=True):
        if file.sha256 in outside:
            # The host noted the very same file; its copy serves.
            file.removed = True
        else:
            file.inside = False
            out.append(file)
        # One by one, for the search listens to what is saved.
        file.save(update_fields=["inside", "removed"])
    _tell_of([file.name for file in out], duty)
    return [file.sha256 for file in out]


@transaction.atomic
def remove(evidence: Evidence, *, by: Account) -> None:
    """Take a file out of the evidence; the bytes and the log stay.

    Raises:
        LeaderHolds: The leader of the body reads it, or approved it.
    """
    duty = _to_change(evidence, by)
    if not evidence.removed:
        evidence.removed = True
        evidence.save(update_fields=["removed"])
        _changed(duty)
        _noted(evidence, "remove_evidence", by)


@transaction.atomic
def put_back(evidence: Evidence, *, by: Account) -> bool:
    """Give a file back that was taken out; False where it stands there already.

    Raises:
        LeaderHolds: What the leader of the body reads, or approved, stays as it is.
    """
    duty = _to_change(evidence, by)
    standing = Evidence.objects.filter(duty=duty, sha256=evidence.sha256, removed=False)
    if not evidence.inside:
        standing = standing.filter(inside=False)
    if not evidence.removed or standing.exists():
        return False
    evidence.removed = False
    evidence.save(update_fields=["removed"])
    _changed(duty)
    note(duty.task, "undo", by=by, text=evidence.name, duty=duty, inside=evidence.inside)
    return True


def content_of(evidence: Evidence) -> bytes:
    """Give the bytes that were sent.

    Raises:
        FileDamaged: They are gone or changed.
    """
    try:
        return kept_files.read(evidence.path, evidence.sha256)
    except (kept_files.Gone, kept_files.Changed):
        raise FileDamaged(evidence.name) from None


def _to_change(evidence: Evidence, by: Account) -> Duty:
    """Lock the share whose file *by* is about to take out or put back."""
    locked = Duty.objects.select_for_update(of=("self",)).select_related("task")
    duty: Duty = locked.get(pk=evidence.duty_id)
    evidence.refresh_from_db(fields=["removed", "inside"])
    sender = sender_of(duty, by, timezone.localdate())
    if sender and not may_change_files(State(duty.state), Stage(duty.approval), sender):
        raise LeaderHolds(duty)
    return duty


def _changed(duty: Duty) -> None:
    # Whoever sends or accepts next is to have seen the files as they are now.
    duty.version += 1
    duty.save(update_fields=["version"])


def _tell_of(names: Sequence[str], duty: Duty) -> None:
    """Let out what was noted of these files; of those taken out before, nothing."""
    left, told = Counter(names), []
    kept = TaskNote.objects.filter(duty=duty, act="evidence", inside=True)
    # The newest first: what was taken out may have had the name of what replaced it.
    for pk, name in kept.order_by("-pk").values_list("pk", "text"):
        if left[name]:
            left[name] -= 1
            told.append(pk)
    kept.filter(pk__in=told).update(inside=False)


def _checked(file: File[bytes]) -> Checked:
    name = files.clean_name(file.name or "")
    ending = files.ending_of(name)
    if ending not in files.ENDINGS:
        raise FileRefused.kind(name)
    if not file.size:
        raise FileRefused.empty(name)
    if file.size > files.LARGEST:
        raise FileRefused.too_large(name)
    content = file.read()
    if not files.is_what_it_says(ending, content[:_HEAD]):
        raise FileRefused.false_kind(name)
    return Checked(name=name, ending=ending, content=content)


def _keep(duty: Duty, name: str, stored: kept_files.Stored, by: Account, inside: bool) -> Evidence:
    made = Evidence.objects.create(
        duty=duty,
        name=name,
        path=stored.path,
        sha256=stored.sha256,
        size=stored.size,
        added_by=str(by),
        inside=inside,
    )
    _noted(made, "evidence", by)
    return made


def _noted(evidence: Evidence, act: str, by: Account) -> None:
    duty = evidence.duty
    note(
        duty.task,
        act,
        by=by,
        text=evidence.name,
        duty=duty,
        # Those who read the log could tell a file that they hold by it.
        data={} if evidence.inside else {"sha256": evidence.sha256},
        inside=evidence.inside,
    )
