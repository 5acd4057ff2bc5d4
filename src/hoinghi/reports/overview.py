"""Báo cáo on the overview: what is called for, of how many bodies, and how much has come."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoinghi.conferences.models import Conference
from hoinghi.conferences.panels import Layout, Panel, PanelRow
from hoinghi.papers.words import format_number
from hoinghi.reports.models import Report, ReportCall
from hoinghi.reports.states import RECEIVED

_IN_HAND = Q(state__in=[state.value for state in RECEIVED])


def overview(conference: Conference) -> Iterator[Panel]:
    """Give each call for reports with what has come of what is owed; two queries."""
    standing = Q(duties__withdrawn=False)
    calls = list(ReportCall.objects.of(conference).annotate(owed=Count("duties", filter=standing)))
    if not calls:
        return
    come = _come(conference)
    owed = sum(call.owed for call in calls)
    yield Panel(
        slug="bao-cao",
        title=_("Báo cáo"),
        number=owed,
        unit=ngettext("báo cáo phải nhận", "báo cáo phải nhận", owed),
        layout=Layout.BARS,
        url=reverse("reports:list", args=[conference.slug]),
        rows=tuple(
            PanelRow(
                text=call.action,
                value=f"{format_number(come.get(call.pk, 0))}/{format_number(call.owed)}",
                amount=come.get(call.pk, 0),
                whole=call.owed,
                due=call.due_date,
                due_text=call.due_text,
                lines=(call.first_line, call.last_line),
            )
            for call in calls
        ),
    )


def _come(conference: Conference) -> dict[int, int]:
    """Give for each call how many reports have come; one query."""
    owed = Report.objects.filter(outline__conference=conference, withdrawn=False).order_by()
    told = owed.filter(_IN_HAND, call__isnull=False).values_list("call").annotate(Count("pk"))
    return dict(told)
