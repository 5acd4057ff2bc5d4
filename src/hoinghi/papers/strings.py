"""Every text inside a value of ``model``, however deep it lies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
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
    if isinstance(value, str):
        if isinstance(value, Enum):
            return value
        new = change(value)
        return value if new == value else new
    if isinstance(value, tuple):
        items = tuple(_changed(item, change) for item in value)
        same = all(new is old for new, old in zip(items, value, strict=True))
        return value if same else items
    if is_dataclass(value) and not isinstance(value, type):
        return _changed_fields(value, change)
    return value


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
