"""What takes acts on reports back; each is an act of its own, in the log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import require_power
from hoinghi.conferences.undo import HappenedSince
from hoinghi.reports import powers, running_totals
from hoinghi.reports.above import require_above
from hoinghi.reports.models import RemarkSetAside, Report, ReviewNote
from hoinghi.reports.services import deliver, locked, recorded
from hoinghi.reports.states import RECEIVED, State
from hoinghi.units.models import Account

Data = Mapping[str, Any]


def before(report: Report) -> dict[str, Any]:
    """Give what has to be known of a report before an act, so that the act can be taken back."""
    return {
        "report": report.pk,
        "state": report.state,
        "stamp": report.stamp,
        "revision": report.latest.number if report.latest else None,
        "passed": [report.passed_by, report.passed_on.isoformat() if report.passed_on else None],
    }


@transaction.atomic
def accept(conference: Conference, by: Account, data: Data) -> str:
    """Let an accepted report wait again."""
    _put_back(conference, by, data, State.ACCEPTED, "accept")
    return _("Đã hoàn tác; báo cáo lại chờ nhận.")


@transaction.atomic
def accept_many(conference: Conference, by: Account, data: Data) -> str:
    """Let many reports wait again; those on which something was done since are left alone."""
    done = 0
    for told in data["reports"]:
        try:
            with transaction.atomic():
                _put_back(conference, by, told, State.ACCEPTED, "accept")
                done += 1
        except HappenedSince:
            continue
    if not done:
        raise HappenedSince(_("các báo cáo này đều đã có người làm tiếp"))
    return _("Đã hoàn tác; %(done)d báo cáo lại chờ nhận.") % {"done": done}


@transaction.atomic
def return_(conference: Conference, by: Account, data: Data) -> str:
    """Take a returned report back as it was sent; what was said of it counts as settled."""
    _put_back(conference, by, data, State.RETURNED, "return")
    return _("Đã hoàn tác việc trả lại; lời báo đã đi thì vẫn ở chỗ đơn vị.")


@transaction.atomic
def reopen(conference: Conference, by: Account, data: Data) -> str:
    """Let a report that was opened again count as accepted."""
    _put_back(conference, by, data, State.REOPENED, "reopen")
    return _("Đã hoàn tác; báo cáo lại là đã nhận.")


@transaction.atomic
def let_through(conference: Conference, by: Account, data: Data) -> str:
    """Let a report wait for the body above again."""
    report = _report(conference, data)
    require_above(report, by)
    _restore(report, by, data, State.PASSED, "let_through")
    return _("Đã hoàn tác; báo cáo lại chờ cho qua.")


@transaction.atomic
def let_late(conference: Conference, by: Account, data: Data) -> str:
    """Give the time that stood before."""
    require_power(by, conference, powers.REVIEW)
    report = _report(conference, data)
    stands = report.extended_until.isoformat() if report.extended_until else None
    if stands != data["now"]:
        raise HappenedSince(_("thời hạn này đã được đổi tiếp"))
    until, reason, who = data["was"]
    report.extended_until = date.fromisoformat(until) if until else None
    report.extension_reason, report.extended_by = reason, who
    report.save(update_fields=["extended_until", "extension_reason", "extended_by"])
    recorded("undo", report, by, undone="let_late")
    return _("Đã trả thời hạn về như trước.")


@transaction.atomic
def settle(conference: Conference, by: Account, data: Data) -> str:
    """Let a note be open again."""
    require_power(by, conference, powers.REVIEW)
    note = ReviewNote.objects.select_for_update(of=("self",)).get(
        pk=data["note"], report__outline__conference=conference
    )
    if note.settled_at is None:
        raise HappenedSince(_("ý kiến này đã được mở lại"))
    note.settled_at, note.settled_by = None, ""
    note.save(update_fields=["settled_at", "settled_by"])
    recorded("undo", locked(note.report), by, undone="settle", note=note.pk)
    return _("Đã hoàn tác; ý kiến lại chờ xử lý.")


@transaction.atomic
def set_aside(conference: Conference, by: Account, data: Data) -> str:
    """Show a remark again."""
    require_power(by, conference, powers.REVIEW)
    kept = RemarkSetAside.objects.filter(
        pk=data["kept"], report__outline__conference=conference
    ).select_related("report__outline__conference", "report__organisation")
    found = kept.first()
    if found is None:
        raise HappenedSince(_("nhận xét này đã được xét lại"))
    recorded("undo", found.report, by, undone="set_aside", remark=found.remark)
    found.delete()
    return _("Đã hoàn tác; nhận xét lại hiện trong danh sách.")


def _put_back(conference: Conference, by: Account, data: Data, stands: State, undone: str) -> None:
    require_power(by, conference, powers.REVIEW)
    _restore(_report(conference, data), by, data, stands, undone)


def _restore(report: Report, by: Account, data: Data, stands: State, undone: str) -> None:
    number = report.latest.number if report.latest else None
    if (report.state, report.stamp, number) != (stands.value, data["stamp"], data["revision"]):
        raise HappenedSince(_("báo cáo đã có người làm tiếp"))
    if report.approval:
        raise HappenedSince(_("đơn vị đã trình lãnh đạo bản sửa"))
    was_received = stands in RECEIVED
    report.state = data["state"]
    report.passed_by = data["passed"][0]
    report.passed_on = date.fromisoformat(data["passed"][1]) if data["passed"][1] else None
    report.save(update_fields=["state", "passed_by", "passed_on"])
    if not was_received and State(report.state) in RECEIVED and report.latest:
        deliver(report, report.latest)
        running_totals.count(report, report.latest)
        _settle_reasons(report, by)
    recorded("undo", report, by, undone=undone)


def _settle_reasons(report: Report, by: Account) -> None:
    """Let nothing be owed for what was returned by mistake."""
    open_ = ReviewNote.objects.filter(
        report=report, revision=report.latest, is_reason=True, settled_at=None
    )
    open_.update(settled_at=timezone.now(), settled_by=by.username)


def _report(conference: Conference, data: Data) -> Report:
    found = Report.objects.filter(pk=data["report"], outline__conference=conference).first()
    if found is None or found.withdrawn:
        raise HappenedSince(_("đơn vị không còn phải gửi báo cáo này"))
    return locked(found)


UNDOS = MappingProxyType(
    {
        "reports.accept": accept,
        "reports.accept_many": accept_many,
        "reports.return": return_,
        "reports.reopen": reopen,
        "reports.let_through": let_through,
        "reports.let_late": let_late,
        "reports.settle": settle,
        "reports.set_aside": set_aside,
    }
)
