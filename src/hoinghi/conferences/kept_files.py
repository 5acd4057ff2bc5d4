"""Files that people rely on: kept under the check value of their bytes, proved when read."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage as storage


class Gone(Exception):
    """The file is no longer there."""


class Changed(Exception):
    """The bytes are no longer those that were kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """Where the bytes lie, and their check value (SHA-256)."""

    path: str
    sha256: str
    size: int


def put(content: bytes, ending: str) -> Stored:
    """Keep *content* on the disk; the same bytes a second time take no more room."""
    digest = hashlib.sha256(content).hexdigest()
    path = f"{digest[:2]}/{digest}.{ending}"
    if not _holds(path, digest):
        path = storage.save(path, ContentFile(content))
        _sync(path)
    return Stored(path=path, sha256=digest, size=len(content))


def read(path: str, sha256: str) -> bytes:
    """Give the bytes that were kept.

    Raises:
        Gone, Changed: What lies on the disk is not what was kept.
    """
    try:
        with storage.open(path) as kept:
            content: bytes = kept.read()
    except OSError:
        raise Gone(path) from None
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Changed(path)
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
