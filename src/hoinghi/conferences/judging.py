"""Judging a plan with what the office knows: its bodies, and how many there are. Python thuần."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hoinghi.conferences.rules import as_of
from hoinghi.reading.findings import find
from hoinghi.units.directory import Directory

if TYPE_CHECKING:
    from hoinghi.reading.reader import Reading


def judged(reading: Reading, everyone: Directory) -> Reading:
    """Give *reading* with its findings found again, among the bodies that its issuer deals with.

    Bodies count as they stand on the day of the conference; an issuer that is not known leaves
    the findings as they are without any list of bodies.
    """
    plan = reading.plan
    directory = everyone.on(as_of(plan)).for_issuer(plan.issuer)
    findings = find(reading.document, plan, directory)
    return replace(reading, plan=replace(plan, findings=findings))
