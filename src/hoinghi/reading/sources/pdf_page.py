"""The pieces of a PDF page in the order in which a reader takes them: columns, tables, lines."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Final

from hoinghi.reading.sources.pdf_boxes import WIDE_GAP, Piece, Seen
from hoinghi.reading.sources.pdf_tables import Cell, Table, cell_text, find_tables

# What stands side by side this far apart is set in columns.
_GUTTER: Final = 4.0
# A name stands some lines below the position, with room for the signature between.
_FURTHEST: Final = 150.0
_MARKER: Final = re.compile(r"[\w.]{1,5}[.)/\-]|[-–+•*]")
_KEY: Final = re.compile(
    r"(?:\d{1,3}[.)]?|[IVX]{1,5}\.?|\d{1,2}\s?(?:h|g|giờ|:)\s?\d{0,2}.{0,18})$"
)
_KEY_HEADING: Final = re.compile(r"(?:S?TT|Số TT|Thời gian)$", re.IGNORECASE)
_FEWEST_KEYS: Final = 2


def lay_out(seen: Seen) -> list[Piece]:
    """The lines and rows of the page *seen*, in reading order."""
    if seen.is_plain:
        return seen.pieces
    loose = seen.pieces
    tables = find_tables(seen.rules)
    for table in tables:
        loose = table.take(loose)
    groups = [(table.top, list(_rows(table))) for table in tables if table.pieces]
    groups += [(block[0].top, block) for block in _blocks(loose, tables)]
    groups.sort(key=itemgetter(0))
    return [line for _, lines in groups for line in lines]


def _rows(table: Table) -> Iterator[Piece]:
    """The rows of *table*; the cells of a heading or signature block one after another."""
    edges = tuple(map(round, table.edges))
    may_be_layout = _may_be_layout([piece.text for _, _, piece in table.pieces])
    for top, bottom, cells in table.rows():
        texts = tuple([_text_of(cell) for cell in cells])
        if len(cells) == 1 or (may_be_layout and _is_layout(texts)):
            for cell in cells:
                yield from _column(cell.pieces)
        elif any(texts):
            yield Piece(table.left, top, table.right, bottom, "", texts, edges)


def _text_of(cell: Cell) -> str:
    width, pieces = cell
    if len(pieces) > 1:
        return cell_text(_cell_lines(pieces), width)
    return pieces[0].text if pieces else ""


def _cell_lines(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """*pieces* of a cell line by line from the top."""
    bottom = -1e9
    for _, piece_top, _, piece_bottom, _, _, _ in pieces:
        if piece_top < bottom:
            return [_spaced(line) for line in _visual_lines(pieces)]
        bottom = piece_bottom
    return pieces


def _spaced(line: Sequence[Piece]) -> Piece:
    """*line* as one piece, a space between those that it is made of."""
    if len(line) == 1:
        return line[0]
    return Piece(*_bounds(line), " ".join([piece.text for piece in line]))


def _may_be_layout(texts: Sequence[str]) -> bool:
    """Whether to look for the words of a layout row by row, which most tables do not hold."""
    text = " ".join(texts).upper()
    return "NHẬN" in text or "CỘNG" in text


def _is_layout(cells: Sequence[str]) -> bool:
    text = " ".join(cells).upper()
    return "NƠI NHẬN" in text or ("CỘNG H" in text and "ĐỘC LẬP" in text) or "ĐẢNG CỘNG SẢN" in text


def _blocks(pieces: Iterable[Piece], tables: Sequence[Table]) -> Iterator[list[Piece]]:
    """Lines by themselves, and blocks of columns, from the top down."""
    chains = _chains(pieces)
    index = 0
    while index < len(chains):
        chain = chains[index]
        index += 1
        if len(chain) == 1:
            yield chain
            continue
        if _is_item(chain) or not _gutters(chain, _widest_for(chain)):
            yield _side_by_side(chain)
            continue
        block = list(chain)
        while index < len(chains) and _goes_on(block, chains[index], tables):
            block += chains[index]
            index += 1
        yield _column_by_column(block, chain)


def _chains(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces that overlap in height, taken together."""
    chains: list[list[Piece]] = []
    bottom = -1e9
    for piece in sorted(pieces, key=itemgetter(1)):
        # Letters below the line reach a little into the next one.
        if piece[1] < bottom - 2:
            chains[-1].append(piece)
            bottom = max(bottom, piece[3])
        else:
            chains.append([piece])
            bottom = piece[3]
    return chains


def _is_item(chain: Sequence[Piece]) -> bool:
    """Whether *chain* is an item of a list, a tab after its number."""
    return len(chain) == 2 and _MARKER.fullmatch(min(chain).text) is not None


def _widest_for(chain: Sequence[Piece]) -> float:
    """The gap that parts columns: one line alone may have a tab in it."""
    return _GUTTER if len(chain) > 2 else WIDE_GAP


def _gutters(pieces: Iterable[Piece], least: float) -> list[float]:
    """The middles of the gaps that go down between all *pieces*."""
    found: list[float] = []
    reach: float | None = None
    for piece in sorted(pieces):
        if reach is not None and piece.left - reach > least:
            found.append((piece.left + reach) / 2)
        reach = piece.right if reach is None else max(reach, piece.right)
    return found


def _goes_on(block: list[Piece], chain: list[Piece], tables: Sequence[Table]) -> bool:
    """Whether *chain* stands in the columns of *block* above it."""
    bottom = max(piece.bottom for piece in block)
    top = chain[0].top
    if top - bottom > _FURTHEST or any(bottom - 2 < table.top < top for table in tables):
        return False
    return bool(_gutters([*block, *chain], _GUTTER))


def _column_by_column(block: list[Piece], first: Sequence[Piece]) -> list[Piece]:
    """The *block* as rows where its first column holds keys, else one column after another."""
    gutters = _gutters(block, _GUTTER)
    columns: list[list[Piece]] = [[] for _ in range(len(gutters) + 1)]
    for piece in block:
        columns[sum(piece.left > gutter for gutter in gutters)].append(piece)
    if len(columns) == 2 and len(block) == 2:
        return _side_by_side(first)
    keys = _keys(columns[0])
    if keys:
        return list(_aligned_rows(columns, keys, gutters))
    return [line for column in columns for line in _column(column)]


def _keys(column: Sequence[Piece]) -> list[Piece]:
    """The pieces of the first *column* that begin a row, where all of them do."""
    keys = [p for p in column if _KEY.match(p.text) or _KEY_HEADING.match(p.text)]
    return keys if len(keys) > _FEWEST_KEYS and len(keys) == len(column) else []


def _aligned_rows(
    columns: Sequence[Sequence[Piece]], keys: Sequence[Piece], gutters: Sequence[float]
) -> Iterator[Piece]:
    """Rows of a table without ruled lines: each begins with its key."""
    starts = sorted(key.top for key in keys)
    starts[0] = -1e9
    edges = tuple(round(gutter) for gutter in gutters)
    for start, end in zip(starts, [*starts[1:], 1e9], strict=True):
        cells = [[p for p in column if start - 3 <= p.top < end - 3] for column in columns]
        pieces = [piece for cell in cells for piece in cell]
        if not pieces:
            continue
        texts = tuple(
            _text_of(Cell(max(p.right for p in column) - min(column).left, cell))
            for cell, column in zip(cells, columns, strict=True)
        )
        left, top, right, bottom = _bounds(pieces)
        yield Piece(left, top, right, bottom, "", texts, edges)


def _bounds(pieces: Iterable[Piece]) -> tuple[float, float, float, float]:
    lefts, tops, rights, bottoms, *_ = zip(*pieces, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _column(pieces: Iterable[Piece]) -> list[Piece]:
    return [line for row in _visual_lines(pieces) for line in _side_by_side(row)]


def _visual_lines(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """*pieces* line by line from the top, each from left to right."""
    lines: list[list[Piece]] = []
    top = bottom = -1e9
    for piece in sorted(pieces, key=_middle):
        _, piece_top, _, piece_bottom, _, _, _ = piece
        shared = min(bottom, piece_bottom) - max(top, piece_top)
        if lines and shared > 0.5 * min(bottom - top, piece_bottom - piece_top):
            lines[-1].append(piece)
        else:
            lines.append([piece])
        top, bottom = piece_top, piece_bottom
    return [sorted(line) if len(line) > 1 else line for line in lines]


def _middle(piece: Piece) -> float:
    return piece[1] + piece[3]


def _side_by_side(pieces: Sequence[Piece]) -> list[Piece]:
    """*pieces* of lines, wide gaps kept as four spaces so that columns stay apart."""
    if len(pieces) == 1:
        return [pieces[0]]
    return [_as_one(line) if len(line) > 1 else line[0] for line in _visual_lines(pieces)]


def _as_one(line: Sequence[Piece]) -> Piece:
    text = line[0].text
    is_item = _is_item(line)
    for before, piece in itertools.pairwise(line):
        is_wide = piece.left - before.right > 1.5 * WIDE_GAP and not is_item
        text += ("    " if is_wide else " ") + piece.text
    return Piece(*_bounds(line), text)
