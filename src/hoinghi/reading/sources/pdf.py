"""PDF with a text layer, by PDFium: its lines and table rows as they stand on the pages."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from hoinghi import apart
from hoinghi.reading.sources.old_letters import mender_for
from hoinghi.reading.sources.pdf_boxes import Piece, Told
from hoinghi.reading.sources.pdf_library import library_path
from hoinghi.reading.sources.pdf_message import heard
from hoinghi.reading.sources.pdf_paper import bind
from hoinghi.reading.sources.source import MAX_LETTERS, Source, UnreadableSource
from hoinghi.unreadable import damaged_pdf, encrypted_pdf

#: A plan with its annexes stays far below; a scan of a whole shelf does not.
MAX_PAGES: Final = 1500
#: Drawn so that every page takes long, a PDF must not hold up the office.
MAX_SECONDS: Final = 4.0
#: Room for the file itself and for PDFium; a thousand pages of text take a quarter of it.
MAX_MEMORY: Final = 384 * 1024 * 1024
# A page of a scan may carry a stamp or a signature in letters; a page of text holds hundreds.
_FEWEST_LETTERS: Final = 20
# A file of so many bytes is read by several processes at once; a lesser one before they start.
_LARGE: Final = 1024 * 1024
# What a process that reads has to hold besides the file.
_ROOM: Final = 96 * 1024 * 1024
_READER: Final = Path(__file__).with_name("pdf_reader.py")


def read_pdf(data: bytes, name: str, sha256: str, *, readers: int | None = None) -> Source:
    """The lines of the PDF file whose bytes are *data*, in reading order.

    Page numbers and running heads are left out; a table goes on over its page breaks.

    Args:
        readers: How many processes read at once; by default as *data* needs and this machine has
            processors.
    """
    pages = _told(data, name, readers or readers_for(data)).pages
    lines, rows, starts = bind(pages)
    if sum(map(len, lines)) < _FEWEST_LETTERS * max(1, len(pages)):
        # Here, because few files need it.
        from hoinghi.reading.sources.ocr import read_scanned_pdf

        return read_scanned_pdf(data, name, sha256)
    # Fonts of TCVN3 and VNI hand out Western European letters.
    mender = mender_for("\n".join(lines))
    if mender:
        lines = [mender(line) for line in lines]
        rows = {at: tuple(map(mender, cells)) for at, cells in rows.items()}
    return Source(tuple(lines), sha256, rows, pages=tuple(starts))


def readers_for(data: bytes) -> int:
    """How many processes are to read *data* at once."""
    if len(data) < _LARGE:
        return 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(usable or 1, MAX_MEMORY // (_ROOM + len(data))))


def _told(data: bytes, name: str, readers: int) -> Told:
    """Every page, read apart, as long as it stays within length, time and memory."""
    try:
        told = [heard(message) for message in _messages(data, readers)]
    except (subprocess.SubprocessError, ValueError) as error:
        raise _too_heavy(name) from error
    state, page_count, _ = told[0]
    if any(part.state == "too-long" for part in told):
        raise _too_long(name, page_count)
    if state != "read":
        raise encrypted_pdf(name) if state == "encrypted" else damaged_pdf(name)
    pages: list[list[Piece]] = [[]] * page_count
    for first, part in enumerate(told):
        pages[first :: len(told)] = part.pages
    return Told(state, page_count, pages)


def _messages(data: bytes, readers: int) -> list[bytes]:
    """What each of as many *readers* tells of its share of the pages; of one where they failed."""
    until = time.monotonic() + MAX_SECONDS
    try:
        return _messages_until(until, data, readers)
    except subprocess.CalledProcessError:
        if readers == 1:
            raise
        # One alone has all the memory, and a page may need more than a share of it.
        return _messages_until(until, data, 1)


def _messages_until(until: float, data: bytes, readers: int) -> list[bytes]:
    memory = MAX_MEMORY // readers
    bounds = (memory, MAX_PAGES, MAX_LETTERS)
    # -I and -S: nothing but what Python itself and this package bring along is looked for.
    command = [sys.executable, "-I", "-S", str(_READER), library_path(), *map(str, bounds)]
    return apart.run_all(
        [[*command, str(first), str(readers)] for first in range(readers)],
        seconds=max(0.0, until - time.monotonic()),
        memory=memory,
        environment={},
        given=data,
    )


def _too_heavy(name: str) -> UnreadableSource:
    return UnreadableSource(
        code="too-large",
        what=f"Tệp “{name}” cần quá nhiều thời gian hoặc bộ nhớ để đọc như một kế hoạch.",
        remedy="Hãy xuất lại PDF từ Word, hoặc tách riêng phần kế hoạch ra một tệp rồi thử lại.",
    )


def _too_long(name: str, pages: int) -> UnreadableSource:
    counted = f"{pages:,}".replace(",", ".")
    return UnreadableSource(
        code="too-long",
        what=f"Tệp “{name}” có {counted} trang, dài hơn mọi kế hoạch.",
        remedy="Hãy tách riêng phần kế hoạch ra một tệp rồi thử lại.",
    )
