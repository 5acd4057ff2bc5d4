"""What is asked of who invites, who is invited, and who sets the second step."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from hoinghi.accounts.body_choice import AsksForBody
from hoinghi.accounts.models import InvitedRole
from hoinghi.accounts.queries import offices
from hoinghi.accounts.rules import ADMINISTRATOR, OF_A_UNIT
from hoinghi.conferences.models import Conference, Role
from hoinghi.units.models import Account, UnitRole


def _rules_of_passwords() -> str:
    return " ".join(password_validation.password_validators_help_texts())


_help = lazy(_rules_of_passwords, str)


class LookForm(forms.Form):
    """What is looked for among the accounts."""

    tim = forms.CharField(
        label=_("Tên, tên đăng nhập, thư hoặc đơn vị"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


class InviteForm(AsksForBody, forms.Form):
    """A person, the body that the person works for, and roles in one conference."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=150)
    email = forms.EmailField(
        label=_("Thư điện tử"),
        required=False,
        help_text=_("Để trống nếu chuyển liên kết qua Zalo hoặc giấy."),
    )
    body = forms.CharField(label=_("Đơn vị"), max_length=250, required=False)
    unit_role = forms.TypedChoiceField(
        label=_("Vai trò trong đơn vị"),
        choices=UnitRole.choices,
        coerce=UnitRole,
        required=False,
        empty_value=UnitRole.REPORTER,
        initial=UnitRole.REPORTER,
    )
    conference: forms.ModelChoiceField[Conference] = forms.ModelChoiceField(
        label=_("Vai trò trong hội nghị (không bắt buộc)"),
        queryset=None,
        required=False,
        empty_label=_("Không giao vai trò nào"),
    )
    roles = forms.MultipleChoiceField(
        label=_("Vai trò"),
        choices=Role.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, by: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        self.fields["conference"].queryset = offices(by)  # type: ignore[attr-defined] # of a model
        self.fields["body"].widget.attrs["list"] = "don-vi"
        self.fields["body"].required = not by.is_superuser

    def offers_roles(self) -> bool:
        """Tell whether there is a conference in which a role could be given."""
        return self.fields["conference"].queryset.exists()  # type: ignore[attr-defined,no-any-return] # of a model

    def clean_email(self) -> str:
        """Keep one way of writing an address."""
        return str(self.cleaned_data["email"]).lower()

    def clean(self) -> dict[str, Any]:
        """Ask for both parts of a role."""
        cleaned = super().clean() or {}
        if bool(cleaned.get("conference")) != bool(cleaned.get("roles")):
            self.add_error("roles", _("Hãy chọn cả hội nghị và vai trò, hoặc để trống cả hai."))
        return cleaned

    def wanted_roles(self) -> list[InvitedRole]:
        """Give the roles as the invitation keeps them."""
        conference = self.cleaned_data["conference"]
        if conference is None:
            return []
        return [
            InvitedRole(conference=conference.pk, role=role) for role in self.cleaned_data["roles"]
        ]


class AcceptForm(forms.Form):
    """How the invited will sign in: a name, and a password unless by passkey."""

    full_name = forms.CharField(
        label=_("Họ và tên"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        min_length=3,
        max_length=60,
        validators=Account._meta.get_field("username").validators,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
        help_text=_("Chữ, số và các dấu . _ - +, không có dấu cách."),
    )
    password1 = forms.CharField(
        label=_("Mật khẩu"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_help(),
    )
    password2 = forms.CharField(
        label=_("Gõ lại mật khẩu"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_passkey = "by_passkey" in self.data

    def clean(self) -> dict[str, Any]:
        """Ask for a sound password, typed twice, unless a passkey takes its place."""
        cleaned = super().clean() or {}
        if self.by_passkey:
            cleaned["password1"] = None
            return cleaned
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if not first:
            self.add_error("password1", _("Hãy đặt mật khẩu, hoặc chọn dùng khóa truy cập."))
        elif first != second:
            self.add_error("password2", _("Hai lần gõ không giống nhau."))
        else:
            self._judge(first, cleaned)
        return cleaned

    def _judge(self, password: str, cleaned: dict[str, Any]) -> None:
        told = Account(username=cleaned.get("username", ""))
        try:
            password_validation.validate_password(password, told)
        except forms.ValidationError as error:
            self.add_error("password1", error)


class SecondStepForm(forms.Form):
    """The roles of which a second step is required."""

    roles = forms.MultipleChoiceField(
        label=_("Bắt buộc xác thực hai bước với vai trò"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, everywhere: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [
            (ADMINISTRATOR, _("Người quản trị hệ thống")),
            (OF_A_UNIT, _("Mọi tài khoản của các đơn vị")),
        ]
        self.fields["roles"].choices = [  # type: ignore[attr-defined] # of choices
            *(own if everywhere else ()),
            *Role.choices,
        ]
