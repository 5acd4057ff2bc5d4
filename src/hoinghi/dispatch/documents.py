"""Today's papers of a conference, and how kept ones differ from them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import Final

from hoinghi.conferences import dossier
from hoinghi.conferences.editions import remembered
from hoinghi.conferences.models import Conference
from hoinghi.dispatch import amendments, rules
from hoinghi.dispatch.amendments import Staleness
from hoinghi.dispatch.models import Revision
from hoinghi.dispatch.rules import Document


def _make(conference: Conference) -> dict[str, Document]:
    made = rules.documents(dossier.current(conference))
    return {document.ref: document for document in made}


_remembered = remembered(_make)


def documents_of(conference: Conference) -> dict[str, Document]:
    """Give today's papers by ``ref``, made once for each edition of the facts; one query then."""
    return _remembered(conference)


_KEPT: Final = 256
_compared: OrderedDict[tuple[int, str], Staleness] = OrderedDict()
_lock = Lock()


def staleness_of(revision: Revision, today: Document) -> Staleness:
    """Compare a kept paper with today's; remembered, since neither side ever changes.

    Its ``contents`` are read from the database where they were left out.
    """
    key = (revision.pk, today.digest)
    with _lock:
        if key in _compared:
            return _compared[key]
    found = amendments.staleness(
        revision.papers, revision.stated, today, issued_as=revision.issued_as
    )
    with _lock:
        _compared[key] = found
        while len(_compared) > _KEPT:
            _compared.popitem(last=False)
    return found


def not_compared(pairs: Sequence[tuple[Revision, Document]]) -> list[int]:
    """Give the keys of the revisions whose contents a comparison has still to read."""
    with _lock:
        return [r.pk for r, today in pairs if (r.pk, today.digest) not in _compared]
