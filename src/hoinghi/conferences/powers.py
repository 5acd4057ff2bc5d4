"""Who may do what, decided once, as data: a power, and the roles that hold it.

A room declares its powers in its own ``powers.py`` and names that module in its ``Room``. The
page "Ai được làm gì" is drawn from here, every refusal names the power that was needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.models import Role
from hoinghi.units.models import UnitRole

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """Something that only some may do in a conference.

    Attributes:
        code: Room and verb, ``"tasks.lead"``; stable.
        title: As people say it, beginning with a verb.
        roles: Roles of the organiser that hold it.
        units: Roles in a unit that hold it, for what is the unit's own.
        note: What else there is to know.
    """

    code: str
    title: StrOrPromise
    roles: frozenset[Role] = frozenset()
    units: frozenset[UnitRole] = frozenset()
    note: StrOrPromise = ""


PREPARING = frozenset({Role.STANDING_OFFICE, Role.OFFICE})
"""Roles that write and issue the papers of a conference and set up how it runs."""
AT_A_DESK = frozenset(Role) - {Role.CHECK_IN}
"""Everybody of the organiser but the desk at the door, which only checks people in."""

READ = Power(
    code="conferences.read",
    title=_("Xem tổng quan và kế hoạch của hội nghị"),
    roles=AT_A_DESK,
)
PREPARE = Power(
    code="conferences.prepare",
    title=_("Chuẩn bị hội nghị: thiết lập, đặt cách làm chung"),
    roles=PREPARING,
)
AMEND = Power(
    code="conferences.amend",
    title=_("Đưa vào bản kế hoạch sửa đổi"),
    roles=PREPARING,
)
CONTINUE = Power(
    code="conferences.continue-plan",
    title=_("Xem, sửa tiếp, xác nhận bản kế hoạch mà đồng nghiệp cùng cơ quan đưa lên"),
    roles=frozenset({Role.STANDING_OFFICE}),
    note=_(
        "Ai đưa lên thì luôn thấy bản của mình; bản sửa đổi của một hội nghị thì mọi người được "
        "đưa vào bản sửa đổi đều thấy."
    ),
)
MARK_TEMPLATE = Power(
    code="conferences.mark-template",
    title=_("Chọn hội nghị làm mẫu của cơ quan"),
    roles=PREPARING,
)
CALL = Power(
    code="conferences.call",
    title=_("Thấy điện thoại công vụ của đơn vị đang trễ, để gọi"),
    roles=frozenset({*PREPARING, Role.LEADER}),
    note=_("Chỉ người của cơ quan tổ chức hội nghị."),
)
GIVE_ROLES = Power(
    code="conferences.give-roles",
    title=_("Giao và thu hồi vai trò trong hội nghị"),
    roles=frozenset({Role.STANDING_OFFICE}),
)
READ_LOG = Power(
    code="conferences.read-log",
    title=_("Xem toàn bộ nhật ký hoạt động của hội nghị"),
    roles=frozenset({*PREPARING, Role.LEADER}),
    units=frozenset(UnitRole),
    note=_("Đơn vị xem được phần nhật ký liên quan đến mình."),
)
POWERS = (READ, PREPARE, AMEND, CONTINUE, MARK_TEMPLATE, CALL, GIVE_ROLES, READ_LOG)
