"""Words recognised on scans and pictures: kept beside the pictures, or recognised anew."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings

from hoinghi.conferences.alone import alone
from hoinghi.conferences.originals import Original
from hoinghi.reading.places import Word
from hoinghi.reading.sources import ocr
from hoinghi.reading.sources.source import Recognised
from hoinghi.unreadable import UnreadableSource

FILE: Final = "chu-nhan-dang.json"
#: A recognition takes minutes and all processors: one at a time. Who waits holds a thread of the
#: few that the site has, so nobody waits longer.
_MAX_WAIT: Final = 2.0
_BUSY: Final = "source.busy"


def known(folder: Path) -> Recognised | None:
    """Give what was kept in *folder*; none where nothing was, or it is of another form."""
    try:
        told = json.loads((folder / FILE).read_text(encoding="utf-8"))
        words = tuple(Word(*one) for one in told["words"])
        return Recognised(words=words, turns=dict(told["turns"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def find_out(original: Original) -> Recognised:
    """Recognise the file anew; nothing where it cannot be: its lines stand below, then.

    Raises:
        OriginalMissing: The file is gone.
        TimeoutError: Another is being recognised.
    """
    data = original.read()
    try:
        with one_at_a_time():
            return ocr.recognise(data, original.name)
    except UnreadableSource as refused:
        if refused.code == _BUSY:
            raise TimeoutError(original.name) from refused
        return Recognised()


def one_at_a_time() -> contextlib.AbstractContextManager[None]:
    """Within this block a file whose words have to be recognised is read if no other is.

    Else ``UnreadableSource`` is raised: whoever sent the file is told to come again.
    """
    return ocr.only_through(_alone)


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(alone(settings.PAGE_PICTURES / "khoa-nhan-dang", wait=_MAX_WAIT))
        except TimeoutError as busy:
            raise UnreadableSource(
                code="busy",
                what="Máy chủ đang nhận dạng chữ của một bản quét khác, mỗi lúc chỉ làm một bản.",
                remedy="Hãy đưa tệp lên lại sau vài phút, hoặc dùng tệp Word, PDF có lớp chữ.",
            ) from busy
        yield


def to_json(found: Recognised) -> bytes:
    """Write what was recognised as JSON."""
    words = [[one.page, *(round(side, 5) for side in one[1:5]), one.text] for one in found.words]
    told = {"words": words, "turns": list(found.turns.items())}
    return json.dumps(told, ensure_ascii=False).encode()
