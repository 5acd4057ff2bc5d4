"""What the office fills in about those who sign."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoinghi.together.forms import EditedTogether
from hoinghi.units.day_fields import DayField
from hoinghi.units.models import MandateKind, Organisation, PostHolder, SigningMandate

_DAYS = MappingProxyType({"valid_from": DayField, "valid_to": DayField})


class _Dated(EditedTogether, forms.ModelForm):  # type: ignore[type-arg] # two models share it
    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        first, last = told.get("valid_from"), told.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("Ngày hết phải sau ngày bắt đầu."))
        return told


class PostForm(_Dated):
    """A person in a post."""

    class Meta:
        model = PostHolder
        fields = (
            "organisation",
            "position",
            "person",
            "is_acting",
            "decision",
            "valid_from",
            "valid_to",
        )
        labels = {
            "organisation": _("Đơn vị"),
            "position": _("Chức vụ (như trong phần ký)"),
            "person": _("Họ và tên"),
            "is_acting": _("Quyền (Q.) hoặc phụ trách"),
            "decision": _("Quyết định bổ nhiệm, kết quả bầu"),
            "valid_from": _("Từ ngày"),
            "valid_to": _("Đến hết ngày"),
        }
        field_classes = _DAYS


class MandateForm(_Dated):
    """A post that signs by order or by authorisation."""

    class Meta:
        model = SigningMandate
        fields = (
            "organisation",
            "kind",
            "position",
            "scope",
            "basis",
            "valid_from",
            "valid_to",
        )
        labels = {
            "organisation": _("Đơn vị của người giao"),
            "kind": _("Hình thức"),
            "position": _("Chức vụ được giao ký"),
            "scope": _("Loại văn bản, nội dung được ký"),
            "basis": _("Văn bản giao (số, ngày)"),
            "valid_from": _("Từ ngày"),
            "valid_to": _("Đến hết ngày"),
        }
        field_classes = _DAYS

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if told.get("kind") == MandateKind.BY_AUTHORISATION and not told.get("valid_to"):
            self.add_error("valid_to", _("Ủy quyền phải có thời hạn (Nghị định 30/2020, Điều 13)."))
        return told


def of_bodies(form: _Dated, bodies: list[Organisation]) -> None:
    """Let *form* choose among *bodies* only."""
    field = form.fields["organisation"]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = Organisation.objects.filter(pk__in=[body.pk for body in bodies])
    field.empty_label = None
