"""Acts on templates in the words of the log."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTS = {
    "wording.save": _("lưu mẫu văn bản “%(subject)s”"),
    "wording.put_in_force": _("đưa vào dùng mẫu văn bản “%(subject)s”"),
    "wording.use_standard": _("trở về mẫu đi kèm của “%(subject)s”"),
}
