"""Forms of signing in and of one's own account, in the words of this house."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as entrance
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.contrib.auth import password_validation
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

_help = lazy(lambda: " ".join(password_validation.password_validators_help_texts()), str)


def _label(form: forms.Form, **labels: Any) -> None:
    for name, label in labels.items():
        field = form.fields[name]
        field.label, field.help_text = label, ""
        field.widget.attrs.pop("placeholder", None)


class SignInForm(entrance.LoginForm):
    """Name or address, and password; the field keeps the name that password managers know."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"] = self.fields.pop("login")
        self.order_fields(["username", "password"])
        _label(self, username=_("Tên đăng nhập hoặc thư điện tử"), password=_("Mật khẩu"))

    def clean(self) -> dict[str, Any]:
        """Give the library what it calls ``login``."""
        self.cleaned_data["login"] = self.cleaned_data.get("username", "").strip()
        cleaned: dict[str, Any] = super().clean()
        return cleaned


class _NewPassword:
    """A new password typed twice, said in Vietnamese."""

    cleaned_data: dict[str, Any]

    def clean(self) -> dict[str, Any]:
        first, second = self.cleaned_data.get("password1"), self.cleaned_data.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("Hai lần gõ không giống nhau."))  # type: ignore[attr-defined] # given by the form
        return self.cleaned_data


def _new_password(form: forms.Form) -> None:
    _label(form, password1=_("Mật khẩu mới"), password2=_("Gõ lại mật khẩu mới"))
    form.fields["password1"].help_text = _help()


class ChangePasswordForm(_NewPassword, entrance.ChangePasswordForm):
    """The password in use, and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, oldpassword=_("Mật khẩu đang dùng"))
        _new_password(self)


class SetPasswordForm(_NewPassword, entrance.SetPasswordForm):
    """A first password for an account that had none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _new_password(self)


class ResetPasswordKeyForm(_NewPassword, entrance.ResetPasswordKeyForm):
    """A new password after the link in the mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _new_password(self)


class ResetPasswordForm(entrance.ResetPasswordForm):
    """The address that the link goes to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, email=_("Thư điện tử"))


class ChangeEmailForm(entrance.AddEmailForm):
    """A new address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, email=_("Địa chỉ mới"))


class ReauthenticateForm(entrance.ReauthenticateForm):
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, password=_("Mật khẩu"))


def _code(form: forms.Form, label: Any) -> None:
    _label(form, code=label)
    form.fields["code"].widget.attrs.update(
        inputmode="numeric", autocomplete="one-time-code", maxlength="20"
    )


class CodeForm(second_step.AuthenticateForm):
    """The code of the telephone, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, _("Mã xác thực"))


class CodeAgainForm(second_step.ReauthenticateForm):
    """The code once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, _("Mã xác thực"))


class ActivateTotpForm(totp.ActivateTOTPForm):
    """The first code, which proves that the telephone has the secret."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, _("Mã 6 chữ số trên điện thoại"))


class AddPasskeyForm(passkeys.AddWebAuthnForm):
    """A new passkey; it may always be used without the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, name=_("Tên khóa, để sau này nhận ra"))
        self.fields["name"].widget.attrs["maxlength"] = "100"
        self.fields["passwordless"].widget = forms.HiddenInput()
        self.fields["passwordless"].initial = True


class RenamePasskeyForm(passkeys.EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, name=_("Tên khóa"))
        self.fields["name"].widget.attrs["maxlength"] = "100"
