"""Acts with a file that a body already has: keeping it, taking what it says into the draft."""

from __future__ import annotations

from typing import Final

from django.db import transaction

from hoinghi.conferences import kept_files
from hoinghi.conferences.sent_files import clean_name
from hoinghi.reports import services
from hoinghi.reports.brought_file import read
from hoinghi.reports.merging import Written
from hoinghi.reports.models import FileKind, Report, ReportFile
from hoinghi.reports.refusals import ActRefused, NotYours
from hoinghi.reports.states import WRITABLE, State
from hoinghi.together.refusals import ChangedMeanwhile
from hoinghi.units.approving import Stage
from hoinghi.units.models import Account
from hoinghi.unreadable import check_bytes

_ENDINGS: Final = (
    (b"PK\x03\x04", "zip"), (b"%PDF", "pdf"), (b"\xd0\xcf\x11\xe0", "ole"),
    (b"\x89PNG", "png"), (b"\xff\xd8", "jpg"),
)  # fmt: skip
_KNOWN: Final = frozenset({"docx", "xlsx", "xlsm", "pdf", "txt", "doc", "odt", "rtf"})


def keep(
    report: Report, data: bytes, name: str, *, size: int, by: Account, as_office: bool = False
) -> ReportFile:
    """Keep a file of the body with its draft, once it could be read.

    Args:
        as_office: Of the office that enters what the body sent another way.

    Raises:
        UnreadableSource: It is empty, too large or cannot be read; nothing was kept.
        NotYours, ActRefused: It is another body's, or is sent.
    """
    _require_writable(report, by, as_office=as_office)
    told = clean_name(name or "bao-cao")
    check_bytes(data, told, size=size, wanted="báo cáo")
    read(report, data, told)
    stored = kept_files.put(data, _ending(data, told))
    with transaction.atomic():
        made, _ = ReportFile.objects.get_or_create(
            report=report,
            revision=None,
            kind=FileKind.SOURCE,
            sha256=stored.sha256,
            removed=False,
            defaults={
                "name": told,
                "path": stored.path,
                "size": stored.size,
                "added_by": by.username,
            },
        )
    return made


@transaction.atomic
def take(
    report: Report,
    written: Written,
    *,
    based_on: int,
    by: Account,
    as_office: bool = False,
    kept: ReportFile | None = None,
) -> Report:
    """Write what was chosen from a file into the draft, all at once.

    Args:
        based_on: ``stamp`` of the draft that stood beside it.
        kept: The file; one that was handed to the body becomes its own.

    Raises:
        ChangedMeanwhile: Somebody wrote since; nothing was taken.
        NotYours, ActRefused: It is another body's, or is sent.
    """
    stands, clashes = services.save(report, written, by=by, as_office=as_office)
    # Saving counts one on where it changed anything.
    if clashes or stands.stamp - based_on not in (0, 1):
        raise ChangedMeanwhile("báo cáo", stands.changed_by)
    if kept is not None and kept.kind == FileKind.HANDED:
        kept.kind = FileKind.SOURCE
        kept.save(update_fields=["kind"])
    return stands


def _ending(data: bytes, name: str) -> str:
    ending = name.rpartition(".")[2].lower()
    if ending in _KNOWN:
        return ending
    return next((told for sign, told in _ENDINGS if data.startswith(sign)), "txt")


def _require_writable(report: Report, by: Account, *, as_office: bool) -> None:
    if not as_office and by.organisation_id != report.organisation_id:
        raise NotYours(report)
    if as_office != bool(report.on_behalf):
        raise ActRefused(report)
    if State(report.state) not in WRITABLE or report.approval == Stage.ASKED:
        raise ActRefused(report)
