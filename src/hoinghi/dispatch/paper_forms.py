"""What the clerk types about a paper: number and day, misprints, the reason of a recall."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoinghi.dispatch.amendments import Misprint
from hoinghi.units.day_fields import DayField

LARGEST = 99_999
MOST_MISPRINTS = 200
SPARE = 2
_NUMBER_WRONG = _("Số là một số nguyên từ 1 đến 99999; để trống nếu ghi tay sau.")


class IssueForm(forms.Form):
    """Số, ngày; ``seen`` is what the clerk had before them."""

    serial = forms.IntegerField(
        label=_("Số"),
        required=False,
        min_value=1,
        max_value=LARGEST,
        help_text=_("Theo sổ đăng ký văn bản đi; để trống nếu ghi tay sau."),
        widget=forms.NumberInput(attrs={"class": "form-control", "inputmode": "numeric"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _NUMBER_WRONG),
    )
    day = DayField(
        label=_("Ngày ban hành"),
        error_messages={
            "invalid": _("Ngày không đúng. Hãy gõ như 05/12/2023."),
            "required": _("Hãy gõ ngày ghi trên văn bản."),
        },
    )
    gaps_checked = forms.BooleanField(
        label=_("Đã kiểm tra những chỗ còn thiếu (điền tay trên bản ký)"),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, *args: Any, takes_number: bool, has_gaps: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not takes_number:
            del self.fields["serial"]
        if not has_gaps:
            del self.fields["gaps_checked"]


class MisprintForm(forms.Form):
    """One line of a correction; empty lines are passed over."""

    place = forms.CharField(
        label=_("Vị trí"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )
    printed = forms.CharField(
        label=_("Đã in là"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 2}),
    )
    right = forms.CharField(
        label=_("Đính chính thành"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        told = [bool(given.get(name)) for name in ("place", "printed", "right")]
        if any(told) and not all(told):
            raise forms.ValidationError(
                _("Dòng này còn thiếu: hãy ghi đủ vị trí, đã in là, đính chính thành.")
            )
        return given


MisprintForms = forms.formset_factory(
    MisprintForm, extra=SPARE, max_num=MOST_MISPRINTS, validate_max=True
)


def shown(wrong: Sequence[Misprint]) -> list[dict[str, str]]:
    """Give *wrong* as the form shows it."""
    return [{"place": w.place, "printed": w.printed, "right": w.right} for w in wrong]


def filled_in(rows: forms.BaseFormSet[MisprintForm]) -> list[Misprint]:
    """Give the lines that were filled in."""
    given = [form.cleaned_data for form in rows if form.cleaned_data]
    return [
        Misprint(place=row["place"], printed=row["printed"], right=row["right"])
        for row in given
        if row.get("place")
    ]


class RecallForm(forms.Form):
    """Why an issued paper is recalled."""

    reason = forms.CharField(
        label=_("Lý do thu hồi"),
        error_messages={"required": _("Hãy ghi lý do; lý do được in trong thông báo thu hồi.")},
        max_length=1_000,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 2}),
    )
