"""Kinh phí on the overview: the sources of money."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoinghi.budget.models import FundingSource
from hoinghi.conferences.models import Conference
from hoinghi.conferences.panels import Panel, PanelRow


def overview(conference: Conference) -> Iterator[Panel]:
    """Give the sources that the plan names; one query."""
    sources = list(FundingSource.objects.of(conference))
    if sources:
        yield Panel(
            slug="kinh-phi",
            title=_("Kinh phí"),
            number=len(sources),
            unit=ngettext("nguồn kinh phí", "nguồn kinh phí", len(sources)),
            rows=tuple(
                PanelRow(
                    text=source.name,
                    note=source.programme,
                    value=str(source.year or ""),
                    lines=(source.first_line, source.last_line),
                )
                for source in sources
            ),
        )
