"""What the page of one body sends."""

from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from hoinghi.together.forms import EditedTogether
from hoinghi.units import labels
from hoinghi.units.day_fields import DayField
from hoinghi.units.models import BodyKind, Level

_REQUIRED = {"required": _("Hãy ghi ô này.")}


def _text(label: object, most: int, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type] # a lazy translation
        max_length=most,
        required=required,
        error_messages=_REQUIRED,
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )


class RenameForm(EditedTogether, forms.Form):
    """Another name from a day on."""

    name = _text(_("Tên mới"), 250)
    short_name = _text(_("Tên viết tắt"), 120, required=False)
    last_day = DayField(label=_("Ngày cuối dùng tên cũ"))
    # It says from when the new name holds, which nothing that stands tells.
    not_together = ("last_day",)


class SpellingForm(forms.Form):
    """Another way of writing the name."""

    text = _text(_("Cách viết"), 250)


class EndForm(EditedTogether, forms.Form):
    """The last day, and what took over."""

    last_day = DayField(label=_("Ngày cuối cùng"))
    successors = _text(_("Mã đơn vị kế tục, ngăn cách bằng dấu phẩy"), 400, required=False)

    def clean_successors(self) -> list[str]:
        return [code for code in re.split(r"[\s,;|]+", self.cleaned_data["successors"]) if code]


class PostForm(forms.Form):
    """Who holds a post."""

    person = _text(_("Họ và tên"), 120)
    position = _text(_("Chức vụ"), 120)
    telephone = _text(_("Điện thoại cơ quan"), 40, required=False)
    mail = forms.EmailField(
        label=_("Thư điện tử công vụ"),
        required=False,
        max_length=200,
        widget=forms.EmailInput(attrs={"class": "form-control"}),
    )
    valid_from = DayField(label=_("Từ ngày"), required=False)
    decision = _text(_("Quyết định"), 200, required=False)


class LastDayForm(forms.Form):
    """The last day of somebody in a post."""

    last_day = DayField(label=_("Ngày thôi giữ"))


class BodyForm(forms.Form):
    """A body added by hand."""

    name = _text(_("Tên đầy đủ"), 250)
    short_name = _text(_("Tên viết tắt"), 120, required=False)
    kind = forms.ChoiceField(
        label=_("Loại"),
        choices=[(code, labels.KIND[code]) for code in BodyKind.values],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    level = forms.ChoiceField(
        label=_("Cấp"),
        choices=[(code, labels.LEVEL[code]) for code in Level.values],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    since = DayField(label=_("Từ ngày"), required=False)
