"""Pictures within the text as Word's XML."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from hoinghi.papers.docx_base import TINY
from hoinghi.papers.letters import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Inline:
    """A picture in a paragraph of its own: *relation* names its part, lengths are in mm."""

    relation: str
    name: str
    alternative: str
    width: float
    height: float
    centred: bool = False


def inline_picture(picture: Inline, number: int | str) -> str:
    """The paragraph; *number* tells the pictures of a file apart, from 1."""
    kept = "<w:keepNext/>" if picture.centred else ""
    aligned = '<w:jc w:val="center"/>' if picture.centred else ""
    size = f'cx="{_emu(picture.width)}" cy="{_emu(picture.height)}"'
    named = f'id="{number}" name={quoteattr(f"{picture.name} {number}")}'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{TINY}"/>{kept}<w:spacing w:line="240" w:lineRule="auto"/>'
        f'{aligned}</w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {size}/>"
        f"<wp:docPr {named} descr={quoteattr(clean(picture.alternative))}/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{picture.relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def _emu(mm: float) -> int:
    return round(mm * 36000)
