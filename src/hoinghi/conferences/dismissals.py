"""Findings that people said are no mistakes: whose word counts where, and how it is given."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

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
    found: Collection[Dismissal], *, sent_by: int | None = None, at: int | None = None
) -> list[Dismissal]:
    """Give those of *found* whose word counts; one query at most.

    For a plan of an issuer counts who prepares a conference of it, put in charge by the issuer
    itself, or who prepares the very conference that is looked *at*: nobody else silences what is
    found there. For a plan that *sent_by* sent its own word counts, and that of the others only
    where it prepares a conference of that issuer itself: whoever merely names an issuer learns
    nothing of it.
    """
    asked = {one.made_by_id for one in found} | {sent_by or 0}
    known = _preparers(asked, [at] if at else []) if found else _NOBODY

    def counts(one: Dismissal) -> bool:
        if sent_by is not None and one.made_by_id == sent_by:
            return True
        is_inside = sent_by is None or known.prepares(sent_by, one.issuer, at)
        return is_inside and known.trusts(one, at)

    return [one for one in found if counts(one)]


def reasons_for(
    issuer: str, *, sent_by: int | None = None, at: int | None = None
) -> Mapping[str, Reason]:
    """Give finding → reason for one plan of an issuer; two queries at most."""
    return _reasons(counting(standing([issuer]), sent_by=sent_by, at=at))


def reasons_at(issuers: Mapping[int, str]) -> dict[int, Mapping[str, Reason]]:
    """Give conference → finding → reason, each as ``reasons_for`` does; two queries at most.

    Args:
        issuers: Conference → who issues its plan.
    """
    found = standing(issuers.values())
    known = _preparers({one.made_by_id for one in found}, issuers) if found else _NOBODY
    return {
        at: _reasons(one for one in found if one.issuer == issuer and known.trusts(one, at))
        for at, issuer in issuers.items()
    }


def _reasons(found: Iterable[Dismissal]) -> Mapping[str, Reason]:
    return {one.finding: Reason(text=one.reason, by=str(one.made_by)) for one in found}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Preparers:
    """Accounts with the issuers that put them in charge, and with conferences they prepare."""

    in_charge: frozenset[tuple[int, str]] = frozenset()
    here: frozenset[tuple[int, int]] = frozenset()

    def prepares(self, account: int, issuer: str, at: int | None) -> bool:
        return (account, issuer) in self.in_charge or (account, at) in self.here

    def trusts(self, one: Dismissal, at: int | None) -> bool:
        return one.made_by.is_superuser or self.prepares(one.made_by_id, one.issuer, at)


_NOBODY = _Preparers()


def _preparers(accounts: Collection[int], at: Collection[int]) -> _Preparers:
    held = Conference.objects.filter(
        Q(grants__of_house=True) | Q(pk__in=list(at)),
        grants__account__in=accounts,
        grants__role__in=list(PREPARING),
    ).order_by()
    told = "grants__account", "pk", "grants__of_house", "host_parent", "host_name"
    rows = list(held.values_list(*told))
    return _Preparers(
        in_charge=frozenset((row[0], issuer_key(row[3], row[4])) for row in rows if row[2]),
        here=frozenset((row[0], row[1]) for row in rows if row[1] in at),
    )


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
        found = [one.pk for one in counting(said, sent_by=sent_by, at=conference_id)]
        if Dismissal.objects.filter(pk__in=found).update(taken_back_by=by.username):
            _record("conferences.restore-finding", noted, by, conference_id)


def _record(
    act: str, noted: Noted, by: Account, conference_id: int | None, reason: str = ""
) -> None:
    data = {"code": noted.finding.code, "finding": noted.key, "reason": reason}
    record(act, by=by.username, subject=noted.message, conference_id=conference_id, data=data)
