"""Files of a report: the signed copy, what comes with it, pictures in its text."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from typing import Final

from django.core.files.base import File
from django.db import transaction
from PIL import Image, ImageOps

from hoinghi.conferences import kept_files, sent_files
from hoinghi.reports.models import FileKind, Report, ReportFile
from hoinghi.reports.refusals import ActRefused, FileRefused, NotYours
from hoinghi.reports.services import locked
from hoinghi.reports.states import WRITABLE, State
from hoinghi.units.approving import Stage
from hoinghi.units.models import Account
from hoinghi.unreadable import most_mb

LARGEST_PICTURE: Final = 8 * 1024 * 1024
MOST_PICTURES: Final = 60
_MOST_DOTS: Final = 40_000_000
_LONG_SIDE: Final = 2000
_QUALITY: Final = 85
_HEAD: Final = 512
_DRAWN: Final = {"JPEG": "jpg", "PNG": "png"}


@transaction.atomic
def add(
    report: Report,
    sent: Sequence[File[bytes]],
    kind: FileKind,
    *,
    by: Account,
    as_office: bool = False,
) -> list[ReportFile]:
    """Keep files with the draft; one that it holds already is not kept twice.

    Raises:
        FileRefused: One is empty, too large, of another kind, or not what its name says;
            nothing was kept.
        ActRefused, NotYours: It is sent, or is another body's.
    """
    stands = _to_change(report, by, as_office, kind)
    told = [_checked(file, kind) for file in sent]
    standing = ReportFile.objects.filter(report=stands, revision=None, removed=False)
    known = set(standing.values_list("sha256", "kind"))
    if told and len(known) + len(told) > sent_files.MOST_FILES + MOST_PICTURES:
        raise FileRefused(
            told[-1][0], f"đã đủ {sent_files.MOST_FILES} tệp", "Hãy gỡ bớt hoặc gộp tệp."
        )
    return [_keep(stands, name, content, kind, by) for name, content in told]


@transaction.atomic
def add_picture(
    report: Report, sent: File[bytes], *, by: Account, as_office: bool = False
) -> ReportFile:
    """Keep a picture for the text: drawn anew, without what a camera wrote into it (where, when).

    Raises:
        FileRefused: It is no picture, or too large.
        ActRefused, NotYours: It is sent, or is another body's.
    """
    stands = _to_change(report, by, as_office, FileKind.PICTURE)
    name = sent_files.clean_name(sent.name or "hinh")
    if not sent.size or sent.size > LARGEST_PICTURE:
        why = f"hình phải từ 1 byte đến {most_mb(LARGEST_PICTURE)} MB"
        raise FileRefused(name, why, "Hãy thu nhỏ hình rồi chọn lại.")
    content, ending = _drawn_anew(name, sent.read())
    held = ReportFile.objects.filter(report=stands, kind=FileKind.PICTURE, removed=False)
    if held.count() >= MOST_PICTURES:
        raise FileRefused(name, f"báo cáo đã có {MOST_PICTURES} hình", "Hãy bớt hình.")
    stem = name.rpartition(".")[0] or name
    return _keep(stands, f"{stem}.{ending}", content, FileKind.PICTURE, by)


@transaction.atomic
def remove(kept: ReportFile, *, by: Account, as_office: bool = False) -> None:
    """Take a file out of the draft; what was sent keeps its files.

    Raises:
        ActRefused, NotYours: It is sent, or is another body's.
    """
    _to_change(kept.report, by, as_office, FileKind(kept.kind))
    if kept.revision_id is None and not kept.removed:
        kept.removed = True
        kept.save(update_fields=["removed"])


def _to_change(report: Report, by: Account, as_office: bool, kind: FileKind) -> Report:
    stands = locked(report)
    if as_office != bool(stands.on_behalf):
        raise ActRefused(stands)
    if not as_office and by.organisation_id != stands.organisation_id:
        raise NotYours(stands)
    state = State(stands.state)
    # The signed copy comes after the leader approved: that is what approving is for.
    may = state in WRITABLE or (state is State.APPROVED and kind is FileKind.SIGNED)
    if not may or (stands.approval == Stage.ASKED and state is not State.APPROVED):
        raise ActRefused(stands)
    return stands


def _checked(file: File[bytes], kind: FileKind) -> tuple[str, bytes]:
    name = sent_files.clean_name(file.name or "")
    ending = sent_files.ending_of(name)
    if ending not in (("pdf",) if kind is FileKind.SIGNED else sent_files.ENDINGS):
        known = "pdf" if kind is FileKind.SIGNED else ", ".join(sent_files.ENDINGS)
        raise FileRefused(name, "loại tệp này không gửi kèm được", f"Hãy gửi tệp loại: {known}.")
    if not file.size:
        raise FileRefused(name, "tệp rỗng", "Hãy kiểm tra lại tệp trên máy rồi gửi lại.")
    if file.size > sent_files.LARGEST:
        why = f"tệp lớn hơn {most_mb(sent_files.LARGEST)} MB"
        raise FileRefused(name, why, "Hãy nén hoặc chia nhỏ tệp rồi gửi lại.")
    content = file.read()
    if not sent_files.is_what_it_says(ending, content[:_HEAD]):
        why = "nội dung không đúng với đuôi tên tệp"
        raise FileRefused(name, why, "Hãy mở tệp, lưu lại đúng loại rồi gửi lại.")
    return name, content


def _keep(report: Report, name: str, content: bytes, kind: FileKind, by: Account) -> ReportFile:
    stored = kept_files.put(content, sent_files.ending_of(name))
    made, _ = ReportFile.objects.get_or_create(
        report=report,
        revision=None,
        kind=kind,
        sha256=stored.sha256,
        removed=False,
        defaults={
            "name": name,
            "path": stored.path,
            "size": stored.size,
            "added_by": by.username,
        },
    )
    return made


def _drawn_anew(name: str, content: bytes) -> tuple[bytes, str]:
    refusal = FileRefused(name, "không đọc được thành hình", "Hãy chọn hình JPEG hoặc PNG.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=tuple(_DRAWN)) as opened:
                if opened.width * opened.height > _MOST_DOTS:
                    raise refusal
                ending = _DRAWN[opened.format or ""]
                return _written(ImageOps.exif_transpose(opened), ending), ending
    except (OSError, ValueError, SyntaxError, KeyError, Image.DecompressionBombError) as error:
        raise refusal from error
    except Image.DecompressionBombWarning as error:
        raise refusal from error


def _written(picture: Image.Image, ending: str) -> bytes:
    picture.thumbnail((_LONG_SIDE, _LONG_SIDE))
    out = io.BytesIO()
    if ending == "jpg":
        picture.convert("RGB").save(out, "JPEG", quality=_QUALITY)
    else:
        sort = "RGBA" if picture.mode in ("RGBA", "LA", "P") else "RGB"
        picture.convert(sort).save(out, "PNG")
    return out.getvalue()
