"""How django-allauth behaves in this house: no public sign-up, one answer for every wrong pair."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.contrib import messages
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from hoinghi.accounts.first_page import first_page
from hoinghi.accounts.queries import is_required_of
from hoinghi.units.models import Account

_WRONG_PAIR = _(
    "Tên đăng nhập hoặc mật khẩu không đúng. Hãy gõ lại, chú ý chữ hoa, chữ thường "
    "và bộ gõ tiếng Việt."
)
_log = logging.getLogger(__name__)


class Entrance(DefaultAccountAdapter):
    """Signing in, mail and messages of accounts."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        # An unknown name, a wrong password and a closed account look the same from outside.
        "account_inactive": _WRONG_PAIR,
        "email_password_mismatch": _WRONG_PAIR,
        "username_password_mismatch": _WRONG_PAIR,
        "invalid_login": _WRONG_PAIR,
        "cannot_remove_primary_email": _(
            "Không bỏ được địa chỉ chính. Hãy thêm địa chỉ khác trước."
        ),
        "duplicate_email": _("Địa chỉ này đã thuộc tài khoản của anh, chị."),
        "email_taken": _("Địa chỉ này không dùng được. Hãy ghi địa chỉ khác."),
        "enter_current_password": _("Mật khẩu đang dùng không đúng. Hãy gõ lại."),
        "incorrect_code": _("Mã không đúng hoặc đã hết hạn. Hãy gõ mã đang hiện trên điện thoại."),
        "incorrect_password": _("Mật khẩu không đúng. Hãy gõ lại."),
        "invalid_or_expired_key": _("Liên kết này không còn dùng được. Hãy xin liên kết mới."),
        "invalid_password_reset": _("Liên kết này không còn dùng được. Hãy xin liên kết mới."),
        "max_email_addresses": _("Không thêm được quá %d địa chỉ. Hãy bỏ bớt một địa chỉ."),
        "too_many_login_attempts": _("Sai quá nhiều lần. Hãy chờ năm phút rồi thử lại."),
        "unknown_email": _("Địa chỉ này không dùng được. Hãy ghi địa chỉ khác."),
        "unverified_primary_email": _("Hãy xác nhận địa chỉ chính trước."),
        "same_as_current": _("Hãy ghi địa chỉ khác với địa chỉ đang dùng."),
        "rate_limited": _("Gửi quá nhiều lần. Hãy chờ một phút rồi thử lại."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Admit nobody who was not invited."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead everybody to what they come for."""
        account = request.user
        assert isinstance(account, Account)
        return first_page(account)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go back to the page of one's own account."""
        return resolve_url("accounts:own")

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Refuse a closed account in the words of a wrong password."""
        messages.error(request, str(_WRONG_PAIR))
        return redirect("login")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send; a mail server that does not answer stops nobody and tells nobody who exists."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException):
            _log.exception("Không gửi được thư %s.", template_prefix)

    def render_mail(self, *args: Any, **kwargs: Any) -> EmailMessage:
        """Mark mail as written by a machine, so that no holiday notice answers it."""
        made = super().render_mail(*args, **kwargs)
        made.extra_headers.setdefault("Auto-Submitted", "auto-generated")
        return made

    def send_account_already_exists_mail(self, email: str) -> None:
        """Say nothing: the owner of the address has nothing to do with who asked."""


class SecondStep(DefaultMFAAdapter):
    """The second step of signing in: codes of a telephone, passkeys, recovery codes."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "add_email_blocked": _("Hãy tắt xác thực hai bước trước khi thêm địa chỉ."),
        "cannot_delete_authenticator": _(
            "Vai trò của anh, chị bắt buộc xác thực hai bước. Hãy thêm cách khác trước khi bỏ "
            "cách này."
        ),
        "cannot_generate_recovery_codes": _("Hãy bật xác thực hai bước trước."),
        "incorrect_code": _("Mã không đúng hoặc đã hết hạn. Hãy gõ mã đang hiện trên điện thoại."),
        "unverified_email": _("Hãy xác nhận địa chỉ thư điện tử trước."),
    }

    def get_totp_issuer(self) -> str:
        """Name this installation in the list of the telephone."""
        return f"hoinghi {self._get_site_name()}"

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        """Propose a name for a new passkey."""
        kept = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _t("Khóa truy cập %(number)d") % {"number": kept + 1}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Keep the last second step of those of whom one is required."""
        steps = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
        others = Authenticator.objects.filter(user=authenticator.user, type__in=steps)
        return others.exclude(pk=authenticator.pk).exists() or not is_required_of(
            authenticator.user
        )

    def encrypt(self, text: str) -> str:
        """Keep secrets of telephones unreadable in the database and its backups."""
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Give back what ``encrypt`` was given."""
        return _fernet().decrypt(encrypted_text.encode()).decode()


class OtherHouse(DefaultSocialAccountAdapter):
    """Signing in by another house (OIDC): it admits only those who were invited here."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Make no account: people come by invitation."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Tie the other house's account to the one here with the same confirmed address."""
        if sociallogin.is_existing or sociallogin.state.get("process") == "connect":
            return
        account = _account_of(sociallogin)
        if account is None:
            messages.error(
                request,
                _t(
                    "Không có tài khoản nào ở đây mang địa chỉ thư mà hệ thống bên kia đã xác "
                    "nhận. Hãy đề nghị cơ quan thường trực mời bằng đúng địa chỉ ấy."
                ),
            )
            raise ImmediateHttpResponse(redirect("login"))
        sociallogin.connect(request, account)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Any = None,
        extra_context: Any = None,
    ) -> None:
        """Note for the administrator why the other house did not answer as expected."""
        _log.error("OIDC %s: %s", provider.id, error, exc_info=exception)


def _account_of(sociallogin: SocialLogin) -> Account | None:
    """Give the account whose address both houses have confirmed; none if there are two."""
    confirmed = [address.email for address in sociallogin.email_addresses if address.verified]
    found = EmailAddress.objects.filter(
        email__in=confirmed, verified=True, user__is_active=True
    ).select_related("user")[:2]
    return found[0].user if len(found) == 1 else None


def _fernet() -> Any:
    import base64  # only where a secret is read or written
    import hashlib

    from cryptography.fernet import Fernet
    from django.conf import settings

    digest = hashlib.sha256(b"hoinghi.second-step" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
