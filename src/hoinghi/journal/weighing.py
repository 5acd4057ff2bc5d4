"""How much memory a value holds, near enough to bound what is remembered. Python thuần."""

from __future__ import annotations

import gc
import sys
from collections.abc import Collection, Iterable
from itertools import islice
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any, Final, Protocol, runtime_checkable

_SAMPLE: Final = 64
"""So many of a long row are weighed; the rest counts as much as they do on average."""
_MOST: Final = 20_000
"""So many objects are looked at in all, so that weighing costs less than making."""
_SHARED = (type, ModuleType, FunctionType, BuiltinFunctionType, MethodType)


@runtime_checkable
class Weighs(Protocol):
    """What knows about how many bytes it holds."""

    def weigh(self) -> int: ...


def weight_of(value: object) -> int:
    """Give about how many bytes *value* holds with all that it refers to.

    Of rows longer than 64 a sample is weighed. Classes, functions and modules weigh nothing:
    they are there anyway. What knows its own weight says it: walking through it would take longer
    than making it did.
    """
    if isinstance(value, Weighs):
        return value.weigh()
    if isinstance(value, (str, bytes)):
        return sys.getsizeof(value)
    return round(_weighed(value, set()))


def _weighed(value: object, seen: set[int]) -> float:
    """Walk through what *value* refers to, each object once."""
    total = 0.0
    waiting: list[tuple[object, float]] = [(value, 1.0)]
    while waiting and len(seen) < _MOST:
        one, share = waiting.pop()
        if id(one) in seen or isinstance(one, _SHARED):
            continue
        seen.add(id(one))
        total += share * sys.getsizeof(one)
        parts, of_each = _sampled(one)
        waiting += ((part, share * of_each) for part in parts)
    return total


def _sampled(one: object) -> tuple[Iterable[Any], float]:
    """Give what *one* refers to, and how many each of those stands for."""
    if isinstance(one, (str, bytes, int, float)):
        return (), 1.0
    if isinstance(one, dict):
        pairs = _spread(one.items())
        return [part for pair in pairs for part in pair], len(one) / max(1, len(pairs))
    if isinstance(one, (list, tuple, set, frozenset)):
        chosen = _spread(one)
        return chosen, len(one) / max(1, len(chosen))
    return gc.get_referents(one), 1.0


def _spread(row: Collection[Any]) -> list[Any]:
    """Give one in so many of *row*, from its whole length."""
    step = max(1, -(-len(row) // _SAMPLE))
    return list(islice(row, 0, None, step))
