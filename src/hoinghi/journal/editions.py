"""What was made from facts, remembered until somebody changes one: every act leaves its seal."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from hoinghi.journal.models import Entry

Made = TypeVar("Made")


def edition() -> str:
    """Give what stays equal as long as no fact has changed: the seal of the last act; one query.

    Acts on other conferences count too: a host's own settings serve all its conferences.
    """
    return Entry.objects.order_by("-pk").values_list("seal", flat=True).first() or ""


class Kept(Generic[Made]):
    """What was made lately, by key: the last *most*, in this process alone."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Made] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what is kept under *key*, else make it; two at once may both make it.

        The key holds the edition read before making: facts that change meanwhile leave a newer
        one behind, and nobody is given what is out of date.
        """
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made
