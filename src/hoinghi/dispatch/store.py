"""Files as they were issued: kept under the check value of their bytes, proved when read."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage as storage

from hoinghi.dispatch.models import RevisionFile
from hoinghi.violations import RuleViolation


class FileDamaged(RuleViolation):
    """What lies on the disk is not what was issued."""

    code = "dispatch.file-damaged"

    def __init__(self, title: str, what: str) -> None:
        self.remedy = (
            "Hãy báo người quản trị khôi phục thư mục dữ liệu từ bản sao lưu; "
            "không dùng tệp này để gửi hoặc in."
        )
        super().__init__(f"Tệp đã phát hành của “{title}” {what}. {self.remedy}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """Where the bytes lie, and their check value (SHA-256)."""

    path: str
    sha256: str
    size: int


def put(content: bytes, form: str) -> Stored:
    """Keep *content* on the disk; the same bytes a second time take no more room."""
    digest = hashlib.sha256(content).hexdigest()
    path = f"{digest[:2]}/{digest}.{form}"
    if not _holds(path, digest):
        path = storage.save(path, ContentFile(content))
        _sync(path)
    return Stored(path=path, sha256=digest, size=len(content))


def get(file: RevisionFile) -> bytes:
    """Give the bytes that were issued.

    Raises:
        FileDamaged: They are gone, or no longer the same.
    """
    title = file.revision.record.title
    try:
        with storage.open(file.path) as kept:
            content: bytes = kept.read()
    except OSError:
        raise FileDamaged(title, "không còn trên đĩa của máy chủ") from None
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise FileDamaged(title, "đã bị thay đổi sau khi phát hành")
    return content


def _holds(path: str, digest: str) -> bool:
    if not storage.exists(path):
        return False
    with storage.open(path) as kept:
        return hashlib.sha256(kept.read()).hexdigest() == digest


def _sync(path: str) -> None:
    """Bring the file to the disk: an issued paper must survive a power cut."""
    try:
        handle = os.open(storage.path(path), os.O_RDONLY)
    except NotImplementedError:  # a store on another machine sees to it itself
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
