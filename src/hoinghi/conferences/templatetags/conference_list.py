"""The list of pages on the left of every page of a conference."""

from __future__ import annotations

from django import template

from hoinghi.conferences import rooms

register = template.Library()


@register.simple_tag
def entries(*, settings: bool) -> list[rooms.Entry]:
    """Give the pages that the rooms offer: those of the work, or those of its settings."""
    return [entry for entry in rooms.entries() if entry.is_setting is settings]
