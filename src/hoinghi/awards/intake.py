"""What this room takes from a plan: how many collectives and individuals are commended."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hoinghi.awards.models import AwardCall, AwardPlace
from hoinghi.awards.rules import RecipientKind
from hoinghi.conferences.limits import require_few
from hoinghi.conferences.models import Conference
from hoinghi.conferences.rooms import Change
from hoinghi.conferences.sync import sync
from hoinghi.reading import plan as read
from hoinghi.reading.plan import Lines


def take(plan: read.Plan, conference: Conference) -> list[Change]:
    """Make the places for awards facts; twice changes nothing."""
    awards = plan.awards
    lines = awards.lines or Lines(1, 1)
    asked = (awards.collectives or 0) + (awards.individuals or 0)
    require_few(asked, "tập thể, cá nhân được khen thưởng", awards.lines)
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
    standing = list(AwardPlace.objects.of(conference))
    label = _numbered(standing, places)
    return changes + sync(AwardPlace, conference, places, label=label)


def _numbered(
    standing: Sequence[AwardPlace], wanted: Sequence[AwardPlace]
) -> Callable[[AwardPlace], str]:
    """Number the places of each kind, so that a smaller quota takes the open ones first."""
    stored: dict[int, int] = {}
    new: dict[int, int] = {}
    for kind in RecipientKind:
        given = [place for place in wanted if place.kind == kind]
        old = [place for place in standing if place.kind == kind]
        named_first = sorted(old, key=lambda place: not place.recipient)
        kept = {place.pk for place in named_first[: len(given)]}
        in_order = sorted(old, key=lambda place: place.pk not in kept)
        stored |= {place.pk: number for number, place in enumerate(in_order, start=1)}
        # A new place gets its key while it is brought in, and keeps its number then.
        new |= {id(place): number for number, place in enumerate(given, start=1)}
    return lambda place: f"{place.get_kind_display()} {new.get(id(place)) or stored[place.pk]}"


def _call(awards: read.Awards, lines: Lines) -> AwardCall:
    return AwardCall(
        text=awards.text or "",
        collectives=awards.collectives,
        individuals=awards.individuals,
        first_line=lines.first,
        last_line=lines.last,
    )
