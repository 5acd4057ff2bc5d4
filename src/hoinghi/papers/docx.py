"""Papers as DOCX, to be edited in Word: named styles, real tables, no direct formatting needed.

Draws the same elements as the PDF. Same values, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from hoinghi.papers import docx_series, form, qr
from hoinghi.papers.docx_base import NAMESPACES, base, twips
from hoinghi.papers.docx_notes import footnotes
from hoinghi.papers.docx_package import XML, Part, core_properties, packed
from hoinghi.papers.docx_pictures import Inline, inline_picture
from hoinghi.papers.docx_series import Stencil, Written
from hoinghi.papers.docx_tables import framed, ruled_table, table_head
from hoinghi.papers.docx_text import Notes, paragraph, tiny
from hoinghi.papers.layout import (
    Break,
    Cells,
    Element,
    Framed,
    Image,
    Line,
    Picture,
    Room,
    Rule,
    Ruled,
    Sheet,
    document_title,
    missing_sheets,
    sheets_of,
)
from hoinghi.papers.metrics import PT_PER_MM
from hoinghi.papers.model import Certificate, Orientation, Paper
from hoinghi.papers.pdf.sketches import png_of
from hoinghi.papers.pictures import picture_facts
from hoinghi.papers.slots import Papers, Series, count_of


def write_docx(contents: Papers, out: Path | BinaryIO, title: str = "") -> None:
    """Write *contents* one after another into one DOCX; each begins a section and counts from 1.

    Args:
        title: Title of the file; by default that of the first paper.

    Raises:
        ValueError: Nothing to write, no paper, or a paper that contradicts the form.
        UnprintableText: A text holds control characters.
    """
    data = docx_bytes(contents, title=title)
    if isinstance(out, Path):
        out.write_bytes(data)
    else:
        out.write(data)


def docx_bytes(contents: Papers, *, title: str = "") -> bytes:
    """The DOCX itself; see ``write_docx``."""
    if not count_of(contents):
        raise ValueError("no paper to write")
    papers = [content for content in contents if not isinstance(content, Certificate)]
    if len(papers) < len(contents):
        raise ValueError("only papers can be written as DOCX; certificates are printed from PDF")
    writer = _Writer()
    body = writer.document(papers)
    return packed(body=body, core=_core(_first(papers[0]), title), parts=writer.parts())


def docx_each(series: Series) -> Iterator[bytes]:
    """Each copy of *series* as a file of its own, in the order of its rows.

    Raises:
        ValueError: A paper that contradicts the form, or a slot without values.
        UnprintableText: A text holds control characters.
    """
    stencil = docx_series.stencil(series, _written)
    for row in series.rows:
        writer = _Writer()
        sheets = [*writer.copy(series, row, stencil), *writer.drawn(missing_sheets((series,)))]
        # A stencil says that no slot stands in the title.
        core = _core(series.paper if stencil else series.filled(row))
        yield packed(body=joined(sheets), core=core, parts=writer.parts())


def _first(content: Paper | Series) -> Paper:
    return content.filled(content.rows[0]) if isinstance(content, Series) else content


def _core(paper: Paper, title: str = "") -> str:
    return core_properties(title or document_title(paper), paper.issuer.name, paper.date)


@dataclass(slots=True)
class _Writer:
    """Writes elements as XML and remembers the pictures, notes and margins that they need."""

    media: dict[str | bytes, Part] = field(default_factory=dict)
    margins: dict[tuple[str, str], Part] = field(default_factory=dict)
    notes: Notes = field(default_factory=Notes)
    pictures: int = 0

    def document(self, contents: Sequence[Paper | Series]) -> str:
        sheets: list[tuple[str, str]] = []
        for content in contents:
            if isinstance(content, Series):
                stencil = docx_series.stencil(content, _written)
                for row in content.rows:
                    sheets += self.copy(content, row, stencil)
            else:
                sheets += self.drawn(sheets_of(content))
        return joined([*sheets, *self.drawn(missing_sheets(contents))])

    def copy(
        self, series: Series, row: tuple[str, ...], stencil: Stencil | None
    ) -> Iterator[tuple[str, str]]:
        """Elements and section of the sheets of one copy, by *stencil* where it serves."""
        # A section also depends on notes and margins of the sections before it.
        if stencil and stencil.takes(row) and not (self.notes.texts or self.margins):
            pictures = [self.numbered(data) for data in stencil.data(row)]
            yield stencil.body(row, pictures), stencil.section
        else:
            yield from self.drawn(sheets_of(series.filled(row)))

    def drawn(self, sheets: Iterable[Sheet]) -> Iterator[tuple[str, str]]:
        """Elements and section of each of *sheets*."""
        for sheet in sheets:
            room = form.text_width(sheet.orientation)
            body = "".join(self.element(element, room) for element in sheet.elements)
            yield body, self.section(sheet, room)

    def element(self, element: Element, room: float) -> str:
        """*room* is the width in mm that the element may take."""
        if isinstance(element, Line):
            return paragraph(element, self.notes)
        if isinstance(element, Cells):
            return self.cells(element)
        if isinstance(element, Ruled):
            return ruled_table(element, self.notes)
        if isinstance(element, Picture):
            return self.code(element)
        if isinstance(element, Image):
            return self.image(element)
        if isinstance(element, Framed):
            return framed(element, self.notes)
        return _small(element, room)

    def cells(self, cells: Cells) -> str:
        rows = []
        for index, row in enumerate(cells.rows):
            written = (
                self.cell(cell, width, below=index > 0, middle=cells.middle)
                for cell, width in zip(row, cells.widths, strict=True)
            )
            rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(written)}</w:tr>")
        head = table_head(cells.widths, cells.offset, form.CELL_MARGIN_MM, borders="")
        above = tiny(before=cells.before - 2, keep_next=True) if cells.before else ""
        return f"{above}<w:tbl>{head}{''.join(rows)}</w:tbl>{tiny(after=cells.after)}"

    def cell(self, elements: Sequence[Element], width: float, *, below: bool, middle: bool) -> str:
        room = width - 2 * form.CELL_MARGIN_MM
        content = "".join(self.element(element, room) for element in elements) or tiny()
        gap = '<w:tcMar><w:top w:w="80" w:type="dxa"/></w:tcMar>' if below else ""
        centred = '<w:vAlign w:val="center"/>' if middle else ""
        properties = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>{gap}{centred}'
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"

    def code(self, picture: Picture) -> str:
        return _code(picture, *self.numbered(picture.data))

    def numbered(self, data: str) -> tuple[str, str]:
        """Number and relation of a picture of the code of *data*."""
        part = self.media.get(data) or self.added(data, "png", qr.png(data))
        self.pictures += 1
        return str(self.pictures), part.relation

    def image(self, image: Image) -> str:
        figure = image.figure
        shown = figure.picture
        picture = shown if isinstance(shown, bytes) else png_of(shown)
        part = self.media.get(picture) or self.added(picture, picture_facts(picture).kind, picture)
        return self.inline(
            Inline(
                relation=part.relation,
                name="Hình",
                alternative=figure.alternative,
                width=image.width,
                height=image.height,
                centred=True,
            )
        )

    def inline(self, picture: Inline) -> str:
        self.pictures += 1
        return inline_picture(picture, self.pictures)

    def added(self, key: str | bytes, ending: str, content: bytes) -> Part:
        number = len(self.media) + 1
        self.media[key] = Part(
            name=f"media/anh{number}.{ending}",
            content=content,
            relation=f"rIdAnh{number}",
            sort="image",
        )
        return self.media[key]

    def section(self, sheet: Sheet, room: float) -> str:
        """The end of a sheet: its page, and what stands in its margins.

        Footnotes run on through the file: LibreOffice takes a section that counts anew for a
        chapter, and would begin at every heading.
        """
        first = base().first_page
        if sheet.top:
            first = self.margin("header", sheet.top, room)
        # Word gives a section without a footer that of the section before it.
        has_feet = sheet.foot or any(sort == "footer" for sort, _ in self.margins)
        foot = self.margin("footer", sheet.foot, room) if has_feet else ""
        footer = f'<w:footerReference w:type="first" r:id="{foot}"/>' if foot else ""
        return (
            f'<w:sectPr><w:headerReference w:type="default" r:id="{base().page_number}"/>'
            f'<w:headerReference w:type="first" r:id="{first}"/>{footer}'
            f'<w:type w:val="nextPage"/>{_page(sheet.orientation, has_foot=bool(sheet.foot))}'
            '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
        )

    def margin(self, sort: str, elements: Sequence[Element], room: float) -> str:
        """The relation of a header or footer that holds *elements*; equal ones are one part."""
        content = "".join(self.element(element, room) for element in elements) or tiny()
        if (sort, content) not in self.margins:
            number = len(self.margins) + 1
            tag = "hdr" if sort == "header" else "ftr"
            self.margins[sort, content] = Part(
                name=f"le{number}.xml",
                content=f"{XML}<w:{tag} {NAMESPACES}>{content}</w:{tag}>".encode(),
                relation=f"rIdLe{number}",
                sort=sort,
            )
        return self.margins[sort, content].relation

    def parts(self) -> tuple[Part, ...]:
        notes = (footnotes(self.notes),) if self.notes.texts else ()
        return (*self.media.values(), *self.margins.values(), *notes)


@dataclass(slots=True)
class _Marked(_Writer):
    """Writes marks for what its pictures are called, and remembers what their codes say."""

    codes: list[str] = field(default_factory=list)

    def code(self, picture: Picture) -> str:
        self.codes.append(picture.data)
        number = len(self.codes) - 1
        marks = docx_series.number_mark(number), docx_series.relation_mark(number)
        return _code(picture, *marks)


def _written(paper: Paper) -> Written | None:
    """A paper for a stencil; none where its notes, margins or figures are parts of their own."""
    writer = _Marked()
    *before, (body, section) = writer.drawn(sheets_of(paper))
    if writer.parts():
        return None
    return Written(_ended(before) + body, section, tuple(writer.codes))


def joined(sheets: Sequence[tuple[str, str]]) -> str:
    """The text part of a file from elements and section of its sheets."""
    *before, (body, section) = sheets
    return (
        f"{XML}<w:document {NAMESPACES}><w:body>{_ended(before)}{body}{section}"
        "</w:body></w:document>"
    )


def _ended(sheets: Iterable[tuple[str, str]]) -> str:
    return "".join(f"{body}{tiny(section=section)}" for body, section in sheets)


def _code(picture: Picture, number: str, relation: str) -> str:
    size = picture.size
    inline = Inline(relation=relation, name="QR", alternative="Mã QR", width=size, height=size)
    return inline_picture(inline, number)


def _small(element: Rule | Room | Break, room: float) -> str:
    if isinstance(element, Room):
        return tiny(before=element.height * PT_PER_MM, keep_next=True)
    if isinstance(element, Break):
        return tiny(page_break=True)
    side = twips(max(0.0, room - element.length) / 2)
    eighths = round(form.RULE_PT * 8)
    border = (
        f'<w:pBdr><w:top w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"/></w:pBdr>'
    )
    indent = f'<w:ind w:left="{side}" w:right="{side}"/>'
    return tiny(border=border, indent=indent, before=2, after=element.after, keep_next=True)


def _page(orientation: Orientation, *, has_foot: bool) -> str:
    width, height = (twips(side) for side in form.paper_size(orientation))
    turned = ' w:orient="landscape"' if orientation is Orientation.LANDSCAPE else ""
    page = form.PAGE
    margins = " ".join(
        f'w:{side}="{twips(measure.ours)}"'
        for side, measure in (
            ("top", page.top),
            ("right", page.right),
            ("bottom", page.bottom),
            ("left", page.left),
            ("header", page.header),
            # What stands at the foot of page 1 takes its room from the text, not from the margin.
            ("footer", page.bottom if has_foot else page.header),
        )
    )
    return f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar {margins} w:gutter="0"/>'
