"""Acts on issued papers: replace, correct, recall.

Source: Nghị định 30/2020/NĐ-CP, Điều 18.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from hoinghi.conferences.models import Conference
from hoinghi.dispatch import amendments, kept, letters, refusals, rules
from hoinghi.dispatch.amendments import Misprint
from hoinghi.dispatch.documents import documents_of
from hoinghi.dispatch.models import PaperRecord, Revision
from hoinghi.dispatch.rules import Effect
from hoinghi.papers.as_json import digest
from hoinghi.papers.model import Format, Paper

TITLE = 300


def replace(conference: Conference, ref: str, *, by: str) -> Revision:
    """Draft the paper that replaces an issued one, from today's facts; it says what it replaces.

    Raises:
        NotInDossier, NotInForce, AlreadyUnderWay: see there.
    """
    document = documents_of(conference).get(ref)
    if document is None:
        raise refusals.NotInDossier
    with transaction.atomic():
        target = kept.in_force(conference, ref)
        contents = rules.replacing(document.contents, target.papers)
        return kept.add(
            target.record,
            contents,
            facts=document.facts,
            made_from=document.digest,
            missing=document.missing,
            effect=Effect.REPLACES,
            target=target,
            by=by,
        )


def correct(conference: Conference, ref: str, wrong: Sequence[Misprint], *, by: str) -> Revision:
    """Draft the công văn that corrects an issued paper (đính chính).

    Raises:
        NothingWrong: *wrong* is empty.
        NotThisWay, NotInForce, AlreadyUnderWay: see there.
    """
    if not wrong:
        raise refusals.NothingWrong
    with transaction.atomic():
        target = _numbered_in_force(conference, ref)
        paper = letters.correction(conference, target.papers, wrong)
        today = documents_of(conference).get(ref)
        return _letter(target, paper, Effect.CORRECTS, by=by, settled=today.digest if today else "")


def recall(conference: Conference, ref: str, reason: str, *, by: str) -> Revision:
    """Draft the notice that recalls an issued paper (thu hồi).

    Raises:
        ReasonMissing: *reason* is empty.
        NotThisWay, NotInForce, AlreadyUnderWay: see there.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise refusals.ReasonMissing
    with transaction.atomic():
        target = _numbered_in_force(conference, ref)
        paper = letters.recall(conference, target.papers, reason)
        return _letter(target, paper, Effect.RECALLS, by=by, reason=reason)


def _numbered_in_force(conference: Conference, ref: str) -> Revision:
    target = kept.in_force(conference, ref)
    if amendments.Remedy.CORRECT not in amendments.remedies(target.papers):
        raise refusals.NotThisWay(target.record.title)
    return target


def _letter(
    target: Revision,
    paper: Paper,
    effect: Effect,
    *,
    by: str,
    reason: str = "",
    settled: str = "",
) -> Revision:
    """Keep a paper about *target* as a draft under a record of its own."""
    slug, name = rules.LETTERS[effect]
    about = target.record
    # The record of the target is locked: nobody else counts in this moment.
    number = target.followers.exclude(record=about).count() + 1
    record = PaperRecord.objects.create(
        conference=about.conference,
        slug=slug,
        key=f"{target.pk}-{number}",
        title=f"{name} {rules.cited(target.papers)}"[:TITLE],
        order=about.order,
        formats=",".join((Format.DOCX, Format.PDF)),
    )
    contents = (paper,)
    return kept.add(
        record,
        contents,
        facts=paper.facts,
        made_from=digest(contents),
        missing=paper.missing,
        effect=effect,
        target=target,
        reason=reason,
        settled=settled,
        by=by,
    )
