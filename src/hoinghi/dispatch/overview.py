"""Nơi nhận on the overview."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoinghi.conferences.models import Conference
from hoinghi.conferences.panels import Panel, PanelRow
from hoinghi.dispatch.models import DistributionLine


def overview(conference: Conference) -> Iterator[Panel]:
    """Give the lines of Nơi nhận; one query."""
    lines = list(DistributionLine.objects.of(conference))
    if lines:
        yield Panel(
            slug="noi-nhan",
            title=_("Nơi nhận"),
            number=len(lines),
            unit=ngettext("nơi nhận kế hoạch", "nơi nhận kế hoạch", len(lines)),
            rows=tuple(
                PanelRow(text=line.text, lines=(line.first_line, line.last_line)) for line in lines
            ),
        )
