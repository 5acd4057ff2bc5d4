"""Papers as JSON and back, without loss: how issued papers are kept.

``{"version": 1, "papers": [{"is": "Paper", "kind": "CV", …}, …]}``. A value names its class under
``"is"``; fields that stand at their default are left out, so that a field which a later version
of the program adds changes neither what was kept nor its digest.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import cache, partial
from typing import Any, Final, cast

from hoinghi.papers import model
from hoinghi.papers.model import Certificate, Paper
from hoinghi.papers.slots import Papers, Series, expanded

VERSION: Final = 1
_CLASS, _DATE, _BYTES = "is", "date", "bytes"

Content = Paper | Series | Certificate


def papers_to_json(contents: Sequence[Content]) -> dict[str, Any]:
    """Write papers as plain dicts, lists, strings and numbers."""
    return {"version": VERSION, "papers": [_plain(content) for content in contents]}


def papers_from_json(data: Mapping[str, Any]) -> tuple[Content, ...]:
    """Read what ``papers_to_json`` wrote.

    Raises:
        ValueError: Another version, an unknown class or field; the message names its path.
    """
    if data.get("version") != VERSION:
        raise ValueError(f"papers of version {data.get('version')!r}; this reads {VERSION}")
    kept = data.get("papers", [])
    if not isinstance(kept, list):
        raise ValueError(f"papers: expected a list, got {type(kept).__name__}")
    found = tuple(_value(each, f"papers[{n}]") for n, each in enumerate(kept))
    for number, content in enumerate(found):
        if not isinstance(content, Content):
            raise ValueError(f"papers[{number}]: expected a paper, got {type(content).__name__}")
    return cast("tuple[Content, ...]", found)


def dumps(contents: Sequence[Content]) -> str:
    """Write papers as canonical JSON text: equal papers give equal text, in every process."""
    return _canonical(papers_to_json(contents))


def loads(text: str) -> tuple[Content, ...]:
    """Read what ``dumps`` wrote; raises ``ValueError`` like ``papers_from_json``."""
    data = json.loads(text)
    if not isinstance(data, Mapping):
        raise ValueError(f"expected an object, got {type(data).__name__}")
    return papers_from_json(data)


def digest(contents: Sequence[Content]) -> str:
    """Give the check value (SHA-256, hexadecimal) of what the papers say.

    What is still missing and what the facts are called does not count: neither is printed. Nor
    does it count whether copies are kept as a series or one by one.
    """
    said = [_said(content) for content in expanded(cast("Papers", contents))]
    return hashlib.sha256(dumps(said).encode()).hexdigest()


def _said(content: Paper | Certificate) -> Content:
    if isinstance(content, Paper):
        return replace(content, missing=(), facts=())
    return replace(content, missing=())


def _canonical(data: object) -> str:
    return json.dumps(
        data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return {_CLASS: type(value).__name__, "value": value.value}
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, date):
        return {_CLASS: _DATE, "value": value.isoformat()}
    if isinstance(value, bytes):
        return {_CLASS: _BYTES, "value": base64.b64encode(value).decode()}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return _object(value)
    raise ValueError(f"a paper holds a {type(value).__name__}, which JSON cannot keep")


def _object(value: Any) -> dict[str, Any]:
    cls = type(value)
    if _classes().get(cls.__name__) is not cls:
        raise ValueError(f"{cls.__name__} is no part of a paper")
    out: dict[str, Any] = {_CLASS: cls.__name__}
    for field in fields(cls):
        held = getattr(value, field.name)
        if not _is_default(field, held):
            out[field.name] = _plain(held)
    return out


def _number(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError(f"a paper holds the number {value}")
    return value


def _value(data: object, path: str) -> Any:
    if isinstance(data, list):
        return tuple(_value(item, f"{path}[{n}]") for n, item in enumerate(data))
    if not isinstance(data, Mapping):
        return data
    name = data.get(_CLASS)
    if name == _DATE:
        return _of_one(date.fromisoformat, data, path)
    if name == _BYTES:
        return _of_one(partial(base64.b64decode, validate=True), data, path)
    cls = _classes().get(str(name))
    if cls is None:
        raise ValueError(f"{path}: unknown class {name!r}")
    if issubclass(cls, Enum):
        return _of_one(cls, data, path)
    return _made(cls, data, path)


def _of_one(read: Callable[[Any], Any], data: Mapping[str, Any], path: str) -> Any:
    """Read what is kept as one ``"value"``."""
    try:
        return read(data["value"])
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path}: no {data[_CLASS]} in {data.get('value')!r}") from error


def _made(cls: type[Any], data: Mapping[str, Any], path: str) -> Any:
    known = {field.name for field in fields(cls)}
    if unknown := data.keys() - known - {_CLASS}:
        raise ValueError(f"{path}: {cls.__name__} has no field {min(unknown)!r}")
    given = {name: _value(data[name], f"{path}.{name}") for name in data.keys() & known}
    try:
        return cls(**given)
    except TypeError as error:
        raise ValueError(f"{path}: {error}") from None


def _is_default(field: Field[Any], held: object) -> bool:
    if field.default is not MISSING:
        # Of one type as well: 1 is not True, and 12 is not 12.0.
        return type(held) is type(field.default) and held == field.default
    return field.default_factory is not MISSING and held == field.default_factory()


@cache
def _classes() -> dict[str, type[Any]]:
    """Every class that a paper can hold, by name."""
    found = {
        name: cls
        for name, cls in vars(model).items()
        if isinstance(cls, type) and (is_dataclass(cls) or issubclass(cls, Enum))
    }
    return {**found, Series.__name__: Series}
