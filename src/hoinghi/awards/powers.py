"""Powers of the awards' room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.models import Role
from hoinghi.conferences.powers import PREPARING, Power

READ = Power(
    code="awards.read",
    title=_("Xem danh sách, tờ trình, quyết định khen thưởng khi chưa công bố"),
    roles=frozenset({*PREPARING, Role.AWARD_SECRETARY, Role.AWARD_COUNCIL, Role.LEADER}),
)
POWERS = (READ,)
