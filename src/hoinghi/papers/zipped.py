"""ZIP files of parts that are packed once and put into many files.

The standard library packs every part anew for each file; most parts of a thousand letters are the
same. Same parts, same bytes: every part bears the first date that the format knows.
Source: PKWARE APPNOTE 6.3.10, 4.3 and 4.4.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_STORED, _DEFLATED = 0, 8
_VERSION = 20
_UTF8 = 0x0800
_FIRST_DAY = (1 << 5) | 1  # 1 January 1980
_UNIX, _FILE = 3 << 8, 0o100644 << 16
_MOST_PARTS, _MOST_BYTES = 0xFFFF, 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Entry:
    """A part as it stands in the file: its name, then what it holds, packed or as it is."""

    name: bytes
    method: int
    check: int
    length: int
    data: bytes


def stored(name: str, content: bytes) -> Entry:
    """A part that is packed already, such as a picture."""
    return Entry(name.encode(), _STORED, zlib.crc32(content), len(content), content)


def packed(name: str, content: bytes) -> Entry:
    """A part to be made smaller."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = packer.compress(content) + packer.flush()
    return Entry(name.encode(), _DEFLATED, zlib.crc32(content), len(content), data)


def archive(entries: Iterable[Entry]) -> bytes:
    """The file of *entries* in their order.

    Raises:
        ValueError: More parts or bytes than the format holds without its extension.
    """
    pieces: list[bytes] = []
    listed: list[bytes] = []
    at = 0
    for entry in entries:
        told = _told(entry)
        header = b"PK\3\4" + struct.pack("<H", _VERSION) + told
        listed.append(
            b"PK\1\2"
            + struct.pack("<HH", _UNIX | _VERSION, _VERSION)
            + told
            + struct.pack("<HHHII", 0, 0, 0, _FILE, at)
            + entry.name
        )
        pieces += (header, entry.name, entry.data)
        at += len(header) + len(entry.name) + len(entry.data)
    directory = b"".join(listed)
    if len(listed) > _MOST_PARTS or at + len(directory) > _MOST_BYTES:
        raise ValueError(f"{len(listed)} parts of {at} bytes are too many for one file")
    count = len(listed)
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), at, 0)
    return b"".join((*pieces, directory, b"PK\5\6", end))


def _told(entry: Entry) -> bytes:
    """What header and directory say alike, from the flags to the length of the extra field."""
    return struct.pack(
        "<HHHHIIIHH",
        _UTF8 if not entry.name.isascii() else 0,
        entry.method,
        0,
        _FIRST_DAY,
        entry.check,
        len(entry.data),
        entry.length,
        len(entry.name),
        0,
    )
