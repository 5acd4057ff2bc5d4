"""Reads of sources of money that the papers of other rooms use."""

from __future__ import annotations

from hoinghi.budget.models import FundingSource
from hoinghi.budget.sources import Source
from hoinghi.conferences.models import Conference


def sources(conference: Conference) -> tuple[Source, ...]:
    """Give the sources that the plan names, in its order; one query."""
    return tuple(
        Source(
            name=source.name,
            programme=source.programme,
            project=source.project,
            sub_project=source.sub_project,
            year=source.year,
        )
        for source in FundingSource.objects.of(conference)
    )
