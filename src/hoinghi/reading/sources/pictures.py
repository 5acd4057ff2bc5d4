"""What the first bytes of a picture tell: that it is one, and its size in dots."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_GIFS: Final = (b"GIF87a", b"GIF89a")
_TIFFS: Final = (b"II*\x00", b"MM\x00*")
_BMP: Final = b"BM"
_OF_PHONES: Final = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")
# Four bytes of zero follow the length; words that begin with "BM" have none.
_RESERVED: Final = slice(6, 10)
# Markers of a JPEG whose segment gives the size; those between them do not.
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_MOST_SEGMENTS: Final = 10_000
# Of a TIFF: the fields that tell width and height, and how many bytes their numbers take.
_ACROSS, _DOWN = 256, 257
_NUMBERS: Final = {3: "H", 4: "I"}
_MOST_PAGES: Final = 1_000
# Of one page; libtiff takes no more either. Pages may overlap, so each would cost all the file.
_MOST_FIELDS: Final = 4_096


def is_picture(data: bytes) -> bool:
    """Whether *data* is a PNG, JPEG, TIFF, GIF or BMP, by all that its kind begins with."""
    begins = data.startswith((_PNG, _JPEG, *_GIFS, *_TIFFS))
    return begins or (data.startswith(_BMP) and data[_RESERVED] == bytes(4))


def unknown_picture(data: bytes) -> str:
    """The name of the kind of picture that *data* is, of those read nowhere here; else empty."""
    if data[4:8] == b"ftyp" and data[8:12] in _OF_PHONES:
        return "AVIF" if data[8:12] == b"avif" else "HEIC của điện thoại"
    return "WEBP" if data.startswith(b"RIFF") and data[8:12] == b"WEBP" else ""


def suffix_of_picture(data: bytes) -> str:
    """The suffix of the kind of picture that *data* is; empty where it is none."""
    if not is_picture(data):
        return ""
    kinds = ((_PNG, ".png"), (_JPEG, ".jpg"), (_BMP, ".bmp"))
    found = next((suffix for begins, suffix in kinds if data.startswith(begins)), "")
    return found or (".gif" if data.startswith(_GIFS) else ".tif")


def size_of(data: bytes) -> tuple[int, int] | None:
    """Width and height in dots that *data* declares, of a TIFF those of its largest page.

    None for what is cut off.
    """
    try:
        if data.startswith(_PNG) and data[12:16] == b"IHDR":
            across, down = struct.unpack_from(">II", data, 16)
        elif data.startswith(_GIFS):
            across, down = struct.unpack_from("<HH", data, 6)
        elif data.startswith(_BMP):
            across, down = map(abs, struct.unpack_from("<ii", data, 18))
        elif data.startswith(_JPEG):
            return _size_of_jpeg(data)
        elif data.startswith(_TIFFS):
            return max(_sizes_of_tiff(data), key=lambda one: one[0] * one[1], default=None)
        else:
            return None
    except struct.error:
        return None
    return across, down


def _size_of_jpeg(data: bytes) -> tuple[int, int] | None:
    """Walk from segment to segment, each of which tells its length, to that of the size."""
    at = 2
    for _ in range(_MOST_SEGMENTS):
        sign, marker, length = struct.unpack_from(">BBH", data, at)
        if sign != 0xFF:
            return None
        if marker in _FRAMES:
            down, across = struct.unpack_from(">HH", data, at + 5)
            return across, down
        # 0xFF may be repeated before a marker.
        at += 1 if marker == 0xFF else 2 + length
    return None


def _sizes_of_tiff(data: bytes) -> Iterator[tuple[int, int]]:
    """Walk from page to page, each of which lists its fields and tells where the next begins."""
    order = "<" if data.startswith(b"II") else ">"
    (at,) = struct.unpack_from(f"{order}I", data, 4)
    seen = set[int]()
    while at and at not in seen and len(seen) < _MOST_PAGES:
        seen.add(at)
        (count,) = struct.unpack_from(f"{order}H", data, at)
        if count > _MOST_FIELDS:
            return
        told = {_ACROSS: 0, _DOWN: 0}
        for field in range(at + 2, at + 2 + 12 * count, 12):
            tag, kind = struct.unpack_from(f"{order}HH", data, field)
            if tag in told and kind in _NUMBERS:
                (told[tag],) = struct.unpack_from(order + _NUMBERS[kind], data, field + 8)
        yield told[_ACROSS], told[_DOWN]
        (at,) = struct.unpack_from(f"{order}I", data, at + 2 + 12 * count)
