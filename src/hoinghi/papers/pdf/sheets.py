"""Sheets of laid out papers, drawn page by page into a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from hoinghi.papers import form
from hoinghi.papers.elements import Cells, Element, Line, Sheet
from hoinghi.papers.metrics import ASCENT, PT_PER_MM
from hoinghi.papers.model import Align
from hoinghi.papers.pdf.blocks import Block, Page, Placed, Slice, stacked
from hoinghi.papers.pdf.document import Bookmark, Document
from hoinghi.papers.pdf.faces import index_of
from hoinghi.papers.pdf.made import block_of, footnote, notes_in
from hoinghi.papers.pdf.pages import Feet, flow
from hoinghi.papers.pdf.setting import Measure, Stretch, set_lines
from hoinghi.papers.pdf.texts import plain

FOOT_ABOVE = 12.0
"""Least room between the text and what stands at the foot of a first page, pt."""

_TITLES = frozenset({"TenLoai", "TrichYeu", "TrichYeuCongVan", "PhuLuc", "TenPhuLuc"})
_OUTLINE_FROM = 3
"""Pages from which a file has an outline."""


class Frame:
    """Margins of the sheets of one orientation, pt: where the text area lies."""

    def __init__(self, sheet: Sheet) -> None:
        width, height = form.paper_size(sheet.orientation)
        page = form.PAGE
        self.size = (width * PT_PER_MM, height * PT_PER_MM)
        self.left = page.left.ours * PT_PER_MM
        self.top = (height - page.top.ours) * PT_PER_MM
        self.head = (height - page.header.ours) * PT_PER_MM
        self.width = form.text_width(sheet.orientation) * PT_PER_MM
        self.height = (height - page.top.ours - page.bottom.ours) * PT_PER_MM


class SheetWriter:
    """Draws sheets one after the other; footnotes are counted through a paper."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._note = 1
        self._marks: list[Bookmark] = []

    def write(self, sheet: Sheet) -> None:
        """Draw all pages of *sheet*, numbered from 1.

        Raises:
            UnprintableText: A letter for which the font has no glyph.
        """
        frame = Frame(sheet)
        blocks = self.blocks(sheet, frame)
        foot = foot_of(sheet, frame)
        free = foot.height + FOOT_ABOVE if foot else 0.0
        feet = Feet(note=partial(footnote, width=frame.width), first=free)
        self._mark(1 if sheet.begins else 2, _title(sheet.elements), frame.top)
        for number, placed in enumerate(flow(blocks, frame.height, feet), start=1):
            page = Page()
            begin(page, sheet, frame, number)
            for part in placed:
                page.put(part.slice, frame.left, frame.top - part.top)
                self._marked(part, sheet, frame)
            if foot and number == 1:
                page.put(foot, frame.left, frame.top - frame.height + foot.height)
            self._document.ink.add(page.ink)
            self._document.page(frame.size, page.operators())

    def blocks(self, sheet: Sheet, frame: Frame) -> list[Block]:
        """The blocks of *sheet*, footnotes numbered on from those before."""
        if sheet.begins:
            self._note = 1
        blocks = []
        for element in sheet.elements:
            blocks.append(block_of(element, frame.width, frame.height, self._note))
            self._note += notes_in(element)
        return blocks

    def finish(self) -> None:
        """Give the document its outline, where it is long and its papers differ."""
        heads = [mark.words for mark in self._marks if mark.level == 1]
        if self._document.pages >= _OUTLINE_FROM and len(set(heads)) == len(heads):
            for mark in self._marks:
                self._document.bookmark(mark)

    def _marked(self, part: Placed, sheet: Sheet, frame: Frame) -> None:
        if part.mark:
            level, words = part.mark
            self._mark(level + (1 if sheet.begins else 2), words, frame.top - part.top)

    def _mark(self, level: int, words: str, top: float) -> None:
        if words:
            self._marks.append(Bookmark(level, words, self._document.pages, top))


def begin(page: Page, sheet: Sheet, frame: Frame, number: int) -> None:
    """Draw the top margin: marks on the first page, the number on those that follow."""
    if number == 1 and sheet.top:
        marks = stacked(block_of(element, frame.width, frame.height) for element in sheet.top)
        page.put(marks, frame.left, frame.head)
    if number > 1:
        style = form.STYLES["SoTrang"]
        room = Measure(width=frame.width, size=style.size.ours, align=Align.CENTER)
        face = index_of(bold=style.bold, italic=style.italic)
        (line,) = set_lines([Stretch(str(number), face)], room)
        page.print(line, frame.left, frame.head - line.size * ASCENT)


def foot_of(sheet: Sheet, frame: Frame) -> Slice | None:
    """What stands at the foot of the first page of *sheet*."""
    if not sheet.foot:
        return None
    return stacked(block_of(element, frame.width, frame.height) for element in sheet.foot)


def _title(elements: Sequence[Element]) -> str:
    return " ".join(words for line in _lines(elements) if (words := plain(line.text)))


def _lines(elements: Sequence[Element]) -> Iterator[Line]:
    for element in elements:
        if isinstance(element, Line) and element.style in _TITLES:
            yield element
        elif isinstance(element, Cells):
            for row in element.rows:
                for cell in row:
                    yield from _lines(cell)
