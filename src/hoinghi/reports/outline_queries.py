"""Reads of outlines: which version is in force, what a body is asked, until when it may send."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hoinghi.conferences.models import Conference
from hoinghi.journal.editions import Kept
from hoinghi.reports import outline_json
from hoinghi.reports.asking import Allocation, Asked
from hoinghi.reports.models import OutlineVersion, Report, ReportOutline
from hoinghi.reports.outlines import Outline, outline

_READ: Kept[Outline] = Kept(
    200, weigh=lambda one: 4_000 * (1 + len(one.indicators) + len(one.sections))
)


def in_force(own: ReportOutline) -> OutlineVersion | None:
    """Give the version that bodies answer; None before the first is released."""
    released = own.versions.filter(released_at__isnull=False)
    return released.order_by("number").last()


def content_of(version: OutlineVersion) -> Outline:
    """Give what a version asks; a released one is read once and remembered."""
    if version.released_at is None:
        return outline_json.of_json(version.content)
    return _READ.get((version.pk, version.stamp), lambda: outline_json.of_json(version.content))


def printed(conference: Conference, code: str) -> tuple[Outline, int]:
    """Give the outline that *conference* sends with its letters, and which version that is.

    That of the house, as version 1, where the conference has none in force.
    """
    own = ReportOutline.objects.filter(conference=conference, code=code).first()
    version = in_force(own) if own else None
    return (content_of(version), version.number) if version else (outline(code), 1)


def allocation_of(report: Report) -> Allocation:
    """Give what the body of *report* answers."""
    return as_allocation(report.allocation)


def as_allocation(told: Mapping[str, list[str]]) -> Allocation:
    """Read what is kept with a report."""
    return Allocation(
        sections=tuple(told.get("sections", ())),
        indicators=tuple(told.get("indicators", ())),
        projects=tuple(told.get("projects", ())),
    )


def asked_of(report: Report) -> Asked:
    """Give the outline as the body of *report* sees it; *report* holds its version."""
    return Asked(outline=content_of(report.version), allocation=allocation_of(report))


def due_date(report: Report) -> date | None:
    """Give the last day on which *report* is in time; None where none is set."""
    if report.outline.due_date is not None:
        return report.outline.due_date
    return report.call.due_date if report.call else None


def last_day(report: Report) -> date | None:
    """Give the last day on which it may be sent at all; None where nothing locks it."""
    due = due_date(report)
    if not report.outline.is_locked_after or due is None:
        return None
    return max(due, report.extended_until) if report.extended_until else due


def is_over(report: Report, day: date) -> bool:
    """Tell whether *day* is past the last day of *report*: it can't be sent, nor taken back."""
    last = last_day(report)
    return last is not None and day > last
