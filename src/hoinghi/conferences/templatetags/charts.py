"""Charts on pages: the drawing, and the table behind it."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from hoinghi.charts import Chart, sketch, svg
from hoinghi.conferences.lights import Light

register = template.Library()


@register.simple_tag
def drawn(chart: Chart, key: str) -> SafeString:
    """Draw *chart*; ``svg`` escapes every word in it."""
    return mark_safe(svg(sketch(chart), key))  # noqa: S308 - written by our own writer


@register.filter
def light_said(light: Light) -> str:
    """Say a light in a word, for those who see no colour."""
    return {
        Light.RED: _("Trễ"),
        Light.AMBER: _("Cần chú ý"),
        Light.GREEN: _("Đúng hạn"),
        Light.NONE: _("Chưa rõ hạn"),
    }[light]
