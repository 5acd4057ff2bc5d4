"""Orders to report, as they are found."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.searchable import Found, Searchable, plan_part
from hoinghi.reports.models import ReportCall


def searchables() -> Iterable[Searchable]:
    """Give the one kind; who owes a report is found by the task."""
    return (
        Searchable(
            kind="bao-cao",
            label=_("Yêu cầu báo cáo"),
            model=ReportCall,
            rows=lambda: ReportCall.objects.select_related("conference"),
            read=_call,
            weight=5,
        ),
    )


def _call(row: ReportCall) -> Iterable[Found]:
    return plan_part(row, row.action, f"{row.due_date:%d/%m/%Y}" if row.due_date else row.due_text)
