"""Reads of Nơi nhận that the papers of other rooms use."""

from __future__ import annotations

import re

from hoinghi.conferences.models import Conference
from hoinghi.dispatch.models import DistributionLine
from hoinghi.papers.marks import mended

_FILING = re.compile(r"^lưu\b\s*:?\s*", re.I)
FILED = "Lưu: VT"


def recipients(conference: Conference) -> tuple[str, ...]:
    """Give the lines of Nơi nhận as the plan has them, the filing line ("Lưu: …") last.

    A plan without a filing line gets the one that every paper needs; one query.
    """
    lines = [mended(line.text) for line in DistributionLine.objects.of(conference)]
    known = [line for line in lines if not _FILING.match(line)]
    filed = [_FILING.sub("Lưu: ", line) for line in lines if _FILING.match(line)]
    return (*known, *(filed or [FILED]))


def filing(conference: Conference) -> str:
    """Give the filing line alone: "Lưu: VT, VX"."""
    return recipients(conference)[-1]
