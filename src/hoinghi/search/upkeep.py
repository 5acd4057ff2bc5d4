"""Listening to what is saved, so that the index follows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import AppConfig
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_migrate, post_save

from hoinghi.journal.changes import changed_in_bulk, recorded
from hoinghi.search import services
from hoinghi.search.registry import searchables


def listen() -> None:
    """Connect to every model that a searchable reads."""
    for model in _models():
        name = f"hoinghi.search.{model._meta.label_lower}"
        post_save.connect(_saved, sender=model, weak=False, dispatch_uid=f"{name}.saved")
        post_delete.connect(_deleted, sender=model, weak=False, dispatch_uid=f"{name}.deleted")
        for field in model._meta.many_to_many:
            through = field.remote_field.through
            m2m_changed.connect(
                _linked, sender=through, weak=False, dispatch_uid=f"{name}.{field.name}"
            )
    changed_in_bulk.connect(_in_bulk, weak=False, dispatch_uid="hoinghi.search.bulk")
    recorded.connect(_recorded, weak=False, dispatch_uid="hoinghi.search.recorded")
    post_migrate.connect(_migrated, weak=False, dispatch_uid="hoinghi.search.migrated")


def _models() -> set[type[Model]]:
    found = set()
    for searchable in searchables().values():
        found |= {searchable.model, *(model for model, _ in searchable.touched_by)}
    return found


def _saved(
    instance: Model, created: bool, raw: bool, update_fields: Iterable[str] | None, **_: object
) -> None:
    services.touch(instance, None if update_fields is None else frozenset(update_fields))


def _deleted(instance: Model, **_: object) -> None:
    services.touch(instance)


def _linked(instance: Model, action: str, reverse: bool, **_: object) -> None:
    if action.startswith("post_") and not reverse:
        services.touch(instance)


def _in_bulk(rows: Sequence[Model], **_: object) -> None:
    services.refresh(rows)


def _recorded(**_: object) -> None:
    services.flush()


def _migrated(sender: AppConfig, plan: Any = None, **_: object) -> None:
    """Make the index anew after an upgrade: what is read from a row may have changed with it."""
    if sender.name == "hoinghi.search" and plan:
        services.reindex()
