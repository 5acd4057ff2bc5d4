"""Powers of the reports' room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.models import Role
from hoinghi.conferences.powers import PREPARING, Power
from hoinghi.units.models import UnitRole

READ = Power(
    code="reports.read",
    title=_("Xem báo cáo đã gửi của mọi đơn vị, tỷ lệ báo cáo và số liệu tổng hợp"),
    roles=frozenset({*PREPARING, Role.AWARD_SECRETARY, Role.LEADER}),
    note=_("Báo cáo đơn vị đang soạn thì chỉ đơn vị ấy thấy."),
)
OUTLINE = Power(
    code="reports.outline",
    title=_("Soạn đề cương, phân công mục và số liệu, giao chỉ tiêu"),
    roles=PREPARING,
)
REVIEW = Power(
    code="reports.review",
    title=_("Nhận, trả lại, mở lại báo cáo; cho gửi muộn; nhập thay đơn vị"),
    roles=PREPARING,
)
COMPILE = Power(
    code="reports.compile",
    title=_("Soạn dự thảo báo cáo tổng hợp, gom ý kiến, lập danh mục điển hình"),
    roles=PREPARING,
)
WRITE = Power(
    code="reports.write",
    title=_("Soạn, gửi, rút lại báo cáo của đơn vị mình"),
    units=frozenset(UnitRole),
)
APPROVE = Power(
    code="reports.approve",
    title=_("Duyệt báo cáo trước khi rời đơn vị, trả lại trong đơn vị để sửa"),
    units=frozenset({UnitRole.LEADER}),
    note=_("Khi đơn vị đã chọn để lãnh đạo duyệt trước khi gửi."),
)
POWERS = (READ, OUTLINE, REVIEW, COMPILE, WRITE, APPROVE)
