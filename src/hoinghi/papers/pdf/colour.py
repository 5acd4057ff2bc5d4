"""The colour space that a PDF/A names: sRGB, its profile built from the figures of the standard.

Source: IEC 61966-2-1:1999 (primaries, white, curve), adapted to D50 by Bradford as ICC.1:2010
asks of a display profile.
"""

from __future__ import annotations

import struct
from functools import lru_cache

from hoinghi.papers.pdf.writing import packed

_WHITE_D50 = (0.9642, 1.0, 0.8249)
_RED, _GREEN, _BLUE = (
    (0.43607, 0.22249, 0.01392),
    (0.38515, 0.71687, 0.09708),
    (0.14307, 0.06061, 0.7141),
)
# Bradford matrix from D65 to D50.
_ADAPTED = (1.04788, 0.02292, -0.0502, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_NAME = "sRGB IEC61966-2.1"
_RIGHTS = "CC0"


@lru_cache(maxsize=1)
def profile() -> bytes:
    """An ICC profile of version 4.2 for displays, packed as a PDF holds it."""
    curve = b"para" + struct.pack(">IHH5i", 0, 3, 0, *map(_fixed, _CURVE))
    tags = {
        b"desc": _words(_NAME),
        b"cprt": _words(_RIGHTS),
        b"wtpt": _xyz(_WHITE_D50),
        b"chad": b"sf32" + struct.pack(">I9i", 0, *map(_fixed, _ADAPTED)),
        b"rXYZ": _xyz(_RED),
        b"gXYZ": _xyz(_GREEN),
        b"bXYZ": _xyz(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return packed(_profile(tags))


def _fixed(value: float) -> int:
    return round(value * 65536)


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + struct.pack(">I3i", 0, *map(_fixed, values))


def _words(text: str) -> bytes:
    letters = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">III4sII", 0, 1, 12, b"enUS", len(letters), 28) + letters


def _profile(tags: dict[bytes, bytes]) -> bytes:
    places: dict[bytes, tuple[int, int]] = {}
    body, start = b"", 128 + 4 + 12 * len(tags)
    directory = struct.pack(">I", len(tags))
    for name, content in tags.items():
        if content not in places:
            places[content] = (start + len(body), len(content))
            body += content + b"\0" * (-len(content) % 4)
        directory += name + struct.pack(">II", *places[content])
    size = start + len(body)
    white = struct.pack(">3i", *map(_fixed, _WHITE_D50))
    head = struct.pack(">I4sI4s4s4s", size, b"\0" * 4, 0x04200000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 4 + b"\0" * 20
    head += struct.pack(">I", 0) + white
    return head.ljust(128, b"\0") + directory + body
