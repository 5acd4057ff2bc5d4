"""Powers of the room of money."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.models import Role
from hoinghi.conferences.powers import PREPARING, Power

READ = Power(
    code="budget.read",
    title=_("Xem dự toán, quyết toán và nguồn kinh phí"),
    roles=frozenset({*PREPARING, Role.FINANCE, Role.LEADER}),
)
PAY = Power(
    code="budget.pay",
    title=_("Xem danh sách ký nhận tiền có tên người được khen"),
    roles=frozenset({*PREPARING, Role.LEADER}),
    note=_("Tài chính nhận danh sách này từ văn phòng khi khen thưởng đã công bố."),
)
POWERS = (READ, PAY)
