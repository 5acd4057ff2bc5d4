"""The list of pages on the left of every page of a conference."""

from __future__ import annotations

from django import template
from django.template.context import Context

from hoinghi.conferences import rooms
from hoinghi.conferences.permissions import open_entries, sight_of

register = template.Library()


@register.simple_tag(takes_context=True)
def roles_held(context: Context) -> tuple[str, ...]:
    """Give by what the list of pages differs from reader to reader."""
    return sight_of(context["user"], context["conference"])


@register.simple_tag(takes_context=True)
def entries(context: Context) -> list[rooms.Entry]:
    """Give the pages of this conference that whoever reads the page may open."""
    return open_entries(context["user"], context["conference"])
