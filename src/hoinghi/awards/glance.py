"""Khen thưởng at a glance: names found against the quota."""

from __future__ import annotations

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoinghi.awards.models import AwardPlace
from hoinghi.conferences import lights
from hoinghi.conferences.glance import OFFICES, Area, Asked, Glance, Tile, ToDo
from hoinghi.conferences.models import Conference, Role
from hoinghi.papers.words import format_number


def glance(conference: Conference, asked: Asked) -> Glance:
    """Count the places for awards and those with a name; one query."""
    places = AwardPlace.objects.filter(conference=conference, withdrawn=False).order_by()
    counted = places.aggregate(whole=Count("pk"), named=Count("pk", filter=~Q(recipient="")))
    whole, named = counted["whole"], counted["named"]
    if not whole:
        return Glance()
    url = conference.get_absolute_url() + "#khen-thuong"
    light = lights.of_open(whole - named, conference.starts_on, asked.today, asked.by)
    return Glance(
        tiles=(
            Tile(
                order=50,
                label=_("Đã chọn khen thưởng"),
                value=f"{format_number(named)}/{format_number(whole)}",
                note=_("suất có tên trên chỉ tiêu của kế hoạch"),
                url=url,
                done=named,
                whole=whole,
            ),
        ),
        areas=(Area(title=_("Khen thưởng"), light=light, said=_said(whole - named), url=url),),
        todos=_todos(whole - named, url),
    )


def _said(missing: int) -> str:
    if not missing:
        return _("Đủ tên theo chỉ tiêu")
    return ngettext(
        "Còn %(number)d suất chưa có tên", "Còn %(number)d suất chưa có tên", missing
    ) % {"number": missing}


def _todos(unnamed: int, url: str) -> tuple[ToDo, ...]:
    if not unnamed:
        return ()
    text = ngettext(
        "%(number)d suất khen thưởng chưa có tên tập thể, cá nhân.",
        "%(number)d suất khen thưởng chưa có tên tập thể, cá nhân.",
        unnamed,
    ) % {"number": unnamed}
    return (ToDo(text=text, url=url, whose=OFFICES | {Role.AWARD_SECRETARY}),)
