"""Nhập thay đơn vị: the office enters what came on paper, where the body has not begun."""

from __future__ import annotations

from django.db import transaction

from hoinghi.reports.models import FileKind, Report, ReportFile
from hoinghi.reports.refusals import ActRefused, BodyHasBegun, ReasonMissing
from hoinghi.reports.services import locked, recorded
from hoinghi.reports.states import WRITABLE, State
from hoinghi.units.models import Account

_LONGEST = 250


def may_begin(report: Report) -> bool:
    """Tell whether nothing of the body's own would come before other eyes."""
    if report.withdrawn or State(report.state) not in WRITABLE or report.approval:
        return False
    kept = ReportFile.objects.filter(report=report, revision=None, removed=False)
    if kept.exclude(kind=FileKind.HANDED).exists():
        return False
    is_as_entered = bool(
        report.latest and report.latest.on_behalf and report.draft == report.latest.content
    )
    return is_as_entered or not any(report.draft.values())


@transaction.atomic
def begin(report: Report, paper: str, *, by: Account) -> Report:
    """Let the office enter the report by *paper*: "Báo cáo số 12/BC-UBND ngày …, gửi qua thư".

    Raises:
        ReasonMissing: It does not say by which paper.
        BodyHasBegun: What the body has written is for its own eyes.
        ActRefused: It is sent, or lies with the leader of the body.
    """
    stands = locked(report)
    if not paper.strip():
        raise ReasonMissing
    if stands.on_behalf:
        return stands
    if State(stands.state) not in WRITABLE:
        raise ActRefused(stands)
    if not may_begin(stands):
        raise BodyHasBegun(stands)
    stands.on_behalf, stands.stamp = paper.strip()[:_LONGEST], stands.stamp + 1
    stands.save(update_fields=["on_behalf", "stamp"])
    recorded("begin_on_behalf", stands, by, paper=stands.on_behalf)
    return stands


@transaction.atomic
def take_over(report: Report, *, by: Account) -> Report:
    """Let the body write on itself; from now on the office sees nothing of it before it is sent.

    Raises:
        ActRefused: *by* is of another body.
    """
    stands = locked(report)
    if by.organisation_id != stands.organisation_id:
        raise ActRefused(stands)
    if stands.on_behalf:
        stands.on_behalf, stands.stamp = "", stands.stamp + 1
        stands.save(update_fields=["on_behalf", "stamp"])
        recorded("take_over", stands, by)
    return stands
