"""Powers of the delegates' room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.powers import AT_A_DESK, PREPARING, Power

READ = Power(
    code="delegates.read",
    title=_("Xem thành phần đại biểu, thứ tự lễ tân, hội trường"),
    roles=AT_A_DESK,
)
ARRANGE = Power(
    code="delegates.arrange",
    title=_("Đặt thứ tự lễ tân, ghi số ghế của hội trường"),
    roles=PREPARING,
)
POWERS = (READ, ARRANGE)
