"""What an amended plan means for places of delegates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from django.utils.translation import ngettext

from hoinghi.conferences.models import Conference
from hoinghi.conferences.rooms import Consequence
from hoinghi.delegates.models import DelegatePlace

_MOST_NAMED = 30


def watch(conference: Conference) -> Callable[[], Iterable[Consequence]]:
    """Remember the places; afterwards say which came and which went."""
    before = _places(conference)

    def tell() -> Iterator[Consequence]:
        after = _places(conference)
        gone = Counter(name for pk, name in before.items() if pk not in after)
        come = Counter(name for pk, name in after.items() if pk not in before)
        if come:
            number = come.total()
            text = ngettext(
                "Thêm %(number)d chỗ đại biểu.", "Thêm %(number)d chỗ đại biểu.", number
            )
            yield Consequence(text=text % {"number": number}, details=_named(come))
        if gone:
            number = gone.total()
            text = ngettext(
                "Bỏ %(number)d chỗ đại biểu; giấy mời đã gửi cho các chỗ này không còn hiệu lực.",
                "Bỏ %(number)d chỗ đại biểu; giấy mời đã gửi cho các chỗ này không còn hiệu lực.",
                number,
            )
            yield Consequence(text=text % {"number": number}, details=_named(gone), is_grave=True)

    return tell


def _places(conference: Conference) -> dict[int, str]:
    places = DelegatePlace.objects.of(conference).select_related("organisation")
    return {place.pk: str(place) for place in places}


def _named(places: Counter[str]) -> tuple[str, ...]:
    """Each name once, with its number; of many the first."""
    told = [f"{name} ({number})" if number > 1 else name for name, number in places.items()]
    return (*told[:_MOST_NAMED], *(["…"] if len(told) > _MOST_NAMED else []))
