"""What the directory and the people of a body refuse, and what to do instead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hoinghi.units.models import Account, Organisation
from hoinghi.violations import RuleViolation


class SpellingTaken(RuleViolation):
    """A name that means another body of the same area already."""

    code = "units.spelling-taken"

    def __init__(self, text: str, other: Organisation) -> None:
        self.remedy = "Hãy ghi tên khác, hoặc mở đơn vị ấy để sửa."
        super().__init__(f"“{text}” đã là tên của “{other.name}” (mã {other.code}). {self.remedy}")


class NotAName(RuleViolation):
    """A name without any letter."""

    code = "units.not-a-name"

    def __init__(self, text: str) -> None:
        self.remedy = "Hãy ghi tên có chữ."
        super().__init__(f"“{text}” không phải một tên. {self.remedy}")


class HeldAlready(RuleViolation):
    """Two people write down the same holder of a post."""

    code = "units.held-already"

    def __init__(self, person: str, position: str) -> None:
        self.remedy = "Hãy xem ở danh sách bên trên; đã thôi giữ thì ghi ngày thôi giữ trước."
        super().__init__(f"Đã ghi {person} giữ chức vụ {position}. {self.remedy}")


class WrongDay(RuleViolation):
    """A last day that comes before the first."""

    code = "units.wrong-day"

    def __init__(self, day: date, first: date, what: str) -> None:
        self.remedy = "Hãy ghi ngày sau đó."
        super().__init__(f"Ngày {day:%d/%m/%Y} trước {what} ({first:%d/%m/%Y}). {self.remedy}")


class UnknownSuccessor(RuleViolation):
    """A code of what took over that nothing in the directory has on that day."""

    code = "units.unknown-successor"

    def __init__(self, codes: Sequence[str], day: date) -> None:
        self.remedy = "Hãy nạp đơn vị kế tục trước, hoặc ghi đúng mã."
        super().__init__(
            f"Sau ngày {day:%d/%m/%Y} danh bạ không có đơn vị mang mã {', '.join(codes)}. "
            f"{self.remedy}"
        )


class NotOfTheBody(RuleViolation):
    """A role is given to somebody who works for another body, or for none."""

    code = "units.not-of-the-body"

    def __init__(self, account: Account) -> None:
        self.remedy = "Hãy gắn tài khoản với đơn vị trước, hoặc tải lại trang."
        super().__init__(f"{account} không còn thuộc đơn vị này. {self.remedy}")


class OwnLeadership(RuleViolation):
    """Somebody lays down the role by which the page is open to them."""

    code = "units.own-leadership"

    def __init__(self) -> None:
        self.remedy = "Hãy nhờ một lãnh đạo khác của đơn vị, hoặc cơ quan thường trực."
        super().__init__(
            "Anh, chị không thể tự bỏ vai trò lãnh đạo của chính mình, vì sau đó không tự lấy lại "
            f"được. {self.remedy}"
        )


class LastLeader(RuleViolation):
    """The body lets its leader approve, and would be left without one."""

    code = "units.last-leader"

    def __init__(self, account: Account, body: Organisation) -> None:
        self.remedy = "Hãy giao người khác làm lãnh đạo trước, hoặc bỏ bước lãnh đạo duyệt."
        super().__init__(
            f"{account} là lãnh đạo duy nhất của {body}, đơn vị để lãnh đạo duyệt trước khi gửi: "
            f"không còn ai gửi được. {self.remedy}"
        )


class NoLeader(RuleViolation):
    """The body has no leader who could approve."""

    code = "units.no-leader"

    def __init__(self) -> None:
        self.remedy = "Hãy giao vai trò lãnh đạo cho một tài khoản trước."
        super().__init__(
            f"Đơn vị chưa có tài khoản lãnh đạo nào để duyệt, nên chưa bật được. {self.remedy}"
        )
