"""The dossier as its page shows it: each paper with state, what changed since, and what to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from hoinghi.conferences import dossier
from hoinghi.conferences.models import Conference
from hoinghi.dispatch import amendments, rules
from hoinghi.dispatch.amendments import Remedy, Staleness
from hoinghi.dispatch.documents import documents_of, not_compared, staleness_of
from hoinghi.dispatch.models import Revision
from hoinghi.dispatch.rules import Document, State
from hoinghi.papers.model import DossierPart, Format
from hoinghi.papers.slots import count_of


class Act(StrEnum):
    """The one thing to do next about a paper."""

    ISSUE = "issue"
    RENEW = "renew"
    REPLACE = "replace"
    CORRECT = "correct"
    RECALL = "recall"
    DROP = "drop"


ONE_CLICK = frozenset({Act.RENEW, Act.REPLACE, Act.CORRECT, Act.DROP})
"""Acts that need nothing typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """One paper: as kept, as today's facts make it, or both.

    Attributes:
        revision: The draft or issued one that counts; None where nothing was kept.
        document: Today's paper; None where today's facts give none any more.
        stale: What changed since it was kept; None where it still says what is so.
        waiting: A draft elsewhere that corrects or recalls it.
        act: What to do next; None where nothing is to be done.
    """

    ref: str
    title: str
    copies: int
    formats: tuple[Format, ...]
    missing: tuple[str, ...] = ()
    revision: Revision | None = None
    document: Document | None = None
    stale: Staleness | None = None
    waiting: Revision | None = None
    act: Act | None = None

    @property
    def short(self) -> str:
        """The title under that of its part."""
        return (self.document.name if self.document else "") or self.title

    @property
    def is_one_click(self) -> bool:
        return self.act in ONE_CLICK

    @property
    def is_gone(self) -> bool:
        """Kept, but no longer in the dossier."""
        return self.document is None and self.act in (Act.RECALL, Act.DROP)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """A file of the dossier with its papers; ``rows`` is empty for badges and name plates."""

    number: int
    part: DossierPart
    sheets: int
    rows: tuple[PaperRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """All papers of a conference; ``others`` are kept ones that no part of the dossier gives."""

    parts: tuple[PartRow, ...]
    others: tuple[PaperRow, ...]

    @property
    def rows(self) -> list[PaperRow]:
        return [row for part in self.parts for row in part.rows] + list(self.others)

    @property
    def stale(self) -> list[PaperRow]:
        """Papers that no longer say what is so; those that people have already come first."""
        found = [row for row in self.rows if row.stale or row.is_gone]
        return sorted(found, key=lambda row: row.revision is None or row.revision.is_draft)

    @property
    def stale_drafts(self) -> list[PaperRow]:
        """Drafts that wait to be renewed."""
        return [row for row in self.stale if row.act is Act.RENEW]

    @property
    def stale_others(self) -> list[PaperRow]:
        """The rest of ``stale``: what somebody has to decide on."""
        return [row for row in self.stale if row.act is not Act.RENEW]


def shelf(conference: Conference, is_open: Callable[[str], bool] = lambda ref: True) -> Shelf:
    """Give the dossier with what was kept of it; the same few queries for any number of papers.

    Args:
        is_open: Tells of the ``ref`` of a paper, or the slug of a part, whether it is shown.
    """
    documents = {ref: one for ref, one in documents_of(conference).items() if is_open(ref)}
    kept = {ref: revisions for ref, revisions in _kept(conference).items() if is_open(ref)}
    rows = {row.ref: row for row in _rows(documents, kept)}
    parts = []
    for number, part in enumerate(dossier.current(conference), start=1):
        if not is_open(part.slug):
            continue
        own = [rows[d.ref] for d in documents.values() if d.slug == part.slug]
        sheets = count_of(part.contents)
        parts.append(PartRow(number=number, part=part, sheets=sheets, rows=tuple(own)))
    others = tuple(row for ref, row in rows.items() if ref not in documents)
    return Shelf(parts=tuple(parts), others=others)


def stale_rows(conference: Conference) -> list[PaperRow]:
    """Give the kept papers that no longer say what is so; one query where nothing was kept."""
    kept = _kept(conference)
    if not kept:
        return []
    rows = _rows(documents_of(conference), kept)
    return [row for row in rows if row.revision and (row.stale or row.is_gone)]


def reason(row: PaperRow) -> str:
    """Say in one line why a paper is stale: the first facts, else the place of the first words."""
    if row.stale is None:
        return _("không còn trong hồ sơ")
    if line := row.stale.first_line if not row.stale.facts else None:
        return f"{line.place}: {line.before or '…'} → {line.after or '…'}"
    return "; ".join(
        f"{change.label}: {change.before or '…'} → {change.after or '…'}"
        for change in row.stale.facts[:2]
    )


def row_of(document: Document | None, revisions: Sequence[Revision]) -> PaperRow:
    """Give the row of one paper; *revisions* are all of its record, with their followers."""
    about = [follower for revision in revisions for follower in revision.followers.all()]
    return _row(document, standing(revisions), _followers(about))


def standing(revisions: Iterable[Revision]) -> Revision | None:
    """Give the revision that counts, else the last that was issued."""
    known = sorted(revisions, key=lambda revision: revision.number)
    counting = [r for r in known if r.is_draft or r.is_in_force]
    issued = [r for r in known if r.state != State.DROPPED]
    return (counting or issued or [None])[-1]  # type: ignore[list-item] # None where none is left


def _kept(conference: Conference) -> dict[str, list[Revision]]:
    found: dict[str, list[Revision]] = defaultdict(list)
    revisions = Revision.objects.filter(record__conference=conference)
    for revision in revisions.select_related("record").defer("contents", "facts"):
        found[revision.record.ref].append(revision)
    return found


def _followers(revisions: Iterable[Revision]) -> dict[int, Revision]:
    """Give the drafts about issued papers, by the paper they are about."""
    return {r.target_id: r for r in revisions if r.is_draft and r.target_id}


def _rows(
    documents: Mapping[str, Document], kept: Mapping[str, Sequence[Revision]]
) -> Iterator[PaperRow]:
    standing_ = {ref: standing(revisions) for ref, revisions in kept.items()}
    _read_contents(documents, [revision for revision in standing_.values() if revision])
    followers = _followers(r for revisions in kept.values() for r in revisions)
    for ref in [*documents, *(ref for ref in kept if ref not in documents)]:
        revision = standing_.get(ref)
        if revision or ref in documents:
            yield _row(documents.get(ref), revision, followers)


def _read_contents(documents: Mapping[str, Document], revisions: Sequence[Revision]) -> None:
    """Fill in the contents that comparisons need, all with one query."""
    pairs = [
        (revision, today)
        for revision in revisions
        if (today := documents.get(revision.record.ref)) and not revision.accounts_for(today.digest)
    ]
    wanted = not_compared(pairs)
    full = Revision.objects.in_bulk(wanted) if wanted else {}
    for revision, _today in pairs:
        if found := full.get(revision.pk):
            revision.contents, revision.facts = found.contents, found.facts


def _row(
    document: Document | None, revision: Revision | None, followers: Mapping[int, Revision]
) -> PaperRow:
    stale = None
    counts = revision is not None and (revision.is_draft or revision.is_in_force)
    if revision and counts and document and not revision.accounts_for(document.digest):
        stale = staleness_of(revision, document)
    waiting = followers.get(revision.pk) if revision else None
    is_issued = revision is not None and revision.is_in_force
    missing = revision.missing if revision and not is_issued else ()
    if document and not is_issued and (revision is None or stale):
        missing = document.missing
    record = revision.record if revision else None
    return PaperRow(
        ref=document.ref if document else record.ref if record else "",
        title=document.title if document else record.title if record else "",
        copies=rules.count_of(document.contents) if document else 1,
        formats=document.formats if document else record.drawn_as if record else (),
        missing=tuple(missing),
        revision=revision,
        document=document,
        stale=stale,
        waiting=waiting,
        act=None if waiting else _act(document, revision if counts else None, stale),
    )


def _act(
    document: Document | None, revision: Revision | None, stale: Staleness | None
) -> Act | None:
    if revision is None:
        return Act.ISSUE if document else None
    if revision.is_draft:
        if stale:
            return Act.RENEW
        is_ours = document is None and not revision.record.is_letter
        return Act.DROP if is_ours else Act.ISSUE
    if stale and document:
        return _remedy(document, stale)
    is_ours = document is None and not revision.record.is_letter
    return Act.RECALL if is_ours and revision.symbol else None


def _remedy(document: Document, stale: Staleness) -> Act:
    can_correct = Remedy.CORRECT in amendments.remedies(document.contents)
    return Act.CORRECT if can_correct and stale.remedy is Remedy.CORRECT else Act.REPLACE
