"""PDF with a text layer, by PDFium: its lines and table rows as they stand on the pages."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any, Final

import pypdfium2

from hoinghi.reading.sources.pdf_boxes import PageEye, Piece
from hoinghi.reading.sources.pdf_page import lay_out
from hoinghi.reading.sources.pdf_paper import bind
from hoinghi.reading.sources.source import Source, UnreadableSource, check_length

#: A plan with its annexes stays far below; a scan of a whole shelf does not.
MAX_PAGES: Final = 1500
#: Drawn so that every page takes long, a PDF must not hold up the office.
MAX_SECONDS: Final = 4.0
# A page of a scan may carry a stamp or a signature in letters; a page of text holds hundreds.
_FEWEST_LETTERS: Final = 20
_PASSWORD_ERROR: Final = "password"  # noqa: S105  how PDFium words it, no secret


def read_pdf(data: bytes, name: str, sha256: str) -> Source:
    """The lines of the PDF file whose bytes are *data*, in reading order.

    Page numbers and running heads are left out; a table goes on over its page breaks.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(name, str(error)) from error
    try:
        if len(document) > MAX_PAGES:
            raise _too_long(name, len(document))
        pages = list(_pages(document, name))
    except pypdfium2.PdfiumError as error:
        raise _refusal(name, str(error)) from error
    finally:
        document.close()
    lines, rows = bind(pages)
    if sum(map(len, lines)) < _FEWEST_LETTERS * max(1, len(pages)):
        raise UnreadableSource(
            code="without-text",
            what=f"Tệp “{name}” là bản quét, không có lớp chữ để đọc.",
            remedy="Hãy dùng bản .docx gốc, hoặc nhận dạng chữ (OCR) rồi lưu thành .pdf có chữ.",
        )
    return Source(tuple(lines), sha256, rows)


def _pages(document: Any, name: str) -> Iterator[list[Piece]]:
    """The lines of every page, as long as they stay within length and time."""
    eye = PageEye(document)
    letters = 0
    begun = time.monotonic()
    for number in range(len(document)):
        seen = eye.see(number)
        letters += sum(len(piece.text) for piece in seen.pieces)
        check_length(name, letters=letters, lines=0)
        if time.monotonic() - begun > MAX_SECONDS:
            raise _too_long(name, len(document))
        yield lay_out(seen)


def _refusal(name: str, reason: str) -> UnreadableSource:
    if _PASSWORD_ERROR in reason.lower():
        return UnreadableSource(
            code="encrypted",
            what=f"Tệp “{name}” được bảo vệ bằng mật khẩu.",
            remedy="Hãy mở tệp, gỡ mật khẩu (in ra PDF mới) rồi thử lại.",
        )
    return UnreadableSource(
        code="damaged",
        what=f"Tệp “{name}” bị hỏng, không mở được như một tệp PDF.",
        remedy="Hãy xin lại bản gốc hoặc xuất lại PDF từ Word.",
    )


def _too_long(name: str, pages: int) -> UnreadableSource:
    return UnreadableSource(
        code="too-long",
        what=f"Tệp “{name}” có {pages} trang, quá nặng để đọc như một kế hoạch.",
        remedy="Hãy tách riêng phần kế hoạch ra một tệp rồi thử lại.",
    )
