"""What is told to a person, how the person wants to be told, and who sent mails."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.personal_data import NameIn, RowsOf

_ITSELF = _("chính người ấy")
_AS_LONG = _("như tài khoản")
_WHY = _("biết ai đã làm, để giải trình")

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
    NameIn(
        model="notices.Mailing",
        field="made_by",
        title=_("Đợt thư đã soạn"),
        purpose=_WHY,
        is_actor=True,
    ),
    NameIn(
        model="notices.Mailing",
        field="closed_by",
        title=_("Đợt thư đã xác nhận hoặc bỏ"),
        purpose=_WHY,
        is_actor=True,
    ),
    NameIn(
        model="notices.Webhook",
        field="made_by",
        title=_("Cổng tin nhắn đã lập"),
        purpose=_WHY,
        is_actor=True,
    ),
)
