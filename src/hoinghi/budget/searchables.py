"""Sources of money, as they are found."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from hoinghi.budget.models import FundingSource
from hoinghi.conferences.searchable import Searchable, plan_part


def searchables() -> Iterable[Searchable]:
    """Give the one kind."""
    return (
        Searchable(
            kind="kinh-phi",
            label=_("Nguồn kinh phí"),
            model=FundingSource,
            rows=lambda: FundingSource.objects.select_related("conference"),
            read=lambda row: plan_part(row, row.name, f"{row.programme} {row.text}"),
            weight=5,
        ),
    )
