"""The curve of reports that have come, towards the last day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from hoinghi.charts import CurveChart, Point
from hoinghi.conferences.glance import Shown
from hoinghi.reports.rate import Line, received_by_day

KEY = "bao-cao-theo-ngay"


def curve(lines: Sequence[Line], today: date, url: str) -> Shown | None:
    """Draw how many have come by each day; None before the first."""
    found = received_by_day(lines, today)
    if not found:
        return None
    day, number = found[-1]
    told = {"number": number, "whole": len(lines), "day": f"{day:%d/%m/%Y}"}
    return Shown(
        key=KEY,
        url=url,
        chart=CurveChart(
            title=_("Báo cáo đã gửi theo ngày"),
            description=_("Đến hết ngày %(day)s có %(number)d trên %(whole)d báo cáo.") % told,
            of=_("Ngày"),
            unit=_("báo cáo"),
            whole=len(lines),
            points=tuple(Point(label=f"{one:%d/%m}", number=count) for one, count in found),
        ),
    )
