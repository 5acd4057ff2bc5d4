"""Acts on bodies in the words of the log."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTS = {
    "units.import_bodies": _("nạp danh sách đơn vị, %(rows)s dòng thay đổi"),
    "units.import_present": _("nạp đơn vị hành chính hiện hành, %(rows)s dòng thay đổi"),
}
