"""What has been found so far in a report, and what stands around where one looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from hoinghi.reading.plan import Finding
from hoinghi.reading.report.cells import read_status, unit_in
from hoinghi.reading.report.values import Figure, Period, Role, Status, UnmatchedFigure


@dataclass(slots=True)
class Found:
    """Gathered while reading, in the order of the report."""

    figures: list[Figure] = field(default_factory=list)
    unmatched: list[UnmatchedFigure] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


class Around(NamedTuple):
    """What stands around a table: words of headings and captions, its unit, time and status."""

    words: frozenset[str]
    unit: str | None
    period: Period
    status: Status | None
    role: Role


def with_caption(around: Around, caption: str) -> Around:
    """*around* with what the lines on top of a sheet say of all its figures."""
    if not caption:
        return around
    return around._replace(
        unit=unit_in(caption) or around.unit, status=read_status(caption) or around.status
    )
