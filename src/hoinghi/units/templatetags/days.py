"""A field for a day where a page draws its form itself."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.safestring import SafeString

from hoinghi.units.day_fields import DayInput

register = template.Library()


@register.simple_tag
def day_input(
    name: str, value: date | str | None, pk: str, *, required: bool = False
) -> SafeString:
    """Draw the field *name* with the id *pk*; what was typed and is no day stays as typed."""
    attrs = {"id": pk, "required": "required"} if required else {"id": pk}
    return DayInput().render(name, value or "", attrs)
