"""Acts with forms that came to the office: entering them for a body, or handing them to it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.db import transaction

from hoinghi.conferences import kept_files
from hoinghi.reports import behalf, bringing_services, services
from hoinghi.reports.bringing_page import page_of, written_of
from hoinghi.reports.brought_file import read_again
from hoinghi.reports.content import of_json
from hoinghi.reports.gathering import Way, way_of
from hoinghi.reports.models import FileKind, Report, ReportFile
from hoinghi.reports.outline_queries import asked_of
from hoinghi.reports.refusals import ActRefused
from hoinghi.reports.states import WRITABLE, State
from hoinghi.together.refusals import ChangedMeanwhile
from hoinghi.units.models import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form as it was seen; ``stamp`` of the draft that stood beside it."""

    data: bytes
    name: str
    stamp: int


@transaction.atomic
def lay(report: Report, form: Form, paper: str, *, by: Account) -> Report:
    """Enter a form into the draft on behalf of a body that has not begun; recorded as such.

    The same form a second time, after a lost answer or by somebody else, changes nothing.

    Raises:
        ReasonMissing: It does not say by which paper it came.
        ChangedMeanwhile: Somebody entered something else since it was seen.
        BodyHasBegun, ActRefused, WrongForm: Nothing was changed.
    """
    seen = services.locked(report)
    if State(seen.state) not in WRITABLE:
        raise ActRefused(seen)
    if seen.stamp != form.stamp:
        if _holds(seen, form.data):
            return seen
        raise ChangedMeanwhile("báo cáo", seen.changed_by)
    stands = behalf.begin(seen, paper, by=by)
    kept = bringing_services.keep(
        stands, form.data, form.name, size=len(form.data), by=by, as_office=True
    )
    draft = of_json(stands.draft)
    page = page_of(read_again(stands, kept), asked_of(stands), draft)
    written = written_of(page, draft, kept.name)
    stands = bringing_services.take(stands, written, based_on=stands.stamp, by=by, as_office=True)
    services.recorded("lay_form", stands, by, file=kept.name, sha256=kept.sha256)
    return stands


def _holds(report: Report, data: bytes) -> bool:
    """Tell whether the draft on behalf was last entered from this very form."""
    files = ReportFile.objects.filter(report=report, revision=None, kind=FileKind.SOURCE)
    last = files.filter(removed=False).order_by("-pk").first() if report.on_behalf else None
    return last is not None and last.sha256 == hashlib.sha256(data).hexdigest()


@transaction.atomic
def hand(report: Report, data: bytes, name: str, *, by: Account) -> ReportFile:
    """Hand a form to the body that is writing itself; it goes nowhere before the body takes it.

    Raises:
        ActRefused: It is sent, or the office itself enters it.
    """
    stands = services.locked(report)
    if way_of(stands) is not Way.HAND:
        raise ActRefused(stands)
    stored = kept_files.put(data, "xlsx")
    made, is_new = ReportFile.objects.get_or_create(
        report=stands,
        revision=None,
        kind=FileKind.HANDED,
        sha256=stored.sha256,
        removed=False,
        defaults={"name": name, "path": stored.path, "size": stored.size, "added_by": by.username},
    )
    if is_new:
        services.recorded("hand_form", stands, by, file=name)
    return made
