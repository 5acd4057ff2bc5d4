"""Confirming a plan that was sent: a conference is made of it, or the one that stands is amended.

The corrections are looked at once, under a lock: everything that follows is about what was seen.
"""

from __future__ import annotations

from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from hoinghi.conferences import (
    bringing,
    plan_edits,
    plan_findings,
    powers,
    queries,
    rules,
    services,
)
from hoinghi.conferences.draft_refusals import (
    ConferenceChanged,
    CorrectedMeanwhile,
    IssuerUnclear,
    OfAnotherConference,
)
from hoinghi.conferences.issuer_choice import certain, unclear
from hoinghi.conferences.models import Conference, PlanDraft, Role
from hoinghi.conferences.permissions import require_preparing
from hoinghi.conferences.plan_findings import Looked
from hoinghi.conferences.scoping import whole
from hoinghi.reading.as_json import plan_from_json
from hoinghi.reading.edits import edit_to_json
from hoinghi.reading.plan import Plan
from hoinghi.units.models import Account


class Choice(StrEnum):
    """What the person says the plan is."""

    NEW = "new"
    AMEND = "amend"
    ANOTHER = "another"


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
        ConferenceChanged: It is no longer what *by* has seen.
        NoLongerYours: *by* no longer prepares the conference that something comes along from.
        PermissionDenied: *by* does not prepare the conference.
    """
    with transaction.atomic():
        looked = _looked_alone(draft, version, host)
        if choice is Choice.AMEND:
            _require_as_seen(draft, looked, by, seen)
            if not sure and is_stranger(draft, looked.corrected.plan):
                raise OfAnotherConference(draft.amends.title if draft.amends else "")
        elif host is None:
            _require_issuer(draft, looked, by)
        made = establish(draft, looked, by=by, choice=choice, host=host)
        _give_offices(draft, made, by)
        _keep_outcome(draft, made.conference, by)
    return made


def establish(
    draft: PlanDraft,
    looked: Looked,
    *,
    by: Account,
    choice: Choice = Choice.NEW,
    host: int | None = None,
) -> services.Established:
    """Make the conference or amend it, without asking anybody; part of a transaction.

    Raises:
        PlanDiffers, NoLongerYours: As ``confirm``.
    """
    made = services.establish(
        looked.reading,
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


def is_stranger(draft: PlanDraft, plan: Plan) -> bool:
    """Tell whether *plan* hardly amends what the draft was sent to amend."""
    if draft.amends is None:
        return False
    with whole(draft.amends):
        in_force = queries.plan_in_force(draft.amends).plan
    return rules.is_stranger(plan, plan_from_json(in_force))


def _looked_alone(draft: PlanDraft, version: int | None, host: int | None) -> Looked:
    """Give what would be confirmed; who corrects it in this moment waits until we are done."""
    edits = plan_edits.alone_with(draft)
    if version is not None and plan_edits.version_of(edits) != version:
        raise CorrectedMeanwhile
    return plan_findings.look(draft, edits, chosen=host)


def _require_issuer(draft: PlanDraft, looked: Looked, by: Account) -> None:
    if places := unclear(draft, looked.reading, by):
        raise IssuerUnclear(places[0].name)


def _require_as_seen(draft: PlanDraft, looked: Looked, by: Account, seen: int) -> None:
    sent = _sent_of(draft, looked, by)
    standing = services.standing_for(looked.reading, draft.amends, sent)
    if standing is None:
        raise ConferenceChanged
    # Whoever amends it in the same moment waits here until we are done.
    Conference.objects.select_for_update().get(pk=standing.pk)
    require_preparing(by, standing, powers.AMEND)
    if services.is_in_force(standing, looked.reading, sent):
        return
    with whole(standing):
        in_force = queries.plan_in_force(standing)
    if in_force.number != seen:
        raise ConferenceChanged


def _sent_of(
    draft: PlanDraft, looked: Looked, by: Account, host: int | None = None
) -> services.Sent:
    """Give how the draft came: its file, what people corrected, and which body issues it."""
    if host is None:
        host = certain(looked.reading, by)
    return services.Sent(
        file_path=draft.file_path,
        as_read=draft.plan if looked.edits else None,
        edits=tuple(map(edit_to_json, looked.edits)),
        host=host,
    )


def _give_offices(draft: PlanDraft, made: services.Established, by: Account) -> None:
    if not made.is_new:
        return
    _put_in_charge(made.conference, draft.uploaded_by, by)
    # Who keeps the whole site needs no role to see what came of it.
    if not by.is_superuser:
        _put_in_charge(made.conference, by, by)


def _put_in_charge(made: Conference, account: Account, by: Account) -> None:
    """Make *account* the standing office; of the house only where the house trusts it already."""
    day = timezone.localdate()
    of_house = any(queries.speaks_for_house(one, made, day) for one in (by, account))
    services.grant(made, account, Role.STANDING_OFFICE, by=by.username, of_house=of_house)


def _keep_outcome(draft: PlanDraft, made: Conference, by: Account) -> None:
    if draft.made_id is None:
        draft.made, draft.confirmed_by, draft.confirmed_at = made, by.username, timezone.now()
        draft.save(update_fields=["made", "confirmed_by", "confirmed_at"])
