"""Rules of composition and delegates' places, as they are found."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.searchable import Found, Searchable, plan_part
from hoinghi.delegates.models import DelegatePlace, DelegateRule


def searchables() -> Iterable[Searchable]:
    """Give both kinds."""
    return (
        Searchable(
            kind="thanh-phan",
            label=_("Thành phần đại biểu"),
            model=DelegateRule,
            rows=lambda: DelegateRule.objects.select_related("conference"),
            read=lambda row: plan_part(row, row.text, row.group),
            weight=4,
        ),
        Searchable(
            kind="dai-bieu",
            label=_("Chỗ đại biểu"),
            model=DelegatePlace,
            rows=lambda: DelegatePlace.objects.select_related("conference", "organisation"),
            read=_place,
            weight=6,
        ),
    )


def _place(row: DelegatePlace) -> Iterable[Found]:
    return plan_part(row, row.standing, row.organisation.name if row.organisation else "")
