"""What was made from the facts of a conference, remembered until somebody changes a fact."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Concatenate, Final, Generic, ParamSpec, TypeVar

from hoinghi.conferences.models import Conference
from hoinghi.conferences.scoping import demand_office, whole
from hoinghi.journal.models import Entry

Made = TypeVar("Made")
More = ParamSpec("More")
_KEPT: Final = 16


def edition() -> str:
    """Give what stays equal as long as no fact has changed: the seal of the last act; one query.

    Acts on other conferences count too: a host's own settings serve all its conferences.
    """
    return Entry.objects.order_by("-pk").values_list("seal", flat=True).first() or ""


class Kept(Generic[Made]):
    """What was made lately, by key: the last *most*, in this process."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Made] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what is kept under *key*, else make it; two at once may both make it."""
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


def remembered(
    make: Callable[Concatenate[Conference, More], Made], *, for_all: bool = False
) -> Callable[Concatenate[Conference, More], Made]:
    """Make once for each conference and edition of the facts; *make* gives frozen values.

    What else *make* takes, such as the day, is hashable and part of what is remembered. Kept in
    this process only: another one makes its own, and none can hold what is out of date.

    Args:
        for_all: A unit may ask, too. It is made of everything all the same: whoever asks shows of
            it only what ``permissions`` has decided to be for these eyes. Else it is for the
            organiser alone.
    """
    kept: Kept[Made] = Kept(_KEPT)

    def recall(conference: Conference, /, *more: More.args, **named: More.kwargs) -> Made:
        if not for_all:
            demand_office(conference)

        def make_whole() -> Made:
            with whole(conference):
                return make(conference, *more, **named)

        # The edition is read before making: facts that change meanwhile leave a newer one behind.
        key = (conference.pk, edition(), more, tuple(sorted(named.items())))
        return kept.get(key, make_whole)

    return recall
