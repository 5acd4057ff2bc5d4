"""What the pages on who does what in a body send."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoinghi.accounts.body_choice import AsksForBody
from hoinghi.together.forms import EditedTogether
from hoinghi.together.rules import Cell
from hoinghi.units.models import Account, Organisation, UnitRole


class RoleForm(EditedTogether, forms.Form):
    """What somebody is in the body."""

    role = forms.TypedChoiceField(
        label=_("Vai trò"),
        choices=UnitRole.choices,
        coerce=UnitRole,
        widget=forms.Select(attrs={"class": "form-select w-auto"}),
    )


class ApprovingForm(forms.Form):
    """Whether the leader approves what leaves the body; empty for no."""

    wanted = forms.BooleanField(required=False, widget=forms.HiddenInput)


class MoveForm(EditedTogether, AsksForBody, forms.Form):
    """The body for which *account* works from now on; empty for none."""

    body = forms.CharField(
        label=_("Đơn vị"),
        max_length=250,
        required=False,
        help_text=_("Tên đầy đủ hoặc tên viết tắt. Để trống là gỡ tài khoản khỏi đơn vị."),
        widget=forms.TextInput(attrs={"list": "don-vi"}),
    )
    sure = forms.BooleanField(required=False, widget=forms.HiddenInput)
    # Bodies share names: the one that is meant is compared, not what was typed.
    not_together = ("body", "sure")

    def __init__(self, *args: Any, account: Account, by: Account, **kwargs: Any) -> None:
        self.stands: Organisation | None = account.organisation
        first = {"body": self.stands.name if self.stands else ""}
        super().__init__(*args, initial=first, **kwargs)
        self.by = by

    def _more_theirs(self) -> list[Cell]:
        return [self._of_body(self.stands)]

    def _more_mine(self) -> list[Cell]:
        if "body" in self.errors:
            return []
        return [self._of_body(self.cleaned_data["body"])]

    def _of_body(self, body: Organisation | None) -> Cell:
        value, shown = (str(body.pk), body.name) if body else ("", "")
        return Cell(name="body", label=str(self.fields["body"].label), value=value, shown=shown)
