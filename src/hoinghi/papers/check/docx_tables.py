"""Tables of a DOCX: whether they show lines, how much room their cells leave."""

from __future__ import annotations

from typing import Any, Final

from hoinghi.ooxml.package import W
from hoinghi.papers.check.docx_drawn import width_of
from hoinghi.papers.check.docx_properties import Styles
from hoinghi.papers.check.docx_values import has_lines

#: Of a cell that names none, mm on each side.
_CELL_MARGIN: Final = 1.9


def is_ruled(table: Any, style: str, styles: Styles) -> bool:
    """Whether *table*, of the style named *style*, shows lines."""
    borders = table.find(f"{W}tblPr/{W}tblBorders")
    if borders is None:
        borders = styles.chain_finds(style, f"{W}tblPr/{W}tblBorders")
    if borders is not None and has_lines(borders):
        return True
    cells = list(table.iter(f"{W}tc"))
    lined = sum(1 for cell in cells if has_lines(cell.find(f"{W}tcPr/{W}tcBorders"), least=2))
    return lined * 2 > len(cells)


def cell_margins(table: Any, style: str, styles: Styles) -> float:
    """Left and right margin of the cells of *table* together, mm."""
    margins = table.find(f"{W}tblPr/{W}tblCellMar")
    if margins is None:
        margins = styles.chain_finds(style, f"{W}tblPr/{W}tblCellMar")
    total = 0.0
    for names in (("left", "start"), ("right", "end")):
        found = None
        for name in names:
            found = found if margins is None or found is not None else margins.find(W + name)
        total += _CELL_MARGIN if found is None else width_of(found) or 0.0
    return total
