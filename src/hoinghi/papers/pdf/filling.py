"""Copies of one paper: laid out once, then only what holds a slot is set anew.

What all copies have in common on a page is held once by the file and shown by each. Where a value
takes more lines or fewer, what stands below moves, and the pages are divided again; each division
met is kept. What comes out is what drawing each copy by itself gives.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from hoinghi.papers.elements import Cells, Element, Line, Picture, Sheet
from hoinghi.papers.layout import sheets_of
from hoinghi.papers.model import Text
from hoinghi.papers.pdf.blocks import Block, Code, Page, Slice
from hoinghi.papers.pdf.document import Document, Form
from hoinghi.papers.pdf.made import block_of, footnote, make, notes_in
from hoinghi.papers.pdf.pages import Feet, flow
from hoinghi.papers.pdf.sheets import FOOT_ABOVE, Frame, SheetWriter, begin, foot_of
from hoinghi.papers.slots import LOOKED_AT, MARK, Series, ending, filled, outside_blocks
from hoinghi.papers.strings import texts

_DIVISIONS_KEPT = 64


@dataclass(frozen=True, slots=True)
class _Open:
    """A place on a page for a slice that each copy has its own: of which block, which slice."""

    block: int
    slice: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _OpenCode:
    """A QR code on a page whose data have a slot."""

    code: Code
    x: float
    y: float


_Part = Form | _Open | _OpenCode


@dataclass(frozen=True, slots=True)
class _PagePlan:
    size: tuple[float, float]
    parts: tuple[_Part, ...]


class _SheetPlan:
    """A sheet with slots: what is made already, what each copy makes."""

    def __init__(self, sheet: Sheet, note: int) -> None:
        self.sheet, self.frame = sheet, Frame(sheet)
        self.foot = foot_of(sheet, self.frame)
        self._blocks: list[Block] = []
        self._open: list[tuple[int, Element]] = []
        self._plans: dict[tuple[tuple[float, ...], ...], list[_PagePlan]] = {}
        for element in sheet.elements:
            if _words_differ(element):
                self._open.append((len(self._blocks), element))
                self._blocks.append(Block())
            else:
                made = block_of(element, self.frame.width, self.frame.height, note)
                self._blocks.append(made)
            note += notes_in(element)
        self.note = note

    def made(self, values: Mapping[str, str]) -> list[Block]:
        """The blocks whose texts hold slots, with *values* in them."""
        width, height = self.frame.width, self.frame.height
        return [make(_filled(element, values), width, height) for _, element in self._open]

    def plan(self, made: list[Block]) -> list[_PagePlan] | None:
        """Where everything stands; None where more divisions were met than are kept."""
        key = tuple([tuple([part.height for part in block.slices]) for block in made])
        plan = self._plans.get(key)
        if plan is None and len(self._plans) < _DIVISIONS_KEPT:
            plan = self._plans[key] = self._planned(made)
        return plan

    def _planned(self, made: list[Block]) -> list[_PagePlan]:
        blocks = list(self._blocks)
        places: dict[int, tuple[int, int]] = {}
        for number, ((at, _), block) in enumerate(zip(self._open, made, strict=True)):
            blocks[at] = block
            places |= {id(part): (number, n) for n, part in enumerate(block.slices)}
        free = self.foot.height + FOOT_ABOVE if self.foot else 0.0
        feet = Feet(note=partial(footnote, width=self.frame.width), first=free)
        return [
            self._page(number, [(part.slice, part.top) for part in placed], places)
            for number, placed in enumerate(flow(blocks, self.frame.height, feet), start=1)
        ]

    def _page(
        self, number: int, placed: list[tuple[Slice, float]], places: dict[int, tuple[int, int]]
    ) -> _PagePlan:
        frame, page = self.frame, Page()
        parts: list[Page | _Open | _OpenCode] = []
        begin(page, self.sheet, frame, number)
        if self.foot and number == 1:
            placed = [*placed, (self.foot, frame.height - self.foot.height)]
        for part, top in placed:
            x, y = frame.left, frame.top - top
            own: list[_Open | _OpenCode] = []
            if place := places.get(id(part)):
                own.append(_Open(*place, x, y))
            else:
                page.put(_without_slots(part), x, y)
                own += [_OpenCode(code, x, y) for code in part.codes if MARK.search(code.data)]
            if own:
                parts += [page, *own]
                page = Page()
        parts.append(page)
        return _PagePlan(frame.size, tuple(_forms(parts, frame.size)))


def _without_slots(part: Slice) -> Slice:
    return replace(part, codes=tuple(c for c in part.codes if not MARK.search(c.data)))


def _forms(parts: list[Page | _Open | _OpenCode], size: tuple[float, float]) -> list[_Part]:
    result: list[_Part] = []
    for part in parts:
        if not isinstance(part, Page):
            result.append(part)
        elif operators := part.operators():
            result.append(Form.of(size, operators, part.ink))
    return result


class Filler:
    """Draws the copies of a series."""

    def __init__(self, series: Series) -> None:
        self._series = series
        self._ends = ending(series.paper)
        self._sheets: list[_SheetPlan] = []
        note = 1
        for sheet in sheets_of(series.paper):
            self._sheets.append(_SheetPlan(sheet, 1 if sheet.begins else note))
            note = self._sheets[-1].note

    def write(self, row: tuple[str, ...], document: Document) -> None:
        """Draw the copy of *row*.

        Raises:
            UnprintableText: A letter for which the font has no glyph.
        """
        values = dict(zip(self._series.names, row, strict=True))
        if any(values[name].endswith(LOOKED_AT) or not values[name] for name in self._ends):
            self._write_alone(row, document)
            return
        made = [sheet.made(values) for sheet in self._sheets]
        plans = [sheet.plan(blocks) for sheet, blocks in zip(self._sheets, made, strict=True)]
        if None in plans:
            self._write_alone(row, document)
            return
        for plan, blocks in zip(plans, made, strict=True):
            for page in plan or ():
                _draw(page, blocks, values, document)

    def _write_alone(self, row: tuple[str, ...], document: Document) -> None:
        writer = SheetWriter(document)
        for sheet in sheets_of(self._series.filled(row)):
            writer.write(sheet)


def _draw(
    plan: _PagePlan, blocks: list[Block], values: Mapping[str, str], document: Document
) -> None:
    operators = []
    for part in plan.parts:
        if isinstance(part, Form):
            operators.append(f"/{document.form(part)} Do\n")
            continue
        page = Page()
        if isinstance(part, _Open):
            page.put(blocks[part.block].slices[part.slice], part.x, part.y)
            document.ink.add(page.ink)
        else:
            page.code(part.code, part.x, part.y, filled(part.code.data, values))
        operators.append(page.operators())
    document.page(plan.size, "".join(operators))


def filler(series: Series) -> Filler | None:
    """Draws the copies of *series* quickly; None where a slot stands where it may change more.

    That is outside the blocks of the paper, in a table, or beside a footnote.
    """
    paper = series.paper
    if outside_blocks(paper):
        return None
    for sheet in sheets_of(paper):
        if not all(_fillable(element) for element in sheet.elements if _has_slots(element)):
            return None
    return Filler(series)


def _fillable(element: Element) -> bool:
    if isinstance(element, Cells):
        return all(_fillable(inner) for row in element.rows for cell in row for inner in cell)
    return not notes_in(element) and (
        isinstance(element, Line | Picture) or not _has_slots(element)
    )


def _words_differ(element: Element) -> bool:
    """Whether a slot of *element* may change its height; a code's never does."""
    if isinstance(element, Cells):
        return any(_words_differ(inner) for row in element.rows for cell in row for inner in cell)
    return not isinstance(element, Picture) and _has_slots(element)


def _has_slots(value: object) -> bool:
    return any(MARK.search(text) for text in texts(value))


def _filled(element: Element, values: Mapping[str, str]) -> Element:
    """*element* with *values* in its slots."""
    if isinstance(element, Line):
        return replace(element, text=_text(element.text, values))
    if isinstance(element, Picture):
        return replace(element, data=filled(element.data, values))
    if isinstance(element, Cells):
        rows = tuple(
            tuple(tuple(_filled(inner, values) for inner in cell) for cell in row)
            for row in element.rows
        )
        return replace(element, rows=rows)
    return element


def _text(text: Text, values: Mapping[str, str]) -> Text:
    return tuple(replace(run, text=filled(run.text, values)) for run in text)
