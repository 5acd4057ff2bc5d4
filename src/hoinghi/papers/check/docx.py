"""A DOCX measured: what Word was asked to do, every style, table and section resolved.

What only a printed page can tell (where a line ends, how long a page is) stays None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from hoinghi.ooxml.numbering import Counter, read_numbering
from hoinghi.ooxml.package import WORD, Package, W
from hoinghi.papers.check.docx_drawn import Shape, mm_of, shapes_in, width_of
from hoinghi.papers.check.docx_flow import Flow, Read
from hoinghi.papers.check.docx_pages import Pages, align_of
from hoinghi.papers.check.docx_properties import Flat, Styles, flat, is_on, over, value
from hoinghi.papers.check.docx_tables import cell_margins, is_ruled
from hoinghi.papers.check.docx_values import (
    NO_LINE,
    WRAPPERS,
    children_of,
    is_ruling,
    level_properties,
    line_spacing,
    parted,
    room_at,
    size_of,
    trimmed,
    width_set,
)
from hoinghi.papers.check.measured import (
    Cell,
    Frame,
    Look,
    Measured,
    Page,
    Paragraph,
    Picture,
    Rule,
    Source,
    Zone,
)
from hoinghi.papers.metrics import SINGLE, width_mm
from hoinghi.unreadable import UnreadableSource

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWN: Final = frozenset((f"{W}drawing", f"{W}pict", f"{W}object", f"{_MC}AlternateContent"))
_SIGNS: Final = {
    f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
}  # fmt: skip
_SIDES: Final = ("top", "left", "bottom", "right")
_MAX_NESTED: Final = 10
_MAX_PARAGRAPHS: Final = 100_000
_MAX_LETTERS: Final = 4_000_000
_MOST_FRAMED: Final = 2
# A drawn line whose top lies this far (mm) below its paragraph's top stands under its words.
_BELOW: Final = 2.0


def measure_docx(data: bytes, name: str) -> Measured:
    """Measure the DOCX whose bytes are *data*; *name* is for report and refusals.

    Raises:
        UnreadableSource: It is damaged, locked, too large, no Word file, or without words.
    """
    with Package(data, name, WORD) as package:
        document = package.tree(package.main())
        body = document.find(f"{W}body")
        if body is None:
            raise package.damaged()
        measured = _Measurer(package, name).measure(body)
    if not measured.paragraphs:
        raise UnreadableSource(
            code="without-text",
            what=f"Tệp “{name}” không có chữ nào để soát.",
            remedy="Hãy chọn văn bản có chữ.",
        )
    return measured


class _Measurer:
    def __init__(self, package: Package, name: str) -> None:
        self._package = package
        self._name = name
        self._styles = Styles(package)
        self._pages = Pages(package, self._styles)
        numbering = package.tree(package.content("word/numbering.xml"))
        styles = package.tree(package.content("word/styles.xml"))
        self._counter = Counter(read_numbering(numbering, styles))
        self._levels = level_properties(numbering)
        self._paragraphs: list[Paragraph] = []
        self._rules: list[Rule] = []
        self._frames: list[Frame] = []
        self._pictures: list[Picture] = []
        self._sections: list[Page] = []
        self._first_pages: dict[int, Page] = {}
        self._tables = 0
        self._letters = 0
        self._breaks = False
        self._at_section = 0

    def measure(self, body: Any) -> Measured:
        sections = list(body.iter(f"{W}sectPr"))
        for number, section in enumerate(sections):
            self._sections += self._pages.of(section, number)
        # The first of each, looked up at every section: a search would take the square of them.
        self._first_pages = {page.section: page for page in reversed(self._sections)}
        flow = Flow(width=self._text_width(0))
        self._around(0)
        self._blocks(body, flow)
        return Measured(
            source=Source.DOCX,
            name=self._name,
            pages=tuple(self._sections),
            paragraphs=tuple(self._paragraphs),
            rules=tuple(self._rules),
            frames=tuple(self._frames),
            pictures=tuple(self._pictures),
        )

    def _text_width(self, section: int) -> float:
        page = self._first_pages.get(section)
        if page is None:
            return 210.0
        return page.width - (page.left or 0.0) - (page.right or 0.0)

    def _around(self, section: int) -> None:
        """What stands in the head and foot of a section's first page, page numbers apart."""
        width = self._text_width(section)
        for root, zone in self._pages.around(section):
            self._blocks(root, Flow(width=width, zone=zone))

    def _blocks(self, parent: Any, flow: Flow) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child, flow)
            elif child.tag == f"{W}tbl":
                self._table(child, flow)
                flow.touches, flow.free, flow.above_after = True, 0.0, 0.0
            elif child.tag in WRAPPERS:
                self._blocks(child, flow)

    def _paragraph(self, node: Any, flow: Flow) -> None:
        own = node.find(f"{W}pPr")
        style = self._styles.style_of(own)
        properties = self._properties(node, own, flow)
        read = Read()
        label = self._counter.next_label(node)
        self._collect(node, style, flow, read, nested=0)
        if label and read.text.strip():
            mark = self._styles.run(style, None if own is None else own.find(f"{W}rPr"), flow.table)
            read.looks.insert(0, self._look(f"{label} ", mark))
        self._breaks |= read.breaks_before or is_on(properties, "pageBreakBefore")
        if is_ruling(read.text):
            self._ruling(read, flow)
        elif read.text.strip():
            self._words(read, properties, style, flow)
        else:
            flow.free += self._height_of_empty(node, style, properties, flow)
            flow.free += room_at(properties, "before") + room_at(properties, "after")
        self._draw(read.shapes, flow, bool(read.text.strip()))
        self._border(properties, flow, bool(read.text.strip()))
        self._breaks |= read.breaks_after
        if own is not None and own.find(f"{W}sectPr") is not None:
            self._at_section += 1
            self._breaks = True
            flow.width = self._text_width(self._at_section)
            self._around(self._at_section)

    def _properties(self, node: Any, own: Any, flow: Flow) -> dict[str, str]:
        list_id, depth = self._counter.list_of(node)
        level: Flat = self._levels.get((list_id, depth), {}) if list_id else {}
        properties = self._styles.paragraph(own, flow.table, level)
        if level and (own is None or own.find(f"{W}numPr") is None):
            # A style that numbers and indents: its own indents win over the list's.
            properties = over(properties, self._styles.of(self._styles.style_of(own), "pPr"))
            properties = over(properties, flat(own))
        return properties

    def _height_of_empty(self, node: Any, style: str, properties: Flat, flow: Flow) -> float:
        mark = node.find(f"{W}pPr/{W}rPr")
        size = size_of(self._styles.run(style, mark, flow.table))
        spacing = line_spacing(properties, size) or 1.0
        return spacing * size * SINGLE

    def _words(self, read: Read, properties: Flat, style: str, flow: Flow) -> None:
        self._letters += len(read.text)
        if len(self._paragraphs) >= _MAX_PARAGRAPHS or self._letters > _MAX_LETTERS:
            raise self._package.too_much()
        if flow.zone in (Zone.HEADER, Zone.FOOTER) and not any(map(str.isalpha, read.text)):
            return
        parts = parted(trimmed(read.looks))
        before, after = room_at(properties, "before"), room_at(properties, "after")
        same = style == flow.above_style
        if same and is_on(properties, "contextualSpacing"):
            before = flow.above_after = 0.0
        known = flow.above is not None and not flow.touches and not self._breaks
        hanging = mm_of(properties.get("ind.hanging"))
        first = mm_of(properties.get("ind.firstLine")) - hanging
        breaks = self._breaks and flow.zone is Zone.BODY
        gap = flow.above_after + flow.free + before if known else None
        for number, looks in enumerate(parts):
            whole = Paragraph(
                text="".join(look.text for look in looks),
                looks=looks,
                align=align_of(properties),
                left=mm_of(properties.get("ind.left") or properties.get("ind.start")),
                right=mm_of(properties.get("ind.right") or properties.get("ind.end")),
                first_line=first,
                gap=0.0 if number else gap,
                line_spacing=line_spacing(properties, max(look.size or 0 for look in looks)),
                zone=flow.zone,
                cell=flow.cell,
                section=self._at_section,
                breaks=breaks and not number,
            )
            self._paragraphs.append(whole)
        flow.above, flow.above_style = len(self._paragraphs) - 1, style
        flow.above_after, flow.free, flow.touches = after, 0.0, False
        self._breaks = self._breaks and not breaks
        self._underlined(flow)

    def _underlined(self, flow: Flow) -> None:
        """A paragraph whose words are underlined throughout has a rule of their length."""
        assert flow.above is not None
        paragraph = self._paragraphs[flow.above]
        if all(look.underline for look in paragraph.looks if look.text.strip()):
            length = width_set(paragraph)
            self._rules.append(Rule(under=flow.above, length=length, offset=0.0))

    def _collect(self, parent: Any, style: str, flow: Flow, read: Read, *, nested: int) -> None:
        for node in parent:
            tag = node.tag
            if tag == f"{W}r":
                self._run(node, style, flow, read)
            elif tag in WRAPPERS or tag == f"{W}fldSimple":
                if nested < _MAX_NESTED:
                    self._collect(node, style, flow, read, nested=nested + 1)
            elif tag in _DRAWN:
                read.shapes += shapes_in(node)

    def _run(self, run: Any, style: str, flow: Flow, read: Read) -> None:
        properties = self._styles.run(style, run.find(f"{W}rPr"), flow.table)
        pieces: list[str] = []
        for node in run:
            tag = node.tag
            if tag == f"{W}t":
                pieces.append((node.text or "").replace("\n", " "))
            elif tag == f"{W}br" and value(node, "type") in ("page", "column"):
                if read.text.strip() or "".join(pieces).strip():
                    read.breaks_after = True
                else:
                    read.breaks_before = True
            elif tag in _SIGNS:
                pieces.append(_SIGNS[tag])
            elif tag in _DRAWN:
                read.shapes += shapes_in(node)
        text = "".join(pieces)
        if text and not is_on(properties, "vanish"):
            read.looks.append(self._look(text, properties))

    def _look(self, text: str, properties: Flat) -> Look:
        color = properties.get("color", "auto")
        return Look(
            text=text.upper() if is_on(properties, "caps") else text,
            font=self._styles.font(properties, text),
            size=size_of(properties),
            bold=is_on(properties, "b"),
            italic=is_on(properties, "i"),
            underline=properties.get("u", "none") not in ("none", "0", "1"),
            color="000000" if color == "auto" else color.upper(),
        )

    def _table(self, table: Any, flow: Flow) -> None:
        if flow.nested >= _MAX_NESTED:
            raise self._package.damaged()
        number = self._tables
        self._tables += 1
        style = value(table.find(f"{W}tblPr/{W}tblStyle"))
        ruled = is_ruled(table, style, self._styles)
        margins = cell_margins(table, style, self._styles)
        grid = [width_of(column) or 0.0 for column in table.findall(f"{W}tblGrid/{W}gridCol")]
        for row_at, row in enumerate(children_of(table, f"{W}tr")):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            cells = list(children_of(row, f"{W}tc"))
            start = 0
            for cell_at, cell in enumerate(cells):
                span = int(value(cell.find(f"{W}tcPr/{W}gridSpan")) or "1")
                width = width_of(cell.find(f"{W}tcPr/{W}tcW")) or sum(grid[start : start + span])
                start += span
                place = flow.cell or Cell(
                    table=number, row=row_at, column=cell_at, columns=len(cells), ruled=ruled
                )
                inner = Flow(
                    width=max(0.0, width - margins),
                    zone=flow.zone,
                    cell=place,
                    table=style,
                    nested=flow.nested + 1,
                )
                first = len(self._paragraphs)
                self._blocks(cell, inner)
                if ruled and len(grid) == 1 and len(cells) == 1:
                    inside = tuple(range(first, len(self._paragraphs)))
                    self._framed_cell(table, row, width, inside)

    def _framed_cell(self, table: Any, row: Any, width: float, inside: tuple[int, ...]) -> None:
        """A table of one ruled cell is a frame (dấu khẩn)."""
        if not 0 < len(inside) <= _MOST_FRAMED:
            return
        for index in inside:
            self._paragraphs[index] = replace(self._paragraphs[index], zone=Zone.FRAME)
        height = row.find(f"{W}trPr/{W}trHeight")
        border = table.find(f"{W}tblPr/{W}tblBorders/{W}top")
        color = value(border, "color") or "auto"
        self._frames.append(
            Frame(
                paragraphs=inside,
                width=width,
                height=mm_of(value(height)) if height is not None else None,
                color="000000" if color == "auto" else color.upper(),
            )
        )

    def _draw(self, shapes: Sequence[Shape], flow: Flow, with_words: bool) -> None:
        for shape in shapes:
            if shape.kind == "line":
                self._drawn_rule(shape, flow, with_words)
            elif shape.kind == "picture":
                self._pictures.append(
                    Picture(width=shape.width, height=shape.height, after=flow.above)
                )
                flow.touches = True
            else:
                self._box(shape, flow)

    def _drawn_rule(self, shape: Shape, flow: Flow, with_words: bool) -> None:
        under = flow.above
        if with_words and shape.y is not None and shape.y < _BELOW and under:
            under -= 1
        offset = None
        if shape.centred:
            offset = 0.0
        elif shape.x is not None:
            offset = shape.x + shape.width / 2 - flow.width / 2
        self._rules.append(
            Rule(under=under, length=shape.width, offset=offset, thickness=shape.thickness)
        )

    def _box(self, shape: Shape, flow: Flow) -> None:
        if shape.words is None or flow.nested >= _MAX_NESTED:
            return
        first = len(self._paragraphs)
        inner = Flow(width=shape.width, zone=Zone.FRAME, cell=flow.cell, nested=flow.nested + 1)
        self._blocks(shape.words, inner)
        inside = tuple(range(first, len(self._paragraphs)))
        if shape.color and inside:
            self._frames.append(
                Frame(paragraphs=inside, width=shape.width, height=shape.height, color=shape.color)
            )

    def _ruling(self, read: Read, flow: Flow) -> None:
        """Words of nothing but underscores draw a line."""
        length = sum(width_mm(look.text.strip(), look.size or 13) for look in read.looks)
        self._rules.append(Rule(under=flow.above, length=length, offset=0.0))
        flow.touches = True

    def _border(self, properties: dict[str, str], flow: Flow, with_words: bool) -> None:
        drawn = [side for side in _SIDES if properties.get(f"pBdr.{side}", "") not in NO_LINE]
        if len(drawn) == len(_SIDES) and with_words and flow.above is not None:
            framed = self._paragraphs[flow.above]
            self._paragraphs[flow.above] = replace(framed, zone=Zone.FRAME)
            self._frames.append(Frame(paragraphs=(flow.above,), width=None, height=None))
            return
        if not drawn or flow.above is None:
            return
        left = mm_of(properties.get("ind.left") or properties.get("ind.start"))
        right = mm_of(properties.get("ind.right") or properties.get("ind.end"))
        under = flow.above
        if with_words and "bottom" not in drawn:
            under -= 1
        if under >= 0:
            length = flow.width - left - right
            self._rules.append(Rule(under=under, length=length, offset=(left - right) / 2))
            flow.touches = True
