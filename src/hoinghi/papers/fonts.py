"""The typeface of the PDF: Tinos, which is set exactly as wide as Times New Roman.

The four files are put into ``fonts/`` beside this module when the project is built.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from pathlib import Path

from hoinghi.violations import RuleViolation

FAMILY = "Tinos"
FOLDER = Path(__file__).parent / "fonts"
FACES = 4
"""Regular, bold, italic, bold italic."""


class FontsMissing(RuleViolation):
    """The folder does not hold the four files of the typeface."""

    code = "papers.fonts-missing"

    def __init__(self, folder: Path) -> None:
        self.remedy = "Hãy chạy “make run” một lần để cài đủ phông chữ."
        super().__init__(
            f"Chưa thể in PDF: thư mục {folder} không có đủ {FACES} tệp phông chữ {FAMILY} "
            f"(thường, đậm, nghiêng, đậm nghiêng). {self.remedy}"
        )


def require_folder(folder: Path = FOLDER) -> Path:
    """*folder*, once it is sure that all faces lie in it.

    Raises:
        FontsMissing: They do not.
    """
    if len(list(folder.glob(f"{FAMILY}*.ttf"))) < FACES:
        raise FontsMissing(folder)
    return folder


@lru_cache(maxsize=4)
def known_letters(folder: Path = FOLDER) -> frozenset[int]:
    """Code points for which every face has a glyph."""
    faces = sorted(require_folder(folder).glob(f"{FAMILY}*.ttf"))
    return frozenset.intersection(*(_letters(face.read_bytes()) for face in faces))


def _letters(font: bytes) -> frozenset[int]:
    """Read the cmap of a TrueType file. Source: OpenType specification, table cmap."""
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    letters: set[int] = set()
    for index in range(count):
        (offset,) = struct.unpack_from(">I", font, start + 4 + 8 * index + 4)
        (kind,) = struct.unpack_from(">H", font, start + offset)
        if kind == 4:
            letters |= _segments(font, start + offset)
        elif kind == 12:
            letters |= _groups(font, start + offset)
    return frozenset(letters)


def _table(font: bytes, name: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for index in range(count):
        tag, _sum, offset, _length = struct.unpack_from(">4sIII", font, 12 + 16 * index)
        if tag == name:
            return int(offset)
    raise ValueError(f"font without table {name!r}")


def _segments(font: bytes, start: int) -> set[int]:
    """Format 4: segments of the first plane, glyph by difference or through a list."""
    (double,) = struct.unpack_from(">H", font, start + 6)
    form = f">{double // 2}H"
    ends = struct.unpack_from(form, font, start + 14)
    starts = struct.unpack_from(form, font, start + 16 + double)
    deltas = struct.unpack_from(form, font, start + 16 + 2 * double)
    offsets_at = start + 16 + 3 * double
    offsets = struct.unpack_from(form, font, offsets_at)
    letters: set[int] = set()
    for index, (first, last, delta) in enumerate(zip(starts, ends, deltas, strict=True)):
        for letter in range(first, last + 1):
            glyph = letter
            if offsets[index]:
                at = offsets_at + 2 * index + offsets[index] + 2 * (letter - first)
                (glyph,) = struct.unpack_from(">H", font, at)
                if not glyph:
                    continue
            if (glyph + delta) % 0x10000 and letter != 0xFFFF:
                letters.add(letter)
    return letters


def _groups(font: bytes, start: int) -> set[int]:
    """Format 12: groups of any plane."""
    (count,) = struct.unpack_from(">I", font, start + 12)
    letters: set[int] = set()
    for index in range(count):
        first, last, _glyph = struct.unpack_from(">III", font, start + 16 + 12 * index)
        letters.update(range(first, last + 1))
    return letters
