"""People on the pages: who else is here where something is edited, and what people are called."""

from __future__ import annotations

from django import template
from django.middleware.csrf import get_token
from django.template.context import RequestContext

from hoinghi.together import presence, queries

register = template.Library()


@register.filter
def called(username: str) -> str:
    """Give the name of whoever signs in as *username*; rows keep the sign-in name alone."""
    return queries.called(username)


@register.inclusion_tag("together/_presence.html", takes_context=True)
def who_else(
    context: RequestContext, kind: str, key: object, among: str, which: object = ""
) -> dict[str, str]:
    """``{% who_else "task" task.pk "conference" conference.pk %}``: where somebody may edit.

    Args:
        kind, key: What is edited.
        among, which: Those among whom names are known: people of one conference, of one body.
    """
    request = context["request"]
    shown = presence.issue(f"{kind}:{key}", f"{among}:{which}", request.user)
    return {"pass": shown, "csrf": get_token(request)}
