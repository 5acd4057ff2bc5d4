"""Awards and those named for them, as they are found."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from hoinghi.awards.models import AwardCall, AwardPlace
from hoinghi.awards.powers import READ
from hoinghi.conferences.searchable import Found, Searchable, plan_part


def searchables() -> Iterable[Searchable]:
    """Give both kinds; a place without a name is nothing to find."""
    return (
        Searchable(
            kind="khen-thuong",
            label=_("Chỉ tiêu khen thưởng"),
            model=AwardCall,
            rows=lambda: AwardCall.objects.select_related("conference"),
            read=lambda row: plan_part(row, row.text),
            weight=5,
        ),
        Searchable(
            kind="duoc-khen",
            asks_for=frozenset({READ.code}),
            label=_("Được đề nghị khen thưởng"),
            model=AwardPlace,
            rows=lambda: AwardPlace.objects.select_related("conference"),
            read=_place,
            weight=4,
        ),
    )


def _place(row: AwardPlace) -> Iterable[Found]:
    if not row.recipient:
        return ()
    return plan_part(row, row.recipient, row.recipient_detail, asks_for=READ.code)
