"""Small pictures that the tests draw, made here: a project's tests carry no files of pictures."""

import struct
import zlib


def png(across: int, down: int) -> bytes:
    rows = b"".join(b"\0" + bytes([200, 30, at % 256]) * across for at in range(down))
    header = struct.pack(">IIBBBBB", across, down, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    checked = kind + data
    return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))


def jpeg_head(across: int, down: int) -> bytes:
    """The beginning of a JPEG, as far as its size: enough to tell what it is, not to draw it."""
    filler = b"\xff\xe0" + struct.pack(">H", 16) + bytes(14)
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 17, 8, down, across, 3) + bytes(9)
    return b"\xff\xd8" + filler + frame
