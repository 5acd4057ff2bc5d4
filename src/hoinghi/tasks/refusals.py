"""What the room refuses, each with the way out."""

from __future__ import annotations

from datetime import date

from hoinghi.conferences.sent_files import ENDINGS, LARGEST, MOST_FILES
from hoinghi.papers.words import format_number
from hoinghi.tasks.models import Duty, TaskNote
from hoinghi.tasks.notes import CHANGED_BESIDES
from hoinghi.tasks.rules import LONGEST_TEXT
from hoinghi.together import refusals as together
from hoinghi.unreadable import most_mb
from hoinghi.violations import RuleViolation


class ChangedMeanwhile(together.ChangedMeanwhile):
    """Somebody else acted since the page was opened; what was typed stays in its field.

    Attributes:
        note: What the other person did and wrote; None where it left no note.
    """

    def __init__(self, what: str, note: TaskNote | None) -> None:
        self.note = note
        # Words inside a body are for no other's eyes, and the name of a file is no word.
        is_said = note and note.text and not note.inside and note.act not in CHANGED_BESIDES
        words = f" và viết: “{note.text}”" if note and is_said else ""
        super().__init__(f"{what}{words}", note.by if note else "", "cập nhật")


class ActRefused(RuleViolation):
    """An act that does not apply to the state in which the share is."""

    code = "tasks.act-refused"

    def __init__(self, stands: str) -> None:
        self.remedy = "Hãy tải lại trang và chọn một việc trong các nút đang hiện."
        super().__init__(f"{stands} nên không làm việc này được. {self.remedy}")

    @classmethod
    def in_state(cls, duty: Duty) -> ActRefused:
        return cls(f"Phần việc đang ở trạng thái “{duty.get_state_display()}”")

    @classmethod
    def at_stage(cls, duty: Duty) -> ActRefused:
        if duty.approval:
            return cls(f"Phần việc đang “{duty.get_approval_display()}”")
        return cls("Phần việc chưa được trình lãnh đạo đơn vị")

    @classmethod
    def of_the_body(cls) -> ActRefused:
        return cls("Đây là việc trong nội bộ của đơn vị chủ trì")

    @classmethod
    def not_asked(cls) -> ActRefused:
        return cls("Đề nghị gia hạn này không còn chờ lãnh đạo đơn vị")

    @classmethod
    def of_the_leader(cls) -> ActRefused:
        return cls("Đây không phải việc của anh, chị trong bước lãnh đạo đơn vị duyệt")

    @classmethod
    def gone(cls) -> ActRefused:
        return cls("Nhiệm vụ này đã được rút")


class LeaderApproves(RuleViolation):
    """The body has chosen that its leader approves what leaves it."""

    code = "tasks.leader-approves"

    def __init__(self) -> None:
        self.remedy = "Hãy bấm “Trình lãnh đạo đơn vị”; lãnh đạo duyệt là kết quả được gửi."
        super().__init__(
            f"Đơn vị đã chọn để lãnh đạo duyệt trước khi gửi, nên chưa gửi thẳng được. "
            f"{self.remedy}"
        )


class LeaderHolds(RuleViolation):
    """Files that the leader of the body reads, or let go out, are not a reporter's to change."""

    code = "tasks.leader-holds"

    def __init__(self, duty: Duty) -> None:
        if duty.approval:
            stands = f"Phần việc đang “{duty.get_approval_display()}” nên tệp để nguyên"
            self.remedy = "Hãy rút lại điều đã trình, sửa xong rồi trình lại."
        else:
            stands = (
                f"Phần việc đang “{duty.get_state_display()}” và đơn vị để lãnh đạo duyệt điều "
                "gửi đi, nên chỉ lãnh đạo đơn vị đổi được tệp"
            )
            self.remedy = "Hãy đề nghị lãnh đạo đơn vị gỡ."
        super().__init__(f"{stands}. {self.remedy}")


class NotByHand(RuleViolation):
    """What the plan orders is changed by an amended plan alone."""

    code = "tasks.not-by-hand"

    def __init__(self) -> None:
        self.remedy = "Hãy đưa kế hoạch sửa đổi vào, hoặc chỉ đặt lại thời hạn."
        super().__init__(f"Việc này do kế hoạch giao, không sửa, rút ở đây được. {self.remedy}")


class ReasonMissing(RuleViolation):
    """Returning, cancelling and reopening are said with a reason."""

    code = "tasks.reason-missing"

    def __init__(self) -> None:
        self.remedy = "Hãy viết lý do để đơn vị biết phải làm gì."
        super().__init__(f"Chưa có lý do. {self.remedy}")


class ExtensionRefused(RuleViolation):
    """An extension that cannot be asked for, or not be granted so."""

    code = "tasks.extension-refused"

    def __init__(self, why: str, remedy: str) -> None:
        self.remedy = remedy
        super().__init__(f"{why}. {remedy}")

    @classmethod
    def nothing_owed(cls) -> ExtensionRefused:
        return cls("Phần việc này không còn phải nộp", "Không cần gia hạn nữa.")

    @classmethod
    def asked_already(cls) -> ExtensionRefused:
        return cls("Đã có một đề nghị gia hạn đang chờ", "Hãy đợi văn phòng trả lời.")

    @classmethod
    def before_the_leader(cls) -> ExtensionRefused:
        return cls("Đã có một đề nghị gia hạn chờ lãnh đạo đơn vị", "Muốn sửa thì rút lại trước.")

    @classmethod
    def answered(cls, by: str) -> ExtensionRefused:
        return cls(f"{by} vừa trả lời đề nghị này", "Hãy xem lời trả lời ở dưới.")

    @classmethod
    def no_later(cls, due: date) -> ExtensionRefused:
        return cls(f"Hạn đang là {due:%d/%m/%Y}", "Hãy chọn một ngày muộn hơn.")

    @classmethod
    def no_day(cls) -> ExtensionRefused:
        return cls("Chưa có ngày, hoặc không có ngày này", "Hãy chọn ngày cuối cùng của hạn mới.")


class NothingSaid(RuleViolation):
    """A comment without words."""

    code = "tasks.nothing-said"

    def __init__(self) -> None:
        self.remedy = "Hãy viết điều muốn trao đổi rồi gửi."
        super().__init__(f"Ô trao đổi còn trống. {self.remedy}")


class TooLong(RuleViolation):
    """More words than anybody reads."""

    code = "tasks.too-long"

    def __init__(self, letters: int) -> None:
        self.remedy = "Hãy rút gọn, hoặc gửi thành tệp minh chứng."
        super().__init__(
            f"Nội dung dài {format_number(letters)} ký tự, quá {format_number(LONGEST_TEXT)}. "
            f"{self.remedy}"
        )


class FileRefused(RuleViolation):
    """A file that cannot serve as evidence."""

    code = "tasks.file-refused"

    def __init__(self, name: str, why: str, remedy: str) -> None:
        self.remedy = remedy
        super().__init__(f"Chưa nhận tệp “{name}”: {why}. {remedy}")

    @classmethod
    def kind(cls, name: str) -> FileRefused:
        known = ", ".join(ENDINGS)
        return cls(name, "loại tệp này không dùng làm minh chứng", f"Hãy gửi tệp loại: {known}.")

    @classmethod
    def false_kind(cls, name: str) -> FileRefused:
        return cls(
            name,
            "nội dung không đúng với đuôi tên tệp",
            "Hãy mở tệp, lưu lại đúng loại rồi gửi lại.",
        )

    @classmethod
    def too_large(cls, name: str) -> FileRefused:
        return cls(
            name,
            f"tệp lớn hơn {most_mb(LARGEST)} MB",
            "Hãy nén hoặc chia nhỏ tệp rồi gửi lại.",
        )

    @classmethod
    def empty(cls, name: str) -> FileRefused:
        return cls(name, "tệp rỗng", "Hãy kiểm tra lại tệp trên máy rồi gửi lại.")

    @classmethod
    def too_many(cls, name: str) -> FileRefused:
        return cls(name, f"đã đủ {MOST_FILES} tệp", "Hãy gỡ bớt tệp cũ hoặc gộp thành một tệp.")


class FileDamaged(RuleViolation):
    """What lies on the disk is not what was sent."""

    code = "tasks.file-damaged"

    def __init__(self, name: str) -> None:
        self.remedy = "Hãy báo người quản trị khôi phục thư mục dữ liệu từ bản sao lưu."
        super().__init__(f"Tệp “{name}” không còn nguyên vẹn trên máy chủ. {self.remedy}")
