"""Everything that rooms let people find, by kind."""

from __future__ import annotations

from functools import cache

from hoinghi.conferences import rooms
from hoinghi.conferences.searchable import Searchable
from hoinghi.search import sources


@cache
def searchables() -> dict[str, Searchable]:
    """Give each kind, in the order of the house."""
    found = [*sources.searchables(), *(one for give in rooms.searchables() for one in give())]
    by_kind = {one.kind: one for one in found}
    if len(by_kind) != len(found):
        raise ValueError(f"two rooms use one kind: {[one.kind for one in found]}")
    return by_kind


@cache
def powers_asked_for() -> frozenset[str]:
    """Give the codes of all powers that the rows of any kind ask for."""
    return frozenset(code for one in searchables().values() for code in one.asks_for)
