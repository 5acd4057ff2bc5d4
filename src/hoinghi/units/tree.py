"""The directory as its page shows it: a tree of units and bodies on a day, or what was looked for.

Python thuần.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from hoinghi.reading.names import name_key
from hoinghi.units.succession import Dated, Succession


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands in the tree: ``above`` names what it belongs to, nearest first."""

    one: Dated
    above: tuple[Dated, ...]

    @property
    def depth(self) -> int:
        return len(self.above)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the page.

    Attributes:
        before: What it was made from; empty where it was merely carried on in the same name.
        now: What stands in its place today; empty while it stands itself.
        ended: Whether it stands no longer today.
        crosses: The areas that it was put together from, where they are more than one.
    """

    place: Place
    before: tuple[Dated, ...]
    now: tuple[Dated, ...]
    ended: bool
    crosses: tuple[Dated, ...]


def tree(everything: Succession, day: date) -> list[Place]:
    """Give all that stands on *day*: under each unit its bodies, then the units below it."""
    standing = {one.key: everything.above(one.key, day) for one in _on(everything, day)}
    below: dict[str | None, list[Dated]] = defaultdict(list)
    for one in _on(everything, day):
        above = standing[one.key]
        below[above[0].key if above else None].append(one)
    found: list[Place] = []
    waiting = _bodies_last(below[None])
    while waiting:
        one = waiting.pop()
        found.append(Place(one=one, above=standing[one.key]))
        waiting += _bodies_last(below[one.key])
    return found


def matching(places: Iterable[Place], words: str) -> list[Place]:
    """Keep what bears *words* in its name, code or another spelling.

    Words without any mark find all that differ by marks only ("binh thanh": Bình Thạnh and Bình
    Thanh); words with marks mean what they say.
    """
    plain = unicodedata.normalize("NFC", words).casefold().strip()
    if _bare(plain) == plain:
        return [place for place in places if any(plain in _bare(text) for text in _texts(place))]
    key = name_key(plain)
    return [
        place
        for place in places
        if any(plain in text or (key and key in name_key(text)) for text in _texts(place))
    ]


def line(everything: Succession, place: Place, today: date) -> Line:
    """Tell where *place* comes from and what stands there *today*."""
    one = place.one
    ended = one.valid_to is not None and one.valid_to < today
    return Line(
        place=place,
        before=everything.before(one.key),
        now=everything.successors(one.key, today) if ended else (),
        ended=ended,
        crosses=_crosses(everything, one),
    )


def _crosses(everything: Succession, one: Dated) -> tuple[Dated, ...]:
    ends = [before.valid_to for before in everything.before(one.key) if before.valid_to]
    areas = everything.parents_then(one.key, max(ends)) if ends and one.is_unit else ()
    return areas if len(areas) > 1 else ()


def _on(everything: Succession, day: date) -> list[Dated]:
    return [one for one in everything.everything if one.stands_on(day)]


def _bodies_last(found: list[Dated]) -> list[Dated]:
    """Turn the order round for a pile: what is taken off first are the bodies, as listed."""
    return [one for one in reversed(found) if one.is_unit] + [
        one for one in reversed(found) if not one.is_unit
    ]


def _texts(place: Place) -> list[str]:
    one = place.one
    return [_folded(text) for text in (one.name, one.code, *one.spellings)]


@lru_cache(maxsize=1 << 16)
def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


@lru_cache(maxsize=1 << 16)
def _bare(text: str) -> str:
    parted = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(letter for letter in parted if not unicodedata.combining(letter))
