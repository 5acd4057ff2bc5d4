"""Acts on mails and gateways in the words of the log."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTS = {
    "notices.confirm_mailing": _("xác nhận gửi %(mails)s thư “%(subject)s”"),
    "notices.drop_mailing": _("bỏ đợt thư “%(subject)s”, %(mails)s thư không gửi"),
    "notices.cancel_mail": _("hủy thư “%(subject)s”"),
    "notices.resend_mail": _("cho gửi lại thư “%(subject)s”"),
    "notices.add_hook": _("lập kết nối “%(subject)s” đến cổng nhắn tin"),
    "notices.stop_hook": _("dừng kết nối “%(subject)s”"),
    "notices.start_hook": _("cho kết nối “%(subject)s” chạy lại"),
    "notices.remove_hook": _("xóa kết nối “%(subject)s”"),
    "notices.resend_message": _("cho gửi lại một tin qua kết nối “%(subject)s”"),
}
