"""In what a row of a list differs from what the directory holds. Python thuần."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from hoinghi.reading.name_keys import fold, name_key
from hoinghi.units import kinds
from hoinghi.units.body_rows import BodyRow
from hoinghi.units.succession import Dated


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A field that would change, as a person reads it; ``before`` is empty for a new spelling."""

    field: str
    before: str
    after: str


def changes(
    row: BodyRow, above: str, match: Dated, said: Callable[[str], str]
) -> tuple[Change, ...]:
    """Say in which fields *row* differs from *match*; what the row leaves open does not.

    Args:
        above: Key of what the row belongs to; empty where it does not say.
        said: Gives the name behind a key.
    """
    told = {
        "name": ("" if fold(row.name) == fold(match.name) else row.name, match.name),
        "kind": _given(row, "kind", kinds.kind_said(row.kind), kinds.kind_said(match.kind)),
        "level": _given(row, "level", kinds.level_said(row.level), kinds.level_said(match.level)),
        "parent": (
            said(above) if above and above != match.parent else "",
            said(match.parent or ""),
        ),
        "valid_from": _days(row.valid_from, match.valid_from),
        "valid_to": _days(row.valid_to, match.valid_to),
        "successor": ("|".join(row.successors), "|".join(match.successor_codes)),
    }
    if not row.is_unit:
        told["short_name"] = (row.short_name, match.spellings[0] if match.spellings else "")
    found = [
        Change(field=field, before=before, after=after)
        for field, (after, before) in told.items()
        if after and after != before
    ]
    return (*found, *_new_spellings(row, match))


def _new_spellings(row: BodyRow, match: Dated) -> Iterable[Change]:
    if row.is_unit:
        return []
    have = name_keys(match)
    new = {name_key(name): name for name in reversed(row.names)}
    return [
        Change(field="aliases", before="", after=name)
        for key, name in new.items()
        if key and key not in have and name != row.name
    ]


def name_keys(one: Dated) -> frozenset[str]:
    """Give the keys of all names that *one* goes by."""
    return frozenset(key for name in (one.name, *one.spellings) if (key := name_key(name)))


def _given(row: BodyRow, field: str, after: str, before: str) -> tuple[str, str]:
    return ("" if field in row.guessed else after, before)


def _days(after: date | None, before: date | None) -> tuple[str, str]:
    return f"{after:%d/%m/%Y}" if after else "", f"{before:%d/%m/%Y}" if before else ""
