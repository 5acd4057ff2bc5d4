"""What the room refuses, each with the way out."""

from __future__ import annotations

from datetime import date

from hoinghi.reports.models import Report
from hoinghi.reports.report_check import ReportChecked
from hoinghi.violations import RuleViolation


class ActRefused(RuleViolation):
    """An act that does not apply to the state in which the report is."""

    code = "reports.act-refused"

    def __init__(self, report: Report) -> None:
        self.remedy = "Hãy tải lại trang và chọn một việc trong các nút đang hiện."
        super().__init__(
            f"Báo cáo đang ở trạng thái “{report.get_state_display()}” nên không làm việc này "
            f"được. {self.remedy}"
        )


class NotYours(RuleViolation):
    """Something that only the body itself does."""

    code = "reports.not-yours"

    def __init__(self, report: Report) -> None:
        self.remedy = "Cơ quan tổ chức thì dùng “Nhập thay đơn vị” và ghi rõ theo văn bản nào."
        super().__init__(f"Đây là báo cáo của {report.organisation}. {self.remedy}")


class OfficeEnters(RuleViolation):
    """The office enters the report for the body, or has ceased to."""

    code = "reports.office-enters"

    def __init__(self, report: Report) -> None:
        if report.on_behalf:
            self.remedy = "Hãy bấm “Đơn vị tự viết tiếp” rồi sửa."
            said = f"Cơ quan tổ chức đang nhập thay báo cáo này theo {report.on_behalf}."
        else:
            self.remedy = "Hãy tải lại trang; điều đã gõ còn được giữ trên máy này."
            said = "Báo cáo này do đơn vị tự viết, cơ quan tổ chức không còn nhập thay."
        super().__init__(f"{said} {self.remedy}")


class BodyHasBegun(RuleViolation):
    """What a body has begun to write is for its own eyes."""

    code = "reports.body-has-begun"

    def __init__(self, report: Report) -> None:
        self.remedy = "Hãy đề nghị đơn vị tự gửi; việc cần gấp thì cho đơn vị thêm thời gian."
        super().__init__(
            f"{report.organisation} đã bắt đầu viết báo cáo này nên không nhập thay được. "
            f"{self.remedy}"
        )


class FileRefused(RuleViolation):
    """A file that cannot come with a report."""

    code = "reports.file-refused"

    def __init__(self, name: str, why: str, remedy: str) -> None:
        self.remedy = remedy
        super().__init__(f"Chưa nhận tệp “{name}”: {why}. {remedy}")


class LeaderApproves(RuleViolation):
    """The body has chosen that its leader approves what leaves it."""

    code = "reports.leader-approves"

    def __init__(self) -> None:
        self.remedy = "Hãy bấm “Trình lãnh đạo duyệt”."
        super().__init__(
            "Đơn vị đã chọn để lãnh đạo duyệt trước khi gửi, nên báo cáo chưa gửi thẳng được. "
            f"{self.remedy}"
        )


class Locked(RuleViolation):
    """The deadline is over, and nobody gave more time."""

    code = "reports.locked"

    def __init__(self, last: date) -> None:
        self.remedy = "Hãy đề nghị cơ quan tổ chức cho gửi muộn; điều đã viết vẫn còn nguyên."
        super().__init__(f"Hạn gửi báo cáo là hết ngày {last:%d/%m/%Y}, nay đã khóa. {self.remedy}")


class NotReady(RuleViolation):
    """Hard rules do not hold, or soft ones have no reason."""

    code = "reports.not-ready"

    def __init__(self, checked: ReportChecked) -> None:
        self.checked = checked
        told = [
            f"{len(checked.blocking)} điều kiện bắt buộc chưa đúng" if checked.blocking else "",
            f"{len(checked.unexplained)} điều cần ghi lý do" if checked.unexplained else "",
        ]
        self.remedy = "Hãy xem các ô được đánh dấu, sửa số liệu hoặc ghi lý do rồi gửi lại."
        super().__init__(f"Báo cáo còn {', '.join(filter(None, told))}. {self.remedy}")


class NothingWritten(RuleViolation):
    """An empty report is no report."""

    code = "reports.nothing-written"

    def __init__(self) -> None:
        self.remedy = "Hãy điền số liệu, viết nội dung hoặc đưa vào tệp báo cáo của đơn vị."
        super().__init__(f"Báo cáo chưa có số liệu, chưa có lời nào. {self.remedy}")


class ReasonMissing(RuleViolation):
    """Returning or opening again takes a reason."""

    code = "reports.reason-missing"

    def __init__(self) -> None:
        self.remedy = "Hãy ghi rõ chỗ nào, vì sao và cần sửa thế nào."
        super().__init__(f"Chưa có lý do. {self.remedy}")


class NoSuchStatement(RuleViolation):
    """A passage that stands in no report of this outline."""

    code = "reports.no-such-statement"

    def __init__(self) -> None:
        self.remedy = "Hãy tải lại trang rồi chọn lại; đơn vị có thể vừa gửi bản mới."
        super().__init__(f"Không thấy đoạn này trong báo cáo nào. {self.remedy}")


class FigureTooLarge(RuleViolation):
    """A sum would have more digits than any figure of an office has."""

    code = "reports.figure-too-large"

    def __init__(self) -> None:
        self.remedy = "Hãy xem lại đơn vị tính (triệu đồng hay đồng) và các số dài bất thường."
        super().__init__(f"Có số liệu quá lớn, tổng vượt quá 18 chữ số. {self.remedy}")


class NotePlaceUnknown(RuleViolation):
    """A note about something that the report does not have."""

    code = "reports.note-place-unknown"

    def __init__(self) -> None:
        self.remedy = "Hãy tải lại trang và chọn lại mục hoặc ô."
        super().__init__(f"Báo cáo không có chỗ này, hoặc chưa được gửi. {self.remedy}")


class NoSuchDay(RuleViolation):
    """More time until a day that is over, or that is none."""

    code = "reports.no-such-day"

    def __init__(self, today: date) -> None:
        self.remedy = f"Hãy chọn một ngày từ {today:%d/%m/%Y} trở đi."
        super().__init__(f"Ngày cho gửi muộn chưa đúng. {self.remedy}")


class NotPassed(RuleViolation):
    """The body above has not looked at it yet."""

    code = "reports.not-passed"

    def __init__(self, above: str) -> None:
        self.remedy = f"Hãy chờ {above} cho qua, hoặc đề nghị nơi ấy xem."
        super().__init__(
            f"Theo đề cương, báo cáo qua cấp trên trực tiếp trước khi được nhận. {self.remedy}"
        )
