"""Every text inside a value of ``model``, however deep it lies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from operator import is_
from typing import Any, TypeVar

Value = TypeVar("Value")


def changed(value: Value, change: Callable[[str], str]) -> Value:
    """*value* with *change* made to all its texts; *value* itself where none became another.

    Names of an enumeration are no texts and stay as they are.
    """
    result: Value = _changed(value, change)
    return result


def texts(value: object) -> list[str]:
    """All texts of *value*, as they lie in it."""
    found: list[str] = []

    def noted(text: str) -> str:
        found.append(text)
        return text

    changed(value, noted)
    return found


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    # Asked a hundred thousand times for one dossier: kinds without texts are passed by at once.
    deeper = _way_into(value.__class__)
    return deeper(value, change) if deeper else value


@cache
def _way_into(of: type) -> Callable[[Any, Callable[[str], str]], Any] | None:
    """Give what changes the texts inside a value of this class; None where it holds none."""
    if issubclass(of, str):
        return None if issubclass(of, Enum) else _changed_text
    if issubclass(of, tuple):
        return _changed_items
    return _changed_fields if is_dataclass(of) else None


def _changed_text(value: str, change: Callable[[str], str]) -> str:
    new = change(value)
    return value if new == value else new


def _changed_items(value: tuple[Any, ...], change: Callable[[str], str]) -> tuple[Any, ...]:
    items = tuple([_changed(item, change) for item in value])
    same = all(map(is_, items, value))
    return value if same else items


def _changed_fields(value: Any, change: Callable[[str], str]) -> Any:
    different = {}
    for name in _names(value.__class__):
        old = getattr(value, name)
        new = _changed(old, change)
        if new is not old:
            different[name] = new
    return replace(value, **different) if different else value


@cache
def _names(of: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(of))
