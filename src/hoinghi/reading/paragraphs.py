"""Visual lines → paragraphs: re-joined over line ends and page breaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from hoinghi.reading.lines import Line, Style
from hoinghi.reading.markers import find_marker
from hoinghi.reading.plan import Lines
from hoinghi.reading.vocabulary import BODY_HEADS, UPPER

_CONNECTIVE: Final = re.compile(
    r"(?:,|(?:^| )(?:và|của|các|với|về|cho|để|theo|từ|trong|tại|là|những|được|do|ở|hoặc|cùng|bằng|"
    r"số|ngày|tháng|năm|vào|trên|đến|có|không|bị|này|thuộc|gồm|-|–))$"
)
# Words that open a new paragraph once the sentence before has ended.
_OPENER: Final = re.compile(
    r"Căn cứ |Thực hiện |Theo |Xét |Trên đây|Nhận được|Trong quá trình|Đề nghị |Yêu cầu |Lưu ý|\(|"
    r"Nơi nhận|Thời gian|Địa điểm|Giao |Riêng |Đối với |Kính mời |Mời "
)
# "Công đoàn: Phối hợp …" begins another's task, though the line before is full.
_TOLD: Final = re.compile(rf"(?:{BODY_HEADS})[^.;:]{{0,80}}:\s[{UPPER}]")
_TERMINAL: Final = (".", ";", ":", "!", "?", ".”", '."', "…")
_SYMBOL_BROKEN: Final = re.compile(r"[A-ZĐ\d]-$")


class Para(NamedTuple):
    """A paragraph that remembers on which line each of its letters stands.

    Attributes:
        starts: Where in ``text`` each source line begins; ``numbers`` the lines' numbers.
        cells: Of a table row; empty for running text.
    """

    text: str
    starts: tuple[int, ...]
    numbers: tuple[int, ...]
    cells: tuple[str, ...]

    @property
    def lines(self) -> Lines:
        return Lines(self.numbers[0], self.numbers[-1])

    def lines_of(self, start: int, end: int) -> Lines:
        """The source lines of ``text[start:end]``."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, max(start, end - 1)) - 1
        return Lines(self.numbers[max(first, 0)], self.numbers[max(last, 0)])


def single(line: Line) -> Para:
    """A paragraph of the one *line*."""
    if line.last > line.number:
        return Para(line.text, (0, len(line.text)), (line.number, line.last), line.cells)
    return Para(line.text, (0,), (line.number,), line.cells)


def join(lines: Iterable[Line], style: Style) -> list[Para]:
    """Join *lines* of running text into paragraphs."""
    paragraphs: list[Para] = []
    block: list[Line] = []
    for line in lines:
        if block and _begins(block[-1], line, style):
            paragraphs.append(merge(block))
            block = []
        block.append(line)
    if block:
        paragraphs.append(merge(block))
    return paragraphs


def merge(block: Sequence[Line]) -> Para:
    """*block* as one paragraph, hyphens at line ends mended ("217/2025/NĐ-" + "CP")."""
    if len(block) == 1:
        return single(block[0])
    pieces: list[str] = []
    starts: list[int] = []
    offset = 0
    for line, following in zip(block, [*block[1:], None], strict=True):
        starts.append(offset)
        text = line.text
        if following is not None and not _is_broken_symbol(text, following.text):
            text += " "
        pieces.append(text)
        offset += len(text)
    return Para("".join(pieces), tuple(starts), tuple(line.number for line in block), ())


def _is_broken_symbol(text: str, following: str) -> bool:
    return bool(text.endswith("-") and _SYMBOL_BROKEN.search(text[-3:]) and following[:1].isupper())


def _begins(before: Line, line: Line, style: Style) -> bool:
    """Whether *line* begins a paragraph of its own after *before*."""
    if style.flows or line.cells or before.cells:
        return True
    text, end = line.text, before.text
    marker = find_marker(text)
    if marker:
        # "giai đoạn 2021" + "– 2025, trình …": a range broken over two lines, no bullet.
        return not (marker.kind == "bullet" and end[-1:].isdigit() and text[marker.end].isdigit())
    terminal = end.endswith(_TERMINAL)
    if terminal and (_OPENER.match(text) or _TOLD.match(text)):
        return True
    if style.indented and not line.after_page:
        return line.indent >= 3
    if text[0].islower() or _CONNECTIVE.search(end[-8:]):
        return False
    return _begins_by_shape(before, line, style, terminal=terminal)


def _begins_by_shape(before: Line, line: Line, style: Style, *, terminal: bool) -> bool:
    text, end = line.text, before.text
    if end.isupper() and text.isupper():
        return False
    if end.isupper() and find_marker(end):
        return True
    if line.gap and not style.spaced and not line.after_page:
        return terminal or text[0].isupper()
    # The first word of this line would have fitted on the line before: it was left on purpose.
    used = len(end) + 1 + len(text.split(" ", 1)[0])
    if find_marker(end):
        # A heading: shorter than running text, and what follows it may open with a request.
        return used < style.width * (0.95 if terminal or _OPENER.match(text) else 0.8)
    return used < style.width * (0.9 if terminal else 0.75)
