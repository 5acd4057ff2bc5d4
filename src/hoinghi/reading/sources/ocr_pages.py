"""What tesseract tells of pages: words with their boxes, set upright and level. Pure.

A page may lie on its side or stand on its head, as photographs do, and a little askew. Boxes are
told as the picture has them; lines follow one another only once the page is upright and level.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from hoinghi.reading.places import Word
from hoinghi.reading.sources.pdf_boxes import WIDE_GAP, Box, Piece, Seen

# The narrow side of an A4 page, in points.
_NARROW_SIDE: Final = 595.0
_WORD_LEVEL, _PAGE_LEVEL = "5", "1"
_FIELDS: Final = 12
# What is left of ruled lines.
_RULE_SIGNS: Final = "|¦_[]{} "
_RULES: Final = frozenset(_RULE_SIGNS)
# Lines of so many words tell how askew a page is; of less than this nobody would know.
_LONG_LINE: Final = 4
_LEVEL: Final = 0.004


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The words of a page, line by line, in dots of the page set upright.

    Attributes:
        turn: By how many degrees, clockwise, the picture is turned so that it stands upright.
    """

    across: float
    down: float
    lines: tuple[tuple[Piece, ...], ...]
    turn: int = 0

    def words(self, number: int) -> Iterator[Word]:
        """Give the words with their places, as words of the page *number*."""
        for line in self.lines:
            for one in line:
                if one.text:
                    yield Word(
                        number,
                        one.left / self.across,
                        one.top / self.down,
                        one.right / self.across,
                        one.bottom / self.down,
                        one.text,
                    )

    def seen(self, shares: Sequence[Box]) -> Seen:
        """Give the page in points and level, as those of a PDF; *shares* are its ruled lines."""
        scale = _NARROW_SIDE / max(1.0, min(self.across, self.down))
        across, down = self.across * scale, self.down * scale
        rules = [
            (a * across, b * down, c * across, d * down)
            for a, b, c, d in (_turned(rule, 1.0, 1.0, self.turn) for rule in shares)
        ]
        level = _levelled(self, scale)
        upright = [rule for rule in rules if rule[2] - rule[0] < rule[3] - rule[1]]
        return Seen([one for line in level for one in _pieces(line, upright)], False, rules)


def pages_of(table: str) -> Iterator[Page]:
    """Give every page in the *table* of tesseract's words: a TIFF may hold several."""
    size: tuple[float, float] | None = None
    lines: dict[tuple[str, ...], list[Piece]] = {}
    for row in table.split("\n")[1:]:
        fields = row.split("\t")
        if len(fields) != _FIELDS:
            continue
        if fields[0] == _PAGE_LEVEL:
            if size:
                yield _upright(size, list(lines.values()))
            size, lines = (float(fields[8]), float(fields[9])), {}
        elif fields[0] == _WORD_LEVEL and not _RULES.issuperset(fields[11].strip()):
            lines.setdefault(tuple(fields[1:5]), []).append(_word(fields))
    if size:
        yield _upright(size, list(lines.values()))


def _word(fields: Sequence[str]) -> Piece:
    left, top, width, height = map(float, fields[6:10])
    return Piece(left, top, left + width, top + height, fields[11].strip(_RULE_SIGNS))


def _upright(size: tuple[float, float], lines: Sequence[Sequence[Piece]]) -> Page:
    across, down = max(1.0, size[0]), max(1.0, size[1])
    turn = _turn(lines)
    set_up = tuple(
        tuple(Piece(*_turned(one[:4], across, down, turn), one.text) for one in line)
        for line in lines
    )
    lies = turn in (90, 270)
    return Page(
        across=down if lies else across, down=across if lies else down, lines=set_up, turn=turn
    )


def _turn(lines: Iterable[Sequence[Piece]]) -> int:
    """How far to turn, from where each word stands to the one before it."""
    right = left = down = up = 0.0
    for line in lines:
        for before, word in pairwise(line):
            x = (word.left + word.right - before.left - before.right) / 2
            y = word.middle - before.middle
            right, left = right + max(x, 0.0), left + max(-x, 0.0)
            down, up = down + max(y, 0.0), up + max(-y, 0.0)
    ways = ((right, 0), (up, 90), (left, 180), (down, 270))
    return max(ways, key=lambda way: way[0])[1]


def _turned(box: Sequence[float], across: float, down: float, turn: int) -> Box:
    """*box* of a page *across* by *down*, after the page was turned clockwise."""
    left, top, right, bottom = box
    ways: dict[int, Callable[[], Box]] = {
        0: lambda: (left, top, right, bottom),
        90: lambda: (down - bottom, left, down - top, right),
        180: lambda: (across - right, down - bottom, across - left, down - top),
        270: lambda: (top, across - right, bottom, across - left),
    }
    return ways[turn]()


def _levelled(page: Page, scale: float) -> Iterator[list[Piece]]:
    """The lines in points, as they would stand on a page that is not askew."""
    slope = _slope(page.lines)
    x0, y0 = page.across / 2, page.down / 2
    for line in page.lines:
        level = []
        for one in line:
            x, y = (one.left + one.right) / 2 - x0, one.middle - y0
            # Askew by little: to shear both ways is as good as to turn, and keeps the boxes.
            across, down = slope * y, -slope * x
            level.append(
                Piece(
                    (one.left + across) * scale, (one.top + down) * scale,
                    (one.right + across) * scale, (one.bottom + down) * scale, one.text,
                )
            )  # fmt: skip
        yield level


def _slope(lines: Iterable[Sequence[Piece]]) -> float:
    """How much a line falls on its way to the right; 0 where it hardly does."""
    slopes = [
        (line[-1].middle - line[0].middle) / (line[-1].left - line[0].left)
        for line in lines
        if len(line) >= _LONG_LINE and line[-1].left > line[0].left
    ]
    slope = median(slopes) if slopes else 0.0
    return slope if abs(slope) > _LEVEL else 0.0


def _pieces(words: Sequence[Piece], upright: Sequence[Box]) -> list[Piece]:
    """The *words* of a line, apart where a ruled line or a gap as between columns parts them."""
    pieces: list[Piece] = []
    for word in words:
        if pieces and not _are_parted(pieces[-1], word, upright):
            left, top, right, bottom, text, *_ = pieces[-1]
            pieces[-1] = Piece(
                left, min(top, word.top), max(right, word.right), max(bottom, word.bottom),
                f"{text} {word.text}",
            )  # fmt: skip
        else:
            pieces.append(word)
    return pieces


def _are_parted(before: Piece, word: Piece, upright: Sequence[Box]) -> bool:
    middle = word.middle
    return word.left - before.right >= WIDE_GAP or any(
        before.right - 3 <= rule[0] <= word.left + 3 and rule[1] <= middle <= rule[3]
        for rule in upright
    )
