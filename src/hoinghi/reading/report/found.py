"""What has been found so far in a report."""

from __future__ import annotations

from dataclasses import dataclass, field

from hoinghi.reading.plan import Finding
from hoinghi.reading.report.values import Figure, UnmatchedFigure


@dataclass(slots=True)
class Found:
    """Gathered while reading, in the order of the report."""

    figures: list[Figure] = field(default_factory=list)
    unmatched: list[UnmatchedFigure] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
