"""Chương trình and tham luận on the overview."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoinghi.agenda.models import AgendaItem, Talk
from hoinghi.conferences.models import Conference
from hoinghi.conferences.panels import Panel, PanelRow


def overview(conference: Conference) -> Iterator[Panel]:
    """Give the points of the programme, and the talks; two queries."""
    items = list(AgendaItem.objects.of(conference))
    talks = list(Talk.objects.of(conference))
    if items:
        yield Panel(
            slug="chuong-trinh",
            title=_("Chương trình"),
            number=len(items),
            unit=ngettext("mục chương trình", "mục chương trình", len(items)),
            rows=tuple(_item(item) for item in items),
        )
    if talks:
        yield Panel(
            slug="tham-luan",
            title=_("Tham luận"),
            number=len(talks),
            unit=ngettext("tham luận", "tham luận", len(talks)),
            rows=tuple(_talk(talk) for talk in talks),
        )


def _item(item: AgendaItem) -> PanelRow:
    return PanelRow(
        text=f"{item.position}. {item.text}",
        note=item.presenter,
        value=item.time,
        lines=(item.first_line, item.last_line),
    )


def _talk(talk: Talk) -> PanelRow:
    return PanelRow(
        text=talk.unit,
        note=talk.topic,
        is_open=not talk.topic,
        lines=(talk.first_line, talk.last_line),
    )
