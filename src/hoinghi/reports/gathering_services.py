"""Acts with forms that came to the office: entering them for a body, or handing them to it."""

from __future__ import annotations

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
from hoinghi.units.models import Account


@transaction.atomic
def lay(report: Report, data: bytes, name: str, paper: str, *, by: Account) -> Report:
    """Enter a form into the draft on behalf of a body that has not begun; recorded as such.

    Raises:
        ReasonMissing: It does not say by which paper it came.
        BodyHasBegun, ActRefused, WrongForm: Nothing was changed.
    """
    stands = behalf.begin(report, paper, by=by)
    kept = bringing_services.keep(stands, data, name, size=len(data), by=by, as_office=True)
    draft = of_json(stands.draft)
    page = page_of(read_again(stands, kept), asked_of(stands), draft)
    written = written_of(page, draft, kept.name)
    stands = bringing_services.take(stands, written, based_on=stands.stamp, by=by, as_office=True)
    services.recorded("lay_form", stands, by, file=kept.name, sha256=kept.sha256)
    return stands


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
