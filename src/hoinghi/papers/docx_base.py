"""The empty Word file that every paper is written into: named styles, page number, settings.

Made once in a process by python-docx from ``form``; the writer only puts text into it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from hoinghi.papers import form
from hoinghi.papers.model import Align

if TYPE_CHECKING:
    from docx.document import Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
TINY = "KeNgang"
"""Style of paragraphs that only carry a rule, a gap or the end of a section."""

NOTE_MARK = "DauCuocChu"
"""Style of the raised number that refers to a footnote."""
RED = "FF0000"

_KEPT = ("Normal", "Default Paragraph Font", "Normal Table", "No List")
_LEFTOVERS = ("thumbnail", "customXml", "stylesWithEffects", "numbering")
_ALIGNED = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right"}
_LANGUAGE = "vi-VN"


@dataclass(frozen=True, slots=True)
class Base:
    """Parts of the empty file by name, and the relations of its two headers."""

    parts: tuple[tuple[str, bytes], ...]
    page_number: str
    first_page: str


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point, as Word counts lengths."""
    return round(mm * 1440 / 25.4)


def jc(align: Align) -> str:
    """Word's name for an alignment."""
    return _ALIGNED.get(align, "both")


@lru_cache(maxsize=1)
def base() -> Base:
    """The empty file."""
    import docx  # imported late: only writing papers needs it

    document = docx.Document()
    _drop_leftovers(document)
    _set_styles(document)
    _set_settings(document)
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    _set_style_of(section.first_page_header.paragraphs[0]._p)
    section.header.is_linked_to_previous = False
    _number_pages(section.header.paragraphs[0]._p)
    references = {
        reference.get(_w("type")): reference.get(_r("id"))
        for reference in section._sectPr.iterchildren(_w("headerReference"))
    }
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as archive:
        parts = tuple((name, archive.read(name)) for name in archive.namelist())
    return Base(parts, str(references["default"]), str(references["first"]))


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def _r(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/officeDocument/2006/relationships}}{name}"


def _parsed(xml: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(xml.replace(">", f' xmlns:w="{W}">', 1) if "xmlns:w" not in xml else xml)


def _drop_leftovers(document: Document) -> None:
    """Leave out the picture and the data islands of python-docx's own template."""
    for part in (document.part.package, document.part):
        for key, relation in list(part.rels.items()):
            if relation.reltype.rpartition("/")[2] in _LEFTOVERS:
                del part.rels[key]


def _set_styles(document: Document) -> None:
    styles = document.styles.element
    for style in list(styles.iterchildren(_w("style"))):
        if style.name_val not in _KEPT:
            styles.remove(style)
    defaults = styles.find(_w("docDefaults"))
    styles.replace(defaults, _parsed(_DEFAULTS))
    for style in form.STYLES.values():
        styles.append(_parsed(_style(style)))
    styles.append(_parsed(_TINY_STYLE))
    styles.append(_parsed(_NOTE_MARK_STYLE))


_FONTS = " ".join(f'w:{script}="{form.FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
_SINGLE = round(form.LINE_SPACING.ours * 240)
_DEFAULTS = (
    f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {_FONTS}/>"
    '<w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/>'
    f'<w:lang w:val="{_LANGUAGE}" w:eastAsia="{_LANGUAGE}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    f'<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="{_SINGLE}" '
    'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
)

_TINY_STYLE = (
    f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{TINY}"><w:name w:val="Kẻ ngang"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="0" w:after="0" w:line="40" '
    'w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="4"/><w:szCs w:val="4"/></w:rPr></w:style>'
)

_NOTE_MARK_STYLE = (
    f'<w:style w:type="character" w:styleId="{NOTE_MARK}"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)
_BUILT_IN = ("heading ", "footnote ")


def _style(style: form.Style) -> str:
    builtin = "" if style.name.startswith(_BUILT_IN) else ' w:customStyle="1"'
    following = '<w:next w:val="ThanBai"/>' if style.outline else ""
    return (
        f'<w:style w:type="paragraph"{builtin} w:styleId="{style.key}">'
        f'<w:name w:val="{style.name}"/><w:basedOn w:val="Normal"/>{following}<w:qFormat/>'
        f"<w:pPr>{''.join(_paragraph_properties(style))}</w:pPr>"
        f"<w:rPr>{''.join(_letter_properties(style))}</w:rPr></w:style>"
    )


def _paragraph_properties(style: form.Style) -> Iterator[str]:
    if style.keep_next:
        yield "<w:keepNext/>"
    yield "<w:widowControl/>"
    yield f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}"/>'
    if style.first_line:
        yield f'<w:ind w:firstLine="{twips(form.FIRST_LINE.ours)}"/>'
    yield f'<w:jc w:val="{jc(style.align)}"/>'
    if style.outline:
        yield f'<w:outlineLvl w:val="{style.outline - 1}"/>'


def _letter_properties(style: form.Style) -> Iterator[str]:
    if style.bold:
        yield "<w:b/><w:bCs/>"
    if style.italic:
        yield "<w:i/><w:iCs/>"
    if style.red:
        yield f'<w:color w:val="{RED}"/>'
    size = round(style.size.ours * 2)
    yield f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _set_settings(document: Document) -> None:
    settings = document.settings.element
    compat = settings.find(_w("compat"))
    settings.replace(compat, _parsed(_COMPAT))


# Mode 15 is Word 2013 and later; a line that ends in a line break is not stretched.
_COMPAT = (
    "<w:compat><w:doNotExpandShiftReturn/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat>'
)


def _set_style_of(paragraph: Any) -> None:
    paragraph.style = "SoTrang"


def _number_pages(paragraph: Any) -> None:
    _set_style_of(paragraph)
    for piece in (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph.append(_parsed(f"<w:r>{piece}</w:r>"))
