"""Where everything stands in a QR code of each version, level M (ISO/IEC 18004:2015).

A symbol is one integer: rows from the top, each *stride* bits, the left module in the highest bit
of its row, dark is 1; the lowest bits of a row are a margin of at least four light modules, and
make it whole bytes. The same symbol turned on its side has columns for rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from operator import itemgetter

# Level M, versions 1 to 40: check words of each block, and how many blocks. Source: table 9.
_CHECKS = (
    *(10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26),
    *(26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28),
)
_BLOCKS = (
    *(1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16),
    *(17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49),
)
VERSIONS = len(_CHECKS)
MASKS = 8

Grid = dict[tuple[int, int], int]
"""Modules by (x, y), 1 is dark."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A version, ready to be filled.

    Attributes:
        side: Modules along one side.
        stride: Bits of a row, margin included.
        blocks: Data words of each block, in order.
        checks: Check words of each block.
        rows: Picks a symbol's bits out of those of all data words, then all check words, then
            "01"; ``columns`` those of the symbol turned on its side.
        masks: For each mask its modules and format information, upright and turned.
        pairs: Bits of modules that have another one to their left in the same row.
    """

    side: int
    stride: int
    blocks: tuple[int, ...]
    checks: int
    rows: Callable[[str], tuple[str, ...]]
    columns: Callable[[str], tuple[str, ...]]
    masks: tuple[tuple[int, int], ...]
    pairs: int

    @property
    def capacity(self) -> int:
        """How many data words there are."""
        return sum(self.blocks)


def capacity_of(version: int) -> int:
    """How many data words the version holds, 1 to 40."""
    side, across = 17 + 4 * version, _alignment_count(version)
    modules = side * side - 3 * 64 - 31 - 2 * (side - 16) - (36 if version >= 7 else 0)
    if across:
        # All but the three at the finders; those on a timing pattern share five modules with it.
        modules -= 25 * (across * across - 3) - 10 * (across - 2)
    return modules // 8 - _CHECKS[version - 1] * _BLOCKS[version - 1]


@lru_cache(maxsize=VERSIONS)
def layout_of(version: int) -> Layout:
    """The layout of *version*, 1 to 40."""
    side = 17 + 4 * version
    stride = (side + 4 + 7) // 8 * 8
    fixed = _fixed(version, side)
    free = [place for place in _zigzag(side) if place not in fixed]
    checks, count = _CHECKS[version - 1], _BLOCKS[version - 1]
    short, long = divmod(capacity_of(version), count)
    blocks = tuple(short + (n >= count - long) for n in range(count))
    bits = 8 * (sum(blocks) + checks * count)
    source = {
        place: 8 * word + bit
        for word, places in zip(_interleaved(blocks, checks), _eights(free), strict=True)
        for bit, place in enumerate(places)
    }
    source |= {place: bits + dark for place, dark in fixed.items()}
    upright = [source.get((x, y), bits) for y, x in product(range(side), range(stride))]
    turned = [source.get((x, y), bits) for x, y in product(range(side), range(stride))]
    return Layout(
        side=side,
        stride=stride,
        blocks=blocks,
        checks=checks,
        rows=itemgetter(*upright),
        columns=itemgetter(*turned),
        masks=tuple(_mask(number, free, side, stride) for number in range(MASKS)),
        pairs=_number(((x, y) for y in range(side) for x in range(1, side)), stride, side),
    )


def _eights(free: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    # What remains beyond whole words stays light: clause 7.7.3.
    return (free[start : start + 8] for start in range(0, len(free) // 8 * 8, 8))


def _interleaved(blocks: tuple[int, ...], checks: int) -> list[int]:
    """Numbers of the words in the order in which they stand in the symbol. Source: 7.6."""
    starts = [sum(blocks[:n]) for n in range(len(blocks))]
    data = [
        start + word
        for word in range(max(blocks))
        for start, length in zip(starts, blocks, strict=True)
        if word < length
    ]
    first = sum(blocks)
    return data + [first + n * checks + word for word in range(checks) for n in range(len(blocks))]


def _zigzag(side: int) -> Iterator[tuple[int, int]]:
    """Modules two columns at a time from the right, up and down in turn. Source: 7.7.3."""
    rights = (*range(side - 1, 6, -2), 5, 3, 1)
    for turn, right in enumerate(rights):
        for y in range(side) if turn % 2 else range(side - 1, -1, -1):
            yield right, y
            yield right - 1, y


def _fixed(version: int, side: int) -> Grid:
    """Patterns that every symbol of the version has; room of the format information is light."""
    grid: Grid = {}
    for n in range(side):
        grid[n, 6] = grid[6, n] = 1 - n % 2
    for x, y in product(_alignments(version, side), repeat=2):
        if (x, y) not in ((6, 6), (6, side - 7), (side - 7, 6)):
            _rings(grid, x, y, 2, side)
    for x, y in ((3, 3), (side - 4, 3), (3, side - 4)):
        _rings(grid, x, y, 4, side)
    for n in (*range(9), *range(side - 8, side)):
        grid.setdefault((n, 8), 0)
        grid.setdefault((8, n), 0)
    grid[8, side - 8] = 1
    if version >= 7:
        told = _with_check(version, 12, 0x1F25)
        for bit in range(18):
            across, along = side - 11 + bit % 3, bit // 3
            grid[across, along] = grid[along, across] = told >> bit & 1
    return grid


def _rings(grid: Grid, x: int, y: int, reach: int, side: int) -> None:
    """A square of rings about (x, y): dark, light, dark …, the widest of a finder is light."""
    for dx, dy in product(range(-reach, reach + 1), repeat=2):
        place = (x + dx, y + dy)
        ring = max(abs(dx), abs(dy))
        if all(0 <= at < side for at in place):
            grid[place] = int(ring in (0, 2) if reach == 2 else ring in (0, 1, 3))


def _alignment_count(version: int) -> int:
    """How many alignment patterns stand in a row. Source: annex E."""
    return version // 7 + 2 if version > 1 else 0


def _alignments(version: int, side: int) -> list[int]:
    """Middles of the alignment patterns, from 6 on. Source: annex E."""
    if version == 1:
        return []
    gaps = _alignment_count(version) - 1
    step = 26 if version == 32 else -(-(side - 13) // (2 * gaps)) * 2
    return [6, *sorted(side - 7 - n * step for n in range(gaps))]


def _with_check(value: int, length: int, generator: int) -> int:
    """*value* followed by its *length* check bits (BCH). Source: annexes C and D."""
    rest = value << length
    while rest.bit_length() > length:
        rest ^= generator << (rest.bit_length() - generator.bit_length())
    return value << length | rest


# Source: table 10; i counts rows, j columns.
_CONDITIONS: tuple[Callable[[int, int], bool], ...] = (
    lambda i, j: (i + j) % 2 == 0,
    lambda i, j: i % 2 == 0,
    lambda i, j: j % 3 == 0,
    lambda i, j: (i + j) % 3 == 0,
    lambda i, j: (i // 2 + j // 3) % 2 == 0,
    lambda i, j: i * j % 2 + i * j % 3 == 0,
    lambda i, j: (i * j % 2 + i * j % 3) % 2 == 0,
    lambda i, j: ((i + j) % 2 + i * j % 3) % 2 == 0,
)


def _mask(number: int, free: list[tuple[int, int]], side: int, stride: int) -> tuple[int, int]:
    condition = _CONDITIONS[number]
    places = [(x, y) for x, y in free if condition(y, x)]
    # Level M is 00; the figure keeps the information from being all light. Source: 7.9.1.
    told = _with_check(number, 10, 0x537) ^ 0x5412
    for bit, beside, below in _format_places(side):
        if told >> bit & 1:
            places += [beside, below]
    turned = [(y, x) for x, y in places]
    return _number(places, stride, side), _number(turned, stride, side)


def _format_places(side: int) -> Iterator[tuple[int, tuple[int, int], tuple[int, int]]]:
    """Bit, its place at the upper left finder, its place at the others. Source: figure 25."""
    for bit in range(15):
        if bit < 8:
            first, second = (8, bit + (bit > 5)), (side - 1 - bit, 8)
        else:
            first, second = (14 - bit + (bit == 8), 8), (8, side - 15 + bit)
        yield bit, first, second


def _number(places: Iterable[tuple[int, int]], stride: int, side: int) -> int:
    bits = bytearray(b"0" * (stride * side))
    for x, y in places:
        bits[y * stride + x] = 0x31
    return int(bits, 2)
