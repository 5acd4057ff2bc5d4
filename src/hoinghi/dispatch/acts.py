"""Acts on papers in the words of the log, and where each paper stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from hoinghi.journal.models import Entry

ACTS = {
    "dispatch.keep": _("giữ dự thảo “%(title)s”"),
    "dispatch.replaces": _("soạn văn bản thay thế “%(title)s”"),
    "dispatch.corrects": _("soạn công văn đính chính “%(title)s”"),
    "dispatch.recalls": _("soạn thông báo thu hồi “%(title)s”"),
    "dispatch.drop": _("bỏ dự thảo “%(title)s”"),
    "dispatch.put_forward": _("trình ký “%(title)s”"),
    "dispatch.take_back": _("rút dự thảo “%(title)s” đã trình ký về để sửa"),
    "dispatch.send_back": _("trả lại dự thảo “%(title)s” để sửa"),
    "dispatch.undo": _("hoàn tác việc trên bản dự thảo “%(title)s”"),
    "dispatch.issue": _("phát hành “%(title)s”"),
    "dispatch.add_signing": _("ghi người ký: %(subject)s"),
    "dispatch.change_signing": _("sửa người ký: %(subject)s"),
    "dispatch.remove_signing": _("xóa người ký: %(subject)s"),
}


def link(entry: Entry, slug: str) -> str:
    """Give the page of the paper."""
    ref = entry.data.get("ref")
    return reverse("dispatch:paper", args=[slug, ref]) if ref else ""
