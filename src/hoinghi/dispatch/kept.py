"""Kept papers as they stand: finding them, adding a revision, moving one on.

The acts themselves are in ``services`` and ``amendment_services``.
"""

from __future__ import annotations

from collections.abc import Sequence

from hoinghi.conferences.models import Conference
from hoinghi.dispatch import refusals, rules
from hoinghi.dispatch.models import PaperRecord, Revision
from hoinghi.dispatch.rules import Contents, Effect, State
from hoinghi.journal.services import record as log
from hoinghi.papers.as_json import papers_to_json
from hoinghi.papers.model import Fact
from hoinghi.together.queries import called


def record_of(conference: Conference, ref: str) -> PaperRecord | None:
    """Find the record named *ref*, locked: of two clerks one acts after the other has."""
    slug, _, key = ref.partition(rules.REF_PARTS)
    records = PaperRecord.objects.select_for_update()
    return records.filter(conference=conference, slug=slug, key=key).first()


def last(conference: Conference, ref: str) -> Revision | None:
    """Give the revision of the paper named *ref* that counts; see ``standing``."""
    record = record_of(conference, ref)
    return standing(record) if record else None


def standing(record: PaperRecord) -> Revision | None:
    """Give the revision that counts: the draft, else the issued one that is in force."""
    counting = [State.DRAFT, *rules.IN_FORCE]
    return record.revisions.filter(state__in=counting).order_by("-number").first()


def in_force(conference: Conference, ref: str) -> Revision:
    """Give the issued paper that something may now be done about.

    Raises:
        NotInForce: It is not issued, or no longer in force.
        AlreadyUnderWay: A draft about it is waiting.
    """
    record = record_of(conference, ref)
    issued = (
        record and record.revisions.filter(state__in=rules.IN_FORCE).order_by("-number").first()
    )
    if record is None or not issued:
        raise refusals.NotInForce(record.title if record else ref)
    waiting = issued.followers.filter(state=State.DRAFT).first()
    if waiting:
        raise refusals.AlreadyUnderWay(
            waiting.get_effect_display().lower(), called(waiting.made_by)
        )
    return issued


def add(
    record: PaperRecord,
    contents: Contents,
    *,
    facts: Sequence[Fact],
    made_from: str,
    missing: Sequence[str],
    by: str,
    effect: Effect = Effect.NONE,
    target: Revision | None = None,
    reason: str = "",
    settled: str = "",
) -> Revision:
    """Put a draft behind the revisions of *record*; see ``Revision`` for the rest."""
    last = record.revisions.order_by("-number").first()
    revision = Revision.objects.create(
        record=record,
        number=last.number + 1 if last else 1,
        state=State.DRAFT,
        contents=papers_to_json(rules.without_facts(contents)),
        facts=[[fact.label, fact.value, fact.source] for fact in facts],
        missing=list(missing),
        made_from=made_from,
        settled=settled,
        effect=effect,
        target=target,
        reason=reason,
        made_by=by,
        issuer=rules.issuer_of(contents)[:250],
        symbol=rules.symbol_of(contents)[:60],
    )
    tell(f"dispatch.{effect or 'keep'}", revision, by=by, digest=made_from)
    return revision


def set_state(revision: Revision, state: State) -> None:
    """Move a revision on."""
    revision.state = state
    revision.save(update_fields=["state"])


def tell(act: str, revision: Revision, *, by: str, **data: object) -> None:
    """Write what was done to *revision* into the log."""
    log(
        act,
        by=by,
        subject=f"{revision.record.ref} lần {revision.number}"[:200],
        conference_id=revision.record.conference_id,
        data={
            "revision": revision.pk,
            "ref": revision.record.ref,
            "title": revision.record.title,
            **data,
        },
    )
