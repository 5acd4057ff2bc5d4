"""Word files of before DOCX, RTF and ODT: LibreOffice turns them into DOCX."""

from __future__ import annotations

from hoinghi import libreoffice
from hoinghi.reading.sources.source import UnreadableSource


def as_docx(data: bytes, name: str, *, kind: str, suffix: str) -> bytes:
    """The bytes of a DOCX with the text of *data*, a file of *suffix* (``".doc"``).

    Args:
        kind: How people call such a file, for the refusal.

    Raises:
        UnreadableSource: LibreOffice is not installed, takes too long, or cannot open the file.
    """
    try:
        return libreoffice.convert(data, suffix, "docx")
    except libreoffice.OfficeMissing as error:
        raise _without_office(name, kind) from error
    except libreoffice.OfficeTooSlow as error:
        raise _too_slow(name) from error
    except libreoffice.OfficeFailed as error:
        raise _not_opened(name, kind) from error


def _without_office(name: str, kind: str) -> UnreadableSource:
    return UnreadableSource(
        code="legacy-doc",
        what=f"Tệp “{name}” là {kind}; cần LibreOffice để đọc mà máy này chưa có.",
        remedy=(
            "Hãy cài LibreOffice (Debian, Ubuntu: apt-get install libreoffice-writer-nogui), "
            "hoặc mở bằng Word, chọn “Lưu thành” dạng .docx rồi thử lại."
        ),
    )


def _too_slow(name: str) -> UnreadableSource:
    return UnreadableSource(
        code="too-large",
        what=f"Tệp “{name}” cần quá nhiều thời gian để LibreOffice chuyển thành .docx.",
        remedy="Hãy mở bằng Word, chọn “Lưu thành” dạng .docx rồi thử lại.",
    )


def _not_opened(name: str, kind: str) -> UnreadableSource:
    return UnreadableSource(
        code="damaged",
        what=f"Tệp “{name}” là {kind} nhưng LibreOffice không mở được: tệp hỏng hoặc có mật khẩu.",
        remedy="Hãy mở bằng Word, gỡ mật khẩu nếu có, chọn “Lưu thành” dạng .docx rồi thử lại.",
    )
