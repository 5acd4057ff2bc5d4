"""Pictures that a paper may carry, told by their first bytes; others are refused."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from hoinghi.violations import RuleViolation

MOST_BYTES = 10_000_000
MOST_DOTS = 40_000_000
"""A sheet of A4 at 600 dots to the inch has 35 million."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
# Markers of a JPEG whose segment gives the size; those between them do not.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


class PictureKind(StrEnum):
    """Kinds of picture that Word and PDF both show; the value is the ending of the file."""

    PNG = "png"
    JPEG = "jpeg"


class PictureRefused(RuleViolation):
    """A file given as a picture cannot be drawn."""

    code = "papers.picture-refused"

    def __init__(self, reason: str) -> None:
        self.remedy = "Hãy chọn ảnh PNG hoặc JPEG khác, hoặc thu nhỏ ảnh rồi thử lại."
        super().__init__(f"Không dùng được ảnh: {reason}. {self.remedy}")


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What the bytes of a picture tell: its kind, dots across and down."""

    kind: PictureKind
    across: int
    down: int


@lru_cache(maxsize=8)  # it keeps the pictures themselves
def picture_facts(picture: bytes) -> PictureFacts:
    """Tell kind and size of *picture*.

    Raises:
        PictureRefused: It is neither PNG nor JPEG, is cut off, empty or too large.
    """
    if len(picture) > MOST_BYTES:
        raise PictureRefused(f"tệp nặng {len(picture) // 1_000_000} MB, quá 10 MB")
    facts = _of_png(picture) if picture.startswith(_PNG) else _of_jpeg(picture)
    if not facts.across or not facts.down:
        raise PictureRefused("ảnh rỗng, rộng hoặc cao bằng 0 điểm ảnh")
    if facts.across * facts.down > MOST_DOTS:
        raise PictureRefused(f"ảnh {facts.across} × {facts.down} điểm ảnh là quá lớn")
    return facts


def _of_png(picture: bytes) -> PictureFacts:
    if picture[12:16] != b"IHDR" or len(picture) < 33 or b"IEND" not in picture[-16:]:
        raise PictureRefused("tệp PNG bị hỏng hoặc thiếu phần cuối")
    across, down = struct.unpack_from(">II", picture, 16)
    return PictureFacts(PictureKind.PNG, across, down)


def _of_jpeg(picture: bytes) -> PictureFacts:
    """Walk from segment to segment, each of which tells its length, to that of the size."""
    if not picture.startswith(_JPEG):
        raise PictureRefused("tệp không phải ảnh PNG hay JPEG")
    at = 2
    try:
        while picture[at] == 0xFF:
            marker, length = struct.unpack_from(">BH", picture, at + 1)
            if marker in _FRAMES:
                down, across = struct.unpack_from(">HH", picture, at + 5)
                return PictureFacts(PictureKind.JPEG, across, down)
            # 0xFF may be repeated before a marker.
            at += 1 if marker == 0xFF else 2 + length
    except (struct.error, IndexError):
        pass
    raise PictureRefused("tệp JPEG bị hỏng hoặc bị cắt")


def png_file(across: int, down: int, rows: bytes, *, bits: int = 8, colours: bool = False) -> bytes:
    """Make a PNG of *rows*, each with a 0 before it: grey, or red, green and blue by turns."""
    header = struct.pack(">IIBBBBB", across, down, bits, 2 if colours else 0, 0, 0, 0)
    # Black and white rows that repeat are packed smaller at level 4, in a third of the time.
    pixels = zlib.compress(rows, 4 if bits == 1 else 6)
    chunks = ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    return _PNG + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    crc = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", crc)
