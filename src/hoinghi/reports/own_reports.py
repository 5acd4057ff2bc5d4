"""A body's own reports, each with the one thing to do now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from hoinghi.conferences.models import Conference
from hoinghi.conferences.scoping import every_body
from hoinghi.reports.above import below, is_above
from hoinghi.reports.labels import writing_button
from hoinghi.reports.models import STATES, Report, ReviewNote
from hoinghi.reports.outline_queries import due_date, last_day
from hoinghi.reports.permissions import Standing
from hoinghi.reports.states import WRITABLE, State

_SAID = dict(STATES)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnReport:
    """A report as its body sees it in a list.

    Attributes:
        due: The last day on which it is in time; ``last`` the last on which it may be sent.
        open_notes: How much the organiser said that is not settled yet.
    """

    report: Report
    due: date | None
    last: date | None
    open_notes: int

    @property
    def state_said(self) -> str | Promise:
        return _SAID[self.report.state]

    @property
    def is_open(self) -> bool:
        """Tell whether the body still has to write, or to send what it wrote."""
        return State(self.report.state) in WRITABLE or self.report.state == State.APPROVED

    def is_late(self, today: date) -> bool:
        """Tell whether its day is over and it was never sent."""
        return bool(self.is_open and self.due and self.due < today and not self.was_sent)

    @property
    def was_sent(self) -> bool:
        return self.report.first_sent_on is not None

    @property
    def button(self) -> str | Promise:
        return writing_button(was_sent=self.was_sent)


def of_body(conference: Conference, standing: Standing) -> list[OwnReport]:
    """Give the reports of the account's own body in *conference*; two queries."""
    found = list(
        Report.objects.filter(
            outline__conference=conference, organisation=standing.organisation_id, withdrawn=False
        )
        .select_related("outline", "call", "latest", "organisation")
        .defer("draft")
    )
    said = list(
        ReviewNote.objects.filter(
            report__in=found, settled_at=None, inside=False, answers=None
        ).values_list("report_id", flat=True)
    )
    return [as_own(one, said.count(one.pk)) for one in found]


def as_own(report: Report, open_notes: int = 0) -> OwnReport:
    """Give *report* as its body sees it."""
    return OwnReport(
        report=report, due=due_date(report), last=last_day(report), open_notes=open_notes
    )


def of_those_below(conference: Conference, standing: Standing) -> list[Report]:
    """Give what bodies below sent that the account's own body has to look at; one query."""
    if standing.organisation_id is None:
        return []
    with every_body():
        found = (
            Report.objects.filter(below(conference, standing.organisation_id), withdrawn=False)
            .select_related(
                "outline__conference__host__parent", "organisation__parent", "organisation__place",
                "latest",
            )
            .defer("draft", "latest__content")
            .order_by("-state", "organisation__name")
        )  # fmt: skip
        return [one for one in found if is_above(one, standing.account)]
