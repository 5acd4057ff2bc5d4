"""Keeping the index true: what an act touched is brought in line before its transaction ends.

Saved rows are noted, and indexed when the act writes its entry of the log. A row saved without
such an entry is indexed when its transaction has been committed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Model
from django_scopes import scopes_disabled

from hoinghi.search.documents import bring, made
from hoinghi.search.models import Document
from hoinghi.search.registry import searchables

_ATTRIBUTE = "_hoinghi_search_touched"
Level = tuple[str, ...]
"""Savepoints that stand open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a rebuilt index holds that the old one did not, and the other way round, by kind."""

    kind: str
    total: int
    changed: int


def refresh(rows: Sequence[Model]) -> None:
    """Bring the index in line with *rows*, which were written past ``Model.save``."""
    for row in rows:
        touch(row)


def touch(row: Model, fields: frozenset[str] | None = None) -> None:
    """Note that *row* was saved or deleted; outside a transaction it is indexed at once."""
    with scopes_disabled():
        touched = [(kind, list(keys)) for kind, keys in _touched_by(row, fields)]
    for kind, some in touched:
        note(kind, some)


def note(kind: str, keys: Iterable[int]) -> None:
    """Note that rows of *kind* changed."""
    touched, level = _touched(), _open_savepoints()
    for key in keys:
        touched.setdefault((kind, key), level)
    if not connection.in_atomic_block:
        flush()
    elif not _will_flush():
        transaction.on_commit(flush, robust=True)


def flush() -> None:
    """Index what was noted.

    What was noted outside a savepoint that still stands open is kept in mind, because undoing
    the savepoint would undo the indexing alone.
    """
    touched = _touched()
    if not touched or connection.needs_rollback:
        return
    by_kind: dict[str, list[int]] = defaultdict(list)
    for kind, key in touched:
        by_kind[kind].append(key)
    level = _open_savepoints()
    for done in [one for one, noted in touched.items() if noted[: len(level)] == level]:
        del touched[done]
    known = searchables()
    with transaction.atomic(savepoint=False):
        for kind, keys in by_kind.items():
            bring(known[kind], keys)


def reindex() -> list[Difference]:
    """Make the index anew from the rows; tell by kind what differed from what stood."""
    differences = []
    with transaction.atomic():
        for kind, searchable in searchables().items():
            standing = set(Document.objects.filter(kind=kind).values_list("object_id", flat=True))
            keys = {one.object_id for one in made(searchable)}
            changed = bring(searchable, standing | keys)
            total = Document.objects.filter(kind=kind).count()
            differences.append(Difference(kind=kind, total=total, changed=changed))
        Document.objects.exclude(kind__in=searchables()).delete()
        _mend_words()
    return differences


def _mend_words() -> None:
    """Write the engine's own index anew: on PostgreSQL it can't differ from its column."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_words(search_words) VALUES ('rebuild')")


def _touched() -> dict[tuple[str, int], Level]:
    """Give what was noted on this connection and not yet indexed, with where it was noted."""
    if not hasattr(connection, _ATTRIBUTE):
        setattr(connection, _ATTRIBUTE, {})
    touched: dict[tuple[str, int], Level] = getattr(connection, _ATTRIBUTE)
    return touched


def _open_savepoints() -> Level:
    return tuple(sid for sid in connection.savepoint_ids if sid)


def _will_flush() -> bool:
    """Tell whether the commit will index, whichever open savepoint is still undone."""
    standing = set(connection.savepoint_ids)
    # Each is (savepoints, call, robust); the stubs know of two.
    return any(hook[1] is flush and hook[0] <= standing for hook in connection.run_on_commit)


def _touched_by(row: Model, fields: frozenset[str] | None) -> Iterable[tuple[str, Iterable[int]]]:
    for kind, searchable in searchables().items():
        if isinstance(row, searchable.model):
            yield kind, [row.pk]
        for model, keys in searchable.touched_by:
            if isinstance(row, model):
                yield kind, keys(row, fields)
