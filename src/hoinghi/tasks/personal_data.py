"""Names of persons among the tasks."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.personal_data import NameIn

_WHY = _("biết ai đã làm, để giải trình")

KEPT = (
    NameIn(
        model="tasks.Duty",
        field="person",
        title=_("Người phụ trách phần việc"),
        purpose=_("biết hỏi ai về phần việc của đơn vị"),
        seen_by=_("đơn vị ấy và cơ quan thường trực"),
    ),
    NameIn(
        model="tasks.TaskNote",
        field="by",
        title=_("Diễn biến của nhiệm vụ"),
        purpose=_WHY,
        is_actor=True,
    ),
    NameIn(
        model="tasks.Evidence",
        field="added_by",
        title=_("Tệp minh chứng đã gửi"),
        purpose=_WHY,
        is_actor=True,
    ),
    NameIn(
        model="tasks.Extension",
        field="asked_by",
        title=_("Đề nghị gia hạn"),
        purpose=_WHY,
        is_actor=True,
    ),
    NameIn(
        model="tasks.Extension",
        field="answered_by",
        title=_("Trả lời đề nghị gia hạn"),
        purpose=_WHY,
        is_actor=True,
    ),
)
