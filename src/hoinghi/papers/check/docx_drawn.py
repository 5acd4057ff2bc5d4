"""What is drawn in a DOCX: lines, frames with words in them, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from hoinghi.ooxml.package import W
from hoinghi.papers.check.docx_properties import local, value
from hoinghi.papers.metrics import MM_PER_PT

_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WPS: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_PIC: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_EMU_PER_MM: Final = 36_000
_LINES: Final = frozenset({"line", "straightConnector1"})
# A rectangle this flat (mm) is a line to the eye.
_FLAT: Final = 0.7
# Word allows no page wider than 22 inches.
_COUNT: Final = re.compile(r"-?\d{1,6}(?:\.\d{1,6})?")
_LENGTH: Final = re.compile(r"(-?\d*\.?\d+)\s*(pt|in|cm|mm|px)?")
_MM: Final = {"pt": MM_PER_PT, "in": 25.4, "cm": 10.0, "mm": 1.0, "px": 25.4 / 96, "": MM_PER_PT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Something drawn: ``kind`` is "line", "box" or "picture".

    ``x`` and ``y`` are from the paragraph's column and its top, mm, None where not known;
    ``centred`` in the column; ``words`` the ``w:txbxContent`` of a box.
    """

    kind: str
    width: float
    height: float
    x: float | None = None
    y: float | None = None
    centred: bool = False
    thickness: float | None = None
    color: str | None = None
    words: Any = None


def shapes_in(node: Any) -> Iterator[Shape]:
    """The shapes of a ``w:drawing``, ``w:pict``, ``w:object`` or ``mc:AlternateContent``."""
    if node.tag == f"{_MC}AlternateContent":
        chosen = node.find(f"{_MC}Choice")
        for child in node.find(f"{_MC}Fallback") if chosen is None else chosen:
            yield from shapes_in(child)
    elif node.tag == f"{W}drawing":
        for holder in node:
            yield from _drawing(holder)
    elif node.tag in (f"{W}pict", f"{W}object"):
        for child in node.iter():
            yield from _vml(child)


def _drawing(holder: Any) -> Iterator[Shape]:
    extent = holder.find(f"{_WP}extent")
    if extent is None:
        return
    width, height = _emu(extent.get("cx")), _emu(extent.get("cy"))
    x, centred = _place(holder.find(f"{_WP}positionH"))
    y, _ = _place(holder.find(f"{_WP}positionV"))
    geometry = next((node.get("prst") for node in holder.iter(f"{_A}prstGeom")), "")
    line = next(holder.iter(f"{_A}ln"), None)
    words = next(holder.iter(f"{W}txbxContent"), None)
    if next(holder.iter(f"{_PIC}pic"), None) is not None:
        kind = "picture"
    elif geometry in _LINES or (height < _FLAT and words is None):
        kind = "line"
    elif words is not None or next(holder.iter(f"{_WPS}wsp"), None) is not None:
        kind = "box"
    else:
        return
    yield Shape(
        kind=kind,
        width=width,
        height=height,
        x=x,
        y=y,
        centred=centred,
        thickness=None if line is None or line.get("w") is None else int(line.get("w")) / 12_700,
        color=_color_of(line),
        words=words,
    )


def _emu(given: str | None) -> float:
    return int(given or "0") / _EMU_PER_MM


def _place(position: Any) -> tuple[float | None, bool]:
    """Offset in mm where it is from the column or the paragraph, and whether it is centred."""
    if position is None:
        return None, False
    offset, align = position.find(f"{_WP}posOffset"), position.find(f"{_WP}align")
    near = position.get("relativeFrom") in ("column", "paragraph", "line", "character", "text")
    if offset is not None and near:
        return _emu(offset.text), False
    return None, align is not None and align.text == "center"


def _color_of(line: Any) -> str | None:
    """Colour of a shape's line; None where it has no line, or none is said."""
    if line is None or line.find(f"{_A}noFill") is not None:
        return None
    named = line.find(f"{_A}solidFill/{_A}srgbClr")
    return "000000" if named is None else str(named.get("val") or "000000").upper()


def _vml(node: Any) -> Iterator[Shape]:
    name = local(node)
    if name not in ("line", "rect", "shape", "roundrect"):
        return
    style = {
        part.partition(":")[0].strip(): part.partition(":")[2].strip()
        for part in (node.get("style") or "").split(";")
    }
    width, height = _vml_mm(style.get("width", "")), _vml_mm(style.get("height", ""))
    x = _vml_mm(style["margin-left"]) if "margin-left" in style else None
    y = _vml_mm(style["margin-top"]) if "margin-top" in style else None
    words = next(node.iter(f"{W}txbxContent"), None)
    if name == "line":
        (x1, y1), (x2, _) = _vml_point(node.get("from")), _vml_point(node.get("to"))
        x, y, width, height = x1, y1, abs(x2 - x1), 0.0
    elif node.get("type") == "#_x0000_t32" or (words is None and 0 < height < _FLAT):
        name = "line"
    elif any(local(child) == "imagedata" for child in node):
        name = "picture"
    elif words is None:
        return
    yield Shape(
        kind=name if name in ("line", "picture") else "box",
        width=width,
        height=height,
        x=x,
        y=y,
        centred=style.get("mso-position-horizontal") == "center",
        color=None if node.get("stroked") in ("f", "false") else _vml_color(node),
        words=words,
    )


def _vml_color(node: Any) -> str:
    given = (node.get("strokecolor") or "").partition(" ")[0]
    if given == "red":
        return "FF0000"
    return given[1:].upper() if re.fullmatch(r"#[0-9A-Fa-f]{6}", given) else "000000"


def _vml_mm(given: str) -> float:
    match = _LENGTH.match(given)
    return float(match[1]) * _MM[match[2] or ""] if match else 0.0


def _vml_point(given: str | None) -> tuple[float, float]:
    x, _, y = (given or "").partition(",")
    return _vml_mm(x), _vml_mm(y)


def twentieths(given: str | None) -> float:
    """A count of twentieths of a point in points; 0 for what is no number."""
    return float(given) / 20 if given and _COUNT.fullmatch(given) else 0.0


def mm_of(given: str | None) -> float:
    return twentieths(given) * MM_PER_PT


def width_of(node: Any) -> float | None:
    """A width in mm told in twentieths of a point (``w:tcW``, ``w:gridCol``); else None."""
    if node is None or value(node, "type") not in ("", "dxa"):
        return None
    return mm_of(value(node, "w"))
