"""A field for a body, which asks where a name is not clear instead of guessing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hoinghi.accounts.queries import bodies_run_by
from hoinghi.units.meant import BodyChoice, Meant, meant
from hoinghi.units.models import Account, Organisation

PROPOSED = 300
"""So many bodies are proposed while one types; with more, the list is no help."""
CHOSEN, ASKED = "body_chosen", "body_asked"

if TYPE_CHECKING:
    _Base = forms.Form
else:
    _Base = object


class AsksForBody(_Base):
    """Mixin of a form with a text field ``body``; draw it with ``accounts/_body.html``.

    Attributes:
        by: Who fills it in; the bodies whose accounts they look after may be named.
        asked: What to choose from, once a name that was sent is not clear.
    """

    by: Account
    asked: Meant | None = None

    def bodies(self) -> QuerySet[Organisation]:
        """Give the bodies that may be named."""
        return bodies_run_by(self.by).order_by("name")

    def proposed_bodies(self) -> list[str]:
        """Give the names that may be chosen; none where there are too many to help."""
        names = list(self.bodies().values_list("name", flat=True)[: PROPOSED + 1])
        return names if len(names) <= PROPOSED else []

    @property
    def choices(self) -> tuple[BodyChoice, ...]:
        """Give the bodies to choose from."""
        return (self.asked.several or self.asked.near) if self.asked else ()

    def clean_body(self) -> Organisation | None:
        """Find the body by any of its spellings, or take the one that was chosen."""
        written: str = self.cleaned_data["body"]
        if not written:
            return None
        if chosen := self._chosen(written):
            return chosen
        found = meant(self.bodies(), written, timezone.localdate())
        if found.one:
            return found.one
        self.asked = found
        raise forms.ValidationError(self._said(found))

    def _chosen(self, written: str) -> Organisation | None:
        """Give what was chosen from the list; it means nothing once the name was typed anew."""
        told: Any = self.data.get(CHOSEN, "")
        if self.data.get(ASKED) != written or not str(told).isdecimal():
            return None
        chosen: Organisation | None = self.bodies().filter(pk=int(str(told)[:12])).first()
        return chosen

    @staticmethod
    def _said(found: Meant) -> Any:
        if found.many:
            return _("Có quá nhiều đơn vị cùng tên. Hãy chọn một, hoặc ghi tên dài hơn.")
        if found.several:
            return _("Có nhiều đơn vị cùng tên. Hãy chọn một.")
        if found.near:
            return _(
                "Không có đơn vị nào mang tên ấy. "
                "Có phải anh, chị định ghi một trong các đơn vị này?"
            )
        return _("Không có đơn vị nào mang tên ấy. Hãy ghi tên đầy đủ như trong danh bạ đơn vị.")
