"""The report of a check as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from hoinghi.papers.check.deviation import Deviation, Report


def dumps(reports: Sequence[Report]) -> str:
    """A list of reports, in the order of the files; documented in ``form-rules.md``."""
    return json.dumps([_report(report) for report in reports], ensure_ascii=False, indent=2)


def _report(report: Report) -> dict[str, Any]:
    return {
        "file": report.name,
        "source": report.source.value,
        "ruleset": report.ruleset,
        "ruleset_name": report.title,
        "verified": report.verified,
        "papers": report.papers,
        "rules": report.judged,
        "errors": len(report.errors),
        "warnings": len(report.warnings),
        "deviations": [_deviation(deviation) for deviation in report.deviations],
    }


def _deviation(deviation: Deviation) -> dict[str, Any]:
    spot, box = deviation.spot, deviation.spot.box
    return {
        "code": deviation.code,
        "severity": deviation.severity.value,
        "component": deviation.component,
        "measured": deviation.measured,
        "allowed": deviation.allowed,
        "sentence": deviation.sentence,
        "source": deviation.source,
        "paper": deviation.paper,
        "paragraph": spot.paragraph,
        "page": spot.page,
        "box_mm": None if box is None else [box.left, box.top, box.right, box.bottom],
        "words": spot.words,
    }
