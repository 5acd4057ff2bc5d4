"""Acts on bodies in the words of the log."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hoinghi.journal.models import Entry

ACTS = {
    "units.import_bodies": _("nạp danh sách đơn vị, %(rows)s dòng thay đổi"),
    "units.import_present": _("nạp đơn vị hành chính hiện hành, %(rows)s dòng thay đổi"),
    "units.import_list": _("nạp danh sách “%(subject)s”: %(new)s mới, %(changed)s thay đổi"),
    "units.add_body": _("thêm “%(subject)s” vào danh bạ"),
    "units.rename": _("đổi tên “%(before)s” thành “%(subject)s”"),
    "units.add_spelling": _("thêm cách viết “%(text)s” của “%(subject)s”"),
    "units.end_body": _("ghi “%(subject)s” kết thúc"),
    "units.add_post": _("ghi người giữ chức vụ ở “%(subject)s”"),
    "units.give_leader": _("giao %(subject)s làm lãnh đạo đơn vị"),
    "units.give_reporter": _("giao %(subject)s làm cán bộ báo cáo của đơn vị"),
    "units.leader_approves": _("để lãnh đạo “%(subject)s” duyệt trước khi gửi"),
    "units.leader_approves_no_more": _("bỏ bước lãnh đạo duyệt trước khi gửi của “%(subject)s”"),
    "units.end_post": _("ghi người thôi giữ chức vụ ở “%(subject)s”"),
}

_OF_BODY = frozenset(ACTS) - {
    "units.import_bodies", "units.import_present", "units.import_list",
}  # fmt: skip


def link(entry: Entry, _slug: str) -> str:
    """Give the page of the body that was acted on."""
    body = entry.data.get("organisation") if entry.act in _OF_BODY else None
    return reverse("units:body", args=[body]) if isinstance(body, int) else ""
