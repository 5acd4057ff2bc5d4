"""Small things that every page draws: icons, references to lines of the plan, bars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django import template
from django.contrib.messages.storage.base import Message
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hoinghi.conferences.undo import MARK

register = template.Library()

# Drawn on a grid of 24 with lines of 1.75: our own, so that all look of one hand.
_ICONS = {
    "overview": "M4 5h7v8H4z M14 5h6v4h-6z M14 12h6v7h-6z M4 16h7v3H4z",
    "lights": "M9 2.500h6a2 2 0 0 1 2 2v15a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2v-15a2 2 0 0 1 2-2z "
    "M12 8.500a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3z M12 13.500a1.500 1.500 0 1 0 0-3 "
    "1.500 1.500 0 0 0 0 3z M12 18.500a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3z",
    "call": "M6 3h4l1.5 5-2.500 1.500a12 12 0 0 0 5.500 5.500L16 12.500l5 1.500v4a3 3 0 0 1-3 3"
    "A15 15 0 0 1 3 6a3 3 0 0 1 3-3z",
    "plan": "M6 3h8l4 4v14H6z M14 3v4h4 M9 11h6 M9 14.5h6 M9 18h3",
    "tasks": "M4 6l1.5 1.5L8 5 M11 6h9 M4 12l1.5 1.5L8 11 M11 12h9 M4 18l1.5 1.5L8 17 M11 18h9",
    "reports": "M6 3h12v18H6z M9 8h6 M9 17v-3 M12 17v-5.500 M15 17v-4",
    "papers": "M3 7h6l2 2h10v10H3z M7 13h10 M7 16h6",
    "filter": "M4 6h16 M7 12h10 M10 18h4",
    "download": "M12 4v11 M7.5 11l4.5 4.5 4.5-4.5 M5 20h14",
    "print": "M7 8V4h10v4 M5 8h14v8h-3 M8 16H5V8 M8 13h8v7H8z",
    "calendar": "M4 6h16v14H4z M4 10h16 M8 3.5v4 M16 3.5v4",
    "place": "M12 21c4-4.5 6.5-7.6 6.5-11a6.5 6.5 0 1 0-13 0c0 3.4 2.5 6.5 6.5 11z "
    "M12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
    "host": "M4 20h16 M6 20v-9 M10 20v-9 M14 20v-9 M18 20v-9 M3.5 10.5L12 5l8.5 5.5z",
    "people": "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z M3 20c0-3.5 2.5-5.5 6-5.5"
    "s6 2 6 5.5 M16 5a3.3 3.3 0 0 1 0 6.2 M17.5 14.800c2.2.7 3.5 2.5 3.5 5.2",
    "sign": "M4 20h16 M6 16l9.5-9.5 2.5 2.5L8.5 18.5H6z M13.5 8.5L16 11",
    "arrow": "M5 12h14 M13 6l6 6-6 6",
    "back": "M19 12H5 M11 6l-6 6 6 6",
    "check": "M5 12.5l4.5 4.5L19 7.5",
    "alert": "M12 4l9 16H3z M12 10v4.5 M12 17.300v.2",
    "account": "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z M4.5 20.5c.8-3.8 3.6-6 7.5-6s6.7 2.2"
    " 7.5 6",
    "sun": "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8z M12 2.5v2 M12 19.5v2 M2.5 12h2 M19.5 12h2 "
    "M5.3 5.3l1.4 1.4 M17.3 17.3l1.4 1.4 M5.3 18.7l1.4-1.4 M17.3 6.7l1.4-1.4",
    "moon": "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
    "machine": "M4 5h16v11H4z M9 20h6 M12 16v4",
    "bell": "M6 16v-5a6 6 0 0 1 12 0v5l1.5 2h-15z M10 20.500a2.200 2.200 0 0 0 4 0",
    "history": "M12 20a8 8 0 1 0-7.700-10.200 M4 5v5h5 M12 8v4.500l3 1.800",
    "mail": "M3.500 6h17v12h-17z M3.500 7l8.500 6.500L20.500 7",
    "key": "M8 19a4 4 0 1 0 0-8 4 4 0 0 0 0 8z M11 12l8.5-8.5 M16 7l3 3 M13.500 9.500l2 2",
    "lock": "M6 11h12v9H6z M8.500 11V7.500a3.500 3.500 0 0 1 7 0V11 M12 14.500v2.500",
    "phone": "M7.500 3h9v18h-9z M11 18h2",
    "search": "M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13z M15.500 15.500L20 20",
    "close": "M6 6l12 12 M18 6L6 18",
    "help": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z M9.500 9.500a2.500 2.500 0 1 1 3.700 2.200"
    "c-.8.5-1.200 1-1.200 1.800v.3 M12 16.800v.2",
    "leave": "M14 5H5v14h9 M10 12h10 M16.5 8.5L20 12l-3.5 3.5",
}  # fmt: skip


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw the icon *name*, hidden from readers of the page aloud."""
    return format_html(
        '<svg class="hn-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        mark_safe(_ICONS[name]),  # noqa: S308 - our own constant
    )


class Count(int):
    """A number that writes itself with its thousands apart, and still counts for a plural."""

    def __str__(self) -> str:
        mark = "," if get_language() == "en" else "."
        return f"{int(self):,}".replace(",", mark)


@register.filter
def grouped(number: object) -> object:
    """Write a count with its thousands apart: "3.002", in English "3,002"; words stay.

    Asked for by name: keys and addresses on a page must never be written so.
    """
    return Count(number) if isinstance(number, int) else number


@register.filter
def lines_said(lines: tuple[int, int] | None) -> str:
    """Write where in the plan: ``"dòng 12"``, ``"dòng 12–15"``."""
    if not lines or not lines[0]:
        return ""
    first, last = lines
    if first == last:
        return _("dòng %(line)s") % {"line": first}
    return _("dòng %(first)s–%(last)s") % {"first": first, "last": last}


@register.filter
def percent_of(amount: int, whole: int) -> str:
    """Give *amount* as a share of *whole* in per cent, with a point, as SVG wants it."""
    return f"{100 * amount / whole:.2f}" if whole else "0"


@register.filter
def days_to(due: date, today: date) -> str:
    """Say how far a deadline is: "còn 5 ngày", "hôm nay", "đã qua"."""
    days = (due - today).days
    if days < 0:
        return _("đã qua")
    if days == 0:
        return _("hôm nay")
    return ngettext("còn %(days)d ngày", "còn %(days)d ngày", days) % {"days": days}


@register.filter
def tone_of(due: date, today: date) -> str:
    """Give the colour of a deadline: near ones warn, past ones step back."""
    days = (due - today).days
    return "secondary" if days < 0 else "warning" if days <= 7 else "success"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """An act that may be taken back, as its message carries it."""

    slug: str
    token: str


@register.simple_tag
def undo_of(message: Message) -> Offered | None:
    """Give what *message* offers to take back, if anything."""
    mark, _colon, rest = (message.extra_tags or "").partition(":")
    slug, _colon, token = rest.partition(":")
    return Offered(slug=slug, token=token) if mark == MARK and token else None
