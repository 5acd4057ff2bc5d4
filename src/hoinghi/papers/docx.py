"""Papers as DOCX, to be edited in Word: named styles, real tables, no direct formatting needed.

Draws the same elements as the PDF. Same values, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import escape

from hoinghi.papers import form
from hoinghi.papers.docx_base import TINY, W, base, jc, twips
from hoinghi.papers.docx_package import XML, core_properties, packed
from hoinghi.papers.layout import (
    Break,
    Cells,
    Element,
    Line,
    Picture,
    Room,
    Rule,
    Ruled,
    Sheet,
    document_title,
    lay_out,
)
from hoinghi.papers.letters import DRAWN, clean
from hoinghi.papers.model import Align, Certificate, Orientation, Paper, Row, Run, Text


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
    return packed(body=body, core=core, codes=writer.codes)


_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)


@dataclass(slots=True)
class _Writer:
    """Writes elements as XML and remembers the pictures that they need."""

    codes: dict[str, int] = field(default_factory=dict)
    pictures: int = 0

    def document(self, sheets: Sequence[Sheet]) -> str:
        parts = [f"{XML}<w:document {_NAMESPACES}><w:body>"]
        for number, sheet in enumerate(sheets, start=1):
            room = form.text_width(sheet.orientation)
            parts += (self.element(element, room) for element in sheet.elements)
            section = _section(sheet.orientation)
            last = number == len(sheets)
            parts.append(section if last else _tiny(section=section))
        parts.append("</w:body></w:document>")
        return "".join(parts)

    def element(self, element: Element, room: float) -> str:
        """*room* is the width in mm that the element may take."""
        if isinstance(element, Line):
            return _line(element)
        if isinstance(element, Cells):
            return self.cells(element)
        if isinstance(element, Ruled):
            return _ruled(element)
        if isinstance(element, Picture):
            return self.picture(element)
        return _small(element, room)

    def cells(self, cells: Cells) -> str:
        rows = []
        for index, row in enumerate(cells.rows):
            written = (
                self.cell(cell, width, below=index > 0, middle=cells.middle)
                for cell, width in zip(row, cells.widths, strict=True)
            )
            rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(written)}</w:tr>")
        head = _table_head(cells.widths, cells.offset, form.CELL_MARGIN_MM, borders="")
        above = _tiny(before=cells.before - 2, keep_next=True) if cells.before else ""
        return f"{above}<w:tbl>{head}{''.join(rows)}</w:tbl>{_tiny(after=cells.after)}"

    def cell(self, elements: Sequence[Element], width: float, *, below: bool, middle: bool) -> str:
        room = width - 2 * form.CELL_MARGIN_MM
        content = "".join(self.element(element, room) for element in elements) or _tiny()
        gap = '<w:tcMar><w:top w:w="80" w:type="dxa"/></w:tcMar>' if below else ""
        centred = '<w:vAlign w:val="center"/>' if middle else ""
        properties = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>{gap}{centred}'
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"

    def picture(self, picture: Picture) -> str:
        code = self.codes.setdefault(picture.data, len(self.codes) + 1)
        self.pictures += 1
        emu = round(picture.size * 36000)
        return _PICTURE.format(style=TINY, id=self.pictures, relation=f"rIdQr{code}", side=emu)


_PICTURE = (
    '<w:p><w:pPr><w:pStyle w:val="{style}"/><w:spacing w:line="240" w:lineRule="auto"/></w:pPr>'
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{side}" cy="{side}"/>'
    '<wp:docPr id="{id}" name="QR {id}" descr="Mã QR"/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic><pic:nvPicPr><pic:cNvPr id="{id}" name="QR {id}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
    '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/>'
    '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


def _line(line: Line) -> str:
    style = form.STYLES[line.style]
    properties = [f'<w:pStyle w:val="{line.style}"/>']
    if line.keep_next and not style.keep_next:
        properties.append("<w:keepNext/>")
    if line.before is not None or line.after is not None:
        before = style.before if line.before is None else line.before
        after = style.after if line.after is None else line.after
        properties.append(_spacing(before, after))
    properties.append(_indent(line, style))
    if line.align and line.align is not style.align:
        properties.append(f'<w:jc w:val="{jc(line.align)}"/>')
    return f"<w:p><w:pPr>{''.join(properties)}</w:pPr>{_runs(line.text)}</w:p>"


def _spacing(before: float, after: float) -> str:
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"/>'


def _indent(line: Line, style: form.Style) -> str:
    if line.left or line.hanging:
        return f'<w:ind w:left="{twips(line.left)}" w:hanging="{twips(line.hanging)}"/>'
    if line.first_line is None or line.first_line == style.first_line:
        return ""
    return f'<w:ind w:firstLine="{twips(form.FIRST_LINE.ours) if line.first_line else 0}"/>'


def _runs(text: Text, *, bold: bool = False, size: float | None = None) -> str:
    return "".join(_run(run, bold=bold or run.bold, size=size) for run in text)


def _run(run: Run, *, bold: bool, size: float | None) -> str:
    looks = "<w:b/><w:bCs/>" if bold else ""
    looks += "<w:i/><w:iCs/>" if run.italic else ""
    if size is not None:
        looks += f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
    return "".join(_letters(part, looks) for part in _signs_apart(clean(run.text)))


def _letters(text: str, looks: str) -> str:
    if text in DRAWN:
        # Times New Roman has no such sign; Word would look for one in some other font.
        looks = _SYMBOLS + looks
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else ""
        for part in text.split("\n")
    )
    return f"<w:r>{properties}{lines}</w:r>"


_SYMBOLS = (
    '<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol"/>'
)


def _signs_apart(text: str) -> Iterator[str]:
    start = 0
    for at, letter in enumerate(text):
        if letter in DRAWN:
            yield from filter(None, (text[start:at], letter))
            start = at + 1
    if start < len(text):
        yield text[start:]


def _small(element: Rule | Room | Break, room: float) -> str:
    if isinstance(element, Room):
        return _tiny(before=element.height * 72 / 25.4, keep_next=True)
    if isinstance(element, Break):
        return _tiny(page_break=True)
    side = twips(max(0.0, room - element.length) / 2)
    eighths = round(form.RULE_PT * 8)
    border = (
        f'<w:pBdr><w:top w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"/></w:pBdr>'
    )
    indent = f'<w:ind w:left="{side}" w:right="{side}"/>'
    return _tiny(border=border, indent=indent, before=2, after=element.after, keep_next=True)


def _tiny(
    *,
    border: str = "",
    indent: str = "",
    section: str = "",
    before: float = 0.0,
    after: float = 0.0,
    keep_next: bool = False,
    page_break: bool = False,
) -> str:
    """A paragraph of 2 pt that carries no words; ``before`` and ``after`` in points."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{TINY}"/>{"<w:keepNext/>" if keep_next else ""}'
        f"{'<w:pageBreakBefore/>' if page_break else ''}{border}"
        f"{_spacing(before, after) if before or after else ''}{indent}{section}</w:pPr></w:p>"
    )


def _table_head(widths: Sequence[float], offset: float, margin: float, *, borders: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    margins = "".join(
        f'<w:{side} w:w="{twips(margin)}" w:type="dxa"/>' for side in ("left", "right")
    )
    return (
        f'<w:tblPr><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/>'
        f'<w:tblInd w:w="{twips(offset)}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_THIN = f'w:val="single" w:sz="{round(form.TABLE_RULE_PT * 8)}" w:space="0" w:color="000000"'
_BORDERS = "".join(f"<w:{side} {_THIN}/>" for side in _SIDES)


def _ruled(ruled: Ruled) -> str:
    table = ruled.table
    usual = form.STYLES["OBang"].size.ours
    size = None if table.size_pt == usual else table.size_pt
    head = _table_head(
        ruled.widths,
        0.0,
        form.TABLE_CELL_MARGIN_MM,
        borders=f"<w:tblBorders>{_BORDERS}</w:tblBorders>",
    )
    rows = [
        _ruled_row(row, ruled, size, keep_next=_kept(table.rows, index))
        for index, row in enumerate(table.rows)
    ]
    if any(column.heading for column in table.columns):
        rows.insert(0, _column_headings(ruled, size))
    return f"<w:tbl>{head}{''.join(rows)}</w:tbl>{_tiny(after=form.PARAGRAPH_GAP.ours)}"


def _column_headings(ruled: Ruled, size: float | None) -> str:
    cells = "".join(
        _ruled_cell((Run(text=column.heading),), width, style="DauCot", size=size)
        for column, width in zip(ruled.table.columns, ruled.widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _kept(rows: Sequence[Row], index: int) -> bool:
    """Keep a row with the next one: a group with its first member, the last line with its sum."""
    if index + 1 == len(rows):
        return False
    return rows[index].heads or (index + 2 == len(rows) and rows[-1].sums)


def _ruled_row(row: Row, ruled: Ruled, size: float | None, *, keep_next: bool) -> str:
    columns = ruled.table.columns
    first = Align.LEFT if row.span > 1 else columns[0].align
    cells = [
        _ruled_cell(
            row.cells[0],
            sum(ruled.widths[: row.span]),
            row.span,
            first,
            row.strong,
            size=size,
            keep_next=keep_next,
        )
    ]
    rest = row.cells[len(row.cells) - len(columns) + row.span :]
    for cell, column, width in zip(
        rest, columns[row.span :], ruled.widths[row.span :], strict=True
    ):
        cells.append(_ruled_cell(cell, width, 1, column.align, row.strong, size=size))
    height = f'<w:trHeight w:val="{twips(row.height.value)}"/>' if row.height else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{''.join(cells)}</w:tr>"


def _ruled_cell(
    text: Text,
    width: float,
    span: int = 1,
    align: Align = Align.LEFT,
    strong: bool = False,
    *,
    style: str = "OBang",
    size: float | None = None,
    keep_next: bool = False,
) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    kept = "<w:keepNext/>" if keep_next else ""
    aligned = f'<w:jc w:val="{jc(align)}"/>' if style == "OBang" and align is not Align.LEFT else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{spanned}'
        f'{_CELL_ROOM}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}{aligned}</w:pPr>'
        f"{_runs(text, bold=strong, size=size)}</w:p></w:tc>"
    )


_CELL_ROOM = '<w:tcMar><w:top w:w="50" w:type="dxa"/><w:bottom w:w="50" w:type="dxa"/></w:tcMar>'


def _section(orientation: Orientation) -> str:
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
            ("footer", page.header),
        )
    )
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{base().page_number}"/>'
        f'<w:headerReference w:type="first" r:id="{base().first_page}"/>'
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar {margins} w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )
