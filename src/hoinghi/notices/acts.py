"""Acts on mails and gateways in the words of the log."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTS = {
    "notices.confirm_mailing": _("xác nhận gửi %(mails)s thư “%(subject)s”"),
    "notices.drop_mailing": _("bỏ đợt thư “%(subject)s”, %(mails)s thư không gửi"),
    "notices.cancel_mail": _("hủy thư “%(subject)s”"),
    "notices.resend_mail": _("cho gửi lại thư “%(subject)s”"),
}
