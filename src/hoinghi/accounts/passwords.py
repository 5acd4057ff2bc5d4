"""What is asked of a password, in the words of an office."""

from __future__ import annotations

from django.contrib.auth import password_validation
from django.utils.translation import gettext as _


class LongEnough(password_validation.MinimumLengthValidator):
    """Length is what protects; nothing is asked about kinds of letters."""

    def get_error_message(self) -> str:
        return _("Mật khẩu quá ngắn: phải có ít nhất %(number)d ký tự.") % {
            "number": self.min_length
        }

    def get_help_text(self) -> str:
        return _(
            "Ít nhất %(number)d ký tự; dễ nhớ và khó đoán nhất là vài từ liền nhau, có dấu cách."
        ) % {"number": self.min_length}


class NotCommon(password_validation.CommonPasswordValidator):
    """Refuses what everybody tries first."""

    def get_error_message(self) -> str:
        return _("Mật khẩu này nhiều người dùng nên dễ bị đoán; hãy đặt mật khẩu khác.")

    def get_help_text(self) -> str:
        return _("Không dùng mật khẩu mà nhiều người hay đặt.")
