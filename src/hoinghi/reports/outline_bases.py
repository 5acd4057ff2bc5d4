"""From what a new outline may start: those of the house, of other conferences, or nothing."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.models import Conference
from hoinghi.conferences.queries import in_charge
from hoinghi.conferences.scoping import whole
from hoinghi.reports import outline_json, powers
from hoinghi.reports.models import OutlineVersion
from hoinghi.reports.outlines import Outline, OutlineSection, all_outlines
from hoinghi.units.models import Account

EMPTY = "trong"
_MOST = 40


def bases(conference: Conference, account: Account) -> list[tuple[str, Any]]:
    """Give what a new outline may start from, as choices."""
    house = [(f"nha:{one.code}", one.title) for one in all_outlines()]
    others = [
        (f"ban:{one.pk}", f"{one.outline.title} ({one.outline.conference.title})")
        for one in _versions(conference, account)
    ]
    empty = [(EMPTY, _("Để trống, tự soạn từ đầu"))]
    groups: list[tuple[str, Any]] = [(str(_("Đề cương có sẵn")), house)]
    if others:
        groups.append((str(_("Đề cương đã dùng")), others))
    return [*groups, *empty]


def base_of(told: str, conference: Conference, account: Account) -> Outline:
    """Give the outline that a choice names.

    Raises:
        Http404: There is no such one, or it is not for *account*.
    """
    if told == EMPTY:
        return _empty()
    kind, _colon, name = told.partition(":")
    if kind == "nha":
        return next(one for one in all_outlines() if one.code == name)
    for one in _versions(conference, account):
        if str(one.pk) == name:
            return outline_json.of_json(one.content)
    raise Http404


def _empty() -> Outline:
    first = OutlineSection(number="I", title="Kết quả thực hiện", asks=(), key="m1")
    return Outline(code="", title="", subjects=(), notes=(), sections=(first,))


def _versions(conference: Conference, account: Account) -> list[OutlineVersion]:
    """Give the latest released versions of outlines that *account* may read."""
    readable = in_charge(account, powers.READ.roles)
    own = [conference, *readable.exclude(pk=conference.pk).distinct().order_by("-pk")[:_MOST]]
    with whole(*own):
        rows = (
            OutlineVersion.objects.filter(outline__conference__in=own, released_at__isnull=False)
            .select_related("outline__conference")
            .order_by("outline", "-number")
        )
        latest: dict[int, OutlineVersion] = {}
        for one in rows:
            latest.setdefault(one.outline_id, one)
    return list(latest.values())
