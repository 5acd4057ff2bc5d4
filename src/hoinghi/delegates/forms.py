"""What the office fills in about delegates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoinghi.delegates.protocol import At, Group, Order
from hoinghi.together.forms import EditedTogether
from hoinghi.together.rules import Cell
from hoinghi.units.day_fields import DayField
from hoinghi.units.models import BodyKind

BLANK_ROWS = 2
_MARKED = re.compile(r"\{[^{}]*\}|[{}]")
# Said by the page in its own language; papers keep the Vietnamese names of the kinds.
_FROM = {
    At.ABOVE: _("cấp trên"),
    At.OWN: _("cùng cấp"),
    At.BELOW: _("cấp dưới"),
    At.VILLAGE: _("thôn, tổ dân phố"),
    At.OTHER: _("chưa rõ đơn vị"),
    At.OPEN: _("chỗ chưa phân bổ"),
}
_KINDS = {
    BodyKind.PEOPLES_COMMITTEE: _("Ủy ban nhân dân"),
    BodyKind.PEOPLES_COUNCIL: _("Hội đồng nhân dân"),
    BodyKind.PARTY_BODY: _("Cơ quan Đảng"),
    BodyKind.FATHERLAND_FRONT: _("Ủy ban Mặt trận Tổ quốc"),
    BodyKind.DEPARTMENT: _("Phòng chuyên môn"),
    BodyKind.PROVINCIAL_DEPARTMENT: _("Sở"),
    BodyKind.MASS_ORGANISATION: _("Tổ chức chính trị - xã hội"),
    BodyKind.OFFICE: _("Văn phòng"),
    BodyKind.BANK: _("Ngân hàng"),
    BodyKind.POLICE: _("Công an"),
    BodyKind.MILITARY: _("Quân sự"),
    BodyKind.PUBLIC_SERVICE_UNIT: _("Đơn vị sự nghiệp"),
    BodyKind.STEERING_COMMITTEE: _("Ban Chỉ đạo"),
    BodyKind.OTHER: _("Khác"),
}


class OrderForm(EditedTogether, forms.Form):
    """The part of an order that is not about one group."""

    by_name_up_to = forms.IntegerField(
        label=_("Giới thiệu từng người (họ tên, chức vụ) đến hết nhóm số"),
        min_value=0,
        max_value=999,
    )

    def __init__(self, *args: Any, groups: forms.BaseFormSet[GroupForm], **more: Any) -> None:
        super().__init__(*args, **more)
        self._groups = groups

    def _more_theirs(self) -> list[Cell]:
        return [_cell_of([_row(form, is_sent=False) for form in self._groups])]

    def _more_mine(self) -> list[Cell]:
        kept = (form for form in self._groups if not form["DELETE"].data)
        return [_cell_of([_row(form, is_sent=True) for form in kept])]


class HallForm(EditedTogether, forms.Form):
    """The seats of a hall, one row a line."""

    seats = forms.CharField(
        label=_("Các hàng ghế, từ sân khấu xuống"),
        max_length=5_000,
        widget=forms.Textarea,
        help_text=_(
            "Mỗi hàng một dòng: tên hàng, số ghế bên trái + bên phải lối đi, ví dụ “A: 6 + 6”. "
            "Nhiều hàng giống nhau: “10 x 6 + 6”."
        ),
    )


class GroupForm(forms.Form):
    """One group of an order."""

    number = forms.IntegerField(label=_("Số"), min_value=1, max_value=999)
    name = forms.CharField(label=_("Tên nhóm"), max_length=120)
    at = forms.ChoiceField(
        label=_("Người đến từ"),
        choices=[(at.value, said) for at, said in _FROM.items()],
        initial=At.OWN.value,
    )
    kinds = forms.MultipleChoiceField(
        label=_("Loại đơn vị"),
        choices=[(kind.value, said) for kind, said in _KINDS.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    valid_from = DayField(label=_("Từ ngày"), required=False)
    valid_to = DayField(label=_("Đến hết ngày"), required=False)

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if any(mark not in ("{level}", "{party}") for mark in _MARKED.findall(name)):
            raise forms.ValidationError(_("Chỉ dùng {level} và {party} trong dấu ngoặc nhọn."))
        return name

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        first, last = told.get("valid_from"), told.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("Ngày hết phải sau ngày bắt đầu."))
        return told

    def value(self) -> Group:
        """Give the group that was filled in."""
        told = self.cleaned_data
        return Group(
            number=told["number"],
            name=told["name"],
            at=At(told["at"]),
            kinds=frozenset(told["kinds"]),
            valid_from=told["valid_from"],
            valid_to=told["valid_to"],
        )


def _row(form: GroupForm, *, is_sent: bool) -> dict[str, Any]:
    """Give one group as it was sent, or as it stands."""
    bound = {name: form[name] for name in form.fields if name != "DELETE"}
    if not is_sent:
        return {name: form.initial.get(name) for name in bound} if form.initial else {}
    return {name: field.data for name, field in bound.items()}


def _cell_of(rows: Iterable[dict[str, Any]]) -> Cell:
    """Write the groups as one text, a line each; blank rows are out."""
    lines = [_line(row) for row in rows if row.get("number") or row.get("name")]
    text = "\n".join(lines)
    return Cell(name="groups", label=str(_("Các nhóm")), value=text, shown=text)


def _line(row: dict[str, Any]) -> str:
    at = {at.value: said for at, said in _FROM.items()}.get(row["at"], row["at"])
    kinds = ", ".join(sorted(str(dict(_KINDS).get(kind, kind)) for kind in row["kinds"] or ()))
    days = [str(row[name]) for name in ("valid_from", "valid_to") if row[name]]
    told = [f"{row['number']}. {str(row['name']).strip()}", str(at), kinds, " – ".join(days)]
    return "; ".join(part for part in told if part)


GroupForms = forms.formset_factory(
    GroupForm, extra=BLANK_ROWS, can_delete=True, max_num=60, absolute_max=60
)


def shown(groups: Iterable[Group]) -> list[dict[str, object]]:
    """Give what the forms show of *groups*, by number."""
    return [
        {
            "number": group.number,
            "name": group.name,
            "at": group.at.value,
            "kinds": sorted(group.kinds),
            "valid_from": group.valid_from,
            "valid_to": group.valid_to,
        }
        for group in sorted(groups, key=lambda group: (group.number, not group.kinds))
    ]


def filled_in(order: OrderForm, groups: Iterable[GroupForm]) -> Order:
    """Give the order of forms that are valid; rows marked for removal and blank ones are out."""
    kept = [form for form in groups if form.has_changed() or form.initial]
    return Order(
        groups=tuple(form.value() for form in kept if not form.cleaned_data.get("DELETE")),
        by_name_up_to=order.cleaned_data["by_name_up_to"],
    )
