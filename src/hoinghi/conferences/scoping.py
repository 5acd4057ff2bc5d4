"""Which rows a query may reach, said once for a request or a command (django-scopes).

A model of the house has the manager ``Scoped``; where no scope is open, asking it raises
``django_scopes.exceptions.ScopeError``. The dimensions:

``conference``
    The conference that a row belongs to: its key, or a list of keys.
``body``
    The body whose own a row is: a list of keys in the eyes of a unit, None for its organiser.
``office``
    Rows of the organiser's own desk (drafts, awards, money, files): open to it alone.
``host``
    Settings that a host keeps for all its conferences.
``person``
    Rows of one account alone.

Following a row to what it belongs to (``duty.task``) is not scoped: whoever holds the row may
know where it belongs. The other way (``task.duties``) is.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.db import models
from django.db.models import Q
from django_scopes import scope
from django_scopes.exceptions import ScopeError
from django_scopes.manager import DisabledQuerySet
from django_scopes.state import get_scope, state

if TYPE_CHECKING:
    from hoinghi.conferences.models import Conference

OR_NONE = "?"
"""Ends the path of a field where a row without it is for all: a note on a whole task."""

Row = TypeVar("Row", bound=models.Model)


class _Closed(DisabledQuerySet):  # type: ignore[misc] # django-scopes has no types
    """What django-scopes leaves open although it asks the database, or lets another query ask."""

    def _refuse(self, *args: object, **kwargs: object) -> Any:
        return self.error()

    alias = bulk_update = contains = defer = difference = distinct = exclude = exists = _refuse
    explain = extra = in_bulk = intersection = prefetch_related = _refuse
    resolve_expression = select_related = _refuse


class Scoped(models.Manager[Row]):
    """Asks only inside a scope. ``SCOPE`` of its model names the field of each dimension.

    ``SCOPE = {"conference": "task__conference", "body": "organisation"}``
    """

    def get_queryset(self) -> models.QuerySet[Row]:
        now, paths = get_scope(), scope_of(self.model)
        if not now.get("_enabled", True):
            return super().get_queryset()
        if missing := sorted(set(paths) - set(now)):
            # The methods of the room's own query set shall say what is missing, too.
            own = super().get_queryset().__class__
            closed = type("Closed", (_Closed, own), {})
            return cast("models.QuerySet[Row]", closed(self.model, missing_scopes=missing))
        return super().get_queryset().filter(_limits(paths, now))


def scope_of(model: type[models.Model]) -> dict[str, str]:
    """Give the field of each dimension by which rows of *model* are kept apart."""
    return getattr(model, "SCOPE", {})


def _limits(paths: dict[str, str], now: dict[str, Any]) -> Q:
    found = Q()
    for dimension, path in paths.items():
        wanted, field = now[dimension], path.removesuffix(OR_NONE)
        if wanted is None:
            continue
        limit = Q(
            **{f"{field}__in": wanted} if isinstance(wanted, list | tuple) else {field: wanted}
        )
        found &= limit | Q(**{f"{field}__isnull": True}) if path.endswith(OR_NONE) else limit
    return found


@contextmanager
def nothing() -> Iterator[None]:
    """Begin anew, whatever was open: every query raises until something is opened."""
    before = state.set({"_enabled": True})
    try:
        yield
    finally:
        state.reset(before)


@contextmanager
def whole(*conferences: Conference) -> Iterator[None]:
    """Open all of these conferences: for their organiser, for commands and background work."""
    keys: int | list[int] = [conference.pk for conference in conferences]
    hosts = [conference.host_id for conference in conferences if conference.host_id]
    if len(conferences) == 1:
        keys = conferences[0].pk
    with scope(conference=keys, body=None, office=None, host=hosts):
        yield


@contextmanager
def everything() -> Iterator[None]:
    """Open every conference and every account: for background work alone, never for a page."""
    with scope(conference=None, body=None, office=None, host=None, person=None):
        yield


@contextmanager
def of_body(body: int, *conferences: Conference) -> Iterator[None]:
    """Open what a unit sees: what is common to a conference, and its own; without *conferences*
    its own in all of them.
    """
    keys = [conference.pk for conference in conferences] or None
    with scope(conference=keys, body=[body]):
        yield


@contextmanager
def every_body() -> Iterator[None]:
    """Lift the limit to the own body, inside the same conference.

    For counting ("9 of 22 delivered"), and for the share of another body where ``permissions``
    has decided already that it is for these eyes. What is read here is not shown as it comes.
    """
    with _widened(body=None):
        yield


@contextmanager
def templates_from_above() -> Iterator[None]:
    """Let a host read the settings of bodies above it, which serve those below."""
    _demand("host")
    with _widened(host=None):
        yield


@contextmanager
def own_rows(account: int | None) -> Iterator[None]:
    """Open what belongs to one account alone; None opens everybody's."""
    with _widened(person=account):
        yield


def demand_office(conference: Conference) -> None:
    """Ask for the scope of the organiser, where what is kept in memory needs no query.

    Raises:
        ScopeError: The scope open here is that of a unit, of another conference, or none.
    """
    now = get_scope()
    if not now.get("_enabled", True):
        return
    _demand("office", "conference")
    reach = now["conference"]
    keys = reach if isinstance(reach, list | tuple) else [reach]
    if reach is not None and conference.pk not in keys:
        raise ScopeError(f"conference {conference.pk} is outside of the scope")


@contextmanager
def _widened(**dimensions: int | None) -> Iterator[None]:
    if not get_scope().get("_enabled", True):
        yield
        return
    with scope(**dimensions):
        yield


def _demand(*dimensions: str) -> None:
    now = get_scope()
    missing = [name for name in dimensions if name not in now]
    if now.get("_enabled", True) and missing:
        raise ScopeError(f"A scope on dimension(s) {', '.join(missing)} needs to be active.")
