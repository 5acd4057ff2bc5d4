"""Correct papers as people set them in LibreOffice: styles, tables and lines of their own making.

Flat ODF text, so that nothing of our writers is in them; LibreOffice prints or saves it.
"""

from collections.abc import Iterable
from html import escape

_NAMES = {
    "office": "office:1.0",
    "style": "style:1.0",
    "text": "text:1.0",
    "table": "table:1.0",
    "draw": "drawing:1.0",
    "fo": "xsl-fo-compatible:1.0",
    "svg": "svg-compatible:1.0",
}
_XMLNS = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}"'
    for short, name in _NAMES.items()
)


def style(
    name: str,
    size: float,
    *,
    look: str = "",
    align: str = "center",
    above: float = 0,
    below: float = 0,
    first: float = 0,
    left: float = 0,
    right: float = 0,
    spacing: int = 100,
    more: str = "",
    master: str = "",
    color: str = "#000000",
) -> str:
    """A style of paragraphs: letters in pt, room above and below in pt, indents in mm."""
    bold = ' fo:font-weight="bold"' if "b" in look else ""
    italic = ' fo:font-style="italic"' if "i" in look else ""
    page = f' style:master-page-name="{master}"' if master else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph"{page}>'
        f'<style:paragraph-properties fo:text-align="{align}" fo:margin-top="{above}pt" '
        f'fo:margin-bottom="{below}pt" fo:text-indent="{first}mm" fo:margin-left="{left}mm" '
        f'fo:margin-right="{right}mm" fo:line-height="{spacing}%" {more}/>'
        f'<style:text-properties style:font-name="Times New Roman" fo:font-size="{size}pt" '
        f'fo:color="{color}"{bold}{italic}/></style:style>'
    )


def p(name: str, text: str = "") -> str:
    return f'<text:p text:style-name="{name}">{escape(text)}</text:p>'


def beside(*rows: tuple[Iterable[str], Iterable[str]], table: str = "HaiCot") -> str:
    """Rows of two cells without lines."""
    written = ""
    for row in rows:
        cells = "".join(
            f'<table:table-cell table:style-name="Tron">{"".join(cell)}</table:table-cell>'
            for cell in row
        )
        written += f"<table:table-row>{cells}</table:table-row>"
    return (
        f'<table:table table:name="{table}" table:style-name="{table}">'
        f'<table:table-column table:style-name="{table}.A"/>'
        f'<table:table-column table:style-name="{table}.B"/>{written}</table:table>'
    )


def framed(text: str) -> str:
    """A mark in a red frame of 20 x 8 mm."""
    return (
        '<table:table table:name="Khung" table:style-name="Khung">'
        '<table:table-column table:style-name="Khung.A"/>'
        '<table:table-row table:style-name="Khung.1">'
        f'<table:table-cell table:style-name="Do">{p("Khan", text)}</table:table-cell>'
        "</table:table-row></table:table>"
    )


FRAME = (
    '<style:style style:name="Khung" style:family="table"><style:table-properties '
    'style:width="20mm" table:align="left"/></style:style>'
    '<style:style style:name="Khung.A" style:family="table-column">'
    '<style:table-column-properties style:column-width="20mm"/></style:style>'
    '<style:style style:name="Khung.1" style:family="table-row">'
    '<style:table-row-properties style:row-height="8mm"/></style:style>'
    '<style:style style:name="Do" style:family="table-cell"><style:table-cell-properties '
    'fo:padding="0mm" style:vertical-align="middle" fo:border="1pt solid #ff0000"/></style:style>'
)


def grid(rows: Iterable[Iterable[str]], name: str = "Bang") -> str:
    """A table with lines; its first row is bold."""
    written = []
    for number, row in enumerate(rows):
        cells = "".join(
            f'<table:table-cell table:style-name="Ke">{p("DauCot" if not number else "O", cell)}'
            "</table:table-cell>"
            for cell in row
        )
        written.append(f"<table:table-row>{cells}</table:table-row>")
    columns = '<table:table-column table:number-columns-repeated="3"/>'
    return f'<table:table table:name="{name}">{columns}{"".join(written)}</table:table>'


def two_columns(name: str, left: float, right: float) -> str:
    """Widths in mm of a table of two columns."""
    widths = "".join(
        f'<style:style style:name="{name}.{column}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width}mm"/></style:style>'
        for column, width in (("A", left), ("B", right))
    )
    return (
        f'<style:style style:name="{name}" style:family="table"><style:table-properties '
        f'style:width="{left + right}mm" table:align="left"/></style:style>{widths}'
    )


def sheet(
    name: str, *, left: float, right: float, top: float, bottom: float, across: bool = False
) -> str:
    """A layout of pages, margins in mm. The number stands 10 mm from the edge."""
    width, height = (297, 210) if across else (210, 297)
    way = "landscape" if across else "portrait"
    return (
        f'<style:page-layout style:name="{name}"><style:page-layout-properties '
        f'fo:page-width="{width}mm" fo:page-height="{height}mm" '
        f'style:print-orientation="{way}" fo:margin-left="{left}mm" fo:margin-right="{right}mm" '
        f'fo:margin-top="10mm" fo:margin-bottom="{bottom}mm"/>'
        f'<style:header-style><style:header-footer-properties svg:height="{top - 10}mm" '
        'fo:margin-bottom="0mm" style:dynamic-spacing="false"/></style:header-style>'
        "<style:footer-style><style:header-footer-properties/></style:footer-style>"
        "</style:page-layout>"
    )


def document(layouts: str, styles: str, masters: str, body: str) -> bytes:
    cells = (
        '<style:style style:name="Tron" style:family="table-cell">'
        '<style:table-cell-properties fo:padding="0mm" fo:border="none"/></style:style>'
        '<style:style style:name="Ke" style:family="table-cell"><style:table-cell-properties '
        'fo:padding="1.2mm" fo:border="0.5pt solid #000000"/></style:style>'
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_XMLNS} '
        'office:mimetype="application/vnd.oasis.opendocument.text" office:version="1.3">'
        '<office:font-face-decls><style:font-face style:name="Times New Roman" '
        "svg:font-family=\"'Times New Roman'\"/></office:font-face-decls>"
        '<office:styles><style:style style:name="Dam" style:family="text">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        f"{styles}</office:styles>"
        f"<office:automatic-styles>{layouts}{cells}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def master(name: str, layout: str, *, numbered: str = "", then: str = "", foot: str = "") -> str:
    """A kind of page; *numbered* is the style of its number, *then* the kind that follows."""
    follows = f' style:next-style-name="{then}"' if then else ""
    number = (
        f'<text:p text:style-name="{numbered}"><text:page-number/></text:p>' if numbered else ""
    )
    return (
        f'<style:master-page style:name="{name}" style:page-layout-name="{layout}"{follows}>'
        f"<style:header>{number or p('Trong')}</style:header>"
        f"{f'<style:footer>{foot}</style:footer>' if foot else ''}</style:master-page>"
    )
