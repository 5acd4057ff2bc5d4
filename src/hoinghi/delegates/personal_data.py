"""Who set up halls and orders of protocol."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.personal_data import who_acted

KEPT = (
    who_acted("delegates.ProtocolOrder", "made_by", _("Thứ tự lễ tân đã sửa")),
    who_acted("delegates.Hall", "made_by", _("Hội trường đã ghi")),
)
