"""Kinds and states as people read them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.telling import Kind
from hoinghi.notices.rules import HookState, MailChoice, MailState

KINDS = (
    (Kind.ASSIGNED.value, _("Việc được giao")),
    (Kind.DEADLINE.value, _("Thời hạn thay đổi")),
    (Kind.WITHDRAWN.value, _("Việc được rút, hủy")),
    (Kind.REMINDER.value, _("Nhắc việc")),
    (Kind.RETURNED.value, _("Kết quả bị trả lại, việc mở lại")),
    (Kind.ACCEPTED.value, _("Kết quả được nhận")),
    (Kind.EXTENSION.value, _("Trả lời xin gia hạn")),
    (Kind.APPROVAL.value, _("Chờ lãnh đạo đơn vị duyệt")),
    (Kind.HANDED_IN.value, _("Đơn vị nộp kết quả")),
    (Kind.EXTENSION_ASKED.value, _("Đơn vị xin gia hạn")),
    (Kind.COMMENT.value, _("Trao đổi")),
    (Kind.PLAN.value, _("Kế hoạch sửa đổi")),
    (Kind.PAPER.value, _("Văn bản phát hành, thay thế, thu hồi")),
    (Kind.DATE.value, _("Thời gian, địa điểm hội nghị")),
    (Kind.ROLE.value, _("Vai trò được giao")),
)


MAIL_CHOICES = (
    (MailChoice.NOW.value, _("Gửi thư ngay")),
    (MailChoice.DAILY.value, _("Gộp vào thư tổng hợp mỗi ngày")),
    (MailChoice.NONE.value, _("Không gửi thư")),
)
MAIL_STATES = (
    (MailState.DRAFT.value, _("Chờ xác nhận")),
    (MailState.QUEUED.value, _("Chờ gửi")),
    (MailState.SENDING.value, _("Đang gửi")),
    (MailState.SENT.value, _("Đã gửi")),
    (MailState.REFUSED.value, _("Máy chủ từ chối")),
    (MailState.UNCLEAR.value, _("Không rõ đã đến chưa")),
    (MailState.CANCELLED.value, _("Đã hủy")),
)


HOOK_STATES = (
    (HookState.QUEUED.value, _("Chờ gửi")),
    (HookState.SENT.value, _("Đã nhận")),
    (HookState.FAILED.value, _("Không gửi được")),
)
