"""Words recognised on scans and pictures: kept beside the pictures, or recognised anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from hoinghi.conferences.originals import Original
from hoinghi.reading.places import Word
from hoinghi.reading.sources import ocr
from hoinghi.reading.sources.source import Recognised
from hoinghi.unreadable import UnreadableSource

FILE: Final = "chu-nhan-dang.json"


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
    """
    try:
        return ocr.recognise(original.read(), original.name)
    except UnreadableSource:
        return Recognised()


def to_json(found: Recognised) -> bytes:
    """Write what was recognised as JSON."""
    words = [[one.page, *(round(side, 5) for side in one[1:5]), one.text] for one in found.words]
    told = {"words": words, "turns": list(found.turns.items())}
    return json.dumps(told, ensure_ascii=False).encode()
