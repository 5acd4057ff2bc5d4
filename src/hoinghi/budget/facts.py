"""What the estimate of a conference is made of, gathered from the rooms that know it."""

from __future__ import annotations

from decimal import Decimal
from math import ceil

from hoinghi.agenda import queries as agenda
from hoinghi.awards.queries import Awards
from hoinghi.budget.rules import EstimateFacts, Place
from hoinghi.budget.sources import Source
from hoinghi.conferences.models import Conference
from hoinghi.delegates.queries import PlaceCounts, place_counts
from hoinghi.norms.prizes import AwardForm, RecipientKind
from hoinghi.units.models import Level

FILM = "phóng sự"


def facts_of(
    conference: Conference, awards: Awards | None, named: tuple[Source, ...]
) -> EstimateFacts:
    """Gather delegates, sessions, awards, talks and sources of *conference*."""
    counts = place_counts(conference)
    return EstimateFacts(
        delegates=conference.expected_delegates or counts.total or None,
        unsalaried=_unsalaried(counts),
        sessions=sessions(conference.duration_days),
        place=_place(conference),
        collectives=_number(awards, RecipientKind.COLLECTIVE),
        individuals=_number(awards, RecipientKind.INDIVIDUAL),
        form=awards.form if awards else AwardForm.COMMENDATION,
        level=awards.level if awards else None,
        talks=len(agenda.talks(conference)),
        film=any(FILM in point.text.casefold() for point in agenda.points(conference)),
        sources=named,
    )


def sessions(days: Decimal | None) -> int | None:
    """Count the half days (buổi) of *days*; a part of a half day counts as one."""
    return None if days is None else ceil(days * 2)


def _unsalaried(counts: PlaceCounts) -> int | None:
    """Give none as long as no place is assigned: then nobody knows who comes."""
    return counts.off_payroll if counts.total > counts.unassigned else None


def _place(conference: Conference) -> Place:
    if conference.level == Level.COMMUNE:
        return Place.COMMUNE
    in_city = "thành phố" in conference.host_name.casefold() and conference.level == Level.PROVINCE
    return Place.CENTRAL_CITY if in_city or conference.level == Level.CENTRAL else Place.DISTRICT


def _number(awards: Awards | None, kind: RecipientKind) -> int:
    if awards is None:
        return 0
    return sum(share.count for share in awards.shares if share.kind is kind)
