"""What is asked about personal data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.personal_data import Found


class AskForm(forms.Form):
    """What the person wants to add to the request."""

    reason = forms.CharField(
        label=_("Điều muốn nói thêm (không bắt buộc)"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DeclineForm(forms.Form):
    """Why nothing is erased."""

    answer = forms.CharField(label=_("Trả lời"), max_length=1000)


class PersonForm(forms.Form):
    """The name of a person without an account."""

    ten = forms.CharField(label=_("Họ và tên của người không có tài khoản"), max_length=150)


class EraseForm(forms.Form):
    """What is to go, and on what ground; the second look is a mark of its own."""

    keys = forms.MultipleChoiceField(
        label=_("Những loại dữ liệu sẽ xóa"), widget=forms.CheckboxSelectMultiple
    )
    basis = forms.CharField(
        label=_("Căn cứ"),
        max_length=200,
        help_text=_("Ví dụ: yêu cầu trên trang ngày 05/12/2026; đơn số 3 ngày 02/12/2026."),
    )
    sure = forms.BooleanField(
        label=_("Tôi đã xem những gì sẽ mất; việc xóa không lấy lại được."),
        error_messages={"required": _("Hãy đánh dấu là đã xem, vì việc xóa không lấy lại được.")},
    )

    def __init__(self, *args: Any, found: Sequence[Found], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        erasable = [one for one in found if not one.kept_because]
        self.fields["keys"].choices = [  # type: ignore[attr-defined] # of choices
            (one.key, f"{one.title} ({one.count})") for one in erasable
        ]
        self.fields["keys"].initial = [one.key for one in erasable]
