"""Powers of the room that keeps templates."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.powers import AT_A_DESK, PREPARING, Power

READ = Power(
    code="wording.read",
    title=_("Xem mẫu văn bản và các phiên bản của mẫu"),
    roles=AT_A_DESK,
)
WRITE = Power(
    code="wording.write",
    title=_("Sửa mẫu văn bản của cơ quan"),
    roles=PREPARING,
)
POWERS = (READ, WRITE)
