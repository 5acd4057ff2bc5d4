"""Papers as DOCX, to be edited in Word: named styles, real tables, no direct formatting needed.

Draws the same elements as the PDF. Same values, same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from hoinghi.papers import form, qr
from hoinghi.papers.docx_base import NAMESPACES, base, twips
from hoinghi.papers.docx_notes import footnotes
from hoinghi.papers.docx_package import XML, Part, core_properties, packed
from hoinghi.papers.docx_pictures import Inline, inline_picture
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
    lay_out,
)
from hoinghi.papers.model import Certificate, Orientation, Paper


def write_docx(
    contents: Sequence[Paper] | Sequence[Certificate], out: Path | BinaryIO, title: str = ""
) -> None:
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


def docx_bytes(contents: Sequence[Paper] | Sequence[Certificate], *, title: str = "") -> bytes:
    """The DOCX itself; see ``write_docx``."""
    if not contents:
        raise ValueError("no paper to write")
    papers = [content for content in contents if isinstance(content, Paper)]
    if len(papers) < len(contents):
        raise ValueError("only papers can be written as DOCX; certificates are printed from PDF")
    writer = _Writer()
    body = writer.document(lay_out(papers))
    first = papers[0]
    core = core_properties(title or document_title(first), first.issuer.name, first.date)
    return packed(body=body, core=core, parts=writer.parts())


@dataclass(slots=True)
class _Writer:
    """Writes elements as XML and remembers the pictures, notes and margins that they need."""

    media: dict[str | bytes, Part] = field(default_factory=dict)
    margins: dict[tuple[str, str], Part] = field(default_factory=dict)
    notes: Notes = field(default_factory=Notes)
    pictures: int = 0

    def document(self, sheets: Sequence[Sheet]) -> str:
        parts = [f"{XML}<w:document {NAMESPACES}><w:body>"]
        for number, sheet in enumerate(sheets, start=1):
            room = form.text_width(sheet.orientation)
            parts += (self.element(element, room) for element in sheet.elements)
            section = self.section(sheet, room)
            last = number == len(sheets)
            parts.append(section if last else tiny(section=section))
        parts.append("</w:body></w:document>")
        return "".join(parts)

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
        part = self.media.get(picture.data) or self.added(picture.data, "png", qr.png(picture.data))
        size = picture.size
        return self.inline(
            Inline(relation=part.relation, name="QR", alternative="Mã QR", width=size, height=size)
        )

    def image(self, image: Image) -> str:
        figure = image.figure
        part = self.media.get(figure.picture) or self.added(
            figure.picture, figure.facts.kind, figure.picture
        )
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


def _small(element: Rule | Room | Break, room: float) -> str:
    if isinstance(element, Room):
        return tiny(before=element.height * 72 / 25.4, keep_next=True)
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
