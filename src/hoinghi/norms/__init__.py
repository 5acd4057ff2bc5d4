"""Số liệu của luật: định mức, mức lương cơ sở, ngày nghỉ, thẩm quyền, kèm ngày có hiệu lực.

Python thuần. Figures lie in the YAML files beside this module; an office may change any of
them in a folder of its own (``HOINGHI_NORMS``). Each topic is read when first asked for.
"""

from hoinghi.norms.calendars import Calendar, Holiday
from hoinghi.norms.dated_figures import Figure
from hoinghi.norms.errors import NormFileRefused, NormNotFound
from hoinghi.norms.library import (
    Norms,
    award_laws,
    calendar,
    figure,
    figures,
    levels,
    load,
)

__all__ = [
    "Calendar",
    "Figure",
    "Holiday",
    "NormFileRefused",
    "NormNotFound",
    "Norms",
    "award_laws",
    "calendar",
    "figure",
    "figures",
    "levels",
    "load",
]
