"""Sets of badges and name plates as one PDF: one a page, or several on A4 to be cut apart.

All lengths in mm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import BinaryIO

from hoinghi.papers.cards import Badge, Card, CardsOn, NamePlate
from hoinghi.papers.layout import missing_lines
from hoinghi.papers.model import Align
from hoinghi.papers.pdf import plates
from hoinghi.papers.pdf.badges import Badges
from hoinghi.papers.pdf.canvas import Canvas
from hoinghi.papers.pdf.document import About
from hoinghi.papers.pdf.drawing import Drawing, Look

_A4 = (210.0, 297.0)
_GREY = "#9a9ea4"
_MARK, _MARGIN = 5.0, 3.0
"""Length of a cut mark, and the margin below which a line is drawn between the cards instead."""


def write_cards(
    cards: Sequence[Badge] | Sequence[NamePlate],
    out: BinaryIO,
    *,
    on: CardsOn = CardsOn.A4,
    title: str = "",
) -> None:
    """Draw *cards* in order; those of another size begin a new sheet.

    Raises:
        ValueError: No card, or a code that says too much.
        UnprintableText: A letter for which the font has no glyph.
        FontsMissing: The fonts have not been installed.
    """
    if not cards:
        raise ValueError("no card to draw")
    badges = Badges()
    with Canvas(out, _about(cards[0], title)) as canvas:
        for (width, height), alike in groupby(cards, key=_size):
            drawn = (_drawn(card, badges) for card in alike)
            sheet = _Sheet.of(width, height)
            for page in drawn if on is CardsOn.PAGE else sheet.filled(drawn):
                canvas.add(page)
        for page in _missing(missing_lines(cards)):
            canvas.add(page)


def _about(card: Card, title: str) -> About:
    if isinstance(card, NamePlate):
        return About(title=title or "Biển tên để bàn")
    return About(title=title or f"Thẻ đại biểu – {card.conference}", author=card.organiser)


def _size(card: Card) -> tuple[float, float]:
    """Width and height of the card as it is cut."""
    width, height = card.size.value
    return (width, 2 * height) if isinstance(card, NamePlate) else (width, height)


def _drawn(card: Card, badges: Badges) -> Drawing:
    return plates.drawn(card) if isinstance(card, NamePlate) else badges.drawn(card)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A4, upright or across, with cards side by side in its middle and marks to cut along."""

    size: tuple[float, float]
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    marks: Drawing

    @classmethod
    def of(cls, width: float, height: float) -> _Sheet:
        """The sheet that takes most cards of *width* by *height*."""
        turned = _A4[::-1]
        # Cards may be a hair larger than their share of the sheet.
        counts = [
            (int(wide / width + 0.01), int(high / height + 0.01)) for wide, high in (_A4, turned)
        ]
        better = counts[1][0] * counts[1][1] > counts[0][0] * counts[0][1]
        size, (across, down) = (turned, counts[1]) if better else (_A4, counts[0])
        columns = _edges(size[0], width, across)
        rows = _edges(size[1], height, down)
        return cls(size, columns, rows, _marks(size, columns, rows))

    def filled(self, cards: Iterable[Drawing]) -> Iterator[Drawing]:
        """Sheets of *cards* in reading order."""
        cards = iter(cards)
        places = [(x, y) for y in self.rows[:-1] for x in self.columns[:-1]]
        while group := list(islice(cards, len(places))):
            sheet = Drawing(*self.size)
            for card, (x, y) in zip(group, places, strict=False):
                sheet.place(card, x, y)
            sheet.stamp(self.marks, 0, 0)
            yield sheet


def _edges(room: float, step: float, count: int) -> tuple[float, ...]:
    first = max(0.0, (room - step * count) / 2)
    return tuple(first + step * n for n in range(count + 1))


def _marks(
    size: tuple[float, float], columns: tuple[float, ...], rows: tuple[float, ...]
) -> Drawing:
    marks = Drawing(*size)
    for x in columns:
        for start, end in _strokes(rows, size[1], inner=x not in (columns[0], columns[-1])):
            marks.rule((x, start), (x, end), 0.4, colour=_GREY)
    for y in rows:
        for start, end in _strokes(columns, size[0], inner=y not in (rows[0], rows[-1])):
            marks.rule((start, y), (end, y), 0.4, colour=_GREY)
    return marks


def _strokes(
    edges: tuple[float, ...], room: float, *, inner: bool
) -> Iterator[tuple[float, float]]:
    """Where a cut runs: a mark at either end of it, or dashes where the sheet has no margin."""
    first, last = edges[0], edges[-1]
    if first >= _MARGIN:
        yield max(0.0, first - 1 - _MARK), first - 1
        yield last + 1, min(room, last + 1 + _MARK)
    elif inner:
        yield from ((start, start + 2.0) for start in range(1, int(room) - 1, 5))


def _missing(lines: Sequence[str]) -> Iterator[Drawing]:
    """What the cards still lack, on plain sheets that are taken out before printing."""
    page, y = Drawing(*_A4), 50.0
    heading = Look(size=14, bold=True, align=Align.CENTER)
    for number, words in enumerate(lines):
        if not number:
            page.line(105, 30, "CÒN THIẾU", heading)
            note = Look(size=14, italic=True, align=Align.CENTER)
            page.line(105, 37, "(Tờ này để người soạn thảo theo dõi; bỏ ra trước khi in)", note)
        if y > 270:
            yield page
            page, y = Drawing(*_A4), 25.0
        y += page.text(30, y, 160, words, Look(size=14)) + 2
    if lines:
        yield page
