"""Kept papers and lines of Nơi nhận, as they are found."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.searchable import Found, Searchable, Sight, at, plan_part
from hoinghi.dispatch.models import DistributionLine, PaperRecord, Revision
from hoinghi.dispatch.powers import READ_ALL
from hoinghi.dispatch.rules import IN_FORCE, State, copies_of
from hoinghi.papers.lines import lines_of

_MOST_TEXT = 20_000


def searchables() -> Iterable[Searchable]:
    """Give both kinds."""
    return (
        Searchable(
            kind="van-ban",
            asks_for=frozenset({READ_ALL.code}),
            label=_("Văn bản"),
            model=PaperRecord,
            rows=_papers,
            read=_paper,
            weight=3,
            touched_by=((Revision, lambda row, fields: [row.record_id]),),
        ),
        Searchable(
            kind="noi-nhan",
            label=_("Nơi nhận"),
            model=DistributionLine,
            rows=lambda: DistributionLine.objects.select_related("conference"),
            read=lambda row: plan_part(row, row.text),
            weight=7,
        ),
    )


def _papers() -> QuerySet[PaperRecord]:
    counting = Revision.objects.filter(state__in=[State.DRAFT, *IN_FORCE]).order_by("-number")
    return PaperRecord.objects.select_related("conference").prefetch_related(
        Prefetch("revisions", counting, "counting")
    )


def _paper(row: PaperRecord) -> Iterable[Found]:
    """The revision that counts, as ``kept.standing`` chooses it."""
    for revision in row.counting[:1]:  # type: ignore[attr-defined] # by _papers
        dated = f"ngày {revision.dated:%d/%m/%Y}" if revision.dated else ""
        told = [revision.number_said, dated, revision.get_state_display()]
        yield Found(
            title=" ".join(filter(None, [row.title, revision.number_said])),
            text=" · ".join([*filter(None, told), _words(revision)]),
            place=at("dispatch:paper", row.conference.slug, row.ref),
            sight=Sight(conference=row.conference_id, asks_for=READ_ALL.code),
            conference=row.conference_id,
        )


def _words(revision: Revision) -> str:
    """Give the text of the first copies; of 166 invitations the rest say the same."""
    words: list[str] = []
    length = 0
    for copy in copies_of(revision.papers):
        for line in lines_of(copy):
            words.append(line.text)
            length += len(line.text) + 1
        if length > _MOST_TEXT:
            break
    return " ".join(words)
