"""The tables of a database that is still empty, made in a fifth of the time that Django takes.

Every migration is applied in its order, as Django does it. But with each change Django draws anew
all models that are related to the one it changes, which here is nearly all of them, a hundred and
fifty times over.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ModelState, ProjectState


def make_tables() -> None:
    """Apply every migration to an empty database, and tell those who wait for it."""
    with _at_once():
        _apply_all()


@contextmanager
def _at_once() -> Iterator[None]:
    """Write a new SQLite file in one piece: a hundred commits wait a hundred times for the disk."""
    if connection.vendor != "sqlite":
        yield
        return
    # Django changes tables only while nobody checks references, which has to be said before.
    with connection.constraint_checks_disabled(), transaction.atomic():
        yield


def _apply_all() -> None:
    connection.prepare_database()
    executor = _Executor(connection)
    executor.loader.check_consistent_history(connection)
    targets = executor.loader.graph.leaf_nodes()
    plan = executor.migration_plan(targets)
    state = executor._create_project_state(with_applied_migrations=True)
    told: dict[str, Any] = {"verbosity": 0, "interactive": False, "db": connection.alias}
    emit_pre_migrate_signal(**told, apps=state.apps, plan=plan)
    made = executor.migrate(targets, plan=plan, state=state.clone())
    made.clear_delayed_apps_cache()
    emit_post_migrate_signal(**told, apps=made.apps, plan=plan)


class _Growing(ProjectState):
    """Draws anew the one model that a migration changes.

    The others go on knowing it as it was: a table is made of its own model and of the keys that it
    refers to. Where those may change, Django's own way is taken; a migration with code of its own
    is given all models drawn afresh (``is_delayed``).
    """

    _relations: Any
    apps: Any
    _adds_field = False

    def add_model(self, model_state: ModelState) -> None:
        if "apps" not in self.__dict__:
            super().add_model(model_state)
            return
        # Those who refer to a model before it is there wait for it in the registry itself.
        key = model_state.app_label, model_state.name_lower
        self.models[key] = model_state
        if self._relations is not None:
            self.resolve_model_relations(key)
        self.apps.render_multiple([model_state])

    def add_field(self, *told: Any, **more: Any) -> None:
        self._adds_field = True
        try:
            super().add_field(*told, **more)
        finally:
            self._adds_field = False

    def reload_model(self, app_label: str, model_name: str, delay: bool = False) -> None:
        if not (delay or self._adds_field):
            super().reload_model(app_label, model_name, delay)
        elif "apps" in self.__dict__:
            self.is_delayed = True
            self._reload({(app_label, model_name)})  # type: ignore[attr-defined] # untold

    def clone(self) -> _Growing:
        plain = super().clone()
        made = _Growing(plain.models, plain.real_apps)
        made.__dict__.update(plain.__dict__)
        return made


class _Executor(MigrationExecutor):
    def _create_project_state(self, with_applied_migrations: bool = False) -> _Growing:
        plain = super()._create_project_state(with_applied_migrations)  # type: ignore[misc] # untold
        return _Growing(plain.models, plain.real_apps)
