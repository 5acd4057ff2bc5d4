"""Files as they were issued; a damaged one is refused with a sentence that says what to do."""

from __future__ import annotations

from hoinghi.conferences import kept_files
from hoinghi.conferences.kept_files import Stored, put
from hoinghi.dispatch.models import RevisionFile
from hoinghi.violations import RuleViolation

__all__ = ["FileDamaged", "Stored", "get", "put"]


class FileDamaged(RuleViolation):
    """What lies on the disk is not what was issued."""

    code = "dispatch.file-damaged"

    def __init__(self, title: str, what: str) -> None:
        self.remedy = (
            "Hãy báo người quản trị khôi phục thư mục dữ liệu từ bản sao lưu; "
            "không dùng tệp này để gửi hoặc in."
        )
        super().__init__(f"Tệp đã phát hành của “{title}” {what}. {self.remedy}")


def get(file: RevisionFile) -> bytes:
    """Give the bytes that were issued.

    Raises:
        FileDamaged: They are gone, or no longer the same.
    """
    title = file.revision.record.title
    try:
        return kept_files.read(file.path, file.sha256)
    except kept_files.Gone:
        raise FileDamaged(title, "không còn trên đĩa của máy chủ") from None
    except kept_files.Changed:
        raise FileDamaged(title, "đã bị thay đổi sau khi phát hành") from None
