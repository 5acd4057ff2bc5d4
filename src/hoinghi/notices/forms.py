"""What people type about notices."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hoinghi.notices.queries import FeedFilter


class FeedForm(forms.Form):
    """Which part of the feed is wanted; the names are those of the address."""

    phong = forms.CharField(required=False, max_length=40, label=_("Phần"))
    nguoi = forms.CharField(required=False, max_length=150, label=_("Người làm"))
    ngay = forms.DateField(
        required=False, label=_("Ngày"), widget=forms.DateInput(attrs={"type": "date"})
    )

    def wanted(self) -> FeedFilter:
        """Give what was asked for; what cannot be read asks for nothing."""
        self.is_valid()
        return FeedFilter(
            room=self.cleaned_data.get("phong", ""),
            actor=self.cleaned_data.get("nguoi", ""),
            day=self.cleaned_data.get("ngay"),
        )
