"""What is refused about outlines, each with the way out."""

from __future__ import annotations

from collections.abc import Sequence

from hoinghi.reports.outline_check import Finding
from hoinghi.violations import RuleViolation


class NoDraft(RuleViolation):
    """The draft of an outline is gone: released, or thrown away."""

    code = "reports.no-outline-draft"

    def __init__(self) -> None:
        self.remedy = "Hãy mở lại trang đề cương; muốn sửa tiếp thì bấm “Sửa đề cương”."
        super().__init__(f"Bản nháp này không còn: đã ban hành hoặc đã bỏ. {self.remedy}")


class NotComplete(RuleViolation):
    """An outline that cannot be answered as it is."""

    code = "reports.outline-not-complete"

    def __init__(self, blocking: Sequence[Finding]) -> None:
        self.remedy = blocking[0].remedy
        told = " ".join(one.text for one in blocking[:5])
        super().__init__(f"Chưa ban hành được. {told} {self.remedy}")


class NothingChanged(RuleViolation):
    """A version that says what the last one said."""

    code = "reports.outline-unchanged"

    def __init__(self) -> None:
        self.remedy = "Hãy sửa đề cương, hoặc bỏ bản nháp."
        super().__init__(f"Bản nháp giống hệt bản đang dùng. {self.remedy}")
