"""Báo cáo at a glance: how many of the bodies that owe one have delivered."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoinghi.conferences import lights
from hoinghi.conferences.glance import Area, Asked, Glance, Tile
from hoinghi.conferences.models import Conference
from hoinghi.papers.words import format_number
from hoinghi.reports.models import ReportDuty
from hoinghi.tasks.queries import delivered_to


def glance(conference: Conference, asked: Asked) -> Glance:
    """Count the bodies that owe a report and those whose share is delivered; two queries."""
    owing = set(
        ReportDuty.objects.filter(conference=conference, withdrawn=False)
        .order_by()
        .values_list("organisation_id", "call__due_date")
    )
    bodies = {body for body, _due in owing if body is not None}
    if not owing:
        return Glance()
    unknown = sum(body is None for body, _due in owing)
    given = bodies & delivered_to(conference, "report")
    open_days = [due for body, due in owing if body not in given and due]
    whole = len(bodies) + unknown
    url = reverse("tasks:list", args=[conference.slug]) + "?tim=b%C3%A1o+c%C3%A1o"
    return Glance(
        tiles=(
            Tile(
                order=30,
                label=_("Báo cáo đã nhận"),
                value=f"{format_number(len(given))}/{format_number(whole)}",
                note=_("đơn vị phải báo cáo, theo kết quả đã nộp ở Nhiệm vụ"),
                url=url,
                done=len(given),
                whole=whole,
            ),
        ),
        areas=(
            Area(
                title=_("Báo cáo"),
                light=lights.of_open(
                    whole - len(given), min(open_days, default=None), asked.today, asked.by
                ),
                said=_said(whole - len(given)),
                url=url,
            ),
        ),
    )


def _said(missing: int) -> str:
    if not missing:
        return _("Đủ báo cáo")
    return ngettext(
        "Còn %(number)d đơn vị chưa báo cáo", "Còn %(number)d đơn vị chưa báo cáo", missing
    ) % {"number": missing}
