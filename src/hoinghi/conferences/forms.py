"""What the pages of a plan send."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.draft_confirming import Choice
from hoinghi.conferences.models import Role
from hoinghi.unreadable import MAX_BYTES, most_mb


class PlanForm(forms.Form):
    """The file of a plan; what it holds is judged by the reader, whose refusals say more."""

    most = most_mb(MAX_BYTES)
    plan = forms.FileField(
        label=_("Tệp kế hoạch"),
        allow_empty_file=True,
        widget=forms.FileInput(
            attrs={
                "accept": ".docx,.pdf,.txt,.doc,.rtf,.odt",
                "data-most": most_mb(MAX_BYTES),
                "class": "form-control form-control-lg",
                "aria-describedby": "tep-loi tep-cach",
            }
        ),
        error_messages={"required": _("Hãy chọn tệp kế hoạch rồi bấm “Đọc kế hoạch”.")},
    )


class RoleForm(forms.Form):
    """Who is given which role."""

    account = forms.CharField(
        label=_("Tên đăng nhập hoặc địa chỉ thư"),
        max_length=254,
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
        error_messages={"required": _("Hãy ghi tên đăng nhập hoặc địa chỉ thư.")},
    )
    role = forms.ChoiceField(
        label=_("Vai trò"),
        choices=[("", _("Chọn vai trò")), *Role.choices],
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"required": _("Hãy chọn vai trò.")},
    )


class ConfirmForm(forms.Form):
    """What the person says the plan is, and what it saw: the plan in force, the corrections."""

    choice = forms.ChoiceField(choices=[(one.value, one.value) for one in Choice])
    seen = forms.IntegerField(min_value=0, max_value=1_000_000, required=False)
    version = forms.IntegerField(min_value=0, max_value=1_000_000, required=False)
    sure = forms.BooleanField(required=False)
    host = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False)
