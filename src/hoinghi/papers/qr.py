"""QR codes of level M (ISO/IEC 18004:2015): the modules, bits for a PDF, a PNG picture.

A whole symbol is one integer, so that what the standard asks of every module (masks, and their
penalties in all eight) is a few operations on all of them at once.
"""

from __future__ import annotations

from functools import cache, lru_cache

from hoinghi.papers.pictures import png_file
from hoinghi.papers.qr_layout import VERSIONS, Layout, capacity_of, layout_of

QUIET_ZONE = 4
"""Empty modules around the code. Source: ISO/IEC 18004, 5.3.8."""

_PIXELS = 8
"""Along a module of a PNG picture: a byte holds one module's."""


def matrix(data: str) -> tuple[bytes, ...]:
    """Rows of the code, quiet zone left out; 1 is a dark module.

    Raises:
        ValueError: *data* is empty or too long for a QR code.
    """
    symbol, layout = _symbol(data)
    modules = f"{symbol:0{layout.stride * layout.side}b}".encode().translate(_FIGURES)
    starts = range(0, len(modules), layout.stride)
    return tuple(modules[start : start + layout.side] for start in starts)


_FIGURES = bytes(figure == 0x31 for figure in range(256))


def bits(data: str) -> tuple[bytes, int]:
    """The code as rows of whole bytes, left module highest, 1 is dark; and modules of a side.

    Raises:
        ValueError: *data* is empty or too long for a QR code.
    """
    symbol, layout = _symbol(data)
    return symbol.to_bytes(layout.stride * layout.side // 8, "big"), layout.side


@lru_cache(maxsize=4096)
def _symbol(data: str) -> tuple[int, Layout]:
    layout, words = _words(data)
    told = "".join((f"{_with_checks(words, layout):0{_bits_of(layout)}b}", "01"))
    upright = int("".join(layout.rows(told)), 2)
    turned = int("".join(layout.columns(told)), 2)
    masks = layout.masks
    best = min(masks, key=lambda mask: _penalty(upright ^ mask[0], turned ^ mask[1], layout))
    return upright ^ best[0], layout


def _bits_of(layout: Layout) -> int:
    return 8 * (layout.capacity + layout.checks * len(layout.blocks))


def _words(data: str) -> tuple[Layout, bytes]:
    """Smallest layout that holds *data* as bytes, and its data words. Source: 7.4."""
    if not data:
        raise ValueError("a QR code must say something")
    content = data.encode()
    # Letters beyond ASCII are announced as UTF-8 (ECI 26).
    head, size = (0b0100, 4) if data.isascii() else (0b0111_00011010_0100, 16)
    for version in range(1, VERSIONS + 1):
        count = 8 if version < 10 else 16
        room = 8 * capacity_of(version) - size - count - 8 * len(content)
        if room >= 0:
            value = (head << count | len(content)) << 8 * len(content)
            return layout_of(version), _filled(
                value | int.from_bytes(content, "big"), room, version
            )
    raise ValueError(f"{len(content)} bytes are too long for a QR code")


def _filled(value: int, room: int, version: int) -> bytes:
    """*value* with the terminator and padding that fill *room* bits after it. Source: 7.4.10."""
    length = 8 * capacity_of(version) - max(0, room - 4)
    words = (value << min(4, room) + -length % 8).to_bytes((length + 7) // 8, "big")
    empty = capacity_of(version) - len(words)
    return words + (b"\xec\x11" * (empty // 2 + 1))[:empty]


def _with_checks(words: bytes, layout: Layout) -> int:
    """All data words and the check words (Reed-Solomon) of each block. Source: 7.5, annex A."""
    table, shift = _division(layout.checks), 8 * (layout.checks - 1)
    low = (1 << shift) - 1
    result, start = int.from_bytes(words, "big"), 0
    for length in layout.blocks:
        rest = 0
        for word in words[start : start + length]:
            rest = (rest & low) << 8 ^ table[rest >> shift ^ word]
        result, start = result << 8 * layout.checks | rest, start + length
    return result


@cache
def _division(checks: int) -> tuple[int, ...]:
    """Multiples of the generator of *checks* check words by each byte, its first term left out."""
    generator, root = [1], 1
    for _ in range(checks):
        shifted = [_product(term, root) for term in generator]
        generator = [a ^ b for a, b in zip([*generator, 0], [0, *shifted], strict=True)]
        root = _product(root, 2)
    return tuple(
        int.from_bytes(bytes(_product(term, byte) for term in generator[1:]), "big")
        for byte in range(256)
    )


def _product(a: int, b: int) -> int:
    """Product in the field of 256 elements, modulo x⁸ + x⁴ + x³ + x² + 1."""
    result = 0
    while b:
        result ^= a if b & 1 else 0
        a = a << 1 ^ (0x11D if a & 0x80 else 0)
        b >>= 1
    return result


def _penalty(upright: int, turned: int, layout: Layout) -> int:
    """Points against a mask. Source: 7.8.3.1, table 11."""
    modules = layout.side * layout.side
    uneven = abs(20 * upright.bit_count() - 10 * modules) // modules
    return (
        _lines(upright, layout) + _lines(turned, layout) + _squares(upright, layout) + 10 * uneven
    )


def _lines(rows: int, layout: Layout) -> int:
    """3 points for five alike in a line and 1 for each further; 40 for what looks like a finder."""
    alike = ~(rows ^ rows >> 1) & layout.pairs
    fives = alike & alike >> 1
    fives &= fives >> 2
    ends = fives ^ fives & fives >> 1
    # Dark, light, three dark, light, dark; four light before or after it.
    finder = rows & rows >> 2 & rows >> 3 & rows >> 4 & rows >> 6 & ~(rows >> 1 | rows >> 5)
    dark = rows | rows >> 1
    dark |= dark >> 2
    finders = (finder & ~(dark >> 7)).bit_count() + (finder & ~(dark << 4)).bit_count()
    return fives.bit_count() + 2 * ends.bit_count() + 40 * finders


def _squares(rows: int, layout: Layout) -> int:
    """3 points for each square of two by two alike."""
    alike = ~(rows ^ rows >> 1) & layout.pairs
    below = ~(rows ^ rows >> layout.stride)
    return 3 * (alike & alike >> layout.stride & below).bit_count()


def svg_path(data: str) -> tuple[str, int]:
    """Dark modules as an SVG path of one unit a module, and the side with its quiet zone."""
    rows = matrix(data)
    parts = []
    for y, row in enumerate(rows, start=QUIET_ZONE):
        x = row.find(1)
        while x >= 0:
            end = row.find(0, x)
            end = len(row) if end < 0 else end
            parts.append(f"M{x + QUIET_ZONE} {y}h{end - x}v1h{x - end}z")
            x = row.find(1, end)
    return "".join(parts), len(rows) + 2 * QUIET_ZONE


def svg(data: str) -> str:
    """The code as an SVG picture."""
    path, side = svg_path(data)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path d="{path}"/></svg>'
    )


def png(data: str) -> bytes:
    """The code as a PNG picture in black and white, eight pixels a module."""
    rows = matrix(data)
    side = len(rows) + 2 * QUIET_ZONE
    margin = b"\xff" * QUIET_ZONE
    empty = (b"\0" + b"\xff" * side) * (QUIET_ZONE * _PIXELS)
    lines = ((b"\0" + margin + row.translate(_LIGHT) + margin) * _PIXELS for row in rows)
    picture = b"".join((empty, *lines, empty))
    return png_file(side * _PIXELS, side * _PIXELS, picture, bits=1)


_LIGHT = b"\xff\x00" + bytes(254)
