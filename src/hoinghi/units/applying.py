"""Rows of a list become units and bodies: few statements for thousands of rows.

For the acts of ``units.services``, inside their transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from hoinghi.journal.changes import tell
from hoinghi.reading.names import name_key
from hoinghi.units.comparing import Entry, State
from hoinghi.units.models import AdminUnit, Organisation, OrganisationName, PostHolder
from hoinghi.units.people import PersonEntry
from hoinghi.units.queries import body_key, pk_of, unit_key

_BATCH = 500
_TAKEN = frozenset({State.NEW, State.CHANGED, State.ENDED})


def apply(entries: Sequence[Entry], *, source: str = "") -> int:
    """Write what *entries* would change, nothing else; parents come before children.

    Returns:
        How many rows were new or changed.
    """
    taken = [entry for entry in entries if entry.state in _TAKEN]
    units = [entry for entry in taken if entry.row.is_unit]
    bodies = [entry for entry in taken if not entry.row.is_unit]
    made = _Made()
    _create(units, made, lambda entry: _new_unit(entry, made, source))
    _create(bodies, made, lambda entry: _new_body(entry, made))
    _update(units, made, AdminUnit, _ABOVE_OF_UNIT)
    _update(bodies, made, Organisation, _ABOVE_OF_BODY)
    _name(bodies, made)
    return len(taken)


class _Made:
    """The stored row behind every key of a list or of the directory."""

    def __init__(self) -> None:
        self._units: dict[str, int] = {}
        self._bodies: dict[str, int] = {}
        # Of each body its place, which those below it share.
        self._places: dict[int, int | None] = {}
        for pk, place in Organisation.objects.values_list("pk", "place_id"):
            self._bodies[body_key(pk)] = pk
            self._places[pk] = place
        for pk in AdminUnit.objects.values_list("pk", flat=True):
            self._units[unit_key(pk)] = pk

    def knows(self, key: str) -> bool:
        return not key or key in self._units or key in self._bodies

    def add(self, key: str, row: AdminUnit | Organisation) -> None:
        if isinstance(row, AdminUnit):
            self._units[key] = row.pk
        else:
            self._bodies[key] = row.pk
            self._places[row.pk] = row.place_id

    def unit(self, key: str) -> int | None:
        return self._units.get(key)

    def body(self, key: str) -> int:
        return self._bodies[key]

    def above(self, key: str) -> dict[str, int | None]:
        """Give the fields that say what a body belongs to: an administrative unit or a body."""
        if key in self._units:
            return {"parent_id": None, "place_id": self._units[key]}
        pk = self._bodies.get(key)
        return {"parent_id": pk, "place_id": self._places.get(pk or 0)}


def _create(entries: Iterable[Entry], made: _Made, make: Callable[[Entry], Any]) -> None:
    waiting = [entry for entry in entries if entry.state is State.NEW]
    while ready := [entry for entry in waiting if made.knows(entry.above)]:
        rows = [make(entry) for entry in ready]
        tell(type(rows[0]).objects.bulk_create(rows, batch_size=_BATCH))
        for entry, row in zip(ready, rows, strict=True):
            made.add(entry.key, row)
        done = {entry.key for entry in ready}
        waiting = [entry for entry in waiting if entry.key not in done]


def _new_unit(entry: Entry, made: _Made, source: str) -> AdminUnit:
    row = entry.row
    return AdminUnit(
        code=row.code, name=row.name, kind=row.kind, level=row.level, valid_from=row.valid_from,
        valid_to=row.valid_to, successor_codes=list(row.successors), source=source,
        parent_id=made.unit(entry.above),
    )  # fmt: skip


def _new_body(entry: Entry, made: _Made) -> Organisation:
    row = entry.row
    return Organisation(
        code=row.code, name=row.name, short_name=row.short_name, kind=row.kind, level=row.level,
        valid_from=row.valid_from, valid_to=row.valid_to, successor_codes=list(row.successors),
        **made.above(entry.above),
    )  # fmt: skip


_PLAIN = ("name", "short_name", "kind", "level", "valid_from", "valid_to")
_ABOVE_OF_UNIT = ("parent",)
_ABOVE_OF_BODY = ("parent", "place")


def _update(
    entries: Iterable[Entry],
    made: _Made,
    model: type[AdminUnit | Organisation],
    above: Sequence[str],
) -> None:
    changed = {e.key: e for e in entries if e.state is not State.NEW and e.match}
    pks = {key: made.unit(key) or made.body(key) for key in changed}
    stored = model._default_manager.in_bulk(list(pks.values()))
    rows = [_set(stored[pks[key]], entry, made) for key, entry in changed.items()]
    plain = [name for name in _PLAIN if name != "short_name" or model is Organisation]
    if rows:
        fields = [*plain, *above, "successor_codes"]
        model._default_manager.bulk_update(rows, fields, batch_size=_BATCH)
        tell(rows)


def _set(row: Any, entry: Entry, made: _Made) -> Any:
    for name in {change.field for change in entry.changes}:
        if name in _PLAIN:
            setattr(row, name, getattr(entry.row, name))
        elif name == "successor":
            row.successor_codes = list(entry.row.successors)
        elif name == "parent":
            _move(row, entry, made)
    return row


def _move(row: Any, entry: Entry, made: _Made) -> None:
    if isinstance(row, AdminUnit):
        row.parent_id = made.unit(entry.above)
        return
    for name, value in made.above(entry.above).items():
        setattr(row, name, value)


def _name(entries: Iterable[Entry], made: _Made) -> None:
    """Add the spellings that a body does not have yet; none is taken away."""
    named = {made.body(entry.key): entry for entry in entries}
    have = set(
        OrganisationName.objects.filter(organisation__in=list(named)).values_list(
            "organisation_id", "key"
        )
    )
    new = [
        OrganisationName(organisation_id=pk, text=text, key=key)
        for pk, entry in named.items()
        for key, text in {name_key(name): name for name in reversed(entry.row.names)}.items()
        if key and (pk, key) not in have
    ]
    tell(OrganisationName.objects.bulk_create(new, batch_size=_BATCH))


def apply_people(entries: Sequence[PersonEntry]) -> int:
    """Write who holds which post; people who are not in the list stay as they are.

    Returns:
        How many rows were new or changed.
    """
    taken = [entry for entry in entries if entry.state in _TAKEN and entry.body]
    new = [_new_holder(entry) for entry in taken if entry.match is None]
    tell(PostHolder.objects.bulk_create(new, batch_size=_BATCH))
    known = {entry.match.pk: entry for entry in taken if entry.match}
    rows = list(PostHolder.objects.filter(pk__in=list(known)))
    for row in rows:
        for change in known[row.pk].changes:
            setattr(row, change.field, getattr(known[row.pk].row, change.field))
    if rows:
        PostHolder.objects.bulk_update(rows, _OF_PERSON, batch_size=_BATCH)
        tell(rows)
    return len(taken)


_OF_PERSON = ("telephone", "mail", "decision", "valid_from", "valid_to")


def _new_holder(entry: PersonEntry) -> PostHolder:
    row = entry.row
    assert entry.body is not None
    return PostHolder(
        organisation_id=pk_of(entry.body.key), person=row.person, position=row.position,
        telephone=row.telephone, mail=row.mail, decision=row.decision,
        valid_from=row.valid_from, valid_to=row.valid_to,
    )  # fmt: skip
