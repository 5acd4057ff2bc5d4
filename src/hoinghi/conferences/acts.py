"""Acts on conferences in the words of the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from hoinghi.journal.models import Entry

ACTS = {
    "conferences.establish": _("lập hội nghị từ kế hoạch"),
    "conferences.amend": _("áp dụng kế hoạch sửa đổi, %(changes)s điểm thay đổi"),
    "conferences.clone": _("lập bản kế hoạch mới từ hội nghị này"),
    "conferences.mark-template": _("chọn hội nghị làm mẫu của cơ quan"),
    "conferences.unmark-template": _("thôi dùng hội nghị làm mẫu của cơ quan"),
    "conferences.set-lights": _("đổi ngưỡng đèn: vàng %(soon_days)s ngày, đỏ %(red_days)s ngày"),
    "conferences.grant": _("giao vai trò trong hội nghị cho “%(subject)s”"),
    "conferences.revoke": _("thu hồi vai trò trong hội nghị của “%(subject)s”"),
    "conferences.correct-plan": _("sửa bản đọc của kế hoạch “%(subject)s”"),
    "conferences.dismiss-finding": _("bỏ qua phát hiện “%(subject)s”: %(reason)s"),
    "conferences.restore-finding": _("xét lại phát hiện “%(subject)s”"),
    "conferences.drop-plan": _("xóa bản kế hoạch chờ xác nhận “%(subject)s”"),
    "conferences.send-plan": _("đưa lên kế hoạch “%(subject)s” để xem"),
}


def link(entry: Entry, slug: str) -> str:
    """Give the page of the plan for what was done with plans, that of the roles for roles."""
    if entry.act == "conferences.set-lights":
        return reverse("conferences:leader", args=[slug])
    of_roles = entry.act in ("conferences.grant", "conferences.revoke")
    return reverse("conferences:powers" if of_roles else "conferences:plan", args=[slug])
