"""Many files as one ZIP file, sent while they are being drawn."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence

from hoinghi.conferences import dossier
from hoinghi.papers.model import DossierPart, Format


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
    return _sent(
        (f"{folder}/{dossier.file_name(part, form, number)}", dossier.render(part, form))
        for number, part in enumerate(parts, start=1)
        for form in part.formats
    )


def stream_each(part: DossierPart, form: Format) -> Iterator[bytes]:
    """Give the ZIP of *part*, each copy a file of its own: "giay-moi/giay-moi-001.pdf"."""
    from hoinghi.papers import draw_each  # heavy: loaded where something is drawn

    return _sent(
        (f"{part.slug}/{part.slug}-{number:03d}.{form.value}", file)
        for number, file in enumerate(draw_each(part.contents, form), start=1)
    )


def _sent(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    outbox = _Outbox()
    # DOCX and PDF are compressed inside: once more would cost time and save nothing.
    with zipfile.ZipFile(outbox, "w", zipfile.ZIP_STORED) as archive:
        for name, file in files:
            archive.writestr(name, file)
            yield outbox.take()
    yield outbox.take()
