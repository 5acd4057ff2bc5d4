"""What is told to a person, how the person wants to be told, and who sent mails."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.personal_data import RowsOf, who_acted

_ITSELF = _("chính người ấy")
_AS_LONG = _("như tài khoản")

KEPT = (
    RowsOf(
        model="notices.Notice",
        title=_("Thông báo đã nhận"),
        purpose=_("báo việc cần làm"),
        lasts=_AS_LONG,
        seen_by=_ITSELF,
    ),
    RowsOf(
        model="notices.Mail",
        title=_("Thư đã gửi"),
        purpose=_("báo việc cần làm, biết thư đã đi chưa"),
        lasts=_AS_LONG,
        seen_by=_("văn phòng của hội nghị ấy"),
    ),
    RowsOf(
        model="notices.Preference",
        title=_("Cách muốn được báo"),
        purpose=_("báo đúng cách người ấy chọn"),
        lasts=_AS_LONG,
        seen_by=_ITSELF,
    ),
    RowsOf(
        model="notices.QuietHours",
        title=_("Giờ không gửi thư"),
        purpose=_("báo đúng cách người ấy chọn"),
        lasts=_AS_LONG,
        seen_by=_ITSELF,
    ),
    RowsOf(
        model="notices.CalendarFeed",
        title=_("Lịch cá nhân"),
        purpose=_("đưa thời hạn vào lịch của người ấy"),
        lasts=_AS_LONG,
        seen_by=_ITSELF,
    ),
    who_acted("notices.Mailing", "made_by", _("Đợt thư đã soạn")),
    who_acted("notices.Mailing", "closed_by", _("Đợt thư đã xác nhận hoặc bỏ")),
    who_acted("notices.Webhook", "made_by", _("Cổng tin nhắn đã lập")),
)
