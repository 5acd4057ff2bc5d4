"""Tham luận at a glance: which talks have no topic yet."""

from __future__ import annotations

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoinghi.agenda.models import Talk
from hoinghi.conferences import lights
from hoinghi.conferences.glance import OFFICES, Area, Asked, Glance, ToDo
from hoinghi.conferences.models import Conference


def glance(conference: Conference, asked: Asked) -> Glance:
    """Count the talks and those with a topic; one query."""
    talks = Talk.objects.filter(conference=conference, withdrawn=False).order_by()
    counted = talks.aggregate(
        whole=Count("pk"), open=Count("pk", filter=Q(topic="") | Q(topic__isnull=True))
    )
    if not counted["whole"]:
        return Glance()
    url = conference.get_absolute_url() + "#tham-luan"
    light = lights.of_open(counted["open"], conference.starts_on, asked.today, asked.by)
    said = ngettext(
        "%(number)d tham luận chưa có chủ đề.",
        "%(number)d tham luận chưa có chủ đề.",
        counted["open"],
    ) % {"number": counted["open"]}
    return Glance(
        areas=(
            Area(
                title=_("Tham luận"),
                light=light,
                said=said.rstrip(".") if counted["open"] else _("Đủ chủ đề"),
                url=url,
            ),
        ),
        todos=(ToDo(text=said, url=url, whose=OFFICES),) if counted["open"] else (),
    )
