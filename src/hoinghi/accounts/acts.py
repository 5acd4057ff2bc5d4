"""The acts of this room in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTS = {
    "accounts.invite": _("đã mời một người nhận tài khoản (%(subject)s)"),
    "accounts.invite_again": _("đã gửi lại %(subject)s"),
    "accounts.revoke": _("đã thu hồi %(subject)s"),
    "accounts.accept": _("đã nhận lời mời và có tài khoản"),
    "accounts.close": _("đã đóng tài khoản %(subject)s"),
    "accounts.reopen": _("đã mở lại tài khoản %(subject)s"),
    "accounts.move": _("đã gắn tài khoản %(subject)s với đơn vị khác"),
    "accounts.detach": _("đã gỡ tài khoản %(subject)s khỏi đơn vị"),
    "accounts.reset_link": _("đã cấp liên kết đặt mật khẩu mới cho tài khoản %(subject)s"),
    "accounts.ask_erasure": _("đã yêu cầu xóa dữ liệu cá nhân (%(subject)s)"),
    "accounts.decline_erasure": _("đã trả lời %(subject)s: không xóa dữ liệu cá nhân"),
    "accounts.erase": _("đã xóa dữ liệu cá nhân theo yêu cầu (%(subject)s)"),
    "accounts.require_second_step": _("đã đặt vai trò bắt buộc xác thực hai bước (%(subject)s)"),
}
