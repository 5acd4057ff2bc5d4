"""What this room takes from a plan: who must report, by which outline, by when."""

from __future__ import annotations

from hoinghi.conferences.models import Conference
from hoinghi.conferences.queries import directory_of
from hoinghi.conferences.rooms import Change
from hoinghi.conferences.sync import sync
from hoinghi.reading import plan as read
from hoinghi.reports import outlines, rules
from hoinghi.reports.models import ReportCall, ReportDuty
from hoinghi.reports.opening import open_reports
from hoinghi.units.directory import Directory


def take(plan: read.Plan, conference: Conference) -> list[Change]:
    """Make the duties to report facts; twice changes nothing."""
    tasks = [task for task in plan.tasks if rules.orders_reports(task)]
    code = outlines.choose(conference.title).code
    changes = sync(ReportCall, conference, [_call(task, code) for task in tasks])
    calls = ReportCall.objects.of(conference)
    directory = directory_of(conference)
    duties = [
        duty
        for call, task in zip(calls, tasks, strict=True)
        for duty in _duties(call, task, directory)
    ]
    changes += sync(ReportDuty, conference, duties)
    open_reports(conference)
    return changes


def _call(task: read.Task, outline: str) -> ReportCall:
    return ReportCall(
        action=task.action,
        due_date=task.deadline,
        due_text=task.deadline_text or "",
        outline=outline,
        first_line=task.lines.first,
        last_line=task.lines.last,
    )


def _duties(call: ReportCall, task: read.Task, directory: Directory) -> list[ReportDuty]:
    owed: list[tuple[str, int | None]] = []
    for owner in task.owners:
        meant = directory.meant_by(owner)
        owed += [(body.name, int(body.code)) for body in meant] or [(owner, None)]
    return [
        ReportDuty(
            call=call,
            written=written,
            organisation_id=organisation,
            first_line=task.lines.first,
            last_line=task.lines.last,
        )
        for written, organisation in owed
    ]
