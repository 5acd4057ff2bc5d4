"""The sheets of a plan as its page shows them, and why some of it is not seen as it looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from hoinghi.conferences import printed
from hoinghi.conferences.drawing import DRAWER, PATIENCE
from hoinghi.conferences.originals import Original, OriginalMissing
from hoinghi.conferences.plan_page import SourceLine
from hoinghi.conferences.printed import Printed
from hoinghi.conferences.sheets import Sheets, pictured, written


def at_once(original: Original, source: str, lines: Sequence[SourceLine]) -> Sheets | None:
    """Give the sheets where nothing has to be drawn for them; none where drawing takes time."""
    if not printed.can_be_drawn(original):
        return written(lines, "" if original.suffix == ".txt" else _note("not-kept"))
    found = printed.known(original, source)
    return _sheets(found, lines) if found else None


def drawn(
    original: Original, source: str, lines: Callable[[], Sequence[SourceLine]]
) -> Sheets | None:
    """Give the sheets; none while they are drawn, which begins with the first who asks.

    Args:
        lines: Asked only for sheets that are ready: until then the page asks again and again.
    """
    if not printed.can_be_drawn(original):
        return at_once(original, source, lines())
    try:
        found = printed.known(original, source) or DRAWER.ask(original, source, patience=PATIENCE)
    except OriginalMissing as missing:
        return written(lines(), str(missing))
    except TimeoutError:
        return None
    return _sheets(found, lines()) if found and found.why != "busy" else None


def _sheets(found: Printed, lines: Sequence[SourceLine]) -> Sheets:
    note = _note(found.why) if found.why else ""
    return pictured(lines, found.pages, found.places, note) if found.pages else written(lines, note)


def _note(why: str) -> str:
    notes = {
        "not-kept": _(
            "Chỉ giữ được chữ của tệp này, nên bản gốc hiện bằng các dòng chữ. "
            "Muốn thấy đúng trang giấy, hãy đưa lên tệp Word hoặc PDF."
        ),
        "office-missing": _(
            "Máy chủ chưa có LibreOffice để vẽ tệp Word thành trang, nên bản gốc hiện bằng các "
            "dòng chữ. Muốn thấy đúng trang giấy, hãy xuất PDF từ Word rồi đưa lên."
        ),
        "not-printed": _(
            "Không vẽ được các trang của tệp này, nên bản gốc hiện bằng các dòng chữ. "
            "Muốn thấy đúng trang giấy, hãy xuất PDF từ Word rồi đưa lên."
        ),
        "too-many": _(
            "Tệp có quá nhiều trang: chỉ các trang đầu có hình, phần còn lại là dòng chữ."
        ),
    }
    return notes[why]
