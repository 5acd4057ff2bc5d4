"""Who may see and do what about reports, decided once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.http import Http404
from django.utils import timezone

from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import NotAllowed, known_conference, may, roles_held
from hoinghi.journal.prepared import Prepared
from hoinghi.reports import powers
from hoinghi.reports.above import has_any_below, is_above
from hoinghi.reports.models import Report
from hoinghi.units import queries as units
from hoinghi.units.approving import Sender
from hoinghi.units.models import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What somebody is to the reports of one conference.

    Attributes:
        may_review: Accepts, returns, opens again; enters on behalf of a body.
        sees_all: Sees what any body has sent.
        organisation_id: The body for which the account works; None for none.
        sender: What the account is to what that body sends; None where it works for none.
    """

    account: Account
    may_review: bool
    sees_all: bool
    organisation_id: int | None
    sender: Sender | None

    def writes(self, report: Report) -> bool:
        """Tell whether *report* is that of the account's own body."""
        return self.organisation_id is not None and report.organisation_id == self.organisation_id


def standing_in(conference: Conference, account: Account) -> Standing:
    """Give what *account* is to the reports of *conference*; a few queries."""
    return Standing(
        account=account,
        may_review=may(account, conference, powers.REVIEW),
        sees_all=may(account, conference, powers.READ),
        organisation_id=account.organisation_id,
        sender=units.sender(account, timezone.localdate()),
    )


def sender_of(report: Report, account: Account) -> Sender | None:
    """Give what *account* is to what the body of *report* sends; None for those of others."""
    if account.organisation_id is None or account.organisation_id != report.organisation_id:
        return None
    return units.sender(account, timezone.localdate())


def concerns(conference: Conference, body: int) -> bool:
    """Tell whether *body* owes a report in *conference*, sent one, or looks at those below it."""
    owed = Report.objects.filter(outline__conference=conference, organisation=body)
    own = owed.filter(withdrawn=False).exists() or owed.exclude(latest=None).exists()
    return bool(own or has_any_below(conference, body))


def concerned_or_404(account: Account, slug: str) -> tuple[Conference, Standing]:
    """Give the conference at *slug* to those who see reports, and to bodies that owe one.

    Raises:
        Http404: There is none, or it is not for this account: the two look the same.
        NotAllowed: A role in the conference that sees no reports.
    """
    conference = _conference_or_404(account, slug)
    standing = standing_in(conference, account)
    _require_concerned(conference, standing)
    return conference, standing


def _conference_or_404(account: Account, slug: str) -> Conference:
    conference = known_conference(account, slug) or (
        Conference.objects.select_related("host").filter(slug=slug).first()
    )
    if conference is None:
        raise Http404
    return conference


def _require_concerned(conference: Conference, standing: Standing) -> None:
    body = standing.organisation_id
    if standing.sees_all or (body is not None and concerns(conference, body)):
        return
    if roles_held(standing.account, conference):
        raise NotAllowed(powers.READ, conference)
    raise Http404


def _is_owed_or_sent(report: Report) -> bool:
    # Who may see such a report is concerned by it: ``concerns`` need not be asked.
    return not report.withdrawn or report.latest_id is not None


def own_report_or_404(account: Account, slug: str, pk: int) -> tuple[Report, Standing]:
    """Give the report that the account's own body writes.

    Raises:
        Http404: It is another body's, or there is none.
    """
    conference, standing = concerned_or_404(account, slug)
    found = _reports(conference).filter(pk=pk, organisation=standing.organisation_id).first()
    if standing.organisation_id is None or found is None:
        raise Http404
    found.outline.conference = conference
    return found, standing


def writer_or_404(account: Account, slug: str, pk: int) -> tuple[Report, Standing]:
    """Give a report to its own body, and to the office, which may enter it for the body.

    Raises:
        Http404: It is another body's, or there is none.
        NotAllowed: A role in the conference that enters nothing for bodies.
    """
    conference = _conference_or_404(account, slug)
    standing = standing_in(conference, account)
    found = _REPORT.first(conference.pk, pk)
    if found is None or not (standing.sees_all or standing.writes(found)):
        _require_concerned(conference, standing)
        raise Http404
    if not _is_owed_or_sent(found):
        _require_concerned(conference, standing)
    if not standing.writes(found) and not standing.may_review:
        raise NotAllowed(powers.REVIEW, conference)
    found.outline.conference = conference
    return found, standing


def report_or_404(account: Account, slug: str, pk: int) -> tuple[Report, Standing]:
    """Give a report to those who see all, to its own body, and to the one directly above.

    Raises:
        Http404: It is another body's, or there is none.
    """
    conference, standing = concerned_or_404(account, slug)
    found = _reports(conference).filter(pk=pk).first()
    if found is None:
        raise Http404
    found.outline.conference = conference
    if not (standing.sees_all or standing.writes(found) or is_above(found, account)):
        raise Http404
    return found, standing


# In the sight of nobody: who may see what is found is decided by what it says.
_REPORT: Final = Prepared(
    lambda conference, pk: (
        Report.objects.filter(outline__conference=conference, pk=pk)
        .order_by()
        .select_related(
            "outline", "organisation__parent", "organisation__place", "version", "call", "latest"
        )
        .defer("version__content", "latest__content")[:1]
    ),
    1,
    2,
)


def _reports(conference: Conference):  # type: ignore[no-untyped-def] # a query set
    return Report.objects.filter(outline__conference=conference).select_related(
        "outline", "organisation__parent", "organisation__place", "version", "call", "latest"
    )
