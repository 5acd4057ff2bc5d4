"""Which body somebody means who wrote a name: one, several of that name, or near ones."""

from __future__ import annotations

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
class Choice:
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
    several: tuple[Choice, ...] = ()
    many: bool = False
    near: tuple[Choice, ...] = ()


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


def choice(body: Organisation) -> Choice:
    """Give *body* as it is chosen; ``place`` with the two units above is fetched already."""
    names: list[str] = []
    unit = body.place
    while unit is not None and len(names) < 3:
        if unit.name not in body.name:
            names.append(unit.name)
        unit = unit.parent
    ended = f"đến hết {body.valid_to:%d/%m/%Y}" if body.valid_to else ""
    return Choice(
        pk=body.pk, name=body.name, where=", ".join([*names, *([ended] if ended else [])])
    )


def _placed(bodies: QuerySet[Organisation]) -> QuerySet[Organisation]:
    return bodies.select_related("place__parent__parent").order_by("name", "pk").distinct()


def _near(bodies: QuerySet[Organisation], written: str) -> tuple[Choice, ...]:
    rows = bodies.order_by().values_list("name", "short_name").distinct()[:_MOST_COMPARED]
    names = {fold(text): text for row in rows for text in row if text}
    close = get_close_matches(fold(written), names, n=MOST_NEAR, cutoff=_NEARNESS)
    wanted = [names[one] for one in close]
    found = _placed(bodies.filter(Q(name__in=wanted) | Q(short_name__in=wanted)))[:MOST_ASKED]
    ranked = sorted(found, key=lambda one: _rank(one, wanted))
    return tuple(choice(one) for one in ranked)


def _rank(body: Organisation, wanted: list[str]) -> int:
    return min(wanted.index(text) for text in (body.name, body.short_name) if text in wanted)
