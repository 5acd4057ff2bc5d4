"""The file of a plan as it was sent: kept under the check value of its bytes, given back proved."""

from __future__ import annotations

from dataclasses import dataclass

from hoinghi.conferences import kept_files
from hoinghi.conferences.models import PlanDraft, PlanRevision
from hoinghi.reading.sources.load import suffix_of
from hoinghi.violations import RuleViolation

_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".doc": "application/msword",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
    ".txt": "text/plain; charset=utf-8",
}


class OriginalMissing(RuleViolation):
    """The file as sent is not there, or is no longer the same."""

    code = "conferences.original-missing"

    def __init__(self, name: str, what: str) -> None:
        self.remedy = "Hãy báo người quản trị khôi phục từ bản sao lưu, hoặc đưa tệp lên lại."
        super().__init__(f"Tệp gốc “{name}” {what}. {self.remedy}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A file as sent: *path* in the store, empty where only its text was kept."""

    path: str
    sha256: str
    name: str

    @property
    def suffix(self) -> str:
        """Of its kind by content: ``".pdf"``."""
        return f".{self.path.rpartition('.')[2]}" if self.path else ""

    @property
    def content_type(self) -> str:
        return _TYPES.get(self.suffix, "application/octet-stream")

    def read(self) -> bytes:
        """Give the bytes as they were sent.

        Raises:
            OriginalMissing: They are gone, or are no longer the same.
        """
        try:
            return kept_files.read(self.path, self.sha256)
        except kept_files.Gone:
            raise OriginalMissing(self.name, "không còn trên đĩa của máy chủ") from None
        except kept_files.Changed:
            raise OriginalMissing(self.name, "đã bị thay đổi sau khi được giữ") from None


def keep(data: bytes) -> str:
    """Keep the file; give where it lies."""
    return kept_files.put(data, suffix_of(data).removeprefix(".")).path


def of(plan: PlanDraft | PlanRevision) -> Original:
    """Give the file from which *plan* was read."""
    return Original(path=plan.file_path, sha256=plan.sha256, name=plan.file_name)
