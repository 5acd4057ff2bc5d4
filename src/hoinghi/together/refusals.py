"""What is said to the second of two people who save one object."""

from __future__ import annotations

from hoinghi.violations import RuleViolation


class ChangedMeanwhile(RuleViolation):
    """Somebody else changed the object since the page was opened; nothing of either is lost."""

    code = "together.changed-meanwhile"

    def __init__(self, what: str, by: str = "", did: str = "sửa") -> None:
        self.remedy = "Hãy xem bản mới nhất, ghép điều cần giữ rồi lưu lại."
        super().__init__(
            f"{by or 'Người khác'} vừa {did} {what}; phần của anh, chị chưa được lưu và còn nguyên "
            f"trên trang. {self.remedy}"
        )
