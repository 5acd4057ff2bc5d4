"""What the pages of the directory send."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from hoinghi.units import present
from hoinghi.units.columns import Field, Layout
from hoinghi.units.day_fields import DayField
from hoinghi.units.models import ListKind
from hoinghi.units.tables import Table
from hoinghi.unreadable import MAX_BYTES, most_mb


class LookForm(forms.Form):
    """A day and words."""

    tim = forms.CharField(
        label=_("Tên, tên viết tắt hoặc mã"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "class": "form-control"}),
    )
    ngay = DayField(label=_("Có hiệu lực vào ngày"), required=False)


class ListForm(forms.Form):
    """A list that is sent; what it holds is judged by the reader, whose refusals say more."""

    kind = forms.ChoiceField(
        label=_("Danh sách gồm"),
        choices=[
            (ListKind.BODIES, _("Cơ quan, đơn vị")),
            (ListKind.PEOPLE, _("Người giữ chức vụ, đầu mối liên hệ")),
        ],
        initial=ListKind.BODIES,
        widget=forms.RadioSelect,
    )
    file = forms.FileField(
        label=_("Tệp danh sách"),
        allow_empty_file=True,
        widget=forms.FileInput(
            attrs={
                "accept": ".xlsx,.csv,.xls,.ods",
                "data-most": most_mb(MAX_BYTES),
                "class": "form-control form-control-lg",
                "aria-describedby": "tep-loi tep-cach",
            }
        ),
        error_messages={"required": _("Hãy chọn tệp danh sách rồi bấm “Đọc danh sách”.")},
    )


class LayoutForm(forms.Form):
    """Where the list stands in the file, and what each column means."""

    table = forms.TypedChoiceField(label=_("Trang tính"), coerce=int)
    heading = forms.IntegerField(label=_("Dòng tên cột"), min_value=0, max_value=1_048_576)

    def __init__(
        self, *args: object, tables: Sequence[Table], chosen: Layout, fields: Sequence[Field]
    ) -> None:
        super().__init__(*args)  # type: ignore[arg-type] # as Django takes them
        self.initial = {"table": chosen.table, "heading": chosen.heading}
        self.fields["table"].choices = [  # type: ignore[attr-defined] # a choice field
            (at, table.sheet or _("Tệp CSV")) for at, table in enumerate(tables)
        ]
        self.fields["table"].widget.attrs["class"] = "form-select"
        self.fields["heading"].widget.attrs["class"] = "form-control"
        self.columns = [
            f"cot_{at}" for at in range(max((table.width for table in tables), default=0))
        ]
        choices = [("", _("— không lấy —")), *((one.name, one.label) for one in fields)]
        for at, name in enumerate(self.columns):
            held = chosen.fields[at] if at < len(chosen.fields) else ""
            self.fields[name] = forms.ChoiceField(
                choices=choices,
                required=False,
                initial=held,
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    def layout(self) -> Layout:
        held = self.cleaned_data
        return Layout(
            table=held["table"],
            heading=held["heading"],
            fields=tuple(held.get(name, "") for name in self.columns),
        )


class ConfirmListForm(forms.Form):
    """What the person saw before confirming."""

    seen = forms.CharField(max_length=64)
    since = forms.IntegerField(min_value=0)
    only_good = forms.BooleanField(required=False)


class PresentForm(forms.Form):
    """For which provinces the committees of communes are entered too."""

    committees = forms.ChoiceField(
        label=_("Ghi thêm Ủy ban nhân dân các xã, phường của"),
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type] # as Django takes them
        nobody = ("", _("không tỉnh nào"))
        self.fields["committees"].choices = [nobody, *present.provinces()]  # type: ignore[attr-defined] # a choice field
