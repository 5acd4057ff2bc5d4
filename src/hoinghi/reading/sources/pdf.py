"""PDF with a text layer, by PDFium: its lines and table rows as they stand on the pages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

from hoinghi.reading.sources.old_letters import mender_for
from hoinghi.reading.sources.pdf_boxes import Told, hear
from hoinghi.reading.sources.pdf_page import lay_out
from hoinghi.reading.sources.pdf_paper import bind
from hoinghi.reading.sources.source import MAX_LETTERS, Source, UnreadableSource

#: A plan with its annexes stays far below; a scan of a whole shelf does not.
MAX_PAGES: Final = 1500
#: Drawn so that every page takes long, a PDF must not hold up the office.
MAX_SECONDS: Final = 4.0
#: Room for the file itself and for PDFium; a thousand pages of text take a quarter of it.
MAX_MEMORY: Final = 384 * 1024 * 1024
# A page of a scan may carry a stamp or a signature in letters; a page of text holds hundreds.
_FEWEST_LETTERS: Final = 20
_READER: Final = Path(__file__).with_name("pdf_pages.py")


def read_pdf(data: bytes, name: str, sha256: str) -> Source:
    """The lines of the PDF file whose bytes are *data*, in reading order.

    Page numbers and running heads are left out; a table goes on over its page breaks.
    """
    pages = [lay_out(page) for page in _told(data, name).pages]
    lines, rows = bind(pages)
    if sum(map(len, lines)) < _FEWEST_LETTERS * max(1, len(pages)):
        # Here, because few files need it.
        from hoinghi.reading.sources.ocr import read_scanned_pdf

        return read_scanned_pdf(data, name, sha256)
    # Fonts of TCVN3 and VNI hand out Western European letters.
    mender = mender_for("\n".join(lines))
    if mender:
        lines = [mender(line) for line in lines]
        rows = {at: tuple(map(mender, cells)) for at, cells in rows.items()}
    return Source(tuple(lines), sha256, rows)


def _told(data: bytes, name: str) -> Told:
    """Every page, read apart, as long as it stays within length, time and memory."""
    bounds = map(str, (MAX_PAGES, MAX_LETTERS, MAX_MEMORY))
    try:
        # -P: the modules beside the reader must not stand for libraries of the same name.
        reader = subprocess.run(  # noqa: S603 - our own module, nothing of the file in the words
            [sys.executable, "-P", str(_READER), *bounds],
            input=data,
            capture_output=True,
            timeout=MAX_SECONDS,
            check=True,
        )
        told = hear(reader.stdout)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError, ValueError) as error:
        raise _too_heavy(name) from error
    if told.state == "too-long":
        raise _too_long(name, told.page_count)
    if told.state != "read":
        raise _encrypted(name) if told.state == "encrypted" else _damaged(name)
    return told


def _encrypted(name: str) -> UnreadableSource:
    return UnreadableSource(
        code="encrypted",
        what=f"Tệp “{name}” được bảo vệ bằng mật khẩu.",
        remedy="Hãy mở tệp, gỡ mật khẩu (in ra PDF mới) rồi thử lại.",
    )


def _damaged(name: str) -> UnreadableSource:
    return UnreadableSource(
        code="damaged",
        what=f"Tệp “{name}” bị hỏng, không mở được như một tệp PDF.",
        remedy="Hãy xin lại bản gốc hoặc xuất lại PDF từ Word.",
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
