"""Who changes the templates of a host, decided once."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import belongs_to_host, may, require_preparing
from hoinghi.units.models import Account
from hoinghi.wording import powers


def may_write(account: Account, conference: Conference) -> bool:
    """Tell whether *account* changes the templates of the host of *conference*.

    They serve all its conferences, and those of bodies below: preparing one is not enough.
    """
    return may(account, conference, powers.WRITE) and belongs_to_host(account, conference)


def require_writing(account: Account, conference: Conference) -> None:
    """Let only those go on who change the templates of the host.

    Raises:
        NotAllowed: The role of *account* is for other things.
        PermissionDenied: *account* is not of the host.
    """
    require_preparing(account, conference, powers.WRITE)
    if not belongs_to_host(account, conference):
        raise PermissionDenied(
            "Mẫu văn bản là của cơ quan tổ chức, dùng cho mọi hội nghị của cơ quan ấy: chỉ người "
            "của cơ quan ấy sửa được. Hãy dùng tài khoản thuộc cơ quan ấy."
        )
