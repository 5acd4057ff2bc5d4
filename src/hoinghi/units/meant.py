"""Which body somebody means who wrote a name: one, several of that name, or near ones."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from django.db.models import Q, QuerySet

from hoinghi.reading.name_keys import fold
from hoinghi.reading.names import name_key
from hoinghi.units.models import Organisation

MOST_ASKED = 12
"""So many bodies are shown to choose from; beyond, a fuller name is asked for."""
MOST_NEAR = 5
_NEARNESS = 0.75
_MOST_COMPARED = 8_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyChoice:
    """A body to choose, with the areas that tell it from others of its name, nearest first."""

    pk: int
    name: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What a name may mean.

    Attributes:
        one: The body that is meant, where that is certain.
        several: Bodies of that very name. ``many``: there are more of them than are shown.
        near: Where nothing bears the name: those that are spelled nearly so.
    """

    one: Organisation | None = None
    several: tuple[BodyChoice, ...] = ()
    many: bool = False
    near: tuple[BodyChoice, ...] = ()


def meant(bodies: QuerySet[Organisation], written: str, today: date) -> Meant:
    """Find what *written* means among *bodies* by any spelling; nothing is guessed.

    A reform leaves the name to a new body: one that stands *today* is meant before one that
    has ended.
    """
    named = Q(name__iexact=written) | Q(short_name__iexact=written)
    if key := name_key(written):
        named |= Q(names__key=key)
    found = list(_placed(bodies.filter(named))[: 4 * MOST_ASKED])
    standing = [one for one in found if one.valid_to is None or one.valid_to >= today]
    told = standing or found
    if len(told) == 1:
        return Meant(one=told[0])
    if told:
        choices = tuple(choice(one) for one in told[:MOST_ASKED])
        return Meant(several=choices, many=len(told) > MOST_ASKED)
    return Meant(near=_near(bodies, written))


def choice(body: Organisation) -> BodyChoice:
    """Give *body* as it is chosen; ``place`` with the two units above is fetched already."""
    names: list[str] = []
    unit = body.place
    while unit is not None and len(names) < 3:
        if unit.name not in body.name:
            names.append(unit.name)
        unit = unit.parent
    ended = f"đến hết {body.valid_to:%d/%m/%Y}" if body.valid_to else ""
    return BodyChoice(
        pk=body.pk, name=body.name, where=", ".join([*names, *([ended] if ended else [])])
    )


def _placed(bodies: QuerySet[Organisation]) -> QuerySet[Organisation]:
    return bodies.select_related("place__parent__parent").order_by("name", "pk").distinct()


def _near(bodies: QuerySet[Organisation], written: str) -> tuple[BodyChoice, ...]:
    """Give the bodies one of whose spellings is nearly *written*, the nearest first.

    Keys are compared, in which abbreviations are written out: "UBND xa Binh Chau" is near.
    """
    keys = bodies.order_by().exclude(names__key=None).values_list("names__key", flat=True)
    spelled: dict[str, list[str]] = defaultdict(list)
    for key in keys.distinct()[:_MOST_COMPARED]:
        spelled[fold(key)].append(key)
    close = get_close_matches(fold(name_key(written)), spelled, n=MOST_NEAR, cutoff=_NEARNESS)
    wanted = [key for one in close for key in spelled[one]]
    found = _placed(bodies.filter(names__key__in=wanted)).prefetch_related("names")[:MOST_ASKED]
    ranked = sorted(found, key=lambda one: _rank(one, wanted))
    return tuple(choice(one) for one in ranked)


def _rank(body: Organisation, wanted: list[str]) -> int:
    return min(wanted.index(one.key) for one in body.names.all() if one.key in wanted)
