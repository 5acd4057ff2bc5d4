"""From texts of the model to stretches, footnotes numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoinghi.papers.letters import clean
from hoinghi.papers.model import UNKNOWN_COLOUR, Text
from hoinghi.papers.pdf.faces import index_of
from hoinghi.papers.pdf.setting import SetLine, Stretch

_UNKNOWN = " ".join(f"{int(UNKNOWN_COLOUR[at : at + 2], 16) / 255:.3f}" for at in (0, 2, 4))


def stretches(
    text: Text, *, bold: bool, italic: bool, note: int, raw: bool = False
) -> Iterator[Stretch]:
    """*text* with the looks of its style and of its runs.

    Args:
        note: Number of the next footnote.
        raw: Leave the letters as they are: they still hold slots.
    """
    for run in text:
        face = index_of(bold=bold or run.bold, italic=italic or run.italic)
        yield Stretch(
            run.text if raw else clean(run.text), face, ink=_UNKNOWN if run.unknown else ""
        )
        if run.note:
            yield Stretch(str(note), face, mark=True, note=note)
            note += 1


def notes_of(line: SetLine, text: Text, note: int) -> tuple[tuple[int, str], ...]:
    """Footnotes that *line* calls for, where *note* is the number of the first in *text*."""
    if not line.notes:
        return ()
    words = [run.note for run in text if run.note]
    return tuple((number, words[number - note]) for number in line.notes)


def plain(text: Text) -> str:
    return re.sub(r"\s+", " ", clean("".join(run.text for run in text))).strip()
