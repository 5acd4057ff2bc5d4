"""What is looked for in the directory."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class LookForm(forms.Form):
    """A day and words."""

    tim = forms.CharField(
        label=_("Tên, tên viết tắt hoặc mã"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "class": "form-control"}),
    )
    ngay = forms.DateField(
        label=_("Có hiệu lực vào ngày"),
        required=False,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Ngày này không có. Hãy ghi ngày, tháng, năm: 30/06/2025.")},
    )
