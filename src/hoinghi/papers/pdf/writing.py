"""Objects, streams and the cross-reference of a PDF file, written as they come.

Small objects go into compressed object streams, so that a page costs few bytes; nothing but the
place of each object is kept, so that a file of any length is written in the same memory.
Source: ISO 32000-1:2008, 7.5.
"""

from __future__ import annotations

import zlib
from array import array
from hashlib import blake2b
from typing import BinaryIO, NewType

Ref = NewType("Ref", int)
"""Number of an object."""

_IN_STREAM = 200
_LEVEL = 6


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
            self._flush()
        return ref

    def stream(self, entries: bytes, data: bytes, ref: Ref | None = None) -> Ref:
        """Write a stream, compressed."""
        return self.ready_stream(entries + b"/Filter/FlateDecode", zlib.compress(data, _LEVEL), ref)

    def ready_stream(self, entries: bytes, data: bytes, ref: Ref | None = None) -> Ref:
        """Write a stream whose *data* are as its *entries* say."""
        ref = self.reserve() if ref is None else ref
        self._kinds[ref], self._places[ref] = 1, self._at
        self._write(
            b"%d 0 obj\n<<%s/Length %d>>\nstream\n%s\nendstream\nendobj\n"
            % (ref, entries, len(data), data)
        )
        return ref

    def close(self, root: Ref, info: Ref) -> None:
        """Write what is waiting, the table of places and the end of the file."""
        self._flush()
        ref = self.reserve()
        at = self._at
        self._kinds[ref], self._places[ref] = 1, at
        width = (at.bit_length() + 7) // 8
        rows = b"".join(
            kind.to_bytes(1, "big") + place.to_bytes(width, "big") + index.to_bytes(2, "big")
            for kind, place, index in zip(self._kinds, self._places, self._indexes, strict=True)
        )
        columns = 3 + width
        name = self._digest.hexdigest().encode()
        self.ready_stream(
            b"/Type/XRef/Size %d/W[1 %d 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]"
            b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %d>>"
            % (ref + 1, width, root, info, name, name, columns),
            zlib.compress(_differences(rows, columns), _LEVEL),
            ref,
        )
        self._write(b"startxref\n%d\n%%%%EOF\n" % at)

    def _flush(self) -> None:
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
        entries = b"/Type/ObjStm/N %d/First %d" % (len(waiting), len(head))
        self.stream(entries, content, stream)

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._digest.update(data)
        self._at += len(data)


def _differences(rows: bytes, columns: int) -> bytes:
    """Each row as its difference from the one above (PNG filter Up), which packs better."""
    above, result = bytes(columns), bytearray()
    for start in range(0, len(rows), columns):
        row = rows[start : start + columns]
        result.append(2)
        result += bytes((now - then) & 0xFF for now, then in zip(row, above, strict=True))
        above = row
    return bytes(result)


def name_of(text: str) -> bytes:
    """A text string: what people read, in UTF-16. Source: ISO 32000-1, 7.9.2.2."""
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"
