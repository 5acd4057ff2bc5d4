"""What an amended plan means for papers that were kept or issued."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from django.utils.translation import ngettext

from hoinghi.conferences.models import Conference
from hoinghi.conferences.rooms import Consequence
from hoinghi.dispatch.listing import PaperRow, stale_rows

_MOST_NAMED = 30


def watch(conference: Conference) -> Callable[[], Iterable[Consequence]]:
    """Remember which papers are out of date already; afterwards say which more are."""
    before = {row.ref for row in stale_rows(conference)}

    def tell() -> Iterator[Consequence]:
        rows = [row for row in stale_rows(conference) if row.ref not in before]
        issued = [row for row in rows if row.revision and not row.revision.is_draft]
        drafts = [row for row in rows if row not in issued]
        if issued:
            text = ngettext(
                "%(number)d văn bản đã phát hành không còn khớp: phải thay thế, đính chính hoặc "
                "thu hồi.",
                "%(number)d văn bản đã phát hành không còn khớp: phải thay thế, đính chính hoặc "
                "thu hồi.",
                len(issued),
            )
            yield Consequence(
                text=text % {"number": len(issued)}, details=_named(issued), is_grave=True
            )
        if drafts:
            text = ngettext(
                "%(number)d dự thảo đã giữ không còn khớp: làm mới ở trang “Văn bản”.",
                "%(number)d dự thảo đã giữ không còn khớp: làm mới ở trang “Văn bản”.",
                len(drafts),
            )
            yield Consequence(text=text % {"number": len(drafts)}, details=_named(drafts))

    return tell


def _named(rows: list[PaperRow]) -> tuple[str, ...]:
    # By their titles alone: what some of them say is not for everybody who amends.
    told = [row.title for row in rows[:_MOST_NAMED]]
    return (*told, *(["…"] if len(rows) > _MOST_NAMED else []))
