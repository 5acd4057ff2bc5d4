"""Nơi nhận, and papers that no longer say what is so, on the overview."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoinghi.conferences.models import Conference
from hoinghi.conferences.panels import Panel, PanelRow
from hoinghi.dispatch.listing import PaperRow, reason, stale_rows
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


def after(conference: Conference) -> Iterator[Panel]:
    """Give the kept papers that no longer say what is so: today's dossier is made for it."""
    if stale := stale_rows(conference):
        yield _stale(stale)


def _stale(rows: list[PaperRow]) -> Panel:
    unit = ngettext("văn bản không còn khớp dữ kiện", "văn bản không còn khớp dữ kiện", len(rows))
    issued = sum(row.revision is not None and row.revision.is_in_force for row in rows)
    told = ngettext(
        "%(number)d văn bản đã phát hành không còn khớp dữ kiện: thay thế hoặc đính chính.",
        "%(number)d văn bản đã phát hành không còn khớp dữ kiện: thay thế hoặc đính chính.",
        issued,
    )
    return Panel(
        slug="van-ban-can-cap-nhat",
        title=_("Văn bản cần cập nhật"),
        number=len(rows),
        unit=unit,
        rows=tuple(PanelRow(text=row.title, note=reason(row), is_open=True) for row in rows),
        todo=(told % {"number": issued},) if issued else (),
    )
