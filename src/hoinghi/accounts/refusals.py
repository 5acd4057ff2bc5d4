"""What may not be done with accounts, and what to do instead."""

from __future__ import annotations

from hoinghi.violations import RuleViolation


class AlreadyHasAccount(RuleViolation):
    """The address belongs to somebody who is here already."""

    code = "accounts.already-has-account"

    def __init__(self, email: str) -> None:
        self.remedy = "Hãy tìm người ấy ở trang “Tài khoản”; tài khoản đang đóng thì mở lại."
        super().__init__(f"Đã có tài khoản mang địa chỉ {email}. {self.remedy}")


class AlreadyInvited(RuleViolation):
    """The address has an invitation that may still be answered."""

    code = "accounts.already-invited"

    def __init__(self, email: str) -> None:
        self.remedy = "Hãy gửi lại lời mời ấy ở trang “Lời mời”, hoặc thu hồi rồi mời lại."
        super().__init__(f"Đã có lời mời còn hạn gửi đến {email}. {self.remedy}")


class NotOursToInvite(RuleViolation):
    """The body or conference is looked after by others."""

    code = "accounts.not-ours-to-invite"

    def __init__(self, what: str) -> None:
        self.remedy = "Hãy đề nghị người quản trị hệ thống mời."
        super().__init__(f"Tài khoản của anh, chị không mời được cho {what}. {self.remedy}")


class LinkNotUsable(RuleViolation):
    """The link of an invitation is used, expired, revoked or mutilated."""

    code = "accounts.link-not-usable"

    def __init__(self) -> None:
        self.remedy = "Hãy đề nghị cơ quan đã mời gửi lại."
        super().__init__(
            f"Liên kết này không còn dùng được: đã dùng rồi, hết hạn, bị thu hồi hoặc chép thiếu. "
            f"{self.remedy}"
        )


class NameTaken(RuleViolation):
    """Somebody has this sign-in name."""

    code = "accounts.name-taken"

    def __init__(self, name: str) -> None:
        self.remedy = "Hãy chọn tên khác, ví dụ thêm tên viết tắt của đơn vị."
        super().__init__(f"Tên đăng nhập “{name}” đã có người dùng. {self.remedy}")


class NotWaiting(RuleViolation):
    """The invitation was answered or withdrawn meanwhile."""

    code = "accounts.not-waiting"

    def __init__(self, name: str) -> None:
        self.remedy = "Hãy tải lại trang để xem tình trạng mới."
        super().__init__(f"Lời mời gửi {name} đã được nhận hoặc đã thu hồi. {self.remedy}")


class NotOursToMove(RuleViolation):
    """The account or the body is looked after by others."""

    code = "accounts.not-ours-to-move"

    def __init__(self, account: str, body: object) -> None:
        self.remedy = "Hãy đề nghị người quản trị hệ thống."
        what = f"gắn được {account} với {body}" if body else f"gỡ được {account} khỏi đơn vị"
        super().__init__(f"Tài khoản của anh, chị không {what}. {self.remedy}")


class MovedMeanwhile(RuleViolation):
    """Somebody else placed the account after the page was opened."""

    code = "accounts.moved-meanwhile"

    def __init__(self, account: str, body: object) -> None:
        self.remedy = "Hãy xem lại rồi gắn nếu vẫn cần."
        where = f"vừa được người khác gắn với {body}" if body else "vừa được gỡ khỏi đơn vị"
        super().__init__(f"{account} {where}. {self.remedy}")


class NotOursToClose(RuleViolation):
    """The account is one's own, or looked after by others."""

    code = "accounts.not-ours-to-close"

    def __init__(self, name: str) -> None:
        self.remedy = "Hãy đề nghị người quản trị hệ thống."
        super().__init__(
            f"Tài khoản của anh, chị không làm được việc này với {name}. {self.remedy}"
        )
