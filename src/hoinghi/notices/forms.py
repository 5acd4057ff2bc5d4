"""What people type about notices."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.models import Conference
from hoinghi.conferences.telling import Kind
from hoinghi.notices.choices import KINDS, MAIL_CHOICES
from hoinghi.notices.queries import FeedFilter, bodies_of
from hoinghi.notices.rules import OWED, MailChoice, Wish
from hoinghi.units.day_fields import DayField
from hoinghi.units.hour_fields import HourField
from hoinghi.units.models import Organisation


class FeedForm(forms.Form):
    """Which part of the feed is wanted; the names are those of the address."""

    phong = forms.CharField(required=False, max_length=40, label=_("Phần"))
    nguoi = forms.CharField(required=False, max_length=150, label=_("Người làm"))
    ngay = DayField(required=False, label=_("Ngày"))

    def wanted(self) -> FeedFilter:
        """Give what was asked for; what cannot be read asks for nothing."""
        self.is_valid()
        return FeedFilter(
            room=self.cleaned_data.get("phong", ""),
            actor=self.cleaned_data.get("nguoi", ""),
            day=self.cleaned_data.get("ngay"),
        )


class MailingForm(forms.Form):
    """A mass mail as the office writes it."""

    subject = forms.CharField(max_length=200, label=_("Tiêu đề"))
    text = forms.CharField(
        max_length=10_000, label=_("Nội dung"), widget=forms.Textarea(attrs={"rows": 8})
    )
    bodies = forms.ModelMultipleChoiceField(
        queryset=Organisation.objects.none(),
        label=_("Gửi đến"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    everybody = forms.BooleanField(required=False, label=_("Mọi đơn vị có việc trong hội nghị"))

    def __init__(self, *args: object, conference: Conference, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # as a form takes them
        field = self.fields["bodies"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = bodies_of(conference)

    def clean(self) -> dict[str, object]:
        """Take everybody where that is ticked; ask for somebody else."""
        given = super().clean() or {}
        field = self.fields["bodies"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        if given.get("everybody"):
            given["bodies"] = field.queryset
        elif not given.get("bodies"):
            self.add_error("bodies", _("Hãy chọn ít nhất một đơn vị nhận thư."))
        return given


class ConfirmForm(forms.Form):
    """What the person had before them when confirming."""

    count = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    based_on = forms.CharField(max_length=32, widget=forms.HiddenInput)


class PreferencesForm(forms.Form):
    """How one person wants to be told, kind by kind, and when not."""

    begins = HourField(required=False, label=_("Không gửi thư từ"))
    ends = HourField(required=False, label=_("đến"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # as a form takes them
        for value, said in KINDS:
            owed = Kind(value) in OWED
            self.fields[f"app_{value}"] = forms.BooleanField(
                required=False, disabled=owed, label=said
            )
            self.fields[f"mail_{value}"] = forms.ChoiceField(choices=MAIL_CHOICES, label=said)

    def rows(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        """Give one row for each kind: its name, the two fields."""
        return [(str(said), self[f"app_{kind}"], self[f"mail_{kind}"]) for kind, said in KINDS]

    def clean(self) -> dict[str, object]:
        """Ask for both ends of the quiet hours, or none."""
        given = super().clean() or {}
        if bool(given.get("begins")) != bool(given.get("ends")):
            raise forms.ValidationError(
                _("Giờ yên tĩnh cần cả giờ bắt đầu và giờ kết thúc, hoặc để trống cả hai.")
            )
        return given

    def wishes(self) -> dict[str, Wish]:
        """Give what was chosen."""
        told = self.cleaned_data
        return {
            kind: Wish(in_app=told[f"app_{kind}"], mail=MailChoice(told[f"mail_{kind}"]))
            for kind, _said in KINDS
        }


class HookForm(forms.Form):
    """A gateway as the office describes it."""

    name = forms.CharField(max_length=100, label=_("Tên"))
    address = forms.CharField(max_length=500, label=_("Địa chỉ của cổng"))
    organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.none(),
        required=False,
        label=_("Tin của đơn vị"),
        empty_label=_("Mọi đơn vị"),
    )
    kinds = forms.MultipleChoiceField(
        choices=KINDS, label=_("Loại tin"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: object, conference: Conference, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # as a form takes them
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = bodies_of(conference)
