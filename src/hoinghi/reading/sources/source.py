"""What every kind of file becomes, and the refusal where it cannot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from hoinghi.reading.places import Word
from hoinghi.unreadable import UnreadableSource as UnreadableSource

#: A thousand pages hold about three million letters on fifty thousand lines; no plan is longer.
MAX_LETTERS: Final = 4_000_000
MAX_LINES: Final = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """What was recognised on pictures.

    Attributes:
        words: In the order of reading, each where it stands on its page set upright.
        turns: Page, from 1 → by how many degrees, clockwise, its picture is turned for that; 90,
            180 or 270. Pages that stand upright are left out.
    """

    words: tuple[Word, ...] = ()
    turns: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """A file as lines.

    Attributes:
        lines: Of a text file its lines, of DOCX its paragraphs and table rows, of PDF its visual
            lines; line N of a reading is ``lines[N - 1]``.
        rows: Index of a line → cells of the table row it holds; a cell's own lines are kept apart
            by a line feed.
        flows: Every line is a whole paragraph, as in DOCX.
        sha256: Of the file's bytes, hexadecimal.
        recognised: Of a scan or a picture, where its words stand.
        pages: Index of the first line of each page; none where the file doesn't say: a text, and
            a Word file that Word has never laid out.
    """

    lines: tuple[str, ...]
    sha256: str
    rows: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    flows: bool = False
    recognised: Recognised | None = None
    pages: tuple[int, ...] = ()


def check_length(name: str, *, letters: int, lines: int) -> None:
    """Refuse a text longer than any plan, before time and memory go into it."""
    if letters > MAX_LETTERS or lines > MAX_LINES:
        raise UnreadableSource(
            code="too-long",
            what=f"Tệp “{name}” dài hơn 1.000 trang, không thể là một kế hoạch.",
            remedy="Hãy tách riêng phần kế hoạch ra một tệp rồi thử lại.",
        )
