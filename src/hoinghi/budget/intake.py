"""What this room takes from a plan: the sources of money."""

from __future__ import annotations

from dataclasses import asdict

from hoinghi.budget.models import FundingSource
from hoinghi.budget.sources import sources_of
from hoinghi.conferences.models import Conference
from hoinghi.conferences.rooms import Change
from hoinghi.conferences.sync import sync
from hoinghi.reading import plan as read


def take(plan: read.Plan, conference: Conference) -> list[Change]:
    """Make the sources facts; twice changes nothing."""
    wanted = [
        FundingSource(
            **asdict(source),
            text=paragraph.text,
            first_line=paragraph.lines.first,
            last_line=paragraph.lines.last,
        )
        for paragraph in plan.funding
        for source in sources_of(paragraph.text)
    ]
    return sync(FundingSource, conference, wanted)
