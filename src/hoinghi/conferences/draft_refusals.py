"""Refusals about a plan that was sent and awaits confirmation."""

from __future__ import annotations

from hoinghi.violations import RuleViolation


class ConferenceChanged(RuleViolation):
    """Somebody else changed the conference after the differences were shown."""

    code = "conferences.conference-changed"

    def __init__(self) -> None:
        self.remedy = "Hãy xem lại các thay đổi dưới đây rồi áp dụng."
        super().__init__(
            "Hội nghị vừa được người khác cập nhật theo một bản kế hoạch khác, nên bản này chưa "
            f"được áp dụng. {self.remedy}"
        )


class OfAnotherConference(RuleViolation):
    """What was sent as an amendment seems to be the plan of something else."""

    code = "conferences.of-another-conference"

    def __init__(self, title: str) -> None:
        self.remedy = (
            "Nếu đúng là bản sửa đổi thì đánh dấu ô xác nhận rồi áp dụng; nếu nhầm tệp thì đưa "
            "tệp khác lên."
        )
        super().__init__(
            f"Kế hoạch này khác cơ quan ban hành hoặc khác hẳn tên với hội nghị “{title}”, nên "
            f"chưa được áp dụng. {self.remedy}"
        )


class IssuerUnclear(RuleViolation):
    """Several bodies bear the name of the issuer, and nothing tells which one is meant."""

    code = "conferences.issuer-unclear"

    def __init__(self, name: str) -> None:
        self.remedy = "Hãy chọn đúng cơ quan ở danh sách dưới đây rồi xác nhận."
        super().__init__(f"Danh bạ có nhiều cơ quan tên “{name}”. {self.remedy}")


class AlreadyConfirmed(RuleViolation):
    """What a conference was made from is kept with it."""

    code = "conferences.already-confirmed"

    def __init__(self) -> None:
        self.remedy = "Hãy mở hội nghị ấy để xem kế hoạch đang dùng."
        super().__init__(
            f"Bản này đã được xác nhận thành hội nghị nên không xóa được. {self.remedy}"
        )


class CorrectedMeanwhile(RuleViolation):
    """What was read was corrected elsewhere after the page was opened."""

    code = "conferences.corrected-meanwhile"

    def __init__(self) -> None:
        self.remedy = "Hãy xem lại bản đọc dưới đây rồi xác nhận."
        super().__init__(
            f"Bản đọc vừa được sửa ở một trang khác, nên kế hoạch chưa được xác nhận. {self.remedy}"
        )
