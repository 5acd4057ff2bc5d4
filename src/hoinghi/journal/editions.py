"""What was made from facts, remembered until somebody changes one: every act leaves its seal."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from typing import Final, Generic, TypeVar

from django.db import connection

from hoinghi.journal.changes import recorded
from hoinghi.journal.models import Entry
from hoinghi.journal.weighing import weight_of

Made = TypeVar("Made")
MOST_BYTES: Final = 128 * 2**20
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


class Kept(Generic[Made]):
    """What was made lately, by key: the last *most*, of *most_bytes* in all, in this process.

    What alone is heavier than all that may be kept is made anew each time.
    """

    def __init__(self, most: int, most_bytes: int = MOST_BYTES) -> None:
        self._most, self._most_bytes = most, most_bytes
        self._kept: OrderedDict[Hashable, tuple[Made, int]] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    @property
    def bytes(self) -> int:
        """About how many bytes are kept now."""
        return self._bytes

    def __contains__(self, key: Hashable) -> bool:
        with self._lock:
            return key in self._kept

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what is kept under *key*, else make it; two at once may both make it.

        The key holds the edition read before making: facts that change meanwhile leave a newer
        one behind, and nobody is given what is out of date.
        """
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key][0]
        made = make()
        weight = weight_of(made)
        if weight <= self._most_bytes:
            self._keep(key, made, weight)
        return made

    def _keep(self, key: Hashable, made: Made, weight: int) -> None:
        with self._lock:
            if key in self._kept:
                self._bytes -= self._kept.pop(key)[1]
            self._kept[key] = (made, weight)
            self._bytes += weight
            while len(self._kept) > self._most or self._bytes > self._most_bytes:
                self._bytes -= self._kept.popitem(last=False)[1][1]
