"""Acts on tasks in the words of the log, and where each thing stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from hoinghi.journal.models import Entry

ACTS = {
    "tasks.take": _("nhận việc “%(subject)s”"),
    "tasks.hand_in": _("nộp kết quả “%(subject)s”"),
    "tasks.take_back": _("rút lại kết quả “%(subject)s” để sửa"),
    "tasks.accept": _("nhận kết quả “%(subject)s”"),
    "tasks.return": _("trả lại “%(subject)s”"),
    "tasks.close": _("kết thúc phần việc “%(subject)s”"),
    "tasks.cancel": _("hủy phần việc “%(subject)s”"),
    "tasks.reopen": _("mở lại phần việc “%(subject)s”"),
    "tasks.ask_leader": _("trình lãnh đạo đơn vị “%(subject)s”"),
    "tasks.send_back": _("trả lại trong đơn vị “%(subject)s” để sửa"),
    "tasks.withdraw_request": _("rút lại điều đã trình lãnh đạo đơn vị “%(subject)s”"),
    "tasks.comment": _("trao đổi về “%(subject)s”"),
    "tasks.evidence": _("gửi tệp minh chứng cho “%(subject)s”"),
    "tasks.remove_evidence": _("gỡ tệp minh chứng của “%(subject)s”"),
    "tasks.person": _("ghi người phụ trách “%(subject)s”"),
    "tasks.ask_extension": _("xin gia hạn “%(subject)s”"),
    "tasks.ask_leader_extension": _("trình lãnh đạo đơn vị đề nghị gia hạn “%(subject)s”"),
    "tasks.send_back_extension": _("trả lại trong đơn vị đề nghị gia hạn “%(subject)s”"),
    "tasks.withdraw_extension": _("rút lại đề nghị gia hạn “%(subject)s” chưa gửi"),
    "tasks.grant_extension": _("cho gia hạn “%(subject)s”"),
    "tasks.refuse_extension": _("không cho gia hạn “%(subject)s”"),
    "tasks.remind": _("nhắc việc “%(subject)s”"),
    "tasks.elsewhere": _("ghi nhận “%(subject)s” đã xong ở nơi khác"),
    "tasks.owed_again": _("mở lại “%(subject)s” vì điều đã làm không còn hiệu lực"),
    "tasks.give": _("giao thêm việc “%(subject)s”"),
    "tasks.edit": _("sửa nhiệm vụ “%(subject)s”"),
    "tasks.undo": _("hoàn tác một việc trên “%(subject)s”"),
    "tasks.withdraw": _("rút nhiệm vụ “%(subject)s”"),
    "tasks.count_deadlines": _("đổi cách tính hạn và lịch nhắc"),
}


def link(entry: Entry, slug: str) -> str:
    """Give the page of the share, else of the task; what was withdrawn has none."""
    task, duty = entry.data.get("task"), entry.data.get("duty")
    if not task:
        return ""
    if duty:
        return reverse("tasks:duty", args=[slug, task, duty])
    return reverse("tasks:task", args=[slug, task])
