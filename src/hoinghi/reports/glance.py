"""Báo cáo at a glance: how many have come, in time, accepted; who is late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoinghi.conferences import lights
from hoinghi.conferences.glance import (
    OFFICES,
    Area,
    Asked,
    Glance,
    Part,
    Tile,
    ToDo,
)
from hoinghi.conferences.lights import Light
from hoinghi.conferences.models import Conference
from hoinghi.papers.words import format_number
from hoinghi.reports import labels
from hoinghi.reports.models import ReportDuty
from hoinghi.reports.rate import Line, Rate, Stage, Timing, rate
from hoinghi.reports.rate_chart import curve
from hoinghi.reports.rate_queries import all_lines

_PARTS = (Stage.SENT, Stage.PASSED, Stage.ACCEPTED, Stage.RETURNED, Stage.WRITING)


def glance(conference: Conference, asked: Asked) -> Glance:
    """Count the reports of every outline; four queries at most.

    Who is late is named by the tasks' room: each owes the same thing there.
    """
    lines = all_lines(conference)
    unknown = ReportDuty.objects.filter(
        conference=conference, withdrawn=False, organisation=None
    ).count()
    if not lines and not unknown:
        return Glance()
    url = reverse("reports:list", args=[conference.slug])
    counted = rate(lines, asked.today)
    chart = curve(lines, asked.today, url)
    return Glance(
        tiles=(_tile(counted, unknown, url),),
        areas=(_area(lines, counted.expected - counted.received + unknown, url, asked),),
        todos=tuple(_todos(counted, url)),
        charts=(chart,) if chart else (),
    )


def _tile(counted: Rate, unknown: int, url: str) -> Tile:
    whole = counted.expected + unknown
    note = _("%(in_time)s đúng hạn, %(accepted)s đã nhận") % {
        "in_time": format_number(counted.in_time),
        "accepted": format_number(counted.accepted),
    }
    if unknown:
        note += ". " + ngettext(
            "%(number)d nơi kế hoạch nêu chưa rõ là đơn vị nào.",
            "%(number)d nơi kế hoạch nêu chưa rõ là đơn vị nào.",
            unknown,
        ) % {"number": unknown}
    return Tile(
        order=30,
        label=_("Báo cáo đã gửi"),
        value=f"{format_number(counted.received)}/{format_number(whole)}",
        note=note,
        url=url,
        done=counted.received,
        whole=whole,
        parts=tuple(_parts(counted, url)),
    )


def _parts(counted: Rate, url: str) -> Iterator[Part]:
    if number := counted.timings[Timing.LATE]:
        said = str(labels.TIMING[Timing.LATE])
        yield Part(label=said, number=number, url=f"{url}?han={Timing.LATE}")
    for stage in _PARTS:
        if number := counted.stages[stage]:
            said = str(labels.STAGE[stage])
            yield Part(label=said, number=number, url=f"{url}?trang-thai={stage}")


def _area(lines: Sequence[Line], missing: int, url: str, asked: Asked) -> Area:
    open_days = [one.due for one in lines if not one.is_received and one.due and not one.first]
    return Area(
        title=_("Báo cáo"),
        light=lights.of_open(missing, min(open_days, default=None), asked.today, asked.by),
        said=_said(missing),
        url=url,
    )


def _said(missing: int) -> str:
    if not missing:
        return _("Đủ báo cáo")
    return ngettext(
        "Còn %(number)d đơn vị chưa báo cáo", "Còn %(number)d đơn vị chưa báo cáo", missing
    ) % {"number": missing}


def _todos(counted: Rate, url: str) -> Iterator[ToDo]:
    if waiting := counted.stages[Stage.SENT] + counted.stages[Stage.PASSED]:
        said = ngettext(
            "Xem và nhận hoặc trả lại %(number)d báo cáo đã gửi.",
            "Xem và nhận hoặc trả lại %(number)d báo cáo đã gửi.",
            waiting,
        )
        link = f"{url}?trang-thai={Stage.SENT}"
        yield ToDo(text=said % {"number": waiting}, url=link, whose=OFFICES, light=Light.AMBER)
