"""A day as people type it, day first: ``30/06/2025``. One field for the whole house.

The browser's own field for days writes them in the browser's language, and an English one puts
the month first: 05/06 is then read as 6 May by the clerk and as 5 June by whoever checks.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

FORMAT = "%d/%m/%Y"
FIRST_YEAR = 1900
_OF_WORK = range(2000, 2101)
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
# A number pad has no stroke: eight digits are a day too.
_TYPED = (
    re.compile(r"([0-9]{1,2})\s*[/.\-]\s*([0-9]{1,2})\s*[/.\-]\s*([0-9]{4})"),
    re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})"),
)


def is_workable(day: date) -> bool:
    """Tell whether work can be set for *day*: pages draw and count all days until then."""
    return day.year in _OF_WORK


def read_day(text: str) -> date | None:
    """Read a day as typed (``30/06/2025``, ``30-6-2025``, ``30062025``) or as in an address.

    Returns:
        The day; none where there is no such day, or its year has not four digits.
    """
    text = text.strip()
    if found := _ISO.fullmatch(text):
        year, month, day = (int(one) for one in found.groups())
    elif found := next(filter(None, (way.fullmatch(text) for way in _TYPED)), None):
        day, month, year = (int(one) for one in found.groups())
    else:
        return None
    if year < FIRST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


class DayInput(forms.DateInput):
    """Draw a day day first; the page adds a button that opens a calendar (``days.ts``)."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        usual = {
            "class": "form-control",
            "inputmode": "numeric",
            "autocomplete": "off",
            "maxlength": 20,
            "placeholder": _("ngày/tháng/năm"),
            "data-day": "",
        }
        super().__init__(attrs={**usual, **(attrs or {})}, format=FORMAT)

    def format_value(self, value: Any) -> str | None:
        """Write a day that came from an address day first too; leave what is none as typed."""
        if isinstance(value, str):
            day = read_day(value)
            return f"{day:{FORMAT}}" if day else value
        if isinstance(value, date):
            return f"{value:{FORMAT}}"
        return super().format_value(value)

    def render(self, *args: Any, **kwargs: Any) -> SafeString:
        """Draw the field in a box of its own, where the button finds its place."""
        drawn = super().render(*args, **kwargs)
        pick = _("Chọn ngày trên lịch")
        return format_html('<span class="hn-day-field" data-pick="{}">{}</span>', pick, drawn)


class DayField(forms.DateField):
    """A day; takes what ``read_day`` reads."""

    widget = DayInput
    default_error_messages = {
        "invalid": _("Ngày này không có. Hãy ghi ngày, tháng, năm: 30/06/2025."),
        "required": _("Hãy ghi ngày."),
    }

    def to_python(self, value: Any) -> date | None:
        """Give the day.

        Raises:
            ValidationError: There is no such day.
        """
        if value in self.empty_values or (isinstance(value, str) and not value.strip()):
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        if day := read_day(str(value)):
            return day
        raise ValidationError(self.error_messages["invalid"], code="invalid")
