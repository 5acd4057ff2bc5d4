"""Files that people hand in: their bytes within bounds, or a refusal that says why not."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from hoinghi.violations import RuleViolation

MAX_BYTES: Final = 50 * 1024 * 1024


def most_mb(limit: int) -> int:
    """Say a limit in bytes as people are told it: whole megabytes of 1024² bytes, rounded down."""
    return limit // 1024 // 1024


class UnreadableSource(RuleViolation):
    """A file that cannot be read, with the reason and what to do.

    ``code`` is one of ``source.missing``, ``.directory``, ``.forbidden``, ``.empty``,
    ``.too-large``, ``.too-long``, ``.encrypted``, ``.legacy-doc``, ``.damaged``,
    ``.without-text``, ``.not-text``, ``.unknown-kind``, ``.no-room``, ``.busy``.
    """

    def __init__(self, *, code: str, what: str, remedy: str) -> None:
        self.code = f"source.{code}"
        self.remedy = remedy
        super().__init__(f"{what} {remedy}")


def bytes_of(path: Path, *, wanted: str, sorts: str) -> bytes:
    """The bytes of *path*, its size looked at first.

    Args:
        wanted: What the file should be, for the refusals: "kế hoạch".
        sorts: Which sorts of files are read: ".docx, .pdf hoặc .txt".

    Raises:
        UnreadableSource: There is no such file, it may not be read, is empty or too large.
    """
    name = path.name
    try:
        _look_at(path, wanted, sorts)
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _too_large(name, size)
        with path.open("rb") as file:
            # One more than allowed, in case the file grows while it is read.
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableSource(
            code="forbidden",
            what=f"Không mở được tệp “{name}”: {error.strerror or 'lỗi đọc đĩa'}.",
            remedy="Hãy kiểm tra quyền đọc tệp hoặc chép tệp sang thư mục khác rồi thử lại.",
        ) from error
    check_bytes(data, name, size=len(data), wanted=wanted)
    return data


def check_bytes(data: bytes, name: str, *, size: int, wanted: str) -> None:
    """Refuse what is too large or empty.

    Args:
        data: What was taken of the file *name*; all of it where *size* is within ``MAX_BYTES``.
        wanted: What the file should be, for the refusals: "kế hoạch".

    Raises:
        UnreadableSource: It is empty or too large.
    """
    if size > MAX_BYTES:
        raise _too_large(name, size)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableSource(
            code="empty",
            what=f"Tệp “{name}” rỗng, không có nội dung.",
            remedy=f"Hãy chọn tệp có toàn văn {wanted}.",
        )


def encrypted_pdf(name: str) -> UnreadableSource:
    """The refusal of a PDF that asks for a password."""
    return UnreadableSource(
        code="encrypted",
        what=f"Tệp “{name}” được bảo vệ bằng mật khẩu.",
        remedy="Hãy mở tệp, gỡ mật khẩu (in ra PDF mới) rồi thử lại.",
    )


def damaged_pdf(name: str) -> UnreadableSource:
    """The refusal of what should be a PDF and cannot be opened as one."""
    return UnreadableSource(
        code="damaged",
        what=f"Tệp “{name}” bị hỏng, không mở được như một tệp PDF.",
        remedy="Hãy xin lại bản gốc hoặc xuất lại PDF từ Word.",
    )


def _look_at(path: Path, wanted: str, sorts: str) -> None:
    if path.is_dir():
        raise UnreadableSource(
            code="directory",
            what=f"“{path.name}” là một thư mục, không phải tệp.",
            remedy=f"Hãy chỉ đúng tệp {wanted} ({sorts}) trong thư mục đó.",
        )
    if path.exists() and not path.is_file():
        raise UnreadableSource(
            code="unknown-kind",
            what=f"Không đọc được “{path.name}”: đây là thiết bị hoặc đường ống của máy, "
            "không phải tệp.",
            remedy=f"Hãy dùng tệp {sorts}.",
        )
    if not path.is_file():
        raise UnreadableSource(
            code="missing",
            what=f"Không tìm thấy tệp “{path.name}”.",
            remedy="Hãy kiểm tra lại tên tệp và đường dẫn.",
        )


def _too_large(name: str, size: int) -> UnreadableSource:
    megabytes = f"{size / 1024 / 1024:.1f}".replace(".", ",")
    return UnreadableSource(
        code="too-large",
        what=f"Tệp “{name}” nặng {megabytes} MB, quá mức {most_mb(MAX_BYTES)} MB được phép.",
        remedy="Hãy tách riêng phần cần đọc hoặc giảm dung lượng ảnh trong tệp rồi thử lại.",
    )
