"""Who arranges what a host keeps for all its conferences, decided once."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import belongs_to_host, may, require_preparing
from hoinghi.delegates import powers
from hoinghi.units.models import Account


def may_arrange(account: Account, conference: Conference) -> bool:
    """Tell whether *account* changes the order of protocol and the halls of the host.

    They serve all its conferences: preparing one is not enough.
    """
    return may(account, conference, powers.ARRANGE) and belongs_to_host(account, conference)


def require_arranging(account: Account, conference: Conference) -> None:
    """Let only those go on who arrange for the host.

    Raises:
        NotAllowed: The role of *account* is for other things.
        PermissionDenied: *account* is not of the host.
    """
    require_preparing(account, conference, powers.ARRANGE)
    if not belongs_to_host(account, conference):
        raise PermissionDenied(
            "Thứ tự lễ tân và hội trường là của cơ quan tổ chức, dùng cho mọi hội nghị của cơ quan "
            "ấy: chỉ người của cơ quan ấy sửa được. Hãy dùng tài khoản thuộc cơ quan ấy."
        )
