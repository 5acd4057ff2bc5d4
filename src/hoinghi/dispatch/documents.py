"""Today's papers of a conference, and how kept ones differ from them."""

from __future__ import annotations

from collections.abc import Sequence

from hoinghi.conferences import dossier
from hoinghi.conferences.editions import remembered
from hoinghi.conferences.models import Conference
from hoinghi.dispatch import amendments, rules
from hoinghi.dispatch.amendments import Staleness
from hoinghi.dispatch.models import Revision
from hoinghi.dispatch.rules import Document
from hoinghi.journal.editions import Kept


def _make(conference: Conference) -> dict[str, Document]:
    made = rules.documents(dossier.current(conference))
    return {document.ref: document for document in made}


_remembered = remembered(_make)


def documents_of(conference: Conference) -> dict[str, Document]:
    """Give today's papers by ``ref``, made once for each edition of the facts; one query then."""
    return _remembered(conference)


_compared: Kept[Staleness] = Kept(most=256, most_bytes=32 * 2**20)


def staleness_of(revision: Revision, today: Document) -> Staleness:
    """Compare a kept paper with today's; remembered, since neither side ever changes.

    Its ``contents`` are read from the database where they were left out.
    """

    def compare() -> Staleness:
        return amendments.staleness(
            revision.papers, revision.stated, today, issued_as=revision.issued_as
        )

    return _compared.get((revision.pk, today.digest), compare)


def not_compared(pairs: Sequence[tuple[Revision, Document]]) -> list[int]:
    """Give the keys of the revisions whose contents a comparison has still to read."""
    return [r.pk for r, today in pairs if (r.pk, today.digest) not in _compared]
