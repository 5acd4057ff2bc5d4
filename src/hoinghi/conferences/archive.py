"""The whole dossier as one ZIP file, sent while it is being drawn."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence

from hoinghi.conferences import dossier
from hoinghi.papers.model import DossierPart


class _Outbox(io.RawIOBase):
    """A file that cannot seek and gives away what was written to it."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:  # type: ignore[no-untyped-def] # any buffer, as RawIOBase takes
        self._waiting += data
        return len(data)

    def take(self) -> bytes:
        sent, self._waiting = bytes(self._waiting), bytearray()
        return sent


def stream(parts: Sequence[DossierPart], folder: str) -> Iterator[bytes]:
    """Give the ZIP of *parts* piece by piece, every file under *folder*, named as on disk."""
    outbox = _Outbox()
    # DOCX and PDF are compressed inside: once more would cost time and save nothing.
    with zipfile.ZipFile(outbox, "w", zipfile.ZIP_STORED) as archive:
        for number, part in enumerate(parts, start=1):
            for form in part.formats:
                name = dossier.file_name(part, form, number)
                archive.writestr(f"{folder}/{name}", dossier.render(part, form))
                yield outbox.take()
    yield outbox.take()
