"""Đại biểu at a glance: places given to a body against all, and where they come from."""

from __future__ import annotations

from collections import Counter

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoinghi.charts import BarChart, BarRow, Series, Tone
from hoinghi.conferences import lights
from hoinghi.conferences.glance import OFFICES, Area, Asked, Glance, Shown, Tile, ToDo
from hoinghi.conferences.models import Conference
from hoinghi.delegates.models import DelegatePlace
from hoinghi.papers.words import format_number


def glance(conference: Conference, asked: Asked) -> Glance:
    """Count the places by group of the composition; one query."""
    places = DelegatePlace.objects.filter(conference=conference, withdrawn=False).order_by()
    counted = places.values_list("rule__group", "rule__first_line").annotate(number=Count("pk"))
    groups: Counter[str | None] = Counter()
    # In the order in which the plan names the groups.
    for group, _line, number in sorted(counted, key=lambda row: row[1] or 0):
        groups[group] += number
    total = groups.total()
    if not total:
        return Glance()
    url = conference.get_absolute_url() + "#dai-bieu"
    open_ = groups.pop(None, 0)
    return Glance(
        tiles=(
            Tile(
                order=40,
                label=_("Chỗ đại biểu đã phân"),
                value=f"{format_number(total - open_)}/{format_number(total)}",
                note=_("phản hồi giấy mời chưa được ghi nhận ở đây"),
                url=url,
                done=total - open_,
                whole=total,
            ),
        ),
        areas=(
            Area(
                title=_("Đại biểu"),
                light=lights.of_open(open_, conference.starts_on, asked.today, asked.by),
                said=_said(open_),
                url=url,
            ),
        ),
        todos=_todos(open_, url),
        charts=(Shown(key="dai-bieu-theo-nhom", chart=by_group(groups, open_), url=url),),
    )


def _said(missing: int) -> str:
    if not missing:
        return _("Đã phân hết chỗ")
    return ngettext(
        "Còn %(number)d chỗ chưa phân cho đơn vị nào",
        "Còn %(number)d chỗ chưa phân cho đơn vị nào",
        missing,
    ) % {"number": missing}


def _todos(unassigned: int, url: str) -> tuple[ToDo, ...]:
    if not unassigned:
        return ()
    text = ngettext(
        "%(number)d chỗ đại biểu chưa phân cho cơ quan, đơn vị nào.",
        "%(number)d chỗ đại biểu chưa phân cho cơ quan, đơn vị nào.",
        unassigned,
    ) % {"number": unassigned}
    return (ToDo(text=text, url=url, whose=OFFICES),)


def by_group(groups: Counter[str | None], unassigned: int) -> BarChart:
    """Draw the places of each group; what no group claims comes last."""
    rows = [BarRow(label=group or _("Khác"), parts=(n, 0)) for group, n in groups.items()]
    if unassigned:
        rows.append(BarRow(label=_("Chưa phân bổ"), parts=(0, unassigned)))
    total = sum(groups.values()) + unassigned
    return BarChart(
        title=_("Đại biểu theo nhóm"),
        description=_("%(total)d chỗ, %(open)d chỗ chưa phân bổ.")
        % {"total": total, "open": unassigned},
        of=_("Nhóm"),
        unit=_("chỗ"),
        series=(
            Series(name=_("Đã phân"), tone=Tone.GOING),
            Series(name=_("Chưa phân bổ"), tone=Tone.OPEN),
        ),
        rows=tuple(rows),
        sum_heading=_("Cộng"),
    )
