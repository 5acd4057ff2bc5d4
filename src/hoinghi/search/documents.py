"""Rows of the rooms as documents of the index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, Final

from django.db.models import QuerySet
from django_scopes import scopes_disabled

from hoinghi.conferences.searchable import Found, Searchable
from hoinghi.journal.prepared import Prepared
from hoinghi.search.models import Document
from hoinghi.search.rules import LONGEST_TEXT, tidy, tokens
from hoinghi.search.sight import marks_of

AT_ONCE = 500
_STAND_IN: Final = 4_190_118
_KEPT = ("conference_id", "host", "title", "text", "place", "tokens")


def made(searchable: Searchable, keys: Sequence[int] | None = None) -> Iterator[Document]:
    """Give the documents of the rows *keys*, unsaved; of all rows without."""
    if keys is None:
        # The keys first: rows with relations beside them can't be streamed on every engine.
        with scopes_disabled():
            keys = list(searchable.rows().order_by("pk").values_list("pk", flat=True))
    for some in _some(keys):
        with scopes_disabled():
            rows = _rows(searchable, some)
            documents = [_document(searchable, row.pk, one) for row in rows
                         for one in searchable.read(row)]  # fmt: skip
        yield from documents


def bring(searchable: Searchable, keys: Iterable[int]) -> int:
    """Make the documents of the rows *keys* what the rows say; give how many differed."""
    return sum(_bring(searchable, some) for some in _some(sorted(set(keys))))


def _bring(searchable: Searchable, keys: Sequence[int]) -> int:
    wanted = {(one.object_id, one.part): one for one in made(searchable, keys)}
    standing = _standing(searchable.kind, keys)
    changed, gone = [], []
    for old in standing:
        new = wanted.pop((old.object_id, old.part), None)
        if new is None:
            gone.append(old.pk)
        elif _values(new) != _values(old):
            new.pk = old.pk
            changed.append(new)
    if gone:
        Document.objects.filter(pk__in=gone).delete()
    if changed:
        Document.objects.bulk_update(changed, [name.removesuffix("_id") for name in _KEPT])
    if wanted:
        Document.objects.bulk_create(wanted.values())
    return len(gone) + len(changed) + len(wanted)


def _rows(searchable: Searchable, keys: Sequence[int]) -> list[Any]:
    """Give the rows *keys*; a single one, as an act touches it, by a query put together once."""
    if len(keys) == 1 and (one := _of_key(searchable.rows)):
        return one.rows(keys[0])
    return list(searchable.rows().filter(pk__in=keys).order_by("pk"))


@cache
def _of_key(rows: Callable[[], QuerySet[Any]]) -> Prepared[Any] | None:
    """Give the query for one row; None where it reads more than rows and what is beside them."""
    asked = rows()
    if asked.query.annotations or asked._prefetch_related_lookups:  # type: ignore[attr-defined]
        return None
    found: Prepared[Any] = Prepared(lambda key: rows().filter(pk=key).order_by(), _STAND_IN)
    try:
        found.rows(_STAND_IN)
    except ValueError:
        # It has values of its own.
        return None
    return found


def _standing(kind: str, keys: Sequence[int]) -> Iterable[Document]:
    if len(keys) == 1:
        return _OF_ONE.rows(kind, keys[0])
    return Document.objects.filter(kind=kind, object_id__in=keys)


_OF_ONE: Final = Prepared(
    lambda kind, key: Document.objects.filter(kind=kind, object_id=key).order_by(), "", 1
)


def _document(searchable: Searchable, key: int, found: Found) -> Document:
    sight = found.sight
    if sight.conference is not None and sight.asks_for not in searchable.asks_for:
        # No account would be asked for it, and nobody would find the row.
        raise ValueError(f"{searchable.kind} does not name {sight.asks_for!r} in asks_for")
    title, text = tidy(found.title), tidy(found.text[:LONGEST_TEXT])
    marks = {*marks_of(sight), f"k{searchable.kind.replace('-', '')}"}
    if found.conference is not None:
        marks.add(f"c{found.conference}")
    return Document(
        kind=searchable.kind,
        object_id=key,
        part=found.part,
        conference_id=found.conference,
        host=sight.host,
        title=title,
        text=text,
        place=found.place,
        tokens=tokens(title, text, marks),
    )


def _values(document: Document) -> tuple[object, ...]:
    return tuple(getattr(document, name) for name in _KEPT)


def _some(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    left = iter(keys)
    while some := tuple(islice(left, AT_ONCE)):
        yield some
