"""``Plan`` as JSON and back: what ``hoinghi read FILE --json`` prints.

One object; the keys of the contract in its order, then ``findings`` and ``lines``. Every part has
its own ``lines``, the ``rule`` that found it, its ``confidence`` (``"sure"``, ``"unsure"``) and the
``doubt`` that makes it unsure. Those of the heading and of Nơi nhận, which are plain strings, stand
in keys of their own: ``lines`` ``{"title": [3, 9], "recipients": [[284, 284], …]}``, and in the
same form ``rules``, ``confidence`` and ``doubts``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from hoinghi.reading.plan import (
    AgendaItem,
    Awards,
    DelegateRule,
    Event,
    Finding,
    Funding,
    LegalBasis,
    Lines,
    Part,
    Plan,
    Recipient,
    Section,
    Severity,
    Signature,
    Talk,
    Task,
)

#: Lines of a part whose JSON does not say where it stands (answers written by hand).
UNKNOWN_LINES = Lines(0, 0)

Value = TypeVar("Value")
Reader = Callable[[object, str], Any]


def plan_to_json(plan: Plan) -> dict[str, Any]:
    """Write *plan* as the object of the contract: plain dicts, lists, strings and numbers."""
    out: dict[str, Any] = {}
    for key in PLAN_READERS:
        value: Any = getattr(plan, key)
        texts = key == "recipients"
        out[key] = [each.text for each in value] if texts else plain(value)
    out["findings"] = plain(plan.findings)
    out |= {name: _beside(plan, name) for name in BESIDE}
    return out


def _beside(plan: Plan, name: str) -> dict[str, Any]:
    """What stands beside the strings of the heading and of Nơi nhận: their ``lines`` and so on."""
    doubts = dict(plan.header_doubts)
    heading: dict[str, dict[str, Any]] = {
        "lines": {field: list(where) for field, where in plan.header_lines},
        "rules": dict(plan.header_rules),
        "confidence": {field: _confidence(doubts.get(field)) for field, _ in plan.header_rules},
        "doubts": dict(doubts),
    }
    return {**heading[name], "recipients": [_of_recipient(each)[name] for each in plan.recipients]}


def _of_recipient(recipient: Recipient) -> dict[str, Any]:
    return {
        "lines": list(recipient.lines),
        "rules": recipient.rule,
        "confidence": _confidence(recipient.doubt),
        "doubts": recipient.doubt,
    }


def _confidence(doubt: str | None) -> str:
    return "sure" if doubt is None else "unsure"


def plan_from_json(data: Mapping[str, Any]) -> Plan:
    """Read what ``plan_to_json`` wrote; absent keys count as ``null``, absent lines as unknown.

    Keys that begin with ``_`` are notes and are passed over.

    Raises:
        ValueError: A key that the contract does not know, or a value of the wrong type; the
            message names its path, ``tasks[2].deadline``.
    """
    known = {*PLAN_READERS, "findings", *BESIDE}
    values = _object(data, "", known)
    plan = {key: read(values.get(key), key) for key, read in PLAN_READERS.items()}
    plan["findings"] = _list_of(_part(Finding))(values.get("findings"), "findings")
    beside = {name: _object(values.get(name) or {}, name, None) for name in BESIDE}
    plan["recipients"] = _recipients(plan["recipients"], beside)
    readers: tuple[tuple[str, str, Reader], ...] = (
        ("lines", "header_lines", _lines),
        ("rules", "header_rules", _text),
        ("doubts", "header_doubts", _text),
    )
    for name, field, read in readers:
        plan[field] = tuple(
            (key, read(value, f"{name}.{key}"))
            for key, value in beside[name].items()
            if key != "recipients"
        )
    return Plan(**plan)


def dumps(plan: Plan) -> str:
    """Write *plan* as JSON text, Vietnamese letters as they are, indented by one space."""
    return json.dumps(plan_to_json(plan), ensure_ascii=False, indent=1, allow_nan=False)


def plain(value: object) -> Any:
    """Write a value of a plan as JSON holds it: a date as text, a tuple as a list."""
    if value is None or isinstance(value, (int, str)):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    out = {name: plain(getattr(value, name)) for name in PART_READERS[type(value)]}
    return {**out, "confidence": _confidence(value.doubt)} if isinstance(value, Part) else out


def _recipients(
    texts: tuple[str, ...], beside: Mapping[str, Mapping[str, Any]]
) -> tuple[Recipient, ...]:
    def each(name: str, read: Reader, unknown: object) -> tuple[Any, ...]:
        path = f"{name}.recipients"
        values = _list_of(read)(beside[name].get("recipients"), path)
        if values and len(values) != len(texts):
            raise ValueError(f"{path}: {len(values)} {name} for {len(texts)} recipients")
        return values or (unknown,) * len(texts)

    found = zip(
        texts,
        each("lines", _lines, UNKNOWN_LINES),
        each("rules", _rule, ""),
        each("doubts", _maybe(_text), None),
        strict=True,
    )
    return tuple(Recipient(text=t, lines=at, rule=by, doubt=why) for t, at, by, why in found)


def _rule(value: object, path: str) -> str:
    return "" if value is None else _text(value, path)


def _object(value: object, path: str, known: set[str] | None) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError(f"{path or 'plan'}: expected an object, got {value!r}")
    for key in value:
        if not isinstance(key, str):
            raise ValueError(f"{path or 'plan'}: key is no string: {key!r}")
        if known is not None and key not in known and not key.startswith("_"):
            raise ValueError(f"{path + '.' if path else ''}{key}: unknown key")
    return dict(value)


def _text(value: object, path: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{path}: expected a string, got {value!r}")
    return value


def _integer(value: object, path: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{path}: expected an integer, got {value!r}")
    return value


def _number(value: object, path: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise ValueError(f"{path}: expected a number, got {value!r}")
    return float(value)


def _date(value: object, path: str) -> date:
    text = _text(value, path)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    # fromisoformat also takes "20231122" and "2023-W47-3", which the contract does not.
    if day is None or day.isoformat() != text:
        raise ValueError(f"{path}: expected a date YYYY-MM-DD, got {value!r}")
    return day


def _lines(value: object, path: str) -> Lines:
    if value is None:
        return UNKNOWN_LINES
    if not isinstance(value, (list, tuple)) or len(value) != 2:
        raise ValueError(f"{path}: expected [first, last], got {value!r}")
    return Lines(*(_integer(item, f"{path}[{n}]") for n, item in enumerate(value)))


def _severity(value: object, path: str) -> Severity:
    try:
        return Severity(_text(value, path))
    except ValueError:
        raise ValueError(f"{path}: expected error, warning or hint, got {value!r}") from None


def _maybe(read: Reader) -> Reader:
    return lambda value, path: None if value is None else read(value, path)


def _list_of(read: Reader) -> Callable[[object, str], tuple[Any, ...]]:
    def read_list(value: object, path: str) -> tuple[Any, ...]:
        if value is None:
            return ()
        if not isinstance(value, (list, tuple)):
            raise ValueError(f"{path}: expected a list, got {value!r}")
        return tuple(read(item, f"{path}[{n}]") for n, item in enumerate(value))

    return read_list


def _part(cls: type[Value]) -> Callable[[object, str], Value]:
    def read_part(value: object, path: str) -> Value:
        readers = PART_READERS[cls]
        values = _object(value, path, {*readers, *IGNORED.get(cls, ("confidence",))})
        read = {key: reader(values.get(key), f"{path}.{key}") for key, reader in readers.items()}
        return cls(**read)

    return read_part


def _part_or_empty(cls: type[Value]) -> Callable[[object, str], Value]:
    read = _part(cls)
    return lambda value, path: cls() if value is None else read(value, path)


_TEXT, _DATE, _INT = _maybe(_text), _maybe(_date), _maybe(_integer)
_TEXTS = _list_of(_text)

#: How a part was read; written after what it says. ``confidence`` follows from ``doubt``.
READ: dict[str, Reader] = {"rule": _rule, "doubt": _TEXT}

#: Keys beside the parts, each a field of the heading → value, and ``recipients`` → values.
BESIDE = ("lines", "rules", "confidence", "doubts")

#: Class → key → reader, in the order in which the keys are written.
PART_READERS: dict[type, dict[str, Reader]] = {
    LegalBasis: {
        "type": _text,
        "number": _TEXT,
        "date": _DATE,
        "issuer": _TEXT,
        "subject": _TEXT,
        "lines": _lines,
        **READ,
    },
    Section: {"path": _text, "marker": _text, "title": _text, "lines": _lines, **READ},
    Event: {
        "name": _TEXT,
        "start": _DATE,
        "date_text": _TEXT,
        "time": _TEXT,
        "duration_days": _maybe(_number),
        "venue": _TEXT,
        "delegate_count": _INT,
        "lines": _maybe(_lines),
        **READ,
    },
    AgendaItem: {
        "order": _integer,
        "time": _TEXT,
        "text": _text,
        "presenter": _TEXT,
        "lines": _lines,
        **READ,
    },
    Talk: {"unit": _text, "topic": _TEXT, "lines": _lines, **READ},
    DelegateRule: {
        "group": _TEXT,
        "text": _text,
        "count": _INT,
        "per_unit": _INT,
        "lines": _lines,
        **READ,
    },
    Awards: {
        "collectives": _INT,
        "individuals": _INT,
        "text": _TEXT,
        "lines": _maybe(_lines),
        **READ,
    },
    Funding: {"text": _text, "lines": _lines, **READ},
    Task: {
        "owners": _TEXTS,
        "partners": _TEXTS,
        "action": _text,
        "deadline": _DATE,
        "deadline_text": _TEXT,
        "lines": _lines,
        **READ,
    },
    Signature: {
        "authority": _TEXT,
        "position": _TEXT,
        "name": _TEXT,
        "lines": _maybe(_lines),
        **READ,
    },
    Finding: {
        "code": _text,
        "severity": _severity,
        "message": _text,
        "lines": _list_of(_lines),
        "remedy": _text,
    },
}

#: Keys that are passed over: what follows from others, and what worked answers carry besides.
IGNORED: dict[type, tuple[str, ...]] = {Task: ("confidence", "deadline_alt"), Finding: ()}

#: Key of the plan → reader, in the order of the contract; ``recipients`` are plain strings.
PLAN_READERS: dict[str, Reader] = {
    "kind": _TEXT,
    "number": _TEXT,
    "parent_issuer": _TEXT,
    "issuer": _TEXT,
    "place": _TEXT,
    "date": _DATE,
    "title": _TEXT,
    "legal_bases": _list_of(_part(LegalBasis)),
    "sections": _list_of(_part(Section)),
    "event": _part_or_empty(Event),
    "agenda": _list_of(_part(AgendaItem)),
    "talks": _list_of(_part(Talk)),
    "delegates": _list_of(_part(DelegateRule)),
    "awards": _part_or_empty(Awards),
    "funding": _list_of(_part(Funding)),
    "tasks": _list_of(_part(Task)),
    "recipients": _TEXTS,
    "signature": _part_or_empty(Signature),
}
