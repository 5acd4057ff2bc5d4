"""Figures on pages: with their decimals, in the marks of the language."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from urllib.parse import urlencode

from django import template
from django.utils.translation import get_language

from hoinghi.papers.words import format_number
from hoinghi.reports.consolidation_choice import Choice
from hoinghi.reports.indicators import Indicator

register = template.Library()
NOTHING = "–"


@register.filter
def figured(value: Decimal | None, decimals: int = 0) -> str:
    """Write a figure: "1.234,5", in English "1,234.5"; a dash where there is none."""
    if value is None:
        return NOTHING
    told = format_number(round(value, decimals))
    return told.translate(str.maketrans(".,", ",.")) if get_language() == "en" else told


@register.filter
def signed(value: Decimal | None, decimals: int = 0) -> str:
    """Write a difference with its sign: "+5", "−2"."""
    if value is None:
        return NOTHING
    told = figured(abs(value), decimals)
    return told if not round(value, decimals) else f"+{told}" if value > 0 else f"−{told}"


@register.simple_tag
def figure_query(choice: Choice, code: str, part: str = "", body: int | str = "") -> str:
    """Give the address, after its question mark, where a figure of what is shown is traced."""
    more = {"phan": part, "don-vi": body}
    told = urlencode({name: value for name, value in more.items() if value})
    group = "" if body else choice.group
    return "&".join(filter(None, (choice.but(indicator=code, group=group), told)))


@register.simple_tag
def figure_column(columns: Sequence[Indicator], number: int) -> Indicator:
    """Give the indicator of a column."""
    return columns[number]
