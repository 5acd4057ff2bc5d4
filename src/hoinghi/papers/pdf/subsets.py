"""The part of a face that a PDF embeds: the outlines of the letters used, without hints.

Glyphs keep the numbers of the font file, so that what is drawn once is right in every file.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping

from hoinghi.papers.truetype import FontFile

# Flags of a part of a composed glyph. Source: OpenType specification 1.9, table glyf.
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX, _HINTS = 0x1, 0x8, 0x20, 0x40, 0x80, 0x100


def subset(font: FontFile, glyphs: Iterable[int], own: Mapping[int, bytes], width: int) -> bytes:
    """A font file of the *glyphs* and those they are composed of, all others empty.

    Args:
        own: Outlines of further glyphs, beyond those of *font*, each *width* units wide.
    """
    kept = sorted(_closed(font, {0, *glyphs}))
    outlines = {glyph: _without_hints(font.outline(glyph)) for glyph in kept} | dict(own)
    count = max(outlines) + 1
    places, glyf = [0], bytearray()
    for glyph in range(count):
        outline = outlines.get(glyph, b"")
        glyf += outline + b"\0" * (-len(outline) % 4)
        places.append(len(glyf))
    metrics = (
        struct.pack(">HH", width if glyph in own else font.advances[glyph], 0)
        if glyph in outlines
        else b"\0\0\0\0"
        for glyph in range(count)
    )
    head, hhea = bytearray(font.table(b"head")), bytearray(font.table(b"hhea"))
    struct.pack_into(">I", head, 8, 0)
    struct.pack_into(">h", head, 50, 1)  # long offsets
    struct.pack_into(">H", hhea, 34, count)
    maxp = bytearray(font.table(b"maxp"))
    struct.pack_into(">H", maxp, 4, count)
    return _file(
        {
            b"glyf": bytes(glyf),
            b"head": bytes(head),
            b"hhea": bytes(hhea),
            b"hmtx": _with_bearings(b"".join(metrics), font, outlines),
            b"loca": struct.pack(f">{count + 1}I", *places),
            b"maxp": bytes(maxp),
        }
    )


def _with_bearings(metrics: bytes, font: FontFile, outlines: dict[int, bytes]) -> bytes:
    """*metrics* with the left bearing of each glyph, which is where its box begins."""
    result = bytearray(metrics)
    for glyph, outline in outlines.items():
        if outline:
            result[4 * glyph + 2 : 4 * glyph + 4] = outline[2:4]
    return bytes(result)


def _closed(font: FontFile, glyphs: set[int]) -> set[int]:
    found: set[int] = set()
    waiting = list(glyphs)
    while waiting:
        glyph = waiting.pop()
        if glyph not in found:
            found.add(glyph)
            waiting += [part for part, _flags, _end in _parts(font.outline(glyph))]
    return found


def _parts(outline: bytes) -> Iterator[tuple[int, int, int]]:
    """Glyph, flags and end of each part of a composed glyph."""
    if not outline or struct.unpack_from(">h", outline)[0] >= 0:
        return
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, glyph = struct.unpack_from(">HH", outline, at)
        at += 8 if flags & _WORDS else 6
        at += 2 * bool(flags & _SCALE) + 4 * bool(flags & _TWO_SCALES) + 8 * bool(flags & _MATRIX)
        yield glyph, flags, at


def _without_hints(outline: bytes) -> bytes:
    if not outline:
        return b""
    (contours,) = struct.unpack_from(">h", outline)
    if contours >= 0:
        hints_at = 10 + 2 * contours
        (length,) = struct.unpack_from(">H", outline, hints_at)
        return outline[:hints_at] + b"\0\0" + outline[hints_at + 2 + length :]
    result, end = bytearray(outline), 0
    at = 10
    for _glyph, flags, end in _parts(outline):
        struct.pack_into(">H", result, at, flags & ~_HINTS)
        at = end
    return bytes(result[:end])


def _file(tables: dict[bytes, bytes]) -> bytes:
    power = 1 << (len(tables).bit_length() - 1)
    directory = struct.pack(
        ">IHHHH",
        0x10000,
        len(tables),
        16 * power,
        power.bit_length() - 1,
        16 * len(tables) - 16 * power,
    )
    at, body = 12 + 16 * len(tables), b""
    for tag, content in sorted(tables.items()):
        padded = content + b"\0" * (-len(content) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        directory += struct.pack(">4sIII", tag, total, at + len(body), len(content))
        body += padded
    return directory + body
