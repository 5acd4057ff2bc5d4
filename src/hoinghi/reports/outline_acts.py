"""Acts on outlines: adding, editing a draft of a version, releasing it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from hoinghi.conferences.models import Conference
from hoinghi.journal.services import record
from hoinghi.reports import content as contents
from hoinghi.reports import outline_json
from hoinghi.reports.asking import Allocation, allocated
from hoinghi.reports.models import OutlineVersion, Report, ReportOutline
from hoinghi.reports.moving import moved_allocation, moved_content
from hoinghi.reports.outline_check import findings
from hoinghi.reports.outline_edits import keyed
from hoinghi.reports.outline_queries import as_allocation, in_force
from hoinghi.reports.outline_refusals import NoDraft, NotComplete, NothingChanged
from hoinghi.reports.outlines import Outline, for_conference
from hoinghi.reports.states import RECEIVED, State
from hoinghi.together.refusals import ChangedMeanwhile
from hoinghi.units.models import Account

_BATCH = 500
_MOVED = ("version", "allocation", "draft", "stamp", "state", "approval", "approved_by")


@transaction.atomic
def add_outline(conference: Conference, base: Outline, title: str, *, by: Account) -> ReportOutline:
    """Add an outline to *conference*, a first draft like *base*; nobody owes it anything yet."""
    every = list(ReportOutline.objects.filter(conference=conference))
    taken = {one.code for one in every}
    code = next(c for n in range(1, len(taken) + 2) if (c := f"de-cuong-{n}") not in taken)
    made = ReportOutline.objects.create(
        conference=conference, code=code, title=title, position=len(every)
    )
    day = conference.starts_on or conference.as_of or conference.plan_date or timezone.localdate()
    outline = base if base.periods else for_conference(base, conference.title, day)
    OutlineVersion.objects.create(
        outline=made,
        number=1,
        content=outline_json.as_json(keyed(replace(outline, code=code, title=title))),
    )
    _record("add_outline", made, by)
    return made


@transaction.atomic
def start_draft(outline: ReportOutline, *, by: Account) -> OutlineVersion:
    """Open the draft of the next version; the one that somebody opened before, if any."""
    ReportOutline.objects.select_for_update().get(pk=outline.pk)
    if found := draft_of(outline):
        return found
    now = in_force(outline)
    if now is None:
        raise NoDraft
    content = outline_json.as_json(keyed(outline_json.of_json(now.content)))
    made = OutlineVersion.objects.create(outline=outline, number=now.number + 1, content=content)
    _record("draft_outline", outline, by, version=made.number)
    return made


@transaction.atomic
def discard_draft(outline: ReportOutline, *, by: Account) -> None:
    """Throw the draft of a version away; what is in force stays.

    Raises:
        NoDraft: There is none, or the outline has no other version.
    """
    found = draft_of(outline)
    if found is None or in_force(outline) is None:
        raise NoDraft
    number = found.number
    found.delete()
    _record("discard_outline", outline, by, version=number)


@transaction.atomic
def edit(
    version: OutlineVersion, change: Callable[[Outline], Outline], *, by: Account, what: str
) -> Outline:
    """Change the draft as it stands now, whoever changed it since; give what it is then.

    Args:
        what: Which thing is changed, for the log: "mục II.1".

    Raises:
        NoDraft: It was released or thrown away meanwhile.
        RuleViolation: *change* does not apply any more; nothing was changed.
    """
    rows = OutlineVersion.objects.select_for_update(of=("self",)).select_related("outline")
    stands = rows.filter(pk=version.pk, released_at=None).first()
    if stands is None:
        raise NoDraft
    before = outline_json.of_json(stands.content)
    after = change(before)
    told = outline_json.as_json(after)
    if told != stands.content:
        stands.content, stands.stamp = told, stands.stamp + 1
        stands.save(update_fields=["content", "stamp"])
        if after.title != stands.outline.title and in_force(stands.outline) is None:
            stands.outline.title = after.title
            stands.outline.save(update_fields=["title"])
        _record("edit_outline", stands.outline, by, what=what[:100], version=stands.number)
    return after


@transaction.atomic
def release(version: OutlineVersion, note: str, *, based_on: int, by: Account) -> int:
    """Put the draft in force; give how many reports that are being written follow it.

    What was sent stays with the version that it answered.

    Raises:
        NotComplete: Something blocks it.
        NothingChanged: It is the same as what is in force.
        ChangedMeanwhile: Somebody edited it after *by* saw it.
        NoDraft: It was released already.
    """
    rows = OutlineVersion.objects.select_for_update(of=("self",)).select_related("outline")
    stands = rows.filter(pk=version.pk, released_at=None).first()
    if stands is None:
        raise NoDraft
    if stands.stamp != based_on:
        raise ChangedMeanwhile("đề cương")
    after = outline_json.of_json(stands.content)
    if blocking := [one for one in findings(after) if one.blocks]:
        raise NotComplete(blocking)
    before = in_force(stands.outline)
    if before is not None and keyed(outline_json.of_json(before.content)) == keyed(after):
        raise NothingChanged
    stands.note, stands.released_at = note.strip(), timezone.now()
    stands.released_by = by.username
    stands.save(update_fields=["note", "released_at", "released_by"])
    ReportOutline.objects.filter(pk=stands.outline_id).update(title=after.title)
    moved = _move_reports(stands, after)
    _record("release_outline", stands.outline, by, version=stands.number, moved=moved)
    return moved


@transaction.atomic
def set_deadline(
    outline: ReportOutline,
    due_date: date | None,
    *,
    is_locked_after: bool,
    through_parent: bool | None = None,
    by: Account,
) -> None:
    """Set the deadline of an outline apart from that of the plan, and whether it locks.

    Args:
        through_parent: Whether the body above looks at reports first; None leaves it as it is.
    """
    outline.due_date, outline.is_locked_after = due_date, is_locked_after
    if through_parent is not None:
        outline.through_parent = through_parent
    outline.save(update_fields=["due_date", "is_locked_after", "through_parent"])
    due = due_date.isoformat() if due_date else None
    _record(
        "outline_deadline",
        outline,
        by,
        due=due,
        locked=is_locked_after,
        through=outline.through_parent,
    )


def draft_of(outline: ReportOutline) -> OutlineVersion | None:
    """Give the version that is being edited; None where none is."""
    return outline.versions.filter(released_at=None).first()


def _move_reports(version: OutlineVersion, after: Outline) -> int:
    """Let every report that is not handed in follow *version*."""
    rows = Report.objects.filter(outline=version.outline).exclude(state__in=RECEIVED)
    reports = list(rows.select_related("version", "organisation").select_for_update(of=("self",)))
    known: dict[int, Outline] = {}
    for report in reports:
        before = known.get(report.version_id)
        if before is None:
            before = known[report.version_id] = outline_json.of_json(report.version.content)
        _move(report, before, after, version)
    Report.objects.bulk_update(reports, _MOVED, batch_size=_BATCH)
    return len(reports)


def _move(report: Report, before: Outline, after: Outline, version: OutlineVersion) -> None:
    body = report.organisation
    usual = allocated(after, body.name, body.kind)
    own = as_allocation(report.allocation)
    report.allocation = kept(moved_allocation(own, usual, before, after))
    if report.draft:
        told = moved_content(contents.of_json(report.draft), before, after)
        report.draft = contents.as_json(told)
    report.version, report.stamp = version, report.stamp + 1
    # A leader approved other questions: somebody has to look again.
    report.approval, report.approved_by = "", ""
    if report.state == State.APPROVED:
        report.state = (State.RETURNED if report.latest_id else State.DRAFT).value


def kept(allocation: Allocation) -> dict[str, list[str]]:
    """Give *allocation* as it is kept with a report."""
    return {name: list(codes) for name, codes in asdict(allocation).items()}


def _record(act: str, outline: ReportOutline, by: Account, **more: Any) -> None:
    record(
        f"reports.{act}",
        by=by.username,
        subject=str(outline),
        conference_id=outline.conference_id,
        data={"outline": outline.pk, **more},
    )
