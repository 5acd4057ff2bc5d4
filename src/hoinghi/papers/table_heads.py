"""The heading of a table as rows of cells: common headings, headings, numbers of columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from hoinghi.papers.model import Column, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadCell:
    """A cell of the heading: it covers *across* columns from *first*, and *down* rows.

    ``numbers`` marks the number of a column, which is set lighter than its heading.
    """

    words: str
    first: int
    across: int = 1
    down: int = 1
    numbers: bool = False


def head_rows(table: Table) -> tuple[tuple[HeadCell, ...], ...]:
    """Rows of the heading from the top; none where no column has one.

    A cell that covers two rows stands in the upper one only.
    """
    columns = list(enumerate(table.columns))
    if not any(column.heading for _, column in columns):
        return ()
    rows = []
    if any(column.group for _, column in columns):
        rows.append(tuple(_upper(table)))
        columns = [(at, column) for at, column in columns if column.group]
    rows.append(tuple(HeadCell(words=column.heading, first=at) for at, column in columns))
    if table.numbered:
        rows.append(tuple(_number(at) for at in range(len(table.columns))))
    return tuple(rows)


def _upper(table: Table) -> list[HeadCell]:
    cells: list[HeadCell] = []
    for group, members in groupby(enumerate(table.columns), key=_group):
        found = list(members)
        if group:
            cells.append(HeadCell(words=group, first=found[0][0], across=len(found)))
        else:
            cells += (HeadCell(words=column.heading, first=at, down=2) for at, column in found)
    return cells


def _group(place: tuple[int, Column]) -> str:
    return place[1].group


def _number(at: int) -> HeadCell:
    return HeadCell(words=f"({at + 1})", first=at, numbers=True)
