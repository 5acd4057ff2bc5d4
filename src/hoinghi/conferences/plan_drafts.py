"""Acts on a plan that came by the page: take it in, look what it would do, confirm it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from hoinghi.conferences import (
    bringing,
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
from hoinghi.conferences.draft_refusals import (
    AlreadyConfirmed,
    ChangedMeanwhile,
    CorrectedMeanwhile,
    OfAnotherConference,
)
from hoinghi.conferences.issuer_choice import IssuerUnclear, Place, certain, unclear
from hoinghi.conferences.known_bodies import known_to_issuer
from hoinghi.conferences.models import Conference, PlanDraft, PlanEdit, Role
from hoinghi.conferences.permissions import may, require_preparing
from hoinghi.conferences.plan_difference import LineChange
from hoinghi.conferences.plan_findings import Looked
from hoinghi.conferences.rooms import Change, Consequence
from hoinghi.conferences.scoping import own_rows, whole
from hoinghi.journal.services import record
from hoinghi.reading.as_json import plan_from_json, plan_to_json
from hoinghi.reading.document import Document, Shape
from hoinghi.reading.edits import edit_to_json
from hoinghi.reading.plan import Plan
from hoinghi.reading.reader import Reading, read_bytes
from hoinghi.reading.recheck import shape_from_json, shape_to_json
from hoinghi.screen import visible
from hoinghi.units.models import Account
from hoinghi.violations import RuleViolation

_LONGEST_NAME = 250


class Choice(StrEnum):
    """What the person says the plan is."""

    NEW = "new"
    AMEND = "amend"
    ANOTHER = "another"


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
    issuers: tuple[Place, ...] = ()
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
        reading = read_bytes(data, shown, known_to_issuer, size=size)
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
        with transaction.atomic():
            found = _tried(draft, account)
            raise _Undone
    except _Undone:
        return replace(found, issuers=unclear(draft, reading_of(draft), account))
    except RuleViolation as violation:
        return Outlook(problem=str(violation))


def _tried(draft: PlanDraft, account: Account) -> Outlook:
    try:
        made = _establish(draft, by=account)
    except services.PlanDiffers as difference:
        found = _standing(difference.conference, account, difference.changes)
        if not found.may_amend:
            return found
        with whole(difference.conference):
            before = queries.plan_in_force(difference.conference).source
        plan = reading_of(draft).plan
        is_stranger = _is_stranger(draft, plan)
        return replace(
            found,
            is_stranger=is_stranger,
            belongs=_belongs(draft, account) if is_stranger else None,
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


def confirm(
    draft: PlanDraft,
    *,
    by: Account,
    choice: Choice = Choice.NEW,
    seen: int = 0,
    version: int | None = None,
    sure: bool = False,
    host: int | None = None,
) -> services.Established:
    """Make the conference that the draft orders, or amend the one that stands.

    Who sent the plan, and who confirms it, become the standing office of a new conference.
    Confirming again changes nothing and gives the same conference.

    Args:
        seen: Number of the plan in force when the differences were shown.
        version: Of the corrections then; None where nobody looked at them.
        sure: An amendment under another name or issuer is meant so.
        host: The body that issues the plan, where several bear its name; 0 for none of them.

    Raises:
        IssuerUnclear: Several bodies bear the issuer's name and nobody said which it is.
        CorrectedMeanwhile: Somebody corrected the draft since.
        OfAnotherConference: It seems to be no amendment, and *sure* is false.
        PlanDiffers: A conference stands by another wording and nobody said what this one is.
        ChangedMeanwhile: It is no longer what *by* has seen.
        NoLongerYours: *by* no longer prepares the conference that something comes along from.
        PermissionDenied: *by* does not prepare the conference.
    """
    with transaction.atomic():
        _require_same_corrections(draft, version)
        if choice is Choice.AMEND:
            _require_as_seen(draft, by, seen)
            if not sure and _is_stranger(draft, reading_of(draft).plan):
                raise OfAnotherConference(draft.amends.title if draft.amends else "")
        elif host is None and (places := unclear(draft, reading_of(draft), by)):
            raise IssuerUnclear(places[0].name)
        made = _establish(draft, by=by, choice=choice, host=host)
        if made.is_new:
            office = Role.STANDING_OFFICE
            services.grant(made.conference, draft.uploaded_by, office, by=by.username)
            # Who keeps the whole site needs no role to see what came of it.
            if not by.is_superuser:
                services.grant(made.conference, by, office, by=by.username)
        _keep_outcome(draft, made.conference, by)
    return made


def _keep_outcome(draft: PlanDraft, made: Conference, by: Account) -> None:
    if draft.made_id is None:
        draft.made, draft.confirmed_by, draft.confirmed_at = made, by.username, timezone.now()
        draft.save(update_fields=["made", "confirmed_by", "confirmed_at"])


def _is_stranger(draft: PlanDraft, plan: Plan) -> bool:
    if draft.amends is None:
        return False
    with whole(draft.amends):
        in_force = queries.plan_in_force(draft.amends).plan
    return rules.is_stranger(plan, plan_from_json(in_force))


def _belongs(draft: PlanDraft, account: Account) -> Conference | None:
    """Give the other conference that *account* may see and whose plan this is."""
    identity = rules.identity(reading_of(draft).plan)
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


def _require_same_corrections(draft: PlanDraft, version: int | None) -> None:
    if version is not None and plan_edits.version_of(plan_edits.alone_with(draft)) != version:
        raise CorrectedMeanwhile


def _establish(
    draft: PlanDraft, *, by: Account, choice: Choice = Choice.NEW, host: int | None = None
) -> services.Established:
    looked = plan_findings.look(draft, plan_edits.edits_of(draft))
    made = services.establish(
        _reading_of(draft, looked),
        file_name=draft.file_name,
        by=by.username,
        accept_changes=choice is Choice.AMEND,
        another=choice is Choice.ANOTHER,
        amends=None if choice is Choice.ANOTHER else draft.amends,
        sent=_sent_of(draft, looked, by, host),
    )
    if made.is_new:
        bringing.bring(draft, made.conference, by=by)
    return made


def _require_as_seen(draft: PlanDraft, by: Account, seen: int) -> None:
    looked = plan_findings.look(draft, plan_edits.edits_of(draft))
    reading = _reading_of(draft, looked)
    sent = _sent_of(draft, looked, by)
    standing = services.standing_for(reading, draft.amends, sent)
    if standing is None:
        raise ChangedMeanwhile
    # Whoever amends it in the same moment waits here until we are done.
    Conference.objects.select_for_update().get(pk=standing.pk)
    require_preparing(by, standing, powers.AMEND)
    if services.is_in_force(standing, reading, sent):
        return
    with whole(standing):
        in_force = queries.plan_in_force(standing)
    if in_force.number != seen:
        raise ChangedMeanwhile


def _sent_of(
    draft: PlanDraft, looked: Looked, by: Account, host: int | None = None
) -> services.Sent:
    """Give how the draft came: its file, what people corrected, and which body issues it."""
    if host is None:
        host = certain(_reading_of(draft, looked), by)
    return services.Sent(
        file_path=draft.file_path,
        as_read=draft.plan if looked.edits else None,
        edits=tuple(map(edit_to_json, looked.edits)),
        host=host,
    )


def reading_of(draft: PlanDraft) -> Reading:
    """Give what would be confirmed."""
    return _reading_of(draft, plan_findings.look(draft, plan_edits.edits_of(draft)))


def _reading_of(draft: PlanDraft, looked: Looked) -> Reading:
    """Give what was read when the plan came, with what people corrected since: what the person
    has seen is what is confirmed."""
    return Reading(
        plan=looked.corrected.plan,
        document=Document(lines=tuple(draft.source.split("\n")), paragraphs=()),
        source_sha256=draft.sha256,
        shape=shape_from_json(draft.layout) if draft.layout else Shape(),
    )
