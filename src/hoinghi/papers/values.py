"""What templates may be given, and what stands where nothing was given.

Templates are written by offices. They reach plain frozen values only: text, numbers, days,
records (frozen dataclasses, named tuples) and collections of these; never a callable, a row of
the database, or what Python keeps behind a name with an underline.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any, Final

from jinja2 import Undefined
from markupsafe import Markup

from hoinghi.papers.model import GAP
from hoinghi.papers.names import vietnamese

_ATOMS: Final = (str, int, float, Decimal, date, time)
_COLLECTIONS: Final = (tuple, list)
_READ: Final = (property, cached_property)


@dataclass(frozen=True, slots=True)
class Gap:
    """A fact that is not known yet: prints as ``GAP`` and is listed under *label*.

    It counts as false, so ``{% if place %}`` asks whether the place is known.
    """

    label: str

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        return GAP


class Unknown(Undefined):
    """A name that a template uses and nobody gave: empty, false, prints as ``{{ name }}``."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"{{{{ {self.path} }}}}"

    @property
    def path(self) -> str:
        """The name as the template writes it: "talk.topic"."""
        return str(self._undefined_name)


def or_gap(value: object, label: str) -> object:
    """Give a gap under *label* for None, else *value*."""
    return Gap(label) if value is None else value


def is_plain(value: object) -> bool:
    """Tell whether a template may hold *value*; the members of a collection are not looked at."""
    if isinstance(value, Markup):  # would be read as Markdown
        return False
    if value is None or isinstance(value, (*_ATOMS, *_COLLECTIONS, Mapping, Gap, Undefined)):
        return True
    return bool(_names(value))


def check_plain(values: Mapping[str, object]) -> None:
    """Refuse what a template may not hold.

    Raises:
        TypeError: A value, or a member of a list among them, is no plain frozen value.
    """
    for name, value in values.items():
        for one in (value, *value) if isinstance(value, _COLLECTIONS) else (value,):
            if not is_plain(one):
                raise TypeError(f"value {name!r} is no plain frozen value: {type(one).__name__}")


def member(value: object, name: str) -> object:
    """Give what *value* holds under *name*, in either language; ``Unknown`` where nothing."""
    if isinstance(value, Gap):
        return value
    known = members(value)
    name = name if name in known else vietnamese(known).get(name, "")
    if not name:
        return Unknown(name=name)
    found: object = value[name] if isinstance(value, Mapping) else getattr(value, name)
    return or_gap(found, name) if is_plain(found) else Unknown(name=name)


def members(value: object) -> tuple[str, ...]:
    """Give the names that ``member`` knows of *value*, in order."""
    if isinstance(value, Mapping):
        return tuple(map(str, value))
    return () if isinstance(value, (Gap, type)) else _names(value)


def _names(value: Any) -> tuple[str, ...]:
    return _record_names(type(value))  # type: ignore[arg-type] # classes can be hashed


@lru_cache(maxsize=1024)
def _record_names(kind: type[Any]) -> tuple[str, ...]:
    """Name the fields and properties of a frozen record; nothing for any other kind of value."""
    if "__call__" in dir(kind):
        return ()
    if is_dataclass(kind) and kind.__dataclass_params__.frozen:  # type: ignore[attr-defined] # of dataclasses
        names = [field.name for field in fields(kind)]
    elif issubclass(kind, tuple):
        names = list(getattr(kind, "_fields", ()))
    else:
        return ()
    names += [name for name in dir(kind) if isinstance(getattr(kind, name), _READ)]
    return tuple(name for name in dict.fromkeys(names) if not name.startswith("_"))
