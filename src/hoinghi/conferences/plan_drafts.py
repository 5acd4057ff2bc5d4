"""Acts on a plan that came by the page: take it in, look what it would do, confirm it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from django.db import transaction

from hoinghi.conferences import (
    bringing,
    originals,
    plan_difference,
    plan_edits,
    powers,
    queries,
    services,
)
from hoinghi.conferences.judging import bodies_for
from hoinghi.conferences.models import Conference, PlanDraft, Role
from hoinghi.conferences.permissions import may, require_preparing
from hoinghi.conferences.plan_difference import LineChange
from hoinghi.conferences.rooms import Change, Consequence
from hoinghi.conferences.scoping import own_rows, whole
from hoinghi.journal.services import record
from hoinghi.reading.as_json import plan_to_json
from hoinghi.reading.document import Document
from hoinghi.reading.edits import edit_to_json, standing
from hoinghi.reading.reader import Reading, read_bytes
from hoinghi.screen import visible
from hoinghi.units import queries as units
from hoinghi.units.models import Account
from hoinghi.violations import RuleViolation

_LONGEST_NAME = 250


class Choice(StrEnum):
    """What the person says the plan is."""

    NEW = "new"
    AMEND = "amend"
    ANOTHER = "another"


class ChangedMeanwhile(RuleViolation):
    """Somebody else changed the conference after the differences were shown."""

    code = "conferences.changed-meanwhile"

    def __init__(self) -> None:
        self.remedy = "Hãy xem lại các thay đổi dưới đây rồi áp dụng."
        super().__init__(
            "Hội nghị vừa được người khác cập nhật theo một bản kế hoạch khác, nên bản này chưa "
            f"được áp dụng. {self.remedy}"
        )


class CorrectedMeanwhile(RuleViolation):
    """What was read was corrected elsewhere after the page was opened."""

    code = "conferences.corrected-meanwhile"

    def __init__(self) -> None:
        self.remedy = "Hãy xem lại bản đọc dưới đây rồi xác nhận."
        super().__init__(
            f"Bản đọc vừa được sửa ở một trang khác, nên kế hoạch chưa được xác nhận. {self.remedy}"
        )


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
        problem: Why nothing can be made of it.
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
    problem: str = ""


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
    reading = read_bytes(data, shown, bodies_for(units.directory()), size=size)
    wanted = {
        "uploaded_by": by,
        "amends": amends,
        "file_name": shown,
        "sha256": reading.source_sha256,
    }
    plan, path = plan_to_json(reading.plan), originals.keep(data)
    with own_rows(by.pk), transaction.atomic():
        last = PlanDraft.objects.filter(**wanted).first()
        # A newer reader, or more known bodies, may read more from the same file.
        if last and last.plan == plan and last.file_path:
            return last
        draft = PlanDraft.objects.create(
            **wanted, source="\n".join(reading.document.lines), plan=plan, file_path=path
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
        return found
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
        return replace(
            found,
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
) -> services.Established:
    """Make the conference that the draft orders, or amend the one that stands.

    Who sent the plan becomes the standing office of a new conference. Confirming again changes
    nothing and gives the same conference.

    Args:
        seen: Number of the plan in force when the differences were shown.
        version: Of the corrections then; None where nobody looked at them.

    Raises:
        CorrectedMeanwhile: Somebody corrected the draft since.
        PlanDiffers: A conference stands by another wording and nobody said what this one is.
        ChangedMeanwhile: It is no longer what *by* has seen.
        NoLongerYours: *by* no longer prepares the conference that something comes along from.
        PermissionDenied: *by* does not prepare the conference.
    """
    with transaction.atomic():
        _require_same_corrections(draft, version)
        if choice is Choice.AMEND:
            _require_as_seen(draft, by, seen)
        made = _establish(draft, by=by, choice=choice)
        if made.is_new:
            office = Role.STANDING_OFFICE
            services.grant(made.conference, draft.uploaded_by, office, by=by.username)
    return made


def _require_same_corrections(draft: PlanDraft, version: int | None) -> None:
    if version is not None and plan_edits.version_of(plan_edits.alone_with(draft)) != version:
        raise CorrectedMeanwhile


def _establish(
    draft: PlanDraft, *, by: Account, choice: Choice = Choice.NEW
) -> services.Established:
    made = services.establish(
        reading_of(draft),
        file_name=draft.file_name,
        by=by.username,
        accept_changes=choice is Choice.AMEND,
        another=choice is Choice.ANOTHER,
        amends=None if choice is Choice.ANOTHER else draft.amends,
        sent=sent_of(draft),
    )
    if made.is_new:
        bringing.bring(draft, made.conference, by=by)
    return made


def _require_as_seen(draft: PlanDraft, by: Account, seen: int) -> None:
    reading = reading_of(draft)
    standing = services.standing_for(reading, draft.amends)
    if standing is None:
        raise ChangedMeanwhile
    # Whoever amends it in the same moment waits here until we are done.
    Conference.objects.select_for_update().get(pk=standing.pk)
    require_preparing(by, standing, powers.AMEND)
    if services.is_in_force(standing, reading, sent_of(draft)):
        return
    with whole(standing):
        in_force = queries.plan_in_force(standing)
    if in_force.number != seen:
        raise ChangedMeanwhile


def sent_of(draft: PlanDraft) -> services.Sent:
    """Give how the draft came: its file, and what people corrected."""
    edits = standing(plan_edits.edits_of(draft))
    return services.Sent(
        file_path=draft.file_path,
        as_read=draft.plan if edits else None,
        edits=tuple(map(edit_to_json, edits)),
    )


def reading_of(draft: PlanDraft) -> Reading:
    """Give what was read when the plan came, with what people corrected since: what the person
    has seen is what is confirmed."""
    return Reading(
        plan=plan_edits.corrected(draft).plan,
        document=Document(lines=tuple(draft.source.split("\n")), paragraphs=()),
        source_sha256=draft.sha256,
    )
