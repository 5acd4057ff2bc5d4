"""PDF with a text layer, by PDFium: its visual lines, page after page."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

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
# PDFium marks a hyphen at a line end so.
_LINE_END_HYPHEN: Final = str.maketrans({"\ufffe": "-", "\x02": "-"})


def read_pdf(data: bytes, name: str, sha256: str) -> Source:
    """The lines of the PDF file whose bytes are *data*; a page break is an empty line."""
    pages = [_cleaned(page) for page in _pages(data, name)]
    letters = sum(sum(map(str.isalpha, page)) for page in pages)
    if letters < _FEWEST_LETTERS * max(1, len(pages)):
        raise UnreadableSource(
            code="without-text",
            what=f"Tệp “{name}” là bản quét, không có lớp chữ để đọc.",
            remedy="Hãy dùng bản .docx gốc, hoặc nhận dạng chữ (OCR) rồi lưu thành .pdf có chữ.",
        )
    lines = [line for page in pages for line in [*page.split("\n"), ""]]
    return Source(tuple(lines), sha256)


def _pages(data: bytes, name: str) -> list[str]:
    """The text of every page, read apart, as long as it stays within length, time and memory."""
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
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        raise _too_heavy(name) from error
    state, count, texts = json.loads(reader.stdout)
    if state == "too-long":
        raise _too_long(name, count)
    if state != "read":
        raise _encrypted(name) if state == "encrypted" else _damaged(name)
    return [str(text) for text in texts]


def _cleaned(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_END_HYPHEN)
    return text.encode("utf-8", "replace").decode("utf-8")


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
