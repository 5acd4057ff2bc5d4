"""Points of the programme and talks, as they are found."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from hoinghi.agenda.models import AgendaItem, Talk
from hoinghi.conferences.searchable import Found, Searchable, plan_part


def searchables() -> Iterable[Searchable]:
    """Give both kinds."""
    return (
        Searchable(
            kind="chuong-trinh",
            label=_("Chương trình"),
            model=AgendaItem,
            rows=lambda: AgendaItem.objects.select_related("conference"),
            read=_item,
            weight=4,
        ),
        Searchable(
            kind="tham-luan",
            label=_("Tham luận"),
            model=Talk,
            rows=lambda: Talk.objects.select_related("conference", "organisation"),
            read=_talk,
            weight=4,
        ),
    )


def _item(row: AgendaItem) -> Iterable[Found]:
    return plan_part(row, row.text, " · ".join(filter(None, [row.time, row.presenter])))


def _talk(row: Talk) -> Iterable[Found]:
    return plan_part(row, str(row), row.organisation.name if row.organisation else "")
