"""Findings that people said are no mistakes: whose word counts where, and how it is given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from django.db import IntegrityError, transaction
from django.db.models import Q

from hoinghi.conferences.findings import Noted, Reason
from hoinghi.conferences.issuers import issuer_key
from hoinghi.conferences.models import Conference, Dismissal
from hoinghi.conferences.powers import PREPARING
from hoinghi.journal.services import record
from hoinghi.units.models import Account
from hoinghi.violations import RuleViolation

LONGEST_REASON = 1_000
_LONGEST_MESSAGE = 2_000


class NoReason(RuleViolation):
    """A finding is set aside for a reason, which the next person reads."""

    code = "conferences.no-reason"

    def __init__(self) -> None:
        self.remedy = "Hãy viết vài chữ, ví dụ “tên riêng, viết đúng như quyết định thành lập”."
        super().__init__(f"Chưa có lý do vì sao đây không phải lỗi. {self.remedy}")


def standing(issuers: Collection[str]) -> list[Dismissal]:
    """Give what was said of the plans of *issuers* and not taken back; one query."""
    found = Dismissal.objects.filter(issuer__in=set(issuers), taken_back_by="")
    return list(found.select_related("made_by"))


def counting(
    found: Collection[Dismissal], *, sent_by: int | None = None, at: Collection[int] = ()
) -> list[Dismissal]:
    """Give those of *found* whose word counts; one query at most.

    For a plan of an issuer counts who prepares a conference of it, put in charge by the issuer
    itself, or who prepares one of those that are looked *at*: nobody else silences what is found
    there. For a plan that *sent_by* sent its own word counts, and that of the others only
    where it prepares a conference of that issuer itself: whoever merely names an issuer learns
    nothing of it.
    """
    asked = {one.made_by_id for one in found} | {sent_by or 0}
    prepares = _prepares(asked, at) if found else {}

    def counts(one: Dismissal) -> bool:
        if sent_by is not None and one.made_by_id == sent_by:
            return True
        is_inside = sent_by is None or one.issuer in prepares.get(sent_by, ())
        is_trusted = one.made_by.is_superuser or one.issuer in prepares.get(one.made_by_id, ())
        return is_inside and is_trusted

    return [one for one in found if counts(one)]


def reasons(found: Collection[Dismissal]) -> dict[str, dict[str, Reason]]:
    """Give issuer → finding → reason."""
    told: dict[str, dict[str, Reason]] = defaultdict(dict)
    for one in found:
        told[one.issuer][one.finding] = Reason(text=one.reason, by=str(one.made_by))
    return told


def reasons_for(
    issuer: str, *, sent_by: int | None = None, at: Collection[int] = ()
) -> Mapping[str, Reason]:
    """Give finding → reason for the plans of one issuer; two queries at most."""
    return reasons(counting(standing([issuer]), sent_by=sent_by, at=at)).get(issuer, {})


def _prepares(accounts: Collection[int], at: Collection[int]) -> dict[int, set[str]]:
    """Account → issuers that put it in charge of a conference, or one of *at* that it prepares."""
    held = Conference.objects.filter(
        Q(grants__of_house=True) | Q(pk__in=at),
        grants__account__in=accounts,
        grants__role__in=list(PREPARING),
    )
    told: dict[int, set[str]] = defaultdict(set)
    rows = held.values_list("grants__account", "host_parent", "host_name")
    for account, parent, name in rows.order_by():
        told[account].add(issuer_key(parent, name))
    return told


def dismiss(
    noted: Noted, issuer: str, reason: str, *, by: Account, conference_id: int | None = None
) -> None:
    """Say that a finding is no mistake; saying it again changes nothing.

    Raises:
        NoReason: There is none.
    """
    said = " ".join(reason.split())[:LONGEST_REASON]
    if not said:
        raise NoReason
    try:
        with transaction.atomic():
            Dismissal.objects.create(
                issuer=issuer,
                finding=noted.key,
                code=noted.finding.code,
                message=noted.message[:_LONGEST_MESSAGE],
                reason=said,
                made_by=by,
            )
            _record("conferences.dismiss-finding", noted, by, conference_id, reason=said)
    except IntegrityError:
        # It stands already: a second press on the button.
        return


def take_back(
    noted: Noted,
    issuer: str,
    *,
    by: Account,
    sent_by: int | None = None,
    conference_id: int | None = None,
) -> None:
    """Let a finding count again, whoever set it aside; twice changes nothing."""
    with transaction.atomic():
        said = [one for one in standing([issuer]) if one.finding == noted.key]
        at = [conference_id] if conference_id else []
        found = [one.pk for one in counting(said, sent_by=sent_by, at=at)]
        if Dismissal.objects.filter(pk__in=found).update(taken_back_by=by.username):
            _record("conferences.restore-finding", noted, by, conference_id)


def _record(
    act: str, noted: Noted, by: Account, conference_id: int | None, reason: str = ""
) -> None:
    data = {"code": noted.finding.code, "finding": noted.key, "reason": reason}
    record(act, by=by.username, subject=noted.message, conference_id=conference_id, data=data)
