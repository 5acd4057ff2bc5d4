"""The acts of the log itself in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTS = {"journal.rewrite": _("đã thay tên người bằng bí danh trong %(subject)s")}
