"""Powers of the room that issues papers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.models import Role
from hoinghi.conferences.powers import AT_A_DESK, PREPARING, Power

READ = Power(
    code="dispatch.read",
    title=_("Xem, tải văn bản và hồ sơ của hội nghị"),
    roles=AT_A_DESK,
    note=_("Trừ văn bản khen thưởng, kinh phí của người không có quyền xem phần ấy."),
)
ISSUE = Power(
    code="dispatch.issue",
    title=_("Giữ, phát hành, thay thế, đính chính, thu hồi văn bản; ghi người ký"),
    roles=PREPARING,
)
READ_ALL = Power(
    code="dispatch.read-all",
    title=_("Xem, tìm trong mọi văn bản, kể cả khen thưởng và kinh phí"),
    roles=frozenset({*PREPARING, Role.LEADER}),
)
RETURN = Power(
    code="dispatch.return",
    title=_("Trả lại dự thảo đã trình ký, kèm lý do"),
    roles=frozenset({Role.LEADER}),
    note=_("Người soạn thì rút về để sửa."),
)
POWERS = (READ, READ_ALL, ISSUE, RETURN)
