"""Who kept and issued papers; the issued files themselves stay as they are."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.personal_data import who_acted

KEPT = (
    who_acted("dispatch.Revision", "made_by", _("Văn bản đã soạn")),
    who_acted("dispatch.Revision", "put_forward_by", _("Văn bản đã trình ký")),
    who_acted("dispatch.Revision", "returned_by", _("Văn bản đã trả lại")),
    who_acted("dispatch.Revision", "issued_by", _("Văn bản đã phát hành")),
)
