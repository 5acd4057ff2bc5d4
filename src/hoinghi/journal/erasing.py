"""Taking a person's name out of the log without breaking its chain.

An entry is sealed with what it says, so its words cannot be changed unseen. When a name has to
go, the entry is rewritten under a pseudonym while its old seal stays as its link in the chain;
a new entry of the log holds the seal of what the entry says now. The chain is proved by the one
or the other, and a rewriting that no entry tells of still shows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import Q

from hoinghi.journal.models import Entry
from hoinghi.journal.rules import seal
from hoinghi.journal.services import REWRITTEN, record

_AT_ONCE = 500


@transaction.atomic
def rewrite(names: dict[str, str], *, by: str) -> int:
    """Put pseudonyms for *names* (name → pseudonym) in the whole log; how many entries changed.

    An actor or subject that is a name is replaced as a whole, in the particulars each text that
    is one.
    """
    new = {entry.pk: seal(entry.as_act(), entry.previous) for entry in _rewritten(names)}
    for some in _batches(sorted(new.items())):
        record(
            REWRITTEN,
            by=by,
            subject=f"{len(some)} mục nhật ký",
            data={"entries": {str(pk): value for pk, value in some}},
        )
    return len(new)


def _batches(items: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    for start in range(0, len(items), _AT_ONCE):
        yield items[start : start + _AT_ONCE]


def _rewritten(names: dict[str, str]) -> Iterator[Entry]:
    said = Q(actor__in=names) | Q(subject__in=names)
    for name in names:
        # SQLite keeps letters beyond ASCII as escapes.
        said |= Q(data__icontains=name) | Q(data__icontains=json.dumps(name)[1:-1])
    for entry in Entry.objects.filter(said).exclude(act=REWRITTEN).order_by("pk"):
        before = (entry.actor, entry.subject, entry.data)
        entry.actor = names.get(entry.actor, entry.actor)
        entry.subject = names.get(entry.subject, entry.subject)
        entry.data = _replaced(entry.data, names)
        if (entry.actor, entry.subject, entry.data) != before:
            entry.save(update_fields=["actor", "subject", "data"])
            yield entry


def _replaced(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, list):
        return [_replaced(one, names) for one in value]
    if isinstance(value, dict):
        return {key: _replaced(one, names) for key, one in value.items()}
    return value
