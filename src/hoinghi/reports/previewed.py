"""Files that the office looks at and has not confirmed: kept apart, for a day, then forgotten.

They lie in a folder of their own by batch, never among the files that people rely on, and its name
says when it was made: whatever store holds them, their age is known.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage as storage
from django.utils import timezone

from hoinghi.conferences.kept_files import Changed, Gone

HOLDS: Final = timedelta(days=1)
"""So long a batch may be confirmed."""
_FOLDER: Final = "xem-truoc"
_STAMP: Final = "%Y%m%d%H%M%S"
_NAME: Final = re.compile(r"\d{14}-[0-9a-f]{16}")


def put(files: Iterable[bytes | None], now: datetime) -> tuple[str, list[str]]:
    """Keep *files*; give the name of the batch and each one's check value, "" where None."""
    batch = f"{now.astimezone(UTC):{_STAMP}}-{secrets.token_hex(8)}"
    digests = []
    for data in files:
        digest = hashlib.sha256(data).hexdigest() if data is not None else ""
        path = _path(batch, digest)
        if data is not None and not storage.exists(path):
            storage.save(path, ContentFile(data))
        digests.append(digest)
    return batch, digests


def read(batch: str, digests: Sequence[str]) -> list[bytes | None]:
    """Give the files of a batch as they were seen.

    Raises:
        Gone, Changed: They were forgotten, or are not what was kept.
    """
    return [_read(batch, digest) if digest else None for digest in digests]


def forget(batch: str) -> None:
    """Take a batch off the disk; one that is gone already is no mistake."""
    if not _NAME.fullmatch(batch) or not storage.exists(f"{_FOLDER}/{batch}"):
        return
    for name in storage.listdir(f"{_FOLDER}/{batch}")[1]:
        storage.delete(f"{_FOLDER}/{batch}/{name}")
    storage.delete(f"{_FOLDER}/{batch}")


def forget_old(now: datetime) -> None:
    """Take every batch off the disk that can no longer be confirmed."""
    if not storage.exists(_FOLDER):
        return
    oldest = f"{(now - HOLDS).astimezone(UTC):{_STAMP}}"
    for batch in storage.listdir(_FOLDER)[0]:
        if batch < oldest:
            forget(batch)


def chore(_today: date) -> None:
    """Forget once a day, also where nobody looks at files any more."""
    forget_old(timezone.now())


def made_at(batch: str) -> datetime:
    """Say when a batch was made."""
    return datetime.strptime(batch[:14], _STAMP).replace(tzinfo=UTC)


def _read(batch: str, digest: str) -> bytes:
    path = _path(batch, digest)
    try:
        with storage.open(path) as kept:
            data: bytes = kept.read()
    except OSError:
        raise Gone(path) from None
    if hashlib.sha256(data).hexdigest() != digest:
        raise Changed(path)
    return data


def _path(batch: str, digest: str) -> str:
    return f"{_FOLDER}/{batch}/{digest}.xlsx"
