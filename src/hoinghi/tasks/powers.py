"""Powers of the tasks' room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.models import Role
from hoinghi.conferences.powers import PREPARING, Power
from hoinghi.units.models import UnitRole

READ = Power(
    code="tasks.read",
    title=_("Xem mọi nhiệm vụ, tệp và trao đổi của các đơn vị"),
    roles=frozenset({*PREPARING, Role.AWARD_SECRETARY, Role.FINANCE, Role.LEADER}),
    units=frozenset(UnitRole),
    note=_("Đơn vị thấy việc mình chủ trì, phối hợp; không thấy tệp và lời của đơn vị khác."),
)
LEAD = Power(
    code="tasks.lead",
    title=_("Giao, sửa, rút nhiệm vụ; nhận, trả lại kết quả; gia hạn; nhắc việc"),
    roles=PREPARING,
)
REPORT = Power(
    code="tasks.report",
    title=_("Nhận việc, nộp kết quả, trao đổi, xin gia hạn cho đơn vị mình"),
    roles=PREPARING,
    units=frozenset(UnitRole),
)
APPROVE = Power(
    code="tasks.approve",
    title=_("Duyệt kết quả trước khi rời đơn vị, trả lại trong đơn vị để sửa"),
    units=frozenset({UnitRole.LEADER}),
    note=_("Khi đơn vị đã chọn để lãnh đạo duyệt trước khi gửi."),
)
POWERS = (READ, LEAD, REPORT, APPROVE)
