"""Kinh phí at a glance: the estimate, whether it is approved, what is still open in it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoinghi.awards.queries import awards_of
from hoinghi.budget.facts import facts_of
from hoinghi.budget.queries import sources
from hoinghi.budget.rules import Estimate, estimate
from hoinghi.charts import BarChart, BarRow, Series, Tone
from hoinghi.conferences import lights
from hoinghi.conferences.glance import OFFICES, Area, Asked, Glance, Shown, Tile, ToDo
from hoinghi.conferences.models import Conference, Role
from hoinghi.dispatch.queries import is_in_force
from hoinghi.norms import NormNotFound
from hoinghi.papers.words import format_number

APPROVAL = "quyet-dinh-du-toan"
ESTIMATE = "du-toan"


def glance(conference: Conference, asked: Asked) -> Glance:
    """Give the estimate by the norms; nothing where its day is not known. Eight queries."""
    made = _estimate(conference)
    if made is None or len(made.open_lines) == len(made.lines):
        return Glance()
    url = reverse("dispatch:paper", args=[conference.slug, ESTIMATE])
    approved = is_in_force(conference, APPROVAL)
    open_ = len(made.open_lines)
    missing = open_ + (not approved)
    return Glance(
        tiles=(
            Tile(
                order=60,
                label=_("Dự toán kinh phí (đồng)"),
                value=format_number(made.total),
                note=f"{_approval(approved)}; {_('số đã chi chưa được ghi nhận ở đây')}",
                url=url,
            ),
        ),
        areas=(
            Area(
                title=_("Kinh phí"),
                light=lights.of_open(missing, conference.starts_on, asked.today, asked.by),
                said=_said(open_, approved=approved),
                url=url,
            ),
        ),
        todos=_todos(open_, url),
        charts=(Shown(key="du-toan-theo-noi-dung", chart=by_line(made), url=url),),
    )


def _estimate(conference: Conference) -> Estimate | None:
    if conference.as_of is None:
        return None
    try:
        facts = facts_of(conference, awards_of(conference), sources(conference))
        return estimate(facts, conference.as_of)
    except NormNotFound:
        return None


def _approval(approved: bool) -> str:
    return _("đã phê duyệt") if approved else _("chưa phê duyệt")


def _said(open_: int, *, approved: bool) -> str:
    if open_:
        return ngettext(
            "%(number)d khoản chưa có đơn giá hoặc số lượng",
            "%(number)d khoản chưa có đơn giá hoặc số lượng",
            open_,
        ) % {"number": open_}
    return _("Dự toán đã phê duyệt") if approved else _("Dự toán chưa phê duyệt")


def _todos(open_: int, url: str) -> tuple[ToDo, ...]:
    if not open_:
        return ()
    text = ngettext(
        "%(number)d khoản dự toán chưa có đơn giá hoặc số lượng.",
        "%(number)d khoản dự toán chưa có đơn giá hoặc số lượng.",
        open_,
    ) % {"number": open_}
    return (ToDo(text=text, url=url, whose=OFFICES | {Role.FINANCE}),)


def by_line(made: Estimate) -> BarChart:
    """Draw the lines of the estimate whose amount is known."""
    return BarChart(
        title=_("Dự toán theo nội dung chi"),
        description=_("Cộng %(total)s đồng; %(open)d khoản chưa rõ số tiền không vẽ ở đây.")
        % {"total": format_number(made.total), "open": len(made.open_lines)},
        of=_("Nội dung chi"),
        unit=_("đồng"),
        series=(Series(name=_("Số tiền (đồng)"), tone=Tone.GOING),),
        rows=tuple(
            BarRow(label=line.label, parts=(line.amount,))
            for line in made.lines
            if line.amount is not None
        ),
    )
