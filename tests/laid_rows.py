"""Rows that many tests begin with are made once in a process, and laid again for every later test.

The first test that asks has them made by the acts of the application; what they left in an empty
database is remembered, column by column, and put back as it was. A database that holds anything
already has them made by the acts themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone


@dataclass(frozen=True, slots=True)
class Laid:
    """The rows of one table, all columns that the database does not reckon itself."""

    into: str
    rows: tuple[tuple[Any, ...], ...]


_MADE: dict[Hashable, tuple[Laid, ...]] = {}


def lay(what: Hashable, make: Callable[[], object]) -> None:
    """Leave in the database what *make* leaves there; *what* names it.

    The day, and whether the test commits, belong to the name: rows carry the one, and acts may
    leave more to be done after the other.
    """
    name = (what, connection.alias, timezone.now().date(), connection.in_atomic_block)
    if _filled():
        make()
    elif name in _MADE:
        with transaction.atomic(), connection.cursor() as cursor:
            for laid in _MADE[name]:
                cursor.executemany(laid.into, laid.rows)
    else:
        make()
        _MADE[name] = tuple(_rows())


@cache
def _tables() -> dict[str, list[str]]:
    """Table → its columns, for all that the rooms keep; not what Django itself fills."""
    kept = {"contenttypes", "sites"}
    return {
        model._meta.db_table: [
            field.column
            for field in model._meta.local_concrete_fields
            if not isinstance(field, models.GeneratedField)
        ]
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and model._meta.app_label not in kept
        and model._meta.db_table != "auth_permission"
    }


def _filled() -> bool:
    """Whether any table holds a row."""
    quote = connection.ops.quote_name
    asked = " UNION ALL ".join(
        f"SELECT 1 WHERE EXISTS (SELECT 1 FROM {quote(t)})" for t in _tables()
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return cursor.fetchone() is not None


def _rows() -> Iterator[Laid]:
    with connection.cursor() as cursor:
        for table, columns in _tables().items():
            if laid := _of(cursor, table, columns):
                yield laid


def _of(cursor: CursorWrapper, table: str, columns: list[str]) -> Laid | None:
    quote = connection.ops.quote_name
    named = ", ".join(map(quote, columns))
    cursor.execute(f"SELECT {named} FROM {quote(table)}")
    rows = tuple(cursor.fetchall())
    places = ", ".join(["%s"] * len(columns))
    return Laid(f"INSERT INTO {quote(table)} ({named}) VALUES ({places})", rows) if rows else None
