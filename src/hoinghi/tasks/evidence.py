"""Acts on evidence (minh chứng): sending files, taking one out, giving one back whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.files.base import File
from django.db import transaction

from hoinghi.conferences import kept_files
from hoinghi.tasks import files
from hoinghi.tasks.models import Duty, Evidence, TaskNote
from hoinghi.tasks.notes import note
from hoinghi.tasks.refusals import FileDamaged, FileRefused
from hoinghi.units.models import Account

_HEAD = 512
_OF_FILES = ("evidence", "remove_evidence")


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
def let_out(duty: Duty) -> None:
    """Show the host the files that waited for the leader of the body."""
    waiting = list(Evidence.objects.filter(duty=duty, inside=True))
    for file in waiting:
        file.inside = False
        # One by one, for the search listens to what is saved.
        file.save(update_fields=["inside"])
    if waiting:
        told = TaskNote.objects.filter(duty=duty, act__in=_OF_FILES, inside=True)
        told.update(inside=False)


@transaction.atomic
def remove(evidence: Evidence, *, by: Account) -> None:
    """Take a file out of the evidence; the bytes and the log stay."""
    if not evidence.removed:
        evidence.removed = True
        evidence.save(update_fields=["removed"])
        _noted(evidence, "remove_evidence", by)


def content_of(evidence: Evidence) -> bytes:
    """Give the bytes that were sent.

    Raises:
        FileDamaged: They are gone or changed.
    """
    try:
        return kept_files.read(evidence.path, evidence.sha256)
    except (kept_files.Gone, kept_files.Changed):
        raise FileDamaged(evidence.name) from None


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
        data={"sha256": evidence.sha256},
        inside=evidence.inside,
    )
