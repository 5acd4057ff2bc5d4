"""Who wrote the wording of a body."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.personal_data import who_acted

KEPT = (who_acted("wording.TemplateVersion", "saved_by", _("Mẫu văn bản đã lưu")),)
