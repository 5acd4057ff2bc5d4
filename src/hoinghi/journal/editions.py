"""What was made from facts, remembered until somebody changes one: every act leaves its seal."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import count
from threading import Lock
from typing import Any, Final, Generic, TypeVar
from weakref import WeakSet

from django.db import connection

from hoinghi.journal.changes import recorded
from hoinghi.journal.models import Entry
from hoinghi.journal.weighing import weight_of

Made = TypeVar("Made")
MOST_BYTES: Final = 128 * 2**20
"""All that is remembered in a process weighs no more, together."""
_LAST: Final = f"SELECT seal FROM {Entry._meta.db_table} ORDER BY id DESC LIMIT 1"  # noqa: S608 - no input


_read: ContextVar[str | None] = ContextVar("edition", default=None)


@contextmanager
def steady() -> Iterator[None]:
    """Read the edition now, once for the whole block: before any fact that the block reads.

    Were it read later, an act in between would leave the old facts under the new edition. An act
    of the block itself ends this: what is shown after it is of the new edition.
    """
    before = _read.set(_seal())
    try:
        yield
    finally:
        _read.reset(before)


def edition() -> str:
    """Give what stays equal as long as no fact has changed: the seal of the last act.

    One query, none within ``steady``. Acts on other conferences count too: a host's own settings
    serve all its conferences.
    """
    known = _read.get()
    return _seal() if known is None else known


def _seal() -> str:
    # Asked for every page: the query is always the same, and putting it together costs ten times
    # what answering it does.
    with connection.cursor() as cursor:
        cursor.execute(_LAST)
        row = cursor.fetchone()
    return str(row[0]) if row else ""


def _forget(**_: object) -> None:
    _read.set(None)


recorded.connect(_forget, dispatch_uid="journal.editions")


@dataclass(slots=True)
class _Entry(Generic[Made]):
    """What is kept under one key: about so many bytes, last asked for in that turn."""

    made: Made
    weight: int
    turn: int


class Budget:
    """How much all that is kept may weigh together, whoever keeps it.

    Beyond it goes what was asked for longest ago.
    """

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self._keepers: WeakSet[Kept[Any]] = WeakSet()
        self._lock = Lock()

    @property
    def bytes(self) -> int:
        """About how many bytes are kept now, by everybody."""
        return sum(keeper.bytes for keeper in self._everybody())

    def join(self, keeper: Kept[Any]) -> None:
        """Count what *keeper* holds, as long as it lives."""
        with self._lock:
            self._keepers.add(keeper)

    def hold(self) -> None:
        """Let go of the oldest until the rest is light enough; where it already is, one sum.

        The lock of one keeper is only ever held for a moment and never while asking for another.
        """
        keepers = self._everybody()
        while sum(keeper.bytes for keeper in keepers) > self.most_bytes:
            min(keepers, key=lambda keeper: keeper.oldest).drop()

    def clear(self) -> None:
        """Let go of everything: the next to ask makes it anew."""
        for keeper in self._everybody():
            keeper.clear()

    def _everybody(self) -> list[Kept[Any]]:
        with self._lock:
            return list(self._keepers)


PROCESS: Final = Budget(MOST_BYTES)
"""What this process keeps: one number to plan the memory of a server by."""
_turns: Final = count()


class Kept(Generic[Made]):
    """What was made lately, by key: the last *most*, of *most_bytes* in all, within *budget*.

    What alone is heavier than all that may be kept is made anew each time. *weigh* says about how
    many bytes a value holds where looking through it would take as long as making it.
    """

    def __init__(
        self,
        most: int,
        most_bytes: int = MOST_BYTES,
        budget: Budget = PROCESS,
        weigh: Callable[[Made], int] = weight_of,
    ) -> None:
        self._most, self._most_bytes = most, min(most_bytes, budget.most_bytes)
        self._budget, self._weigh = budget, weigh
        self._kept: OrderedDict[Hashable, _Entry[Made]] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()
        budget.join(self)

    @property
    def bytes(self) -> int:
        """About how many bytes are kept now."""
        return self._bytes

    @property
    def oldest(self) -> float:
        """The turn of what was asked for longest ago; infinite where nothing is kept."""
        with self._lock:
            return next((entry.turn for entry in self._kept.values()), math.inf)

    def __contains__(self, key: Hashable) -> bool:
        with self._lock:
            return key in self._kept

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what is kept under *key*, else make it; two at once may both make it.

        The key holds the edition read before making: facts that change meanwhile leave a newer
        one behind, and nobody is given what is out of date.
        """
        with self._lock:
            entry = self._kept.get(key)
            if entry is not None:
                self._kept.move_to_end(key)
                entry.turn = next(_turns)
                return entry.made
        made = make()
        weight = self._weigh(made)
        if weight <= self._most_bytes:
            self._keep(key, made, weight)
            self._budget.hold()
        return made

    def drop(self) -> None:
        """Let go of what was asked for longest ago, if anything is left."""
        with self._lock:
            if self._kept:
                self._pop()

    def clear(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._kept.clear()
            self._bytes = 0

    def _keep(self, key: Hashable, made: Made, weight: int) -> None:
        with self._lock:
            if key in self._kept:
                self._bytes -= self._kept.pop(key).weight
            self._kept[key] = _Entry(made, weight, next(_turns))
            self._bytes += weight
            while len(self._kept) > self._most or self._bytes > self._most_bytes:
                self._pop()

    def _pop(self) -> None:
        self._bytes -= self._kept.popitem(last=False)[1].weight
