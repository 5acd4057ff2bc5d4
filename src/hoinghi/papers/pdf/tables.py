"""Ruled tables: rows as slices, headings that every page repeats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from hoinghi.papers import form
from hoinghi.papers.elements import Ruled
from hoinghi.papers.letters import clean
from hoinghi.papers.metrics import ASCENT, LINE_HEIGHT, PT_PER_MM, SINGLE
from hoinghi.papers.model import Align, Row
from hoinghi.papers.pdf.blocks import Block, Pile, Printed, Slice
from hoinghi.papers.pdf.faces import index_of
from hoinghi.papers.pdf.setting import Measure, SetLine, Stretch, set_lines
from hoinghi.papers.pdf.texts import notes_of, stretches
from hoinghi.papers.table_heads import HeadCell, head_rows

_PAD = 2.5
"""Room above and below the words of a cell, pt."""

_LONG_CELL = 600
"""Letters from which a row may go on over the next page."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """Set lines between two edges."""

    left: float
    right: float
    lines: tuple[SetLine, ...]
    notes: tuple[tuple[int, str], ...] = ()

    @property
    def height(self) -> float:
        size = self.lines[0].size
        return size * ((len(self.lines) - 1) * SINGLE + LINE_HEIGHT)


def table(ruled: Ruled, page: float, note: int) -> Block:
    """The table as a block whose head is repeated; *page* is the height of a page, pt.

    Args:
        note: Number of its first footnote, if it has any.

    Raises:
        UnprintableText: A letter for which the font has no glyph.
    """
    edges = tuple(accumulate((width * PT_PER_MM for width in ruled.widths), initial=0.0))
    head = _head(ruled, edges)
    room = page - (head.height if head else 0.0)
    rows = ruled.table.rows
    slices = [head] if head else []
    for number, row in enumerate(rows):
        cells = _cells(row, ruled, edges, note)
        note += sum(len(cell.notes) for cell in cells)
        last = number == len(rows) - 1
        # The row that names a group never ends a page; the sum of all never begins one alone.
        keep = row.heads and not last
        slices.append(_slice(cells, row, room, first=not slices, keep=keep))
        if last and row.sums and number:
            slices[-2] = replace(slices[-2], keep=True)
    return Block(slices=tuple(slices), after=form.PARAGRAPH_GAP.ours, head=head)


def _head(ruled: Ruled, edges: Sequence[float]) -> Slice | None:
    rows = head_rows(ruled.table)
    if not rows:
        return None
    made = [[(of, _head_cell(of, ruled, edges)) for of in row] for row in rows]
    tops = _tops(made)
    pile = Pile()
    sides = set()
    for number, row in enumerate(made):
        for of, cell in row:
            top, bottom = tops[number], tops[number + of.down]
            for printed in _middle([cell], bottom - top):
                pile.lines.append(replace(printed, base=printed.base + top))
            sides |= {(cell.left, top, cell.right, top), (cell.left, bottom, cell.right, bottom)}
            sides |= {(cell.left, top, cell.left, bottom), (cell.right, top, cell.right, bottom)}
    pile.shapes = [_PEN, *(_side(*side) for side in sorted(sides))]
    return replace(pile.slice(tops[-1]), keep=True)


def _head_cell(of: HeadCell, ruled: Ruled, edges: Sequence[float]) -> _Cell:
    numbers = form.STYLES["SoCot"]
    face = index_of(bold=not of.numbers, italic=of.numbers)
    size = numbers.size.ours if of.numbers else ruled.table.size_pt
    left, right = edges[of.first], edges[of.first + of.across]
    return _set([Stretch(clean(of.words), face)], left, right, Align.CENTER, size)


def _tops(rows: Sequence[Sequence[tuple[HeadCell, _Cell]]]) -> list[float]:
    """Upper edges of the rows of a head, and the lower edge of the last."""
    tops = [0.0] * (len(rows) + 1)
    for number, row in enumerate(rows):
        lowest = tops[number]
        for start, above in enumerate(rows[: number + 1]):
            for of, cell in above:
                if start + of.down == number + 1:
                    lowest = max(lowest, tops[start] + cell.height + 2 * _PAD)
        tops[number + 1] = max(tops[number + 1], lowest) if row else lowest
    return tops


def _cells(row: Row, ruled: Ruled, edges: Sequence[float], note: int) -> list[_Cell]:
    columns, size = ruled.table.columns, ruled.table.size_pt
    # Cells under a span may be given empty or left out; what stands after it counts.
    kept = [row.cells[0], *row.cells[len(row.cells) - len(columns) + row.span :]]
    cells = []
    for index, text in enumerate(kept):
        column = index + row.span - 1 if index else 0
        spans = index == 0 and row.span > 1
        align = Align.LEFT if spans else columns[column].align
        right = edges[row.span] if spans else edges[column + 1]
        words = list(stretches(text, bold=row.strong, italic=False, note=note))
        cell = _set(words, edges[column], right, align, size)
        called = (found for line in cell.lines for found in notes_of(line, text, note))
        cells.append(replace(cell, notes=tuple(called)))
        note += len(cells[-1].notes)
    return cells


def _set(words: Sequence[Stretch], left: float, right: float, align: Align, size: float) -> _Cell:
    margin = form.TABLE_CELL_MARGIN_MM * PT_PER_MM
    room = Measure(width=right - left - 2 * margin, size=size, align=align)
    return _Cell(left, right, tuple(set_lines(words, room)))


def _slice(cells: Sequence[_Cell], row: Row, room: float, *, first: bool, keep: bool) -> Slice:
    least = row.height.value * PT_PER_MM if row.height else 0.0
    height = max(least, max(cell.height for cell in cells) + 2 * _PAD)
    long = max(sum(len(run.text) for run in cell) for cell in row.cells) >= _LONG_CELL
    top = _across(cells, 0.0)
    shapes = _PEN + (top if first else "") + _edges(cells, height) + _across(cells, height)
    return Slice(
        height=height,
        lines=_middle(cells, height),
        shapes=shapes,
        keep=keep,
        opening="" if first else _PEN + top,
        notes=tuple(note for cell in cells for note in cell.notes),
        parts=tuple(_divided(cells, first=first, keep=keep)) if long or height > room else (),
    )


def _divided(cells: Sequence[_Cell], *, first: bool, keep: bool) -> list[Slice]:
    """A slice for each line of the longest cell, so that a page may end between them."""
    count = max(len(cell.lines) for cell in cells)
    size = cells[0].lines[0].size
    slices = []
    for number in range(count):
        above = _PAD if number == 0 else 0.0
        below = _PAD + size * (LINE_HEIGHT - SINGLE) if number == count - 1 else 0.0
        height = above + size * SINGLE + below
        top, bottom = _across(cells, 0.0), _across(cells, height)
        shapes = _PEN + (top if first and not number else "") + _edges(cells, height)
        slices.append(
            Slice(
                height=height,
                lines=tuple(
                    _printed(cell, cell.lines[number], above)
                    for cell in cells
                    if number < len(cell.lines)
                ),
                shapes=shapes + (bottom if number == count - 1 else ""),
                keep=keep if number == count - 1 else number in (0, count - 2),
                opening=_PEN + top,
                closing="" if number == count - 1 else _PEN + bottom,
                notes=tuple(
                    note
                    for cell in cells
                    if number < len(cell.lines)
                    for note in cell.notes
                    if note[0] in cell.lines[number].notes
                ),
            )
        )
    return slices


def _middle(cells: Sequence[_Cell], height: float) -> tuple[Printed, ...]:
    return tuple(
        _printed(cell, line, (height - cell.height) / 2 + number * line.size * SINGLE)
        for cell in cells
        for number, line in enumerate(cell.lines)
    )


def _printed(cell: _Cell, line: SetLine, top: float) -> Printed:
    x = cell.left + form.TABLE_CELL_MARGIN_MM * PT_PER_MM
    return Printed(x, top + line.size * ASCENT, line)


_PEN = f"2 J {form.TABLE_RULE_PT:g} w\n"


def _side(left: float, top: float, right: float, bottom: float) -> str:
    return f"{left:.2f} {-top:.2f} m {right:.2f} {-bottom:.2f} l S\n"


def _across(cells: Sequence[_Cell], down: float) -> str:
    return _side(cells[0].left, down, cells[-1].right, down)


def _edges(cells: Sequence[_Cell], height: float) -> str:
    places = [cells[0].left, *(cell.right for cell in cells)]
    return "".join(_side(x, 0.0, x, height) for x in places)
