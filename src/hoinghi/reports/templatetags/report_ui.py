"""Small things that pages of reports draw."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hoinghi.reports import labels
from hoinghi.reports.marks import Sign
from hoinghi.reports.matrix import Cell
from hoinghi.reports.rate_filters import Filters

register = template.Library()
_MARKS = MappingProxyType(
    {
        Sign.NOT_ASKED: "–",
        Sign.WAITING: "·",
        Sign.WRITTEN: "✓",
        Sign.EMPTY: "○",
        Sign.TOO_LONG: "▲",
        Sign.REMARKS: "!",
    }
)
"""Each sign has a shape of its own: nobody has to tell colours apart."""


@register.simple_tag
def sign_drawn(cell: Cell) -> SafeString:
    """Draw one section of one body; read aloud in words."""
    number = cell.number or ""
    return format_html(
        '<span class="hn-sign hn-sign-{}" title="{}. {}: {}"><span aria-hidden="true">{}</span>'
        '<span class="visually-hidden">{}</span></span>',
        cell.sign,
        cell.section.number,
        cell.section.title,
        cell.said,
        f"{_MARKS[cell.sign]}{number}",
        f"{cell.said} {number}".strip(),
    )


@register.simple_tag
def sign_key(sign: Sign) -> SafeString:
    """Draw a sign beside its meaning."""
    return format_html(
        '<span class="hn-sign hn-sign-{}" aria-hidden="true">{}</span>', sign, _MARKS[sign]
    )


@register.simple_tag
def signs() -> list[tuple[Sign, Any]]:
    """Give every sign with what it means."""
    return list(labels.SIGN.items())


@register.simple_tag
def rate_link(filters: Filters, stage: str = "", timing: str = "") -> str:
    """Give the address of the list with one condition, in the outline that is open."""
    told = {"de-cuong": filters.outline, "trang-thai": stage, "han": timing}
    return "?" + urlencode({name: value for name, value in told.items() if value})


@register.simple_tag
def report_bar(part: int, whole: int) -> SafeString:
    """Draw how much of the whole has come; the figures stand beside it."""
    share = f"{100 * part / whole:.1f}" if whole else "0"
    return format_html(
        '<svg class="hn-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="hn-bar-all" width="100" height="4"/>'
        '<rect class="hn-bar-part" width="{}" height="4"/></svg>',
        share,
    )
