"""Objects, streams and the cross-reference of a PDF file, written as they come.

Small objects go into compressed object streams, so that a page costs few bytes; nothing but the
place of each object is kept, so that a file of any length is written in the same memory.
Source: ISO 32000-1:2008, 7.5.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from functools import lru_cache
from hashlib import blake2b
from typing import BinaryIO, NewType

Ref = NewType("Ref", int)
"""Number of an object."""

_IN_STREAM = 200
_LEVEL = 5
"""Of packing: higher ones take longer and save nothing on pages."""


class Writer:
    """Writes the objects of one file; the same objects in the same order give the same bytes."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._at = 0
        self._digest = blake2b(digest_size=16)
        # Kind (0 free, 1 at an offset, 2 in an object stream), place, index in the stream.
        self._kinds, self._places, self._indexes = (
            array("B", b"\0"),
            array("Q", [0]),
            array("H", [0]),
        )
        self._waiting: list[tuple[Ref, bytes]] = []
        # Four bytes above 127 tell programs that the file is not text.
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def reserve(self) -> Ref:
        """Number of an object that is written later."""
        self._kinds.append(0)
        self._places.append(0)
        self._indexes.append(0)
        return Ref(len(self._kinds) - 1)

    def add(self, body: bytes, ref: Ref | None = None) -> Ref:
        """Write an object that is no stream."""
        ref = self.reserve() if ref is None else ref
        self._waiting.append((ref, body))
        if len(self._waiting) == _IN_STREAM:
            self.flush()
        return ref

    def stream(self, entries: bytes, data: bytes, ref: Ref | None = None) -> Ref:
        """Write a stream, compressed."""
        return self.ready_stream(entries + b"/Filter/FlateDecode", packed(data), ref)

    def ready_stream(
        self, entries: bytes, data: bytes, ref: Ref | None = None, *, known: bool = False
    ) -> Ref:
        """Write a stream whose *data* are as its *entries* say.

        Args:
            known: Something else in the file tells them from others: they need not be summed up.
        """
        ref = self.reserve() if ref is None else ref
        self._kinds[ref], self._places[ref] = 1, self._at
        self._write(b"%d 0 obj\n<<%s/Length %d>>\nstream\n" % (ref, entries, len(data)))
        self._write(data, known=known)
        self._write(b"\nendstream\nendobj\n")
        return ref

    def close(self, root: Ref, info: Ref) -> None:
        """Write what is waiting, the table of places and the end of the file."""
        self.flush()
        ref = self.reserve()
        at = self._at
        self._kinds[ref], self._places[ref] = 1, at
        width = (at.bit_length() + 7) // 8
        columns = 3 + width
        rows = self._rows(width, columns)
        name = self._digest.hexdigest().encode()
        self.ready_stream(
            b"/Type/XRef/Size %d/W[1 %d 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]"
            b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %d>>"
            % (ref + 1, width, root, info, name, name, columns),
            packed(_differences(rows, columns)),
            ref,
        )
        self._write(b"startxref\n%d\n%%%%EOF\n" % at)

    def _rows(self, width: int, columns: int) -> bytes:
        """Kind, place and index of every object, big end first."""
        rows = bytearray(columns * len(self._kinds))
        places, indexes = self._places[:], self._indexes[:]
        if sys.byteorder == "little":
            places.byteswap()
            indexes.byteswap()
        rows[0::columns] = self._kinds.tobytes()
        for at in range(width):
            rows[1 + at :: columns] = places.tobytes()[8 - width + at :: 8]
        rows[1 + width :: columns] = indexes.tobytes()[0::2]
        rows[2 + width :: columns] = indexes.tobytes()[1::2]
        return bytes(rows)

    def flush(self, *, alike: bool = False) -> None:
        """Write the objects that are waiting, together.

        Args:
            alike: Many files have the very same: they are packed once for all.
        """
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        stream = self.reserve()
        offsets, at = [], 0
        for index, (ref, body) in enumerate(waiting):
            self._kinds[ref], self._places[ref], self._indexes[ref] = 2, stream, index
            offsets.append(b"%d %d" % (ref, at))
            at += len(body) + 1
        head = b" ".join(offsets) + b"\n"
        content = head + b"\n".join(body for _, body in waiting)
        entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(waiting), len(head))
        data = _packed_once(content) if alike else packed(content)
        self.ready_stream(entries, data, stream)

    def _write(self, data: bytes, *, known: bool = False) -> None:
        self._out.write(data)
        if not known:
            self._digest.update(data)
        self._at += len(data)


def packed(data: bytes) -> bytes:
    """*data* as ``/FlateDecode`` unpacks them."""
    return zlib.compress(data, _LEVEL)


_packed_once = lru_cache(maxsize=32)(packed)


def _differences(rows: bytes, columns: int) -> bytes:
    """Each row as its difference from the one above (PNG filter Up), which packs better."""
    # All bytes at once, as the digits of one number: what one borrows must not reach the next.
    highs = int.from_bytes(b"\x80" * len(rows), "big")
    lows = highs ^ int.from_bytes(b"\xff" * len(rows), "big")
    here = int.from_bytes(rows, "big")
    above = here >> 8 * columns
    less = ((here | highs) - (above & lows)) ^ ((here ^ above ^ highs) & highs)
    plain = less.to_bytes(len(rows), "big")
    result = bytearray(len(rows) // columns * (columns + 1))
    result[0 :: columns + 1] = b"\2" * (len(rows) // columns)
    for at in range(columns):
        result[at + 1 :: columns + 1] = plain[at::columns]
    return bytes(result)


def name_of(text: str) -> bytes:
    """A text string: what people read, in UTF-16. Source: ISO 32000-1, 7.9.2.2."""
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"
