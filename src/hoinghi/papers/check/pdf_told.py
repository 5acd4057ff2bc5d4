"""What was found in a PDF, told as ``Measured``: points become millimetres."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from hoinghi.papers.check.measured import (
    Box,
    Cell,
    Frame,
    Paragraph,
    Picture,
    Rule,
)
from hoinghi.papers.check.pdf_apart import Area, Stroke, Watch
from hoinghi.papers.check.pdf_edges import step
from hoinghi.papers.check.pdf_grids import area_of
from hoinghi.papers.check.pdf_lines import PrintedLine
from hoinghi.papers.check.pdf_pages import SortedPage
from hoinghi.papers.check.pdf_paragraphs import Bound
from hoinghi.papers.check.pdf_words import looks_of
from hoinghi.papers.metrics import MM_PER_PT, SINGLE
from hoinghi.papers.model import Align

#: A rule belongs to the words above it within so many points (5 mm).
_UNDER: Final = 14.2
# A page that ends higher than this share of its height was left on purpose.
_LEFT_EARLY: Final = 0.65
# Smaller pictures are dots and dashes, in points; larger ones are the ground of the page.
_TINY: Final = 6.0
_GROUND: Final = 0.8
# Words beside a picture stand so near to it.
_BESIDE: Final = 40.0
# Spacing so near to single is single: programs put lines on whole dots.
_NEARLY: Final = 0.012
_INDENT: Final = (12.0, 60.0)


class Told:
    """The paragraphs of a document with what stands around them."""

    def __init__(self, pages: Sequence[SortedPage], found: Sequence[Bound], watch: Watch) -> None:
        self._watch = watch
        self._pages = pages
        self._found = found
        self._by_page: dict[int, list[tuple[int, PrintedLine]]] = defaultdict(list)
        for index, one in enumerate(found):
            for line in one.lines:
                self._by_page[line.page].append((index, line))

    @cached_property
    def _under(self) -> dict[PrintedLine, list[Stroke]]:
        under: dict[PrintedLine, list[Stroke]] = defaultdict(list)
        for page in self._pages:
            for line, stroke in page.underlines:
                under[line].append(stroke)
        return under

    def paragraphs(self) -> Iterator[Paragraph]:
        pairs = list(zip([None, *self._found], self._found, strict=False))
        for before, one in self._watch.over(pairs):
            yield self._paragraph(one, before)

    def _paragraph(self, one: Bound, before: Bound | None) -> Paragraph:
        align = one.align
        looks = looks_of(one.lines, self._under, by_line=align is Align.CENTER)
        left, first_line = _indents(one, align)
        opens = before is None or before.last.page < one.first.page
        return Paragraph(
            text="".join(look.text for look in looks),
            looks=looks,
            page=one.first.page,
            box=_around([line for line in one.lines if line.page == one.first.page]),
            lines=tuple(_around([line]) for line in one.lines),
            align=align,
            left=left,
            right=_mm(one.edges.right - max(line.right for line in one.lines)),
            first_line=first_line,
            gap=self._gap(one, before),
            line_spacing=_spacing(one.spacing),
            zone=one.flow.zone,
            cell=self._cell(one),
            section=self._pages[one.first.page - 1].section,
            breaks=opens and before is not None and self._was_told(before, one),
        )

    def _cell(self, one: Bound) -> Cell | None:
        if one.flow.place:
            return Cell(**one.flow.place._asdict(), ruled=True)
        if not one.flow.is_main or self._picture_beside(one) is None:
            return None
        tables = [other.flow.place.table for other in self._found if other.flow.place]
        return Cell(table=max(tables, default=-1) + 1, row=0, column=1, columns=2, ruled=False)

    def _picture_beside(self, one: Bound) -> Area | None:
        """The picture at whose right the words stand."""
        page = self._pages[one.first.page - 1]
        left = min(line.left for line in one.lines)
        return next(
            (
                area
                for area in page.seen.pictures
                if area.top < one.first.base <= one.last.base < area.bottom + one.last.size
                and -1 < left - area.right < _BESIDE
            ),
            None,
        )

    def _was_told(self, before: Bound, one: Bound) -> bool:
        """Whether *one* stands on a new page on purpose."""
        page = self._pages[one.first.page - 1]
        bottom = max(line.bottom for _, line in self._by_page[before.last.page])
        return page.first or bottom < self._pages[before.last.page - 1].seen.height * _LEFT_EARLY

    def _gap(self, one: Bound, before: Bound | None) -> float | None:
        """Room above *one* beyond the spacing of its lines.

        Programs differ in which of two paragraphs sets the spacing between them, and a single
        line does not tell its own: the narrower counts, so that the room may be told too large,
        but never too small.
        """
        above, first = one.above, one.first
        if above is None or above.page != first.page or self._is_parted(above, first):
            return None
        beside = before.spacing if before and before.last is above else None
        spacing = min(one.spacing or 1.0, beside or 1.0)
        return round((step(above, first) - spacing) * SINGLE * first.size, 1)

    def _is_parted(self, above: PrintedLine, line: PrintedLine) -> bool:
        """Whether something drawn stands between the two."""
        page = self._pages[line.page - 1]
        grids = [*page.drawing.tables, *page.drawing.frames]
        drawn = [
            *page.seen.pictures,
            *(area_of(rule) for rule in page.rules),
            *(grid.area for grid in grids),
        ]
        return any(
            above.base < (one.top + one.bottom) / 2 < line.base
            and one.left < max(above.right, line.right)
            and one.right > min(above.left, line.left)
            for one in drawn
        )

    def rules(self) -> Iterator[Rule]:
        for page in self._watch.over(self._pages):
            for rule in page.rules:
                yield self._rule(page.seen.number, rule)

    def _rule(self, page: int, rule: Stroke) -> Rule:
        index, above = self._above(page, rule) or (None, None)
        middle = (rule.left + rule.right) / 2
        return Rule(
            under=index,
            length=_mm(rule.right - rule.left),
            offset=_mm(middle - above.middle) if above else None,
            thickness=round(rule.thickness, 2),
            page=page,
            box=_box(area_of(rule)),
        )

    def _above(self, page: int, rule: Stroke) -> tuple[int, PrintedLine] | None:
        near = [
            (index, line)
            for index, line in self._by_page[page]
            if 0 <= rule.top - line.base < _UNDER + line.bottom - line.base
            and line.left < rule.right
            and rule.left < line.right
        ]
        return max(near, key=lambda pair: pair[1].base, default=None)

    def frames(self) -> Iterator[Frame]:
        for page in self._pages:
            for grid in page.drawing.frames:
                inside = {
                    index
                    for index, line in self._by_page[page.seen.number]
                    if self._found[index].flow.grid is grid
                }
                left, top, right, bottom = grid.area
                yield Frame(
                    paragraphs=tuple(sorted(inside)),
                    width=_mm(right - left),
                    height=_mm(bottom - top),
                    color=grid.lying[0].color,
                    page=page.seen.number,
                    box=_box(grid.area),
                )

    def pictures(self) -> Iterator[Picture]:
        for page in self._watch.over(self._pages):
            for area in page.seen.pictures:
                width, height = area.right - area.left, area.bottom - area.top
                covers = width * height / (page.seen.width * page.seen.height)
                if min(width, height) > _TINY and covers < _GROUND:
                    yield Picture(
                        width=_mm(width),
                        height=_mm(height),
                        after=self._before(page.seen.number, area),
                        page=page.seen.number,
                        box=_box(area),
                    )

    def _before(self, page: int, area: Area) -> int | None:
        middle = (area.top + area.bottom) / 2
        above = [
            (line.left < area.right and area.left < line.right, line.base, index)
            for index, line in self._by_page[page]
            if line.top <= middle
        ]
        return max(above)[2] if above else None


def _indents(one: Bound, align: Align | None) -> tuple[float | None, float | None]:
    """How far the lines stand in from the edge, and the first from the others."""
    if align in (Align.CENTER, Align.RIGHT):
        return _mm(min(line.left for line in one.lines) - one.edges.left), None
    first = one.first.left
    if len(one.lines) > 1:
        left = min(line.left for line in one.lines[1:])
        return _mm(left - one.edges.left), _mm(first - left)
    stands_in = first - one.edges.left
    if _INDENT[0] < stands_in < _INDENT[1]:
        # A single line that stands in as first lines do is one.
        return 0.0, _mm(stands_in)
    return _mm(stands_in), 0.0


def _spacing(share: float | None) -> float | None:
    if share is None:
        return None
    near = round(share * 20) / 20
    return near if abs(near - share) <= _NEARLY else round(share, 2)


def _mm(points: float) -> float:
    return round(points * MM_PER_PT, 2)


def _box(area: Area) -> Box:
    left, top, right, bottom = (_mm(place) for place in area)
    return Box(left=left, top=top, right=right, bottom=bottom)


def _around(lines: Sequence[PrintedLine]) -> Box:
    return _box(
        Area(
            min(line.left for line in lines),
            min(line.top for line in lines),
            max(line.right for line in lines),
            max(line.bottom for line in lines),
        )
    )
