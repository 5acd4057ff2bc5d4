"""The "?" of every page."""

from __future__ import annotations

from django import template
from django.template import RequestContext
from django.urls import reverse

from hoinghi.guide.places import PLACES

register = template.Library()


@register.simple_tag(takes_context=True)
def help_here(context: RequestContext) -> str:
    """Give the address of the guide for the page that is shown; without one, its contents."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    place = PLACES.get(match.view_name) if match else None
    return place.url if place else reverse("guide:index")
