"""What the page of a new conference from an old one sends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoinghi.conferences import rooms
from hoinghi.conferences.clone_acts import Wanted
from hoinghi.conferences.cloning import Taken
from hoinghi.conferences.models import Conference
from hoinghi.units.day_fields import DayField, is_workable

_TAKEN = (
    (Taken.TASKS.value, _("Nhiệm vụ")),
    (Taken.AGENDA.value, _("Chương trình")),
    (Taken.TALKS.value, _("Tham luận")),
    (Taken.DELEGATES.value, _("Thành phần đại biểu")),
    (Taken.AWARDS.value, _("Chỉ tiêu khen thưởng")),
    (Taken.FUNDING.value, _("Nguồn kinh phí")),
    (Taken.BASES.value, _("Căn cứ")),
    (Taken.RECIPIENTS.value, _("Nơi nhận")),
)


class CloneForm(forms.Form):
    """Name, day, and what comes along: all of the plan unless said otherwise, no more unless asked.

    What people added by hand was often meant for one gathering alone.
    """

    title = forms.CharField(
        label=_("Tên hội nghị mới"),
        help_text=_("Phải khác tên hội nghị cũ: sửa năm hoặc giai đoạn trong tên."),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "form-control"}),
    )
    day = DayField(label=_("Ngày tổ chức mới"))
    taken = forms.MultipleChoiceField(
        label=_("Mang theo"),
        choices=_TAKEN,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
    )
    brings = forms.MultipleChoiceField(
        label=_("Mang theo cả điều làm thêm ngoài kế hoạch"),
        choices=lambda: [(one.code, one.title) for one in rooms.extras()],
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
    )

    def __init__(self, data: Mapping[str, Any] | None, *, conference: Conference) -> None:
        """Begin with the old name and everything chosen."""
        initial = {"title": conference.title, "taken": [one.value for one in Taken]}
        super().__init__(data, initial=initial)

    def clean_day(self) -> Any:
        """Refuse years that no calendar of ours reaches."""
        day = self.cleaned_data["day"]
        if not is_workable(day):
            raise forms.ValidationError(_("Hãy ghi một ngày từ năm 2000 đến năm 2100."))
        return day

    @property
    def wanted(self) -> Wanted:
        """Give what was asked for."""
        told = self.cleaned_data
        return Wanted(
            title=" ".join(told["title"].split()),
            day=told["day"],
            taken=frozenset(map(Taken, told["taken"])),
            brings=frozenset(told["brings"]),
        )
