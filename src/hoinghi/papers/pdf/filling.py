"""Copies of one paper: laid out once, then only what holds a slot is set anew.

What all copies have in common on a page is held once by the file and shown by each. Where a value
takes more lines or fewer, what stands below moves, and the pages are divided again; each division
met is kept. What comes out is what drawing each copy by itself gives.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from hoinghi.papers import form
from hoinghi.papers.elements import Cells, Element, Line, Picture, Sheet
from hoinghi.papers.layout import sheets_of
from hoinghi.papers.letters import clean
from hoinghi.papers.pdf.blocks import Block, Code, Page, Slice
from hoinghi.papers.pdf.document import Document, Form
from hoinghi.papers.pdf.made import block_of, cell_room, footnote, make, notes_in, room_of
from hoinghi.papers.pdf.pages import Feet, flow
from hoinghi.papers.pdf.setting import SetLine, Stretch, set_lines
from hoinghi.papers.pdf.sheets import FOOT_ABOVE, Frame, SheetWriter, begin, foot_of
from hoinghi.papers.pdf.texts import stretches
from hoinghi.papers.slots import LOOKED_AT, MARK, Series, ending, filled, outside_blocks
from hoinghi.papers.strings import texts

_DIVISIONS_KEPT = 64


@dataclass(frozen=True, slots=True)
class _Open:
    """A place on a page for a line that each copy has its own: of which text, which line."""

    text: int
    line: int
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


class _OpenText:
    """A paragraph with slots in a room of *width* pt."""

    def __init__(self, line: Line, width: float) -> None:
        self.line, self.width = line, width
        self._room, style = room_of(line, width), form.STYLES[line.style]
        looks = stretches(line.text, bold=style.bold, italic=style.italic, note=0, raw=True)
        self._looks = tuple(looks)

    def set(self, values: Mapping[str, str]) -> list[SetLine]:
        """The lines with *values* in the slots."""
        looks = [
            Stretch(clean(filled(look.text, values)), look.face, ink=look.ink)
            for look in self._looks
        ]
        return set_lines(looks, self._room)


class _SheetPlan:
    """A sheet with slots: what is made already, what each copy makes."""

    def __init__(self, sheet: Sheet, note: int) -> None:
        self.sheet, self.frame, self._note = sheet, Frame(sheet), note
        self.foot = foot_of(sheet, self.frame)
        self._texts = [
            _OpenText(line, width)
            for element in sheet.elements
            for line, width in _open_lines(element, self.frame.width)
        ]
        self._plans: dict[tuple[int, ...], list[_PagePlan]] = {}
        self.note = note + sum(map(notes_in, sheet.elements))

    def set(self, values: Mapping[str, str]) -> list[list[SetLine]]:
        """The texts that hold slots, with *values* in them."""
        return [text.set(values) for text in self._texts]

    def plan(self, lines: list[list[SetLine]], values: Mapping[str, str]) -> list[_PagePlan] | None:
        """Where everything stands; None where more divisions were met than are kept."""
        # Lines of a paragraph are equally high, so that their number tells how it is divided.
        key = tuple([len(one) for one in lines])
        plan = self._plans.get(key)
        if plan is None and len(self._plans) < _DIVISIONS_KEPT:
            plan = self._plans[key] = self._planned(values)
        return plan

    def _planned(self, values: Mapping[str, str]) -> list[_PagePlan]:
        width, height = self.frame.width, self.frame.height
        given: dict[Line, Block] = {}
        places: dict[int, tuple[int, int]] = {}
        for number, text in enumerate(self._texts):
            block = make(_with(text.line, values), text.width, height)
            given[text.line] = block
            own = [printed.line for part in block.slices for printed in part.lines]
            places |= {id(line): (number, n) for n, line in enumerate(own)}
        blocks, note = [], self._note
        for element in self.sheet.elements:
            if isinstance(element, Line) and element in given:
                blocks.append(given[element])
            elif isinstance(element, Cells):
                blocks.append(make(element, width, height, note, given))
            else:
                blocks.append(block_of(element, width, height, note))
            note += notes_in(element)
        free = self.foot.height + FOOT_ABOVE if self.foot else 0.0
        feet = Feet(note=partial(footnote, width=width), first=free)
        return [
            self._page(number, [(part.slice, part.top) for part in placed], places)
            for number, placed in enumerate(flow(blocks, height, feet), start=1)
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
            own: list[_Open | _OpenCode] = [
                _Open(*places[id(line.line)], x + line.x, y - line.base)
                for line in part.lines
                if id(line.line) in places
            ]
            own += [_OpenCode(code, x, y) for code in part.codes if MARK.search(code.data)]
            page.put(_shared(part, places) if own else part, x, y)
            if own:
                parts += [page, *own]
                page = Page()
        parts.append(page)
        return _PagePlan(frame.size, tuple(_forms(parts, frame.size)))


def _shared(part: Slice, places: Container[int]) -> Slice:
    """*part* without what each copy has its own."""
    return replace(
        part,
        lines=tuple(line for line in part.lines if id(line.line) not in places),
        codes=tuple(code for code in part.codes if not MARK.search(code.data)),
    )


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
        made = [sheet.set(values) for sheet in self._sheets]
        pages: list[tuple[_PagePlan, list[list[SetLine]]]] = []
        for sheet, lines in zip(self._sheets, made, strict=True):
            plan = sheet.plan(lines, values)
            if plan is None:
                self._write_alone(row, document)
                return
            pages += [(page, lines) for page in plan]
        for page, lines in pages:
            _draw(page, lines, values, document)

    def _write_alone(self, row: tuple[str, ...], document: Document) -> None:
        writer = SheetWriter(document)
        for sheet in sheets_of(self._series.filled(row)):
            writer.write(sheet)


def _draw(
    plan: _PagePlan, lines: list[list[SetLine]], values: Mapping[str, str], document: Document
) -> None:
    operators = []
    page = Page()
    for part in plan.parts:
        if isinstance(part, _Open):
            page.print(lines[part.text][part.line], part.x, part.y)
        elif isinstance(part, _OpenCode):
            page.code(part.code, part.x, part.y, filled(part.code.data, values))
        else:
            document.ink.add(page.ink)
            operators += [page.operators(), f"/{document.form(part)} Do\n"]
            page = Page()
    document.ink.add(page.ink)
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


def _open_lines(element: Element, width: float) -> Iterator[tuple[Line, float]]:
    """Lines of *element* that hold slots, and the width of their rooms in pt."""
    if isinstance(element, Line) and _has_slots(element):
        yield element, width
    elif isinstance(element, Cells):
        for row in element.rows:
            for cell, wide in zip(row, element.widths, strict=True):
                for inner in cell:
                    yield from _open_lines(inner, cell_room(wide))


def _has_slots(value: object) -> bool:
    return any(MARK.search(text) for text in texts(value))


def _with(line: Line, values: Mapping[str, str]) -> Line:
    """*line* with *values* in its slots."""
    text = tuple(replace(run, text=filled(run.text, values)) for run in line.text)
    return replace(line, text=text)
