"""Báo cáo on the overview: what is called for, and of how many bodies."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoinghi.conferences.models import Conference
from hoinghi.conferences.panels import Panel, PanelRow
from hoinghi.reports.models import ReportCall


def overview(conference: Conference) -> Iterator[Panel]:
    """Give each call for reports with the number of bodies that owe one; one query."""
    standing = Q(duties__withdrawn=False)
    calls = list(ReportCall.objects.of(conference).annotate(owed=Count("duties", filter=standing)))
    if not calls:
        return
    owed = sum(call.owed for call in calls)
    yield Panel(
        slug="bao-cao",
        title=_("Báo cáo"),
        number=owed,
        unit=ngettext("báo cáo phải nhận", "báo cáo phải nhận", owed),
        rows=tuple(
            PanelRow(
                text=call.action,
                value=str(call.owed),
                due=call.due_date,
                due_text=call.due_text,
                lines=(call.first_line, call.last_line),
            )
            for call in calls
        ),
    )
