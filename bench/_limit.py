"""Giới hạn: trang dàn sẵn một lần, mỗi khách chỉ ghi thêm tên, lời bên mã và mã QR.

The honest ceiling of our own engine: nothing is laid out, a page is one shared drawing and a few
text operators at fixed places; the file is written with a plain table of places. Codes, letters
and fonts are those of ``hoinghi.papers``, so that the difference is the engine's alone.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

import _guests as words
from _case import main
from _guests import Guest

from hoinghi.papers.letters import COMMON
from hoinghi.papers.pdf import codes, faces

_LEFT, _TOP = 99.2, 771.0


class File:
    """Objects one after the other; numbers are given in advance."""

    def __init__(self) -> None:
        self.data = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        self.places: dict[int, int] = {}

    def put(self, number: int, body: bytes) -> None:
        self.places[number] = len(self.data)
        self.data += b"%d 0 obj\n%s\nendobj\n" % (number, body)

    def stream(self, number: int, entries: bytes, data: bytes) -> None:
        packed = zlib.compress(data, 6)
        head = b"<<%s/Filter/FlateDecode/Length %d>>" % (entries, len(packed))
        self.put(number, head + b"stream\n" + packed + b"\nendstream")

    def closed(self) -> bytes:
        at, size = len(self.data), max(self.places) + 1
        rows = b"".join(b"%010d 00000 n \n" % self.places[n] for n in range(1, size))
        self.data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows)
        self.data += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, at)
        return bytes(self.data)


def shown(face: int, text: str) -> str:
    """*text* as the operand of TJ; words are kept by their face."""
    return faces.face(face).word(text.replace(" ", "\u00a0")).body


def line(face: int, size: float, x: float, y: float, text: str) -> str:
    return f"BT/F{face} {size} Tf {x:.2f} {y:.2f} Td[({shown(face, text)})]TJ ET\n"


def still() -> bytes:
    """What all pages have in common, drawn once."""
    parts = [line(1, 13, 120, _TOP - 16 * n, t) for n, t in enumerate(words.ISSUER.split("\n"))]
    parts += [
        line(0, 13, 130, _TOP - 40, words.NUMBER),
        line(1, 13, 290, _TOP, words.NATION),
        line(1, 14, 350, _TOP - 16, words.MOTTO),
        line(2, 14, 330, _TOP - 40, words.DATED),
        line(1, 14, 280, _TOP - 76, "GIẤY MỜI"),
        line(0, 14, _LEFT, _TOP - 160, words.INVITING),
    ]
    for start, face, text in ((92, 1, words.TITLE), (210, 0, " ".join(words.BODY))):
        rows = [text[at : at + 70] for at in range(0, len(text), 70)]
        parts += [line(face, 14, _LEFT, _TOP - start - 17 * n, row) for n, row in enumerate(rows)]
    for number, text in enumerate((*words.SIGNING, "", "", "", words.SIGNED)):
        parts.append(line(1, 14, 340, 250 - 17 * number, text or " "))
    return "".join(parts).encode("latin-1")


def page(guest: Guest) -> bytes:
    told = (
        f"/S Do\n{line(1, 14, _LEFT, _TOP - 177, guest.name)}"
        f"{line(1, 14, _LEFT, _TOP - 194, f'{guest.post}, {guest.unit}')}"
        f"{line(2, 12, _LEFT + 80, 300, guest.caption)}"
        f"{codes.operators(guest.url, _LEFT, 335.0, 74.0)}"
    )
    return told.encode("latin-1")


def write(people: Sequence[Guest], out: Path) -> None:
    out.write_bytes(pdf(people))


def pdf(people: Sequence[Guest]) -> bytes:
    file = File()
    file.put(1, b"<</Type/Catalog/Pages 2 0 R>>")
    size = b"/BBox[0 0 595.28 841.89]/Resources 4 0 R"
    file.stream(3, b"/Type/XObject/Subtype/Form" + size, still())
    first = 5 + 5 * 3
    pages = range(first, first + 2 * len(people), 2)
    for number, guest in zip(pages, people, strict=True):
        file.stream(number + 1, b"", page(guest))
        file.put(number, b"<</Type/Page/Parent 2 0 R/Contents %d 0 R>>" % (number + 1))
    kids = b" ".join(b"%d 0 R" % number for number in pages)
    told = b"<</Type/Pages/Count %d/MediaBox[0 0 595.28 841.89]/Resources 4 0 R/Kids[%s]>>"
    file.put(2, told % (len(people), kids))
    for index in range(3):
        _font(file, index, 5 + 5 * index)
    used = b"".join(b"/F%d %d 0 R" % (index, 5 + 5 * index) for index in range(3))
    file.put(4, b"<</Font<<%s>>/XObject<</S 3 0 R>>>>" % used)
    return file.closed()


@cache
def program(index: int) -> bytes:
    """The whole font, packed once: leaving letters out would take time and save only bytes."""
    return zlib.compress(faces.face(index).font.data, 9)


@cache
def letters(index: int) -> tuple[bytes, bytes]:
    """Widths of the letters that may occur, and what each glyph means."""
    of = faces.face(index)
    codes_of = [(letter, *of.code(letter)) for letter in sorted(COMMON)]
    widths = b"".join(b"%d[%d]" % (glyph, round(width)) for _, width, _, glyph in codes_of)
    pairs = [
        b"<%04X><%s>\n" % (glyph, letter.encode("utf-16-be").hex().encode())
        for letter, _, _, glyph in codes_of
    ]
    blocks = (pairs[at : at + 100] for at in range(0, len(pairs), 100))
    told = b"".join(
        b"%d beginbfchar\n%sendbfchar\n" % (len(block), b"".join(block)) for block in blocks
    )
    return widths, (
        b"/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapName/L def\n"
        b"/CMapType 2 def\n"
        b"1 begincodespacerange<0000><FFFF>endcodespacerange\n%sendcmap end end" % told
    )


def _font(file: File, index: int, number: int) -> None:
    widths, told = letters(index)
    data, name = program(index), b"AAAAAA+F%d" % index
    head = b"<</Length %d/Length1 %d/Filter/FlateDecode>>" % (
        len(data),
        len(faces.face(index).font.data),
    )
    file.put(number + 4, head + b"stream\n" + data + b"\nendstream")
    file.put(
        number + 3,
        b"<</Type/FontDescriptor/FontName/%s/Flags 6/FontBBox[0 -300 1000 1000]/ItalicAngle 0"
        b"/Ascent 891/Descent -216/CapHeight 662/StemV 84/FontFile2 %d 0 R>>" % (name, number + 4),
    )
    file.put(
        number + 1,
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDToGIDMap/Identity/FontDescriptor %d 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 0/W[%s]>>"
        % (name, number + 3, widths),
    )
    file.stream(number + 2, b"", told)
    file.put(
        number,
        b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]"
        b"/ToUnicode %d 0 R>>" % (name, number + 1, number + 2),
    )


if __name__ == "__main__":
    main({"limit": (write, "")})
