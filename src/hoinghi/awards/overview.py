"""Khen thưởng on the overview: places by kind, and how many have a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoinghi.awards.models import AwardPlace
from hoinghi.awards.rules import RecipientKind
from hoinghi.conferences.models import Conference
from hoinghi.conferences.panels import Layout, Panel, PanelRow


def overview(conference: Conference) -> Iterator[Panel]:
    """Give the places for awards, kind by kind; one query."""
    places = list(AwardPlace.objects.of(conference))
    if not places:
        return
    yield Panel(
        slug="khen-thuong",
        title=_("Khen thưởng"),
        number=len(places),
        unit=ngettext("suất khen thưởng", "suất khen thưởng", len(places)),
        layout=Layout.BARS,
        rows=tuple(_rows(places)),
    )


def _rows(places: list[AwardPlace]) -> Iterator[PanelRow]:
    labels = {
        RecipientKind.COLLECTIVE: _("Tập thể"),
        RecipientKind.INDIVIDUAL: _("Cá nhân"),
        RecipientKind.HOUSEHOLD: _("Hộ gia đình"),
    }
    every = Counter(place.kind for place in places)
    named = Counter(place.kind for place in places if place.recipient)
    for kind, number in every.items():
        yield PanelRow(
            text=labels[RecipientKind(kind)],
            note=_("đã có tên %(named)d trên %(number)d")
            % {"named": named[kind], "number": number},
            value=f"{named[kind]} / {number}",
            amount=named[kind],
            whole=number,
            is_open=named[kind] < number,
            lines=(places[0].first_line, places[0].last_line),
        )
