"""The bell in the header."""

from __future__ import annotations

from django import template

from hoinghi.notices.queries import MOST_COUNTED, unread_count
from hoinghi.units.models import Account

register = template.Library()


@register.inclusion_tag("notices/_bell.html")
def bell(account: Account) -> dict[str, object]:
    """Show how much the account has not read; one query."""
    unread = unread_count(account)
    shown = f"{MOST_COUNTED}+" if unread > MOST_COUNTED else str(unread)
    return {"unread": unread, "shown": shown}
