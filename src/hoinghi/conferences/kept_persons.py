"""Names of persons that the conference itself keeps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.personal_data import NameIn

KEPT = (
    NameIn(
        model="conferences.Conference",
        field="signatory_name",
        title=_("Người ký kế hoạch"),
        purpose=_("thể thức của văn bản hành chính"),
        lasts=_("lâu dài, theo pháp luật về lưu trữ"),
        kept_because=_("tên người ký là thành phần bắt buộc của văn bản (Nghị định 30/2020/NĐ-CP)"),
    ),
    NameIn(
        model="conferences.PlanRevision",
        field="confirmed_by",
        title=_("Kế hoạch đã xác nhận"),
        purpose=_("biết ai đã làm, để giải trình"),
        is_actor=True,
    ),
    NameIn(
        model="conferences.PlanEdit",
        field="by",
        title=_("Chỗ đã sửa của kế hoạch"),
        purpose=_("biết ai đã làm, để giải trình"),
        is_actor=True,
    ),
    NameIn(
        model="conferences.Dismissal",
        field="taken_back_by",
        title=_("Phát hiện đã xét lại"),
        purpose=_("biết ai đã làm, để giải trình"),
        is_actor=True,
    ),
)
