"""Acts on halls and protocol in the words of the log."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTS = {
    "delegates.set_hall": _("ghi số ghế của %(subject)s"),
    "delegates.set_order": _("đặt thứ tự lễ tân"),
}
