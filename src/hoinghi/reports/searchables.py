"""Orders to report and what was sent, as they are found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.searchable import Found, Searchable, Sight, at, plan_part
from hoinghi.journal.prepared import Prepared
from hoinghi.reports.models import Report, ReportCall, ReportRevision
from hoinghi.reports.powers import READ
from hoinghi.reports.rich_text import plain

_TITLE = 300


def searchables() -> Iterable[Searchable]:
    """Give both kinds; who owes a report is found by the task."""
    return (
        Searchable(
            kind="bao-cao",
            label=_("Yêu cầu báo cáo"),
            model=ReportCall,
            rows=lambda: ReportCall.objects.select_related("conference"),
            read=_call,
            weight=5,
        ),
        Searchable(
            kind="bao-cao-da-gui",
            asks_for=frozenset({READ.code}),
            label=_("Báo cáo đã gửi"),
            model=ReportRevision,
            rows=lambda: (
                ReportRevision.objects.filter(pk=F("report__latest"))
                .select_related("report__outline__conference", "report__organisation")
                .defer("report__draft", "report__allocation")
            ),
            read=_revision,
            weight=6,
            touched_by=((Report, _revisions_of),),
        ),
    )


def _revisions_of(row: Report, fields: frozenset[str] | None) -> Iterable[int]:
    """What was sent before is found no longer once something else is sent."""
    if fields is not None and "latest" not in fields:
        return []
    return [pk for (pk,) in _REVISIONS.tuples(row.pk)]


_REVISIONS: Final = Prepared(
    lambda report: ReportRevision.objects.filter(report=report).order_by().values_list("pk"), 1
)


def _revision(row: ReportRevision) -> Iterable[Found]:
    """Give the words that were sent, to the organiser and to the body itself."""
    report = row.report
    conference = report.outline.conference
    # Not the whole of ``of_json``: the figures are no words.
    texts = [str(text) for text in row.content.get("texts", {}).values()]
    yield Found(
        title=f"{report.organisation}: {report.outline}"[:_TITLE],
        text="\n".join(map(plain, texts)),
        place=at("reports:report", conference.slug, report.pk),
        sight=Sight(conference=conference.pk, asks_for=READ.code, bodies=(report.organisation_id,)),
        conference=conference.pk,
    )


def _call(row: ReportCall) -> Iterable[Found]:
    return plan_part(row, row.action, f"{row.due_date:%d/%m/%Y}" if row.due_date else row.due_text)
