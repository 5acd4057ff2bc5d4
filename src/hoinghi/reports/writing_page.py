"""What the page on which a report is written shows to somebody, and what this person may do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hoinghi.reports.content import Cell, of_json
from hoinghi.reports.known_figures import known_of, peers_of
from hoinghi.reports.models import FileKind, Report, ReportFile, ReviewNote
from hoinghi.reports.outline_queries import asked_of, is_over
from hoinghi.reports.permissions import Standing
from hoinghi.reports.states import WRITABLE, State
from hoinghi.reports.typed import Problem
from hoinghi.reports.writing import WritingPage
from hoinghi.units import approving
from hoinghi.units.approving import Stage, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A button: what it does, what stands on it, whether it is the usual one."""

    name: str
    said: str | Promise
    is_main: bool = False


SEND_BACK = Act(name="send_back", said=_("Trả lại trong đơn vị để sửa"))


def page_of(
    report: Report, today: date, problems: Mapping[Cell, Problem] | None = None
) -> WritingPage:
    """Give the page of *report* as it stands; a few queries."""
    return WritingPage(
        asked=asked_of(report),
        content=of_json(report.draft),
        known=known_of(report),
        peers=peers_of(report),
        today=today,
        problems=problems or {},
    )


def may_write(report: Report, standing: Standing) -> bool:
    """Tell whether the account may change the draft now."""
    if report.withdrawn or State(report.state) not in WRITABLE:
        return False
    return standing.writes(report) != bool(report.on_behalf) and report.approval != Stage.ASKED


def acts_of(report: Report, standing: Standing) -> tuple[Act, ...]:
    """Give the buttons for this person, the usual one first."""
    state = State(report.state)
    if report.withdrawn:
        return ()
    if not standing.writes(report):
        enters = report.on_behalf and state in WRITABLE
        return (Act(name="send", said=_("Gửi thay đơn vị"), is_main=True),) if enters else ()
    if report.on_behalf and state in WRITABLE:
        return (Act(name="take_over", said=_("Đơn vị tự viết tiếp"), is_main=True),)
    if state in WRITABLE:
        return tuple(_inside(report, standing))
    withdraw = Act(name="withdraw", said=_("Rút lại để sửa"))
    if state is State.APPROVED:
        return (Act(name="send", said=_("Gửi báo cáo"), is_main=True), withdraw)
    return (withdraw,) if state is State.SENT and not is_over(report, timezone.localdate()) else ()


def _inside(report: Report, standing: Standing) -> list[Act]:
    # The report is that of the account's own body.
    sender, stage = standing.sender, Stage(report.approval)
    if sender is None:
        return []
    is_asked = stage is Stage.ASKED
    found = []
    if approving.may(Step.SEND, stage, sender):
        said = _("Duyệt và gửi") if is_asked else _("Gửi báo cáo")
        found.append(Act(name="send", said=said, is_main=True))
        if sender.needs_leader:
            found.append(Act(name="approve", said=_("Duyệt, gửi sau kèm bản ký")))
    if approving.may(Step.ASK, stage, sender):
        found.append(Act(name="ask", said=_("Trình lãnh đạo duyệt"), is_main=True))
    if approving.may(Step.SEND_BACK, stage, sender):
        found.append(SEND_BACK)
    if approving.may(Step.WITHDRAW, stage, sender):
        found.append(Act(name="withdraw_request", said=_("Rút lại để sửa tiếp")))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A note about a place, with where on the page that is."""

    note: ReviewNote
    anchor: str
    title: str


def notes_of(report: Report, page: WritingPage, standing: Standing) -> list[Said]:
    """Give what is to be seen to: reasons of the office, words of the body's own leader."""
    of_office = Q(is_reason=True, settled_at=None, revision=report.latest_id)
    shown = of_office if report.latest_id else Q(pk=None)
    if standing.writes(report):
        shown |= Q(inside=True)
    kept = ReviewNote.objects.filter(shown, report=report).order_by("-pk")[:30]
    return [_placed(note, page) for note in kept]


def _placed(note: ReviewNote, page: WritingPage) -> Said:
    for section in page.sections:
        if section.section.number == note.place:
            return Said(note=note, anchor=section.anchor, title=section.section.title)
    if note.place.count("|") == 2:
        row = page.rows.get(page.row_of(Cell.named(note.place)))
        if row:
            return Said(note=note, anchor=f"hang-{row.key}", title=row.indicator.name)
    return Said(note=note, anchor="", title="")


def files_of(report: Report) -> Sequence[ReportFile]:
    """Give the files of the draft, without the pictures of its text."""
    kept = ReportFile.objects.filter(report=report, revision=None, removed=False)
    return list(kept.exclude(kind__in=(FileKind.PICTURE, FileKind.HANDED)))
