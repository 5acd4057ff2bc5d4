"""Charts on pages: the drawing, and the table behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from hoinghi.charts import Chart, sketch, svg
from hoinghi.conferences.lights import Light

register = template.Library()


@register.simple_tag
def drawn(chart: Chart, key: str) -> SafeString:
    """Draw *chart*; ``svg`` escapes every word in it."""
    return mark_safe(svg(sketch(chart), key))  # noqa: S308 - written by our own writer


@register.simple_tag
def rows_behind(rows: Iterable[Sequence[str]]) -> SafeString:
    """Write the rows of the table behind a chart: bodies by figures, too many for a template."""
    return mark_safe("".join(map(_row, rows)))  # noqa: S308 - every cell is escaped


def _row(cells: Sequence[str]) -> str:
    name, *others = map(conditional_escape, cells)
    told = "".join(f"<td>{one}</td>" for one in others)
    return f'<tr><th scope="row" lang="vi">{name}</th>{told}</tr>'


@register.filter
def light_said(light: Light) -> str:
    """Say a light in a word, for those who see no colour."""
    return {
        Light.RED: _("Trễ"),
        Light.AMBER: _("Cần chú ý"),
        Light.GREEN: _("Đúng hạn"),
        Light.NONE: _("Chưa rõ hạn"),
    }[light]
