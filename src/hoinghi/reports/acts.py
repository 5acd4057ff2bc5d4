"""Acts on reports in the words of the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from hoinghi.journal.models import Entry

ACTS = {
    "reports.send": _("gửi “%(subject)s”"),
    "reports.approve": _("duyệt trong đơn vị “%(subject)s”"),
    "reports.ask_inside": _("trình lãnh đạo đơn vị “%(subject)s”"),
    "reports.send_back_inside": _("trả lại trong đơn vị “%(subject)s” để sửa"),
    "reports.withdraw_inside": _("rút lại điều đã trình lãnh đạo đơn vị “%(subject)s”"),
    "reports.begin_on_behalf": _("bắt đầu nhập thay “%(subject)s”"),
    "reports.lay_form": _("nhập biểu Excel thay “%(subject)s”"),
    "reports.hand_form": _("chuyển biểu Excel cho đơn vị của “%(subject)s”"),
    "reports.take_over": _("tự viết tiếp “%(subject)s”"),
    "reports.withdraw": _("rút lại “%(subject)s” để sửa"),
    "reports.return": _("trả lại “%(subject)s”"),
    "reports.accept": _("nhận “%(subject)s”"),
    "reports.reopen": _("mở lại “%(subject)s”"),
    "reports.add_outline": _("thêm đề cương “%(subject)s”"),
    "reports.draft_outline": _("mở bản nháp của đề cương “%(subject)s”"),
    "reports.edit_outline": _("sửa bản nháp của đề cương “%(subject)s”"),
    "reports.discard_outline": _("bỏ bản nháp của đề cương “%(subject)s”"),
    "reports.release_outline": _("ban hành đề cương “%(subject)s”"),
    "reports.allocate": _("phân công trả lời đề cương “%(subject)s”"),
    "reports.targets": _("giao chỉ tiêu theo đề cương “%(subject)s”"),
    "reports.known": _("nạp số chính thức đã có của đề cương “%(subject)s”"),
    "reports.outline_deadline": _("đặt hạn gửi theo đề cương “%(subject)s”"),
    "reports.let_late": _("cho gửi muộn “%(subject)s”"),
    "reports.gather": _("quyết định về ý kiến “%(subject)s” trong dự thảo báo cáo"),
    "reports.part": _("tách nhóm ý kiến “%(subject)s” trong dự thảo báo cáo"),
    "reports.reword": _("viết lại một đoạn trong dự thảo báo cáo"),
    "reports.keep_model": _("ghi “%(subject)s” vào danh mục điển hình"),
    "reports.leave_out_model": _("đưa “%(subject)s” ra khỏi báo cáo"),
    "reports.let_through": _("xem và cho qua “%(subject)s”"),
    "reports.note": _("nêu ý kiến về “%(subject)s”"),
    "reports.settle": _("ghi là xong một ý kiến về “%(subject)s”"),
    "reports.remind": _("đôn đốc “%(subject)s”"),
    "reports.set_aside": _("bỏ qua một nhận xét về “%(subject)s”"),
    "reports.undo": _("hoàn tác một việc trên “%(subject)s”"),
}


def link(entry: Entry, slug: str) -> str:
    """Give the page of the report."""
    report = entry.data.get("report")
    return reverse("reports:report", args=[slug, report]) if report else ""
