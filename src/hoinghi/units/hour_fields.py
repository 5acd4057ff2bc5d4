"""A time of day as people type it, by 24 hours: ``07:30``, ``7 giờ 30``. One field for the house.

The browser's own field writes it in the browser's language: an English one asks for AM and PM.
"""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

FORMAT = "%H:%M"
# A number pad has no colon: three or four digits are a time too.
_TYPED = (
    re.compile(r"([0-9]{1,2})\s*[:.hg]\s*([0-9]{2})(?::[0-9]{2})?\s*(?:p|ph|phút)?"),
    re.compile(r"([0-9]{1,2})\s*giờ\s*([0-9]{1,2})\s*(?:phút)?"),
    re.compile(r"([0-9]{1,2})\s*(?:h|g|giờ)()"),
    re.compile(r"([0-9]{1,2})([0-9]{2})"),
)


def read_hour(text: str) -> time | None:
    """Read a time as typed (``07:30``, ``7h30``, ``7 giờ 30``, ``0730``, ``7 giờ``).

    Returns:
        The time; none where there is no such time.
    """
    text = text.strip().lower()
    found = next(filter(None, (way.fullmatch(text) for way in _TYPED)), None)
    if found is None:
        return None
    try:
        return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        return None


class HourInput(forms.TimeInput):
    """Draw a time by 24 hours, whatever the language of the browser."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        usual = {
            "class": "form-control",
            "autocomplete": "off",
            "maxlength": 20,
            "placeholder": _("giờ:phút"),
        }
        super().__init__(attrs={**usual, **(attrs or {})}, format=FORMAT)


class HourField(forms.TimeField):
    """A time of day; takes what ``read_hour`` reads."""

    widget = HourInput
    default_error_messages = {
        "invalid": _("Giờ này không có. Hãy ghi giờ và phút theo 24 giờ: 07:30 hoặc 7 giờ 30."),
        "required": _("Hãy ghi giờ."),
    }

    def to_python(self, value: Any) -> time | None:
        """Give the time.

        Raises:
            ValidationError: There is no such time.
        """
        if value in self.empty_values or (isinstance(value, str) and not value.strip()):
            return None
        if isinstance(value, datetime):
            return value.time()
        if isinstance(value, time):
            return value
        hour = read_hour(str(value))
        if hour is not None:
            return hour
        raise ValidationError(self.error_messages["invalid"], code="invalid")
