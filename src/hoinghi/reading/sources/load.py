"""From a path to its lines: look at the size, then at the content, then read."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from hoinghi.reading.sources import plain
from hoinghi.reading.sources.pictures import is_picture, suffix_of_picture, unknown_picture
from hoinghi.reading.sources.source import Source, UnreadableSource, check_length
from hoinghi.unreadable import MAX_BYTES as MAX_BYTES
from hoinghi.unreadable import bytes_of, check_bytes

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# How OLE names its streams: UTF-16, one byte of zero after each letter.
_ENCRYPTED_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM: Final = "WordDocument".encode("utf-16-le")
_ODT: Final = b"mimetypeapplication/vnd.oasis.opendocument.text"


def load(path: Path) -> Source:
    """Read the file *path* into lines; its kind is told by its content, not by its name.

    Raises:
        UnreadableSource: With the reason in a Vietnamese sentence and what to do.
    """
    data = bytes_of(path, wanted="kế hoạch", sorts=".docx, .pdf hoặc .txt")
    return load_bytes(data, path.name, size=len(data))


def load_bytes(data: bytes, name: str, *, size: int) -> Source:
    """Read a file that came by another way than a path, as ``load`` does.

    Args:
        data: All of its *size* bytes, or the first ones where it is larger than ``MAX_BYTES``.
        name: As people know it, for the refusals.
    """
    check_bytes(data, name, size=size, wanted="kế hoạch")
    try:
        source = _read(data, name, hashlib.sha256(data).hexdigest())
    except OSError as error:
        raise UnreadableSource(
            code="no-room",
            what=f"Chưa đọc được “{name}” vì máy không ghi được tệp tạm hoặc đã hết bộ nhớ.",
            remedy="Hãy giải phóng ổ đĩa, đóng bớt chương trình rồi thử lại.",
        ) from error
    check_length(name, letters=sum(map(len, source.lines)), lines=len(source.lines))
    return source


def _read(data: bytes, name: str, sha256: str) -> Source:
    old = _kind_for_office(data, name)
    if old:
        # Here and below, because few files need it.
        from hoinghi.reading.sources.office import as_docx

        data = as_docx(data, name, kind=old[0], suffix=old[1])
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        # Here, because lxml is needed for DOCX alone.
        from hoinghi.reading.sources.docx import read_docx

        return read_docx(data, name, sha256)
    if b"%PDF-" in data[:1024]:
        # Here, because PDFium is needed for PDF alone.
        from hoinghi.reading.sources.pdf import read_pdf

        return read_pdf(data, name, sha256)
    if is_picture(data):
        from hoinghi.reading.sources.ocr import read_picture

        return read_picture(data, name, sha256)
    if kind := unknown_picture(data):
        raise UnreadableSource(
            code="unknown-kind",
            what=f"Tệp “{name}” là ảnh {kind}, máy chưa đọc được kiểu ảnh này.",
            remedy="Hãy lưu ảnh dạng .jpg hay .png (hoặc quét thành PDF) rồi đưa lên lại.",
        )
    return plain.read_plain(data, name, sha256)


def suffix_of(data: bytes) -> str:
    """The suffix of the kind of file that *data* is, by its content; ``".txt"`` of all others."""
    old = None if data.startswith(_OLE) else _kind_for_office(data, "")
    if old or data.startswith(_OLE):
        return old[1] if old else ".doc"
    if data.startswith(b"PK"):
        return ".docx"
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    return suffix_of_picture(data) or ".txt"


def _kind_for_office(data: bytes, name: str) -> tuple[str, str] | None:
    """What people call a file that LibreOffice has to turn into DOCX, and its suffix."""
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data or _WORD_STREAM not in data:
            raise _refuse_ole(data, name)
        return "văn bản Word kiểu cũ (.doc)", ".doc"
    if data.startswith(b"{\\rtf"):
        return "văn bản RTF", ".rtf"
    if _ODT in data[:200]:
        return "văn bản OpenDocument (.odt)", ".odt"
    return None


def _refuse_ole(data: bytes, name: str) -> UnreadableSource:
    if _ENCRYPTED_PACKAGE in data:
        return UnreadableSource(
            code="encrypted",
            what=f"Tệp “{name}” được bảo vệ bằng mật khẩu.",
            remedy="Hãy mở tệp bằng Word, gỡ mật khẩu, lưu lại dạng .docx rồi thử lại.",
        )
    return _refuse_kind(name, "tệp Office kiểu cũ, không phải văn bản Word")


def _refuse_kind(name: str, seems: str) -> UnreadableSource:
    return UnreadableSource(
        code="unknown-kind",
        what=f"Không đọc được “{name}”: đây là {seems}.",
        remedy="Hãy dùng tệp .docx, .pdf có lớp chữ hoặc .txt.",
    )
