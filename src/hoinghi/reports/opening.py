"""Từ yêu cầu trong kế hoạch đến đề cương của hội nghị và báo cáo mà mỗi đơn vị sẽ viết."""

from __future__ import annotations

from dataclasses import asdict

from django.utils import timezone

from hoinghi.conferences.models import Conference
from hoinghi.reports import outline_json, running_totals
from hoinghi.reports.asking import allocated
from hoinghi.reports.models import OutlineVersion, Report, ReportCall, ReportDuty, ReportOutline
from hoinghi.reports.outline_queries import in_force
from hoinghi.reports.outlines import Outline, for_conference
from hoinghi.reports.outlines import outline as known_outline
from hoinghi.reports.states import RECEIVED
from hoinghi.units.models import Organisation


def open_reports(conference: Conference) -> None:
    """Give each order to report its outline, each body that owes one its report.

    What people changed since stays; a body that the plan no longer names owes nothing, and what
    it sent is kept. Reports that the office asked for by itself (``owe``) are left alone.
    """
    calls = list(ReportCall.objects.of(conference))
    for code in dict.fromkeys(call.outline for call in calls):
        version = _version_of(code, conference)
        owing = (
            ReportDuty.objects.of(conference)
            .select_related("call", "organisation")
            .filter(call__outline=code, organisation__isnull=False)
        )
        first = {
            duty.organisation_id: duty
            for duty in reversed(owing.select_related("call", "organisation"))
        }
        _bring_in_line(version, list(first.values()))


def owe(version: OutlineVersion, body: Organisation) -> Report:
    """Let *body* owe a report by the outline of *version*, allocated by default."""
    outline = outline_json.of_json(version.content)
    report, is_new = Report.objects.get_or_create(
        outline=version.outline,
        organisation=body,
        defaults={"version": version, "allocation": _allocation(outline, body)},
    )
    if report.withdrawn and not is_new:
        set_owed(report, owes=True)
    return report


def _bring_in_line(version: OutlineVersion, owing: list[ReportDuty]) -> None:
    standing = {report.organisation_id: report for report in version.outline.reports.all()}
    outline = outline_json.of_json(version.content)
    Report.objects.bulk_create(
        Report(
            outline=version.outline,
            organisation=duty.organisation,
            call=duty.call,
            version=version,
            allocation=_allocation(outline, duty.organisation),
        )
        for duty in owing
        if duty.organisation and duty.organisation_id not in standing
    )
    calls = {duty.organisation_id: duty.call for duty in owing}
    for pk, report in standing.items():
        _renew(report, calls.get(pk))


def _renew(report: Report, call: ReportCall | None) -> None:
    by_office = report.call_id is None
    if by_office and call is None:
        return
    if report.call_id != (call.pk if call else report.call_id) or report.withdrawn != (
        call is None
    ):
        report.call = call or report.call
        report.save(update_fields=["call"])
        set_owed(report, owes=call is not None)


def set_owed(report: Report, *, owes: bool) -> None:
    """Let a report be owed, or no longer: what was sent of it counts, or does not."""
    if report.withdrawn == (not owes):
        return
    report.withdrawn = not owes
    report.save(update_fields=["withdrawn"])
    if report.latest is not None and report.state in RECEIVED:
        change = running_totals.count if owes else running_totals.uncount
        change(report, report.latest)


def _allocation(outline: Outline, body: Organisation) -> dict[str, list[str]]:
    told = asdict(allocated(outline, body.name, body.kind))
    return {name: list(codes) for name, codes in told.items()}


def _version_of(code: str, conference: Conference) -> OutlineVersion:
    """Give the version in force of the outline called *code*; make the first one."""
    made, _ = ReportOutline.objects.get_or_create(
        conference=conference, code=code, defaults={"title": known_outline(code).title}
    )
    return in_force(made) or _first_version(made, conference)


def _first_version(made: ReportOutline, conference: Conference) -> OutlineVersion:
    day = conference.starts_on or conference.as_of or conference.plan_date or timezone.localdate()
    outline = for_conference(known_outline(made.code), conference.title, day)
    return OutlineVersion.objects.create(
        outline=made,
        number=1,
        content=outline_json.as_json(outline),
        released_at=timezone.now(),
    )
