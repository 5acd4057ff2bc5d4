"""Where the lines of a centred title break: as a clerk breaks them, not where the margin cuts.

A title takes as few lines as it needs; these are of like length, a proper name and what stands in
quotation marks stay together where they can, and a line rather begins with a joining word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from hoinghi.papers.metrics import width_mm

_JOINING = re.compile(r"^(?:của|và|về|tại|trên|trong|thuộc|cho|theo|giai|từ|do|để|với|“.*)$", re.I)
# What these begin belongs to what follows: "giai đoạn 2021-2025", "huyện Bình Sơn".
_LEADING = re.compile(
    r"^(?:của|và|về|tại|trên|trong|thuộc|cho|theo|năm|tháng|số|ngày|từ|do|để|với|giai|đoạn|–|-|tỉnh|huyện"
    r"|xã|phường|quận|thôn|các|chương|phong|thi|mục|quốc|hội|ủy|kết|sơ|tổng|tập|cá|thông|đề"
    r"|chi|liên|danh|biểu|bảo|kiểm|hướng|việt|giữa|cơ|vận|phụ)$",
    re.I,
)
_NEVER_FIRST = frozenset({"-", "–", "tháng", "năm", "đoạn"})
_IN_NAME, _AFTER_LEADING, _IN_QUOTE, _NOT_JOINING = 0.10, 0.08, 0.03, 0.01


def balanced(text: str, room: float, size_pt: float, *, bold: bool = False) -> str:
    """Put line breaks into *text*, which is set in the middle of *room* millimetres.

    Breaks that it has already stay. A word wider than *room* is left to the writer.
    """
    return "\n".join(_broken(line, room, size_pt, bold) for line in text.split("\n"))


@lru_cache(maxsize=512)
def _broken(text: str, room: float, size_pt: float, bold: bool) -> str:
    words = text.split(" ")
    # A share is kept back: no letter may cross the margin where Word kerns otherwise.
    room *= 0.985
    widths = [width_mm(word, size_pt, bold=bold) for word in words]
    space = width_mm(" ", size_pt, bold=bold)
    if sum(widths) + space * (len(words) - 1) <= room or max(widths) > room:
        return text
    starts = _starts(words, widths, space, room)
    ends = [*starts[1:], len(words)]
    return "\n".join(" ".join(words[a:b]) for a, b in zip(starts, ends, strict=True))


def _starts(
    words: Sequence[str], widths: Sequence[float], space: float, room: float
) -> tuple[int, ...]:
    """Give the first word of each line: fewest lines first, then the least cost."""
    price = _prices(words)
    best: list[tuple[int, float, tuple[int, ...]]] = [(0, 0.0, ())]
    for end in range(1, len(words) + 1):
        choices = []
        length = -space
        for start in range(end - 1, -1, -1):
            length += widths[start] + space
            if length > room:
                break
            lines, cost, before = best[start]
            slack = (room - length) / room
            broken = price[start] if start else 0.0
            choices.append((lines + 1, cost + slack * slack + broken, (*before, start)))
        best.append(min(choices))
    return best[-1][2]


def _prices(words: Sequence[str]) -> list[float]:
    """What it costs to begin a line with each word."""
    prices, quoted = [0.0], words[0].count("“") > words[0].count("”")
    capitals = "".join(words).isupper()
    for last, word in pairwise(words):
        named = not capitals and last[:1].isupper() and word[:1].isupper()
        cost = _IN_NAME if named and last[-1:].isalnum() else 0.0
        cost += _AFTER_LEADING if _LEADING.match(last) else 0.0
        cost += _IN_QUOTE if quoted else 0.0
        cost += 0.0 if _JOINING.match(word) else _NOT_JOINING
        cost += _IN_NAME if word in _NEVER_FIRST or word[0:1].isdigit() else 0.0
        prices.append(cost)
        quoted = (quoted or "“" in word) and "”" not in word[word.rfind("“") + 1 :]
    return prices
