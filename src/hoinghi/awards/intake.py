"""What this room takes from a plan: how many collectives and individuals are commended."""

from __future__ import annotations

from hoinghi.awards.models import AwardCall, AwardPlace
from hoinghi.awards.rules import RecipientKind
from hoinghi.conferences.models import Conference
from hoinghi.conferences.rooms import Change
from hoinghi.conferences.sync import sync
from hoinghi.reading import plan as read
from hoinghi.reading.plan import Lines


def take(plan: read.Plan, conference: Conference) -> list[Change]:
    """Make the places for awards facts; twice changes nothing."""
    awards = plan.awards
    lines = awards.lines or Lines(1, 1)
    calls = [_call(awards, lines)] if awards.text else []
    places = [
        AwardPlace(kind=kind.value, first_line=lines.first, last_line=lines.last)
        for kind, number in (
            (RecipientKind.COLLECTIVE, awards.collectives),
            (RecipientKind.INDIVIDUAL, awards.individuals),
        )
        for _ in range(number or 0)
    ]
    changes = sync(AwardCall, conference, calls)
    return changes + sync(AwardPlace, conference, places, label=AwardPlace.get_kind_display)


def _call(awards: read.Awards, lines: Lines) -> AwardCall:
    return AwardCall(
        text=awards.text or "",
        collectives=awards.collectives,
        individuals=awards.individuals,
        first_line=lines.first,
        last_line=lines.last,
    )
