"""Tables as Word's XML: cells without lines, ruled tables whose headings are repeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hoinghi.papers import form
from hoinghi.papers.docx_base import RED, jc, twips
from hoinghi.papers.docx_text import Notes, paragraph, runs, tiny
from hoinghi.papers.elements import Framed, Ruled, line
from hoinghi.papers.model import Align, Row, Run, Text
from hoinghi.papers.table_heads import HeadCell, head_rows


def table_head(widths: Sequence[float], offset: float, margin: float, *, borders: str) -> str:
    """Width, borders and grid of a table that begins *offset* mm from the margin."""
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


def _borders(thickness: float, colour: str = "000000") -> str:
    line_ = f'w:val="single" w:sz="{round(thickness * 8)}" w:space="0" w:color="{colour}"'
    return f"<w:tblBorders>{''.join(f'<w:{side} {line_}/>' for side in _SIDES)}</w:tblBorders>"


_BORDERS = _borders(form.TABLE_RULE_PT)


def framed(mark: Framed, notes: Notes) -> str:
    """A mark in its frame: a table of one cell of exactly its size."""
    colour = RED if form.STYLES[mark.style].red else "000000"
    borders = _borders(form.FRAME_PT, colour)
    head = table_head((mark.width,), mark.left, 0.0, borders=borders)
    height = f'<w:trHeight w:val="{twips(mark.height)}" w:hRule="exact"/>'
    return (
        f"<w:tbl>{head}<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>"
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(mark.width)}" w:type="dxa"/><w:vAlign w:val="center"/>'
        f"</w:tcPr>{paragraph(line(mark.style, mark.words), notes)}</w:tc></w:tr></w:tbl>{tiny()}"
    )


def ruled_table(ruled: Ruled, notes: Notes) -> str:
    """A table with lines."""
    table = ruled.table
    usual = form.STYLES["OBang"].size.ours
    size = None if table.size_pt == usual else table.size_pt
    head = table_head(
        ruled.widths,
        0.0,
        form.TABLE_CELL_MARGIN_MM,
        borders=_BORDERS,
    )
    rows = [
        _ruled_row(row, ruled, size, notes, keep_next=_kept(table.rows, index))
        for index, row in enumerate(table.rows)
    ]
    heading = _heading(ruled, size, notes)
    return f"<w:tbl>{head}{heading}{''.join(rows)}</w:tbl>{tiny(after=form.PARAGRAPH_GAP.ours)}"


def _heading(ruled: Ruled, size: float | None, notes: Notes) -> str:
    """Rows that every page repeats; a cell over two rows goes on, empty, in the lower one."""
    rows = []
    below: list[HeadCell] = []
    for cells in head_rows(ruled.table):
        written = "".join(
            _head_cell(cell, ruled, size, notes)
            for cell in sorted((*cells, *below), key=lambda cell: cell.first)
        )
        rows.append(f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{written}</w:tr>")
        below = [replace(cell, words="", down=0) for cell in cells if cell.down > 1]
    return "".join(rows)


def _head_cell(cell: HeadCell, ruled: Ruled, size: float | None, notes: Notes) -> str:
    width = sum(ruled.widths[cell.first : cell.first + cell.across])
    return _ruled_cell(
        (Run(text=cell.words),) if cell.words else (),
        width,
        notes,
        cell.across,
        style="SoCot" if cell.numbers else "DauCot",
        size=None if cell.numbers else size,
        merged=_MERGED.get(cell.down, ""),
    )


_MERGED = {2: '<w:vMerge w:val="restart"/>', 0: "<w:vMerge/>"}


def _kept(rows: Sequence[Row], index: int) -> bool:
    """Keep a row with the next one: a group with its first member, the last line with its sum."""
    if index + 1 == len(rows):
        return False
    return rows[index].heads or (index + 2 == len(rows) and rows[-1].sums)


def _ruled_row(row: Row, ruled: Ruled, size: float | None, notes: Notes, *, keep_next: bool) -> str:
    columns = ruled.table.columns
    first = Align.LEFT if row.span > 1 else columns[0].align
    cells = [
        _ruled_cell(
            row.cells[0],
            sum(ruled.widths[: row.span]),
            notes,
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
        cells.append(_ruled_cell(cell, width, notes, 1, column.align, row.strong, size=size))
    height = f'<w:trHeight w:val="{twips(row.height.value)}"/>' if row.height else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{''.join(cells)}</w:tr>"


def _ruled_cell(
    text: Text,
    width: float,
    notes: Notes,
    span: int = 1,
    align: Align = Align.LEFT,
    strong: bool = False,
    *,
    style: str = "OBang",
    size: float | None = None,
    keep_next: bool = False,
    merged: str = "",
) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    kept = "<w:keepNext/>" if keep_next else ""
    aligned = f'<w:jc w:val="{jc(align)}"/>' if style == "OBang" and align is not Align.LEFT else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{spanned}{merged}'
        f'{_cell_room(size)}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}{aligned}{_mark(size)}</w:pPr>'
        f"{runs(text, notes, bold=strong, size=size)}</w:p></w:tc>"
    )


def _cell_room(size: float | None) -> str:
    """Room above and below the words; small letters are set closer, so that a list fits a page."""
    room = 50 if size is None else 10
    return (
        f'<w:tcMar><w:top w:w="{room}" w:type="dxa"/>'
        f'<w:bottom w:w="{room}" w:type="dxa"/></w:tcMar>'
    )


def _mark(size: float | None) -> str:
    """Give the end of the paragraph the size of its words: it sets how high an empty cell is."""
    if size is None:
        return ""
    half_points = round(size * 2)
    return f'<w:rPr><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
