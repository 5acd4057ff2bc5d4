"""Writing the log and proving it whole."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from django.db import connection, transaction
from django.utils import timezone

from hoinghi.journal.changes import recorded
from hoinghi.journal.models import LONGEST_SUBJECT, Entry
from hoinghi.journal.prepared import Prepared
from hoinghi.journal.rules import START, Act, seal

# Any number will do, as long as every writer of the log takes the same one.
_LOG_LOCK = 4_190_116
_LAST_SEAL: Final = Prepared(lambda: Entry.objects.order_by("-pk").values_list("seal")[:1])
REWRITTEN = "journal.rewrite"
"""The act by which names were taken out of earlier entries (``journal.erasing``)."""


def record(
    act: str,
    *,
    by: str,
    subject: str,
    conference_id: int | None = None,
    data: dict[str, Any] | None = None,
) -> Entry:
    """Append what was done; part of the caller's transaction.

    Args:
        act: Room and verb, ``"conferences.establish"``.
        by: Sign-in name of the account, or ``HOUSE``.
        data: Plain JSON values.
    """
    # Part of the act or nothing: what fails here undoes the whole act.
    with transaction.atomic(savepoint=False):
        _one_writer_at_a_time()
        last = _LAST_SEAL.tuples()
        subject = shortened(subject)
        done = Act(
            at=timezone.now().isoformat(),
            actor=by,
            act=act,
            conference_id=conference_id,
            subject=subject,
            data=data or {},
        )
        previous = last[0][0] if last else START
        entry = Entry.objects.create(
            at=datetime.fromisoformat(done.at),
            actor=by,
            act=act,
            conference_id=conference_id,
            subject=subject,
            data=done.data,
            previous=previous,
            seal=seal(done, previous),
        )
    # Outside the savepoint: what listeners do stands or falls with the act, not with its entry.
    recorded.send(sender=Entry, entry=entry)
    return entry


def shortened(subject: str) -> str:
    """Cut a name to what the log has room for; the whole of it stands where it belongs."""
    return subject if len(subject) <= LONGEST_SUBJECT else f"{subject[: LONGEST_SUBJECT - 1]}…"


def first_broken() -> Entry | None:
    """Give the first entry that does not follow from the one before; none if the log is whole."""
    previous, rewritten = START, _rewritten()
    for entry in Entry.objects.order_by("pk").iterator():
        now = seal(entry.as_act(), previous)
        if entry.previous != previous or now not in {entry.seal, rewritten.get(entry.pk)}:
            return entry
        previous = entry.seal
    return None


def _rewritten() -> dict[int, str]:
    """Give the seals of what entries say since a name was taken out of them; the last counts."""
    told: dict[int, str] = {}
    for entry in Entry.objects.filter(act=REWRITTEN).order_by("pk"):
        told |= {int(pk): value for pk, value in entry.data["entries"].items()}
    return told


def _one_writer_at_a_time() -> None:
    # SQLite's immediate transactions have one writer already.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOG_LOCK])
