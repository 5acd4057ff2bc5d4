"""A plan that came by the page: take it in, see what confirming it would do, throw it away."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db import transaction

from hoinghi.conferences import (
    originals,
    plan_difference,
    plan_edits,
    plan_findings,
    powers,
    printed,
    queries,
    recognised,
    rules,
    services,
)
from hoinghi.conferences.draft_confirming import establish, is_stranger
from hoinghi.conferences.draft_refusals import AlreadyConfirmed
from hoinghi.conferences.issuer_choice import unclear
from hoinghi.conferences.models import Conference, PlanDraft, PlanEdit
from hoinghi.conferences.permissions import may, require_preparing
from hoinghi.conferences.plan_difference import LineChange
from hoinghi.conferences.plan_findings import Looked
from hoinghi.conferences.rooms import Change, Consequence
from hoinghi.conferences.scoping import own_rows, whole
from hoinghi.journal.services import record
from hoinghi.reading.as_json import plan_to_json
from hoinghi.reading.plan import Plan
from hoinghi.reading.reader import read_bytes
from hoinghi.reading.recheck import shape_to_json
from hoinghi.screen import visible
from hoinghi.units.meant import BodyChoice
from hoinghi.units.models import Account
from hoinghi.violations import RuleViolation

_LONGEST_NAME = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What confirming a draft would do now.

    Attributes:
        standing: The conference that stands already; None where a new one would be made.
        is_in_force: It stands by just this file: nothing would change.
        may_see, may_amend: Of the account that asks, in ``standing``.
        changes: What amending would change; empty for an account that may not amend.
        consequences: What that means for work that has begun; empty for it as well.
        lines: What differs in the words of the two plans; empty for it as well.
        counts: What a new conference would hold.
        seen: Number of the plan in force in ``standing``.
        issuers: Bodies that may issue the plan, where it is not certain which one does.
        problem: Why nothing can be made of it.
        is_stranger: It was sent as an amendment, but seems to be the plan of something else;
            ``belongs`` is the conference that stands by a plan of just this name and issuer,
            ``title`` and ``issuer`` are what the plan itself says.
    """

    standing: Conference | None = None
    is_in_force: bool = False
    may_see: bool = False
    may_amend: bool = False
    changes: tuple[Change, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    lines: tuple[LineChange, ...] = ()
    counts: tuple[queries.Count, ...] = ()
    seen: int = 0
    issuers: tuple[BodyChoice, ...] = ()
    problem: str = ""
    is_stranger: bool = False
    belongs: Conference | None = None
    title: str = ""
    issuer: str = ""


class _Undone(Exception):
    """Leaves a transaction without keeping what was done in it."""


def take_in(
    data: bytes, name: str, *, size: int, by: Account, amends: Conference | None = None
) -> PlanDraft:
    """Read the file *name* and keep it as a draft; the same once more gives the same draft.

    Raises:
        UnreadableSource, NotAPlan: Nothing was kept.
        PermissionDenied: *by* does not prepare the conference to be amended.
    """
    if amends:
        require_preparing(by, amends, powers.AMEND)
    shown = " ".join(visible(name).split())[-_LONGEST_NAME:] or "tep"
    with recognised.one_at_a_time():
        known = plan_findings.bodies_of(by, amends)
        reading = read_bytes(data, shown, known, size=size)
    wanted = {
        "uploaded_by": by,
        "amends": amends,
        "file_name": shown,
        "sha256": reading.source_sha256,
    }
    plan, path = plan_to_json(reading.plan), originals.keep(data)
    if reading.recognised:
        printed.keep_recognised(reading.source_sha256, reading.recognised)
    with own_rows(by.pk), transaction.atomic():
        last = PlanDraft.objects.filter(**wanted).first()
        # A newer reader, or more known bodies, may read more from the same file.
        if last and last.plan == plan and last.file_path:
            return last
        draft = PlanDraft.objects.create(
            **wanted,
            organisation=by.organisation,
            source="\n".join(reading.document.lines),
            plan=plan,
            layout=shape_to_json(reading.shape),
            file_path=path,
        )
        record(
            "conferences.send-plan",
            by=by.username,
            subject=shown,
            conference_id=amends.pk if amends else None,
            data={"plan": draft.sha256},
        )
    return draft


def reopen(conference: Conference, *, by: Account) -> PlanDraft:
    """Give a draft of the plan in force, with its corrections, so that *by* can correct it."""
    revision = queries.plan_in_force(conference)
    with own_rows(by.pk), transaction.atomic():
        draft = PlanDraft.objects.create(
            uploaded_by=by,
            organisation=by.organisation,
            amends=conference,
            file_name=revision.file_name,
            sha256=revision.sha256,
            source=revision.source,
            plan=revision.as_read or revision.plan,
            layout=revision.layout,
            file_path=revision.file_path,
        )
        plan_edits.take_over(draft, revision.edits if revision.as_read else [], by=by)
        record(
            "conferences.send-plan",
            by=by.username,
            subject=revision.file_name,
            conference_id=conference.pk,
            data={"plan": draft.sha256},
        )
    return draft


def outlook(draft: PlanDraft, account: Account) -> Outlook:
    """Establish for a moment and undo it: exactly what would happen, by the same code."""
    found = Outlook()
    try:
        looked = plan_findings.look(draft, plan_edits.edits_of(draft))
        with transaction.atomic():
            found = _tried(draft, looked, account)
            raise _Undone
    except _Undone:
        return replace(found, issuers=unclear(draft, looked.reading, account))
    except RuleViolation as violation:
        return Outlook(problem=str(violation))


def _tried(draft: PlanDraft, looked: Looked, account: Account) -> Outlook:
    try:
        made = establish(draft, looked, by=account)
    except services.PlanDiffers as difference:
        found = _standing(difference.conference, account, difference.changes)
        if not found.may_amend:
            return found
        with whole(difference.conference):
            before = queries.plan_in_force(difference.conference).source
        plan = looked.corrected.plan
        strange = is_stranger(draft, plan)
        return replace(
            found,
            is_stranger=strange,
            belongs=_belongs(draft, plan, account) if strange else None,
            title=plan.event.name or plan.title or "",
            issuer=plan.issuer or "",
            consequences=difference.consequences,
            lines=plan_difference.changed_lines(before, draft.source),
        )
    if made.is_new:
        with whole(made.conference):
            return Outlook(counts=tuple(queries.tally(made.conference)))
    return _standing(made.conference, account, (), is_in_force=True)


def _standing(
    conference: Conference,
    account: Account,
    changes: tuple[Change, ...],
    *,
    is_in_force: bool = False,
) -> Outlook:
    may_amend = may(account, conference, powers.AMEND)
    with whole(conference):
        seen = queries.plan_in_force(conference).number
    return Outlook(
        standing=conference,
        is_in_force=is_in_force,
        may_see=queries.visible_to(account).filter(pk=conference.pk).exists(),
        may_amend=may_amend,
        changes=changes if may_amend else (),
        seen=seen,
    )


def _belongs(draft: PlanDraft, plan: Plan, account: Account) -> Conference | None:
    """Give the other conference that *account* may see and whose plan this is."""
    identity = rules.identity(plan)
    found = queries.visible_to(account).filter(identity=identity).order_by("-edition")
    return next((one for one in found if one.pk != draft.amends_id), None)


def drop(draft: PlanDraft, *, by: Account) -> None:
    """Throw a plan away that nobody confirmed, with its corrections; twice changes nothing.

    The file stays on the disk where other rows may rely on the same bytes (``kept_files``).

    Raises:
        AlreadyConfirmed: A conference was made of it.
    """
    with own_rows(None), transaction.atomic():
        found = PlanDraft.objects.select_for_update(of=("self",)).filter(pk=draft.pk).first()
        if found is None:
            return
        if found.made_id is not None:
            raise AlreadyConfirmed
        number, _ = PlanEdit.objects.filter(draft=found).delete()
        found.delete()
        record(
            "conferences.drop-plan",
            by=by.username,
            subject=found.file_name,
            conference_id=found.amends_id,
            data={"plan": found.sha256, "corrections": number, "sender": found.uploaded_by_id},
        )
