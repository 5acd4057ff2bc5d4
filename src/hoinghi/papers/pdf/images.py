"""Pictures (PNG, JPEG) as a PDF carries them, without drawing them anew.

A JPEG goes in as it is; of a PNG the compressed rows do, unless it has transparent parts, which
PDF keeps apart. Source: ISO 32000-1, 8.9 and 7.4.4; PNG specification, 2nd edition; ITU-T T.81.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from hoinghi.papers.pictures import PictureKind, PictureRefused, picture_facts

_GREY, _COLOUR, _PALETTE, _GREY_ALPHA, _COLOUR_ALPHA = 0, 2, 3, 4, 6
_SAMPLES = {_GREY: 1, _COLOUR: 3, _PALETTE: 1, _GREY_ALPHA: 2, _COLOUR_ALPHA: 4}


@dataclass(frozen=True, slots=True)
class Image:
    """A picture ready for the file; ``mask`` tells how much of each point covers the ground.

    ``name`` follows from what the picture shows: the same picture is held once.
    """

    name: str

    width: int
    height: int
    entries: bytes
    data: bytes
    mask: Image | None = None


@lru_cache(maxsize=4)  # pictures are large
def image(data: bytes) -> Image:
    """Read a picture.

    Raises:
        PictureRefused: Neither PNG nor JPEG, damaged, too large, or in colours for print.
    """
    kind = picture_facts(data).kind
    try:
        return _png(data) if kind is PictureKind.PNG else _jpeg(data)
    except (struct.error, zlib.error, IndexError, KeyError) as error:
        raise PictureRefused("tệp bị hỏng hoặc chưa tải đủ") from error


def _named(
    width: int, height: int, entries: bytes, data: bytes, mask: Image | None = None
) -> Image:
    told = blake2b(entries + data, digest_size=9, key=mask.name.encode() if mask else b"")
    return Image(f"I{told.hexdigest()}", width, height, entries, data, mask)


def _entries(width: int, height: int, space: bytes, bits: int, more: bytes) -> bytes:
    form = b"/Width %d/Height %d/ColorSpace%s/BitsPerComponent %d%s"
    return form % (width, height, space, bits, more)


def _jpeg(data: bytes) -> Image:
    at = 2
    while True:
        if data[at] != 0xFF:
            raise PictureRefused("tệp bị hỏng hoặc chưa tải đủ")
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            bits, height, width, samples = struct.unpack_from(">BHHB", data, at + 4)
            break
        at += 2 + length
    spaces = {1: b"/DeviceGray", 3: b"/DeviceRGB"}
    if samples not in spaces or bits != 8:
        raise PictureRefused("ảnh JPEG theo hệ màu in (CMYK)")
    entries = _entries(width, height, spaces[samples], bits, b"/Filter/DCTDecode")
    return _named(width, height, entries, data)


@dataclass(slots=True)
class _Png:
    width: int = 0
    height: int = 0
    bits: int = 8
    kind: int = _COLOUR
    palette: bytes = b""
    clear: bytes = b""
    rows: bytes = b""


def _png(data: bytes) -> Image:
    png, rows = _Png(), []
    for name, content in _chunks(data):
        if name == b"IHDR":
            png.width, png.height, png.bits, png.kind, *_, laced = struct.unpack(
                ">IIBBBBB", content
            )
            if laced:
                raise PictureRefused("ảnh PNG lưu kiểu đan xen (interlaced)")
        elif name == b"PLTE":
            png.palette = content
        elif name == b"tRNS":
            png.clear = content
        elif name == b"IDAT":
            rows.append(content)
    png.rows = b"".join(rows)
    # Rows are taken apart once also where they go in as they are: a damaged file is refused here.
    plain = _unpacked(png)
    if png.kind in (_GREY_ALPHA, _COLOUR_ALPHA):
        return _apart(png, plain)
    if png.kind == _PALETTE and png.clear:
        return _with_clear_palette(png, plain)
    return _whole(png)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        if at + 12 + length > len(data):
            raise PictureRefused("tệp bị hỏng hoặc chưa tải đủ")
        yield name, data[at + 8 : at + 8 + length]
        at += 12 + length


def _unpacked(png: _Png) -> bytes:
    stride = 1 + (png.width * _SAMPLES[png.kind] * png.bits + 7) // 8
    unpacker = zlib.decompressobj()
    rows = unpacker.decompress(png.rows, stride * png.height)
    if len(rows) != stride * png.height:
        raise PictureRefused("tệp bị hỏng hoặc chưa tải đủ")
    return rows


def _space(png: _Png) -> bytes:
    if png.kind == _PALETTE:
        colours = len(png.palette) // 3
        return b"[/Indexed/DeviceRGB %d<%s>]" % (colours - 1, png.palette.hex().encode())
    return b"/DeviceGray" if png.kind in (_GREY, _GREY_ALPHA) else b"/DeviceRGB"


def _whole(png: _Png) -> Image:
    packed = (
        b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent %d/Columns %d>>"
    )
    more = packed % (_SAMPLES[png.kind], png.bits, png.width)
    entries = _entries(png.width, png.height, _space(png), png.bits, more)
    return _named(png.width, png.height, entries, png.rows)


def _apart(png: _Png, rows: bytes) -> Image:
    """Colours and cover in pictures of their own."""
    if png.bits != 8:
        raise PictureRefused("ảnh PNG trong suốt có hơn 8 bit mỗi màu")
    samples = _SAMPLES[png.kind]
    plain = _unfiltered(rows, png.width * samples, samples)
    colours = bytearray(len(plain) // samples * (samples - 1))
    for sample in range(samples - 1):
        colours[sample :: samples - 1] = plain[sample::samples]
    mask = _deflated(png, b"/DeviceGray", bytes(plain[samples - 1 :: samples]))
    return _deflated(png, _space(png), bytes(colours), mask)


def _with_clear_palette(png: _Png, rows: bytes) -> Image:
    if png.bits != 8:
        raise PictureRefused("ảnh PNG trong suốt có bảng màu dưới 256 màu")
    covers = png.clear.ljust(256, b"\xff")
    plain = bytes(_unfiltered(rows, png.width, 1))
    mask = _deflated(png, b"/DeviceGray", plain.translate(covers))
    return _deflated(png, _space(png), plain, mask)


def _deflated(png: _Png, space: bytes, plain: bytes, mask: Image | None = None) -> Image:
    entries = _entries(png.width, png.height, space, 8, b"/Filter/FlateDecode")
    return _named(png.width, png.height, entries, zlib.compress(plain, 6), mask)


def _unfiltered(rows: bytes, length: int, step: int) -> bytearray:
    """Undo the filters of a PNG, row by row."""
    result, above = bytearray(), bytearray(length)
    for start in range(0, len(rows), length + 1):
        kind, row = rows[start], bytearray(rows[start + 1 : start + 1 + length])
        if kind == 1:
            for at in range(step, length):
                row[at] = (row[at] + row[at - step]) & 0xFF
        elif kind == 2:
            row = bytearray((a + b) & 0xFF for a, b in zip(row, above, strict=True))
        elif kind == 3:
            for at in range(length):
                left = row[at - step] if at >= step else 0
                row[at] = (row[at] + (left + above[at]) // 2) & 0xFF
        elif kind == 4:
            for at in range(length):
                left, corner = (row[at - step], above[at - step]) if at >= step else (0, 0)
                row[at] = (row[at] + _paeth(left, above[at], corner)) & 0xFF
        result += row
        above = row
    return result


def _paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda value: abs(guess - value))
