"""Names of persons that the conference itself keeps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.personal_data import NameIn, who_acted

KEPT = (
    NameIn(
        model="conferences.Conference",
        field="signatory_name",
        title=_("Người ký kế hoạch"),
        purpose=_("thể thức của văn bản hành chính"),
        lasts=_("lâu dài, theo pháp luật về lưu trữ"),
        kept_because=_("tên người ký là thành phần bắt buộc của văn bản (Nghị định 30/2020/NĐ-CP)"),
    ),
    who_acted("conferences.PlanRevision", "confirmed_by", _("Kế hoạch đã xác nhận")),
    who_acted("conferences.PlanDraft", "confirmed_by", _("Bản kế hoạch đưa lên đã xác nhận")),
    who_acted("conferences.PlanEdit", "by", _("Chỗ đã sửa của kế hoạch")),
    who_acted("conferences.Dismissal", "taken_back_by", _("Phát hiện đã xét lại")),
)
