"""Who kept and issued papers; the issued files themselves stay as they are."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.personal_data import NameIn

_WHY = _("biết ai đã làm, để giải trình")

KEPT = (
    NameIn(
        model="dispatch.Revision",
        field="made_by",
        title=_("Văn bản đã soạn"),
        purpose=_WHY,
        is_actor=True,
    ),
    NameIn(
        model="dispatch.Revision",
        field="issued_by",
        title=_("Văn bản đã phát hành"),
        purpose=_WHY,
        is_actor=True,
    ),
)
