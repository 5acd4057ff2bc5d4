"""A face as the objects of a PDF: made once for all files that need the same letters of it.

Source: ISO 32000-1, 9.7 to 9.10.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from hoinghi.papers import fonts
from hoinghi.papers.letters import COMMON, DRAWN
from hoinghi.papers.pdf.faces import NAMES, face
from hoinghi.papers.pdf.signs import outlines
from hoinghi.papers.pdf.subsets import subset


@dataclass(frozen=True, slots=True)
class FontPart:
    """Part of a face: ``program`` and ``letters`` are packed.

    Attributes:
        name: With the six letters that tell it from other parts of the face.
        program: The font file, *length* bytes long.
        descriptor: Entries of the descriptor but for the file.
        glyphs: Entries of the font of glyphs but for the descriptor.
        letters: Which glyph is which letter.
    """

    name: bytes
    program: bytes
    length: int
    descriptor: bytes
    glyphs: bytes
    letters: bytes


def font_part(index: int, rare: Iterable[str] = ()) -> FontPart:
    """The face with the letters that every paper may need, and the *rare* ones of one file."""
    return _font_part(index, "".join(sorted(set(rare) - COMMON)))


@lru_cache(maxsize=16)
def _font_part(index: int, rare: str) -> FontPart:
    of = face(index)
    letters: dict[int, str] = {}
    widths: dict[int, float] = {}
    for letter in (*sorted(COMMON), *DRAWN, *rare):
        width, _code, glyph = of.code(letter)
        letters.setdefault(glyph, letter)
        widths[glyph] = width
    own = outlines(of.font.glyph_count, of.font.units)
    data = subset(of.font, letters.keys() - own.keys(), own, of.sign_width)
    name = f"{_tag(data)}+{fonts.FAMILY}-{NAMES[index]}".encode()
    return FontPart(
        name=name,
        program=zlib.compress(data, 9),
        length=len(data),
        descriptor=_descriptor(index, name),
        glyphs=_glyphs(name, widths),
        letters=zlib.compress(_to_unicode(letters), 9),
    )


def _tag(data: bytes) -> str:
    """Six letters that tell one part of a typeface from another."""
    return "".join(chr(65 + byte % 26) for byte in blake2b(data, digest_size=6).digest())


def _descriptor(index: int, name: bytes) -> bytes:
    of = face(index)
    box = b" ".join(b"%d" % round(of.thousandths(v)) for v in of.font.numbers("4h", b"head", 36))
    italic = index & 2
    return (
        b"/Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%s]/ItalicAngle %s"
        b"/Ascent 891/Descent -216/CapHeight 662/StemV %d"
        % (
            name,
            4 | 2 | (64 if italic else 0),
            box,
            b"-16.3" if italic else b"0",
            140 if index & 1 else 84,
        )
    )


def _glyphs(name: bytes, widths: Mapping[int, float]) -> bytes:
    return (
        b"/Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDToGIDMap/Identity"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/DW 0/W[%s]" % (name, _widths(widths))
    )


def _widths(widths: Mapping[int, float]) -> bytes:
    """Entries of /W: each glyph that begins a row, and the widths of those that follow it."""
    parts: list[str] = []
    last = -2
    for glyph, width in sorted(widths.items()):
        if glyph != last + 1:
            parts.append(f"{']' if parts else ''}{glyph}[")
        parts.append(f"{width:g} ")
        last = glyph
    return "".join([*parts, "]"]).encode()


def _to_unicode(letters: Mapping[int, str]) -> bytes:
    """Glyph → letter, so that text is found and copied. Source: ISO 32000-1, 9.10.3."""
    pairs = [f"<{glyph:04X}><{_utf16(letter)}>" for glyph, letter in sorted(letters.items())]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    body = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return (
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"
    ).encode()


def _utf16(letter: str) -> str:
    return letter.encode("utf-16-be").hex().upper()
