"""Who wrote the wording of a body."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.personal_data import NameIn

KEPT = (
    NameIn(
        model="wording.TemplateVersion",
        field="saved_by",
        title=_("Mẫu văn bản đã lưu"),
        purpose=_("biết ai đã làm, để giải trình"),
        is_actor=True,
    ),
)
