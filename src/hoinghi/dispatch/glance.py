"""Văn bản at a glance: what waits to be signed, counted without making the dossier."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoinghi.conferences.glance import OFFICES, Area, Asked, Glance, Tile, ToDo, ToSign
from hoinghi.conferences.lights import Light
from hoinghi.conferences.models import Conference, Role
from hoinghi.dispatch.models import Revision
from hoinghi.dispatch.rules import State
from hoinghi.papers.model import Format
from hoinghi.papers.words import format_number

SHOWN = 20


def glance(conference: Conference, asked: Asked) -> Glance:
    """Give the drafts that were put forward and wait for signature and issue; two queries."""
    kept = Revision.objects.filter(
        record__conference=conference, state=State.DRAFT, put_forward_at__isnull=False
    )
    waiting = kept.count()
    drafts = kept.select_related("record").only(
        "number", "missing", "record__slug", "record__key", "record__title", "record__formats"
    )
    url = reverse("dispatch:papers", args=[conference.slug])
    return Glance(
        tiles=(
            Tile(
                order=70,
                label=_("Văn bản chờ ký"),
                value=format_number(waiting),
                note=_("đã trình ký, chưa phát hành"),
                url=reverse("conferences:leader", args=[conference.slug]) + "#cho-ky",
            ),
        ),
        areas=(
            Area(
                title=_("Văn bản"),
                light=Light.AMBER if waiting else Light.GREEN,
                said=_said(waiting),
                url=url,
            ),
        ),
        todos=_todos(conference, waiting),
        to_sign=tuple(
            _to_sign(conference, one) for one in drafts.order_by("put_forward_at", "pk")[:SHOWN]
        ),
        to_sign_in_all=waiting,
    )


def _said(waiting: int) -> str:
    if not waiting:
        return _("Không có văn bản chờ ký")
    return ngettext("%(number)d văn bản chờ ký", "%(number)d văn bản chờ ký", waiting) % {
        "number": waiting
    }


def _todos(conference: Conference, waiting: int) -> tuple[ToDo, ...]:
    if not waiting:
        return ()
    text = ngettext(
        "%(number)d văn bản chờ ký và phát hành.",
        "%(number)d văn bản chờ ký và phát hành.",
        waiting,
    ) % {"number": waiting}
    url = reverse("conferences:leader", args=[conference.slug]) + "#cho-ky"
    return (ToDo(text=text, url=url, whose=OFFICES | {Role.LEADER}),)


def _to_sign(conference: Conference, draft: Revision) -> ToSign:
    record = draft.record
    ending = Format.PDF if Format.PDF in record.drawn_as else record.drawn_as[0]
    return ToSign(
        title=record.title,
        read_url=reverse(
            "dispatch:kept-file", args=[conference.slug, record.ref, draft.number, ending.value]
        ),
        open_url=reverse("dispatch:paper", args=[conference.slug, record.ref]),
        gaps=len(draft.missing),
    )
