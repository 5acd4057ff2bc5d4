"""What was made from the facts of a conference, remembered until somebody changes a fact."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, Final, ParamSpec, TypeVar

from hoinghi.conferences.models import Conference
from hoinghi.conferences.scoping import demand_office, whole
from hoinghi.journal.editions import Kept, edition

Made = TypeVar("Made")
More = ParamSpec("More")
_KEPT: Final = 16


def remembered(
    make: Callable[Concatenate[Conference, More], Made], *, for_all: bool = False, most: int = _KEPT
) -> Callable[Concatenate[Conference, More], Made]:
    """Make once for each conference and edition of the facts; *make* gives frozen values.

    What else *make* takes, such as the day, is hashable and part of what is remembered. Kept in
    this process only: another one makes its own, and none can hold what is out of date.

    Args:
        for_all: A unit may ask, too. It is made of everything all the same: whoever asks shows of
            it only what ``permissions`` has decided to be for these eyes. Else it is for the
            organiser alone.
        most: So many are kept, the last asked for.
    """
    kept: Kept[Made] = Kept(most)

    def recall(conference: Conference, /, *more: More.args, **named: More.kwargs) -> Made:
        if not for_all:
            demand_office(conference)

        def make_whole() -> Made:
            with whole(conference):
                return make(conference, *more, **named)

        key = (conference.pk, edition(), more, tuple(sorted(named.items())))
        return kept.get(key, make_whole)

    return recall
