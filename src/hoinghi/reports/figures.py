"""One figure of an outline, bound to what it was rolled up from: for papers and pages."""

from __future__ import annotations

from dataclasses import replace

from hoinghi.reports.models import ReportOutline
from hoinghi.reports.rolled import EVERYBODY, RolledFigure
from hoinghi.reports.rolling import rolled


def figure(
    outline: ReportOutline,
    indicator: str,
    period: str,
    group: str = EVERYBODY,
    *,
    part: str = "",
    accepted_only: bool = False,
) -> RolledFigure:
    """Give a figure as it stands now, with its completeness and the revisions it is made of.

    Args:
        period: Code of a period; "" for all periods since the last break.
        group: "" for everybody, else a key of ``rolled.Group``.
        part: Project, source of money: "DA2", "DA3.1/trung-uong", "/dia-phuong".

    Raises:
        KeyError: The outline has no such indicator or group, or is not released.
    """
    found = rolled(outline, accepted_only=accepted_only)
    if found is None:
        raise KeyError(outline.code)
    told = found.figure(indicator, period, group, part)
    return replace(told, revisions=found.sources(indicator, period, group, part))
