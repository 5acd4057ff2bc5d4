"""Names of persons among the tasks."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.personal_data import NameIn, who_acted

KEPT = (
    NameIn(
        model="tasks.Duty",
        field="person",
        title=_("Người phụ trách phần việc"),
        purpose=_("biết hỏi ai về phần việc của đơn vị"),
        seen_by=_("đơn vị ấy và cơ quan thường trực"),
    ),
    who_acted("tasks.TaskNote", "by", _("Diễn biến của nhiệm vụ")),
    who_acted("tasks.Evidence", "added_by", _("Tệp minh chứng đã gửi")),
    who_acted("tasks.Extension", "asked_by", _("Đề nghị gia hạn")),
    who_acted("tasks.Extension", "answered_by", _("Trả lời đề nghị gia hạn")),
)
