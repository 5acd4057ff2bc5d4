"""Who set up halls and orders of protocol."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.personal_data import NameIn

_WHY = _("biết ai đã làm, để giải trình")

KEPT = (
    NameIn(
        model="delegates.ProtocolOrder",
        field="made_by",
        title=_("Thứ tự lễ tân đã sửa"),
        purpose=_WHY,
        is_actor=True,
    ),
    NameIn(
        model="delegates.Hall",
        field="made_by",
        title=_("Hội trường đã ghi"),
        purpose=_WHY,
        is_actor=True,
    ),
)
