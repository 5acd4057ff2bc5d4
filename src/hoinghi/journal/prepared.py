"""Queries that every page asks, put together once: afterwards only their values change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import local
from typing import Any, Final, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models.query import get_related_populators
from django_scopes import scopes_disabled

Row = TypeVar("Row", bound=models.Model)
_ALIAS: Final = DEFAULT_DB_ALIAS
_MOST_BITS: Final = 63
# The types tell of a later Django, which takes one argument more.
_beside: Final[Any] = get_related_populators


class Prepared(Generic[Row]):
    """A query that is always the same but for its values.

    Django puts a query together anew each time it is asked, which costs several times what
    answering it does. *ask* gives the query for stand-ins of the values. It is called once in each
    thread and outside of every scope, so it names all its limits itself.

    Args:
        stand_ins: What *ask* is called with while the query is put together, no two alike, each
            as the database takes it: by them the places of the values are known.
    """

    def __init__(self, ask: Callable[..., models.QuerySet[Row, Any]], *stand_ins: object) -> None:
        self._ask, self._stand_ins = ask, stand_ins
        # What Django makes of a query holds on to the connection, which is the thread's own.
        self._made = local()

    def first(self, *values: object) -> Row | None:
        """Give the first row for *values*, with what was selected beside it; else None.

        Raises:
            ValueError: The parameters of the finished query are not the stand-ins.
        """
        made = self._put_together()
        row = next(made.answers(values), None)
        return None if row is None else made.instance(row)

    def rows(self, *values: object) -> list[Row]:
        """Give all rows for *values*, with what was selected beside them.

        Raises:
            ValueError: The parameters of the finished query are not the stand-ins.
        """
        made = self._put_together()
        return [made.instance(row) for row in made.answers(values)]

    def tuples(self, *values: object) -> list[tuple[Any, ...]]:
        """Give the rows of a query of values (``values_list``).

        Raises:
            ValueError: The parameters of the finished query are not the stand-ins.
        """
        return [tuple(row) for row in self._put_together().answers(values)]

    def _put_together(self) -> _Made:
        made: _Made | None = getattr(self._made, "query", None)
        if made is None:
            with scopes_disabled():
                found = self._ask(*self._stand_ins)
            made = self._made.query = _Made(found, self._stand_ins)
        return made


class _Made:
    """A query in words, and how its answers become rows: as ``ModelIterable`` of Django does."""

    def __init__(self, found: models.QuerySet[Any, Any], stand_ins: tuple[object, ...]) -> None:
        self._compiler: Any = found.query.get_compiler(_ALIAS)
        self._sql, parameters = self._compiler.as_sql()
        if set(parameters) != set(stand_ins):
            raise ValueError(f"the query takes {parameters!r}, not {stand_ins!r}")
        self._places = [stand_ins.index(each) for each in parameters]
        select, told = self._compiler.select, self._compiler.klass_info
        self._converters = self._compiler.get_converters([column for column, *_ in select])
        if told is None:
            return
        self._model: type[models.Model] = told["model"]
        self._own = slice(told["select_fields"][0], told["select_fields"][-1] + 1)
        self._names = [column.target.attname for column, *_ in select[self._own]]
        self._beside = _beside(told, select, _ALIAS)

    def answers(self, values: tuple[Any, ...]) -> Iterator[list[Any]]:
        if any(isinstance(each, int) and each.bit_length() > _MOST_BITS for each in values):
            # An address may name any number; no row has one that no column holds.
            return iter(())
        with connection.cursor() as cursor:
            cursor.execute(self._sql, [values[place] for place in self._places])
            rows = cursor.fetchall()
        return iter(self._compiler.apply_converters(rows, self._converters))

    def instance(self, row: list[Any]) -> Any:
        made = self._model.from_db(_ALIAS, self._names, row[self._own])
        for one in self._beside:
            one.populate(row, made)
        return made
