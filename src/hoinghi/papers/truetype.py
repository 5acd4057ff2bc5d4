"""Reads TrueType files: which letters have a glyph, how wide it is, how pairs are kerned.

Source: OpenType specification 1.9, tables cmap, hmtx, GPOS, glyf.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, eq=False)
class FontFile:
    """One face as its file describes it; glyphs go by their number in the file."""

    data: bytes

    @cached_property
    def tables(self) -> dict[bytes, tuple[int, int]]:
        """Offset and length of every table."""
        (count,) = struct.unpack_from(">H", self.data, 4)
        entries = (struct.unpack_from(">4sIII", self.data, 12 + 16 * n) for n in range(count))
        return {tag: (offset, length) for tag, _sum, offset, length in entries}

    def table(self, name: bytes) -> bytes:
        start, length = self.tables[name]
        return self.data[start : start + length]

    def numbers(self, form: str, table: bytes, at: int) -> tuple[int, ...]:
        """Figures of *form* (as ``struct`` writes it, big end first) at *at* in *table*."""
        return struct.unpack_from(f">{form}", self.data, self.tables[table][0] + at)

    @property
    def units(self) -> int:
        """Units of the design in the size of a letter."""
        return self.numbers("H", b"head", 18)[0]

    @property
    def glyph_count(self) -> int:
        return self.numbers("H", b"maxp", 4)[0]

    @cached_property
    def glyphs(self) -> dict[int, int]:
        """Code point → glyph."""
        (count,) = self.numbers("H", b"cmap", 2)
        glyphs: dict[int, int] = {}
        for index in range(count):
            (offset,) = self.numbers("I", b"cmap", 4 + 8 * index + 4)
            (kind,) = self.numbers("H", b"cmap", offset)
            if kind == 4:
                glyphs.update(self._segments(offset))
            elif kind == 12:
                glyphs.update(self._groups(offset))
        return glyphs

    def _segments(self, start: int) -> Iterator[tuple[int, int]]:
        """Format 4: segments of the first plane, glyph by difference or through a list."""
        (double,) = self.numbers("H", b"cmap", start + 6)
        form = f"{double // 2}H"
        firsts_at = start + 16 + double
        ends = self.numbers(form, b"cmap", start + 14)
        starts = self.numbers(form, b"cmap", firsts_at)
        deltas = self.numbers(form, b"cmap", firsts_at + double)
        offsets_at = firsts_at + 2 * double
        offsets = self.numbers(form, b"cmap", offsets_at)
        for index, (first, last, delta) in enumerate(zip(starts, ends, deltas, strict=True)):
            for letter in range(first, min(last, 0xFFFE) + 1):
                glyph = letter
                if offsets[index]:
                    at = offsets_at + 2 * index + offsets[index] + 2 * (letter - first)
                    (glyph,) = self.numbers("H", b"cmap", at)
                    if not glyph:
                        continue
                if shifted := (glyph + delta) % 0x10000:
                    yield letter, shifted

    def _groups(self, start: int) -> Iterator[tuple[int, int]]:
        """Format 12: groups of any plane."""
        (count,) = self.numbers("I", b"cmap", start + 12)
        for index in range(count):
            first, last, glyph = self.numbers("III", b"cmap", start + 16 + 12 * index)
            yield from ((letter, glyph + letter - first) for letter in range(first, last + 1))

    @cached_property
    def advances(self) -> tuple[int, ...]:
        """Width of every glyph in units."""
        (metrics,) = self.numbers("H", b"hhea", 34)
        widths = self.numbers(f"{2 * metrics}H", b"hmtx", 0)[::2]
        return widths + (widths[-1],) * (self.glyph_count - metrics)

    @cached_property
    def kerning(self) -> dict[tuple[int, int], int]:
        """Pair of glyphs → units by which the second comes nearer (below 0) or goes away.

        Pairs of single glyphs for Latin letters; the typeface has no classes of glyphs.
        """
        pairs: dict[tuple[int, int], int] = {}
        if b"GPOS" in self.tables:
            for lookup in self._kerning_lookups():
                for subtable in self._subtables(lookup):
                    for pair, value in self._pairs(subtable):
                        pairs[pair] = pairs.get(pair, 0) + value
        return pairs

    def _gpos(self, form: str, at: int) -> tuple[int, ...]:
        return self.numbers(form, b"GPOS", at)

    def _kerning_lookups(self) -> Iterator[int]:
        """Offsets of the lookups that the default language of script latn kerns by."""
        scripts, features, lookups = self._gpos("HHH", 4)
        (count,) = self._gpos("H", scripts)
        for index in range(count):
            tag, offset = self._tagged(scripts + 2 + 6 * index)
            if tag == b"latn":
                script = scripts + offset
                language = script + self._gpos("H", script)[0]
                (used,) = self._gpos("H", language + 4)
                for feature in self._gpos(f"{used}H", language + 6):
                    yield from self._lookups_of(features, feature, lookups)

    def _tagged(self, at: int) -> tuple[bytes, int]:
        start = self.tables[b"GPOS"][0] + at
        tag, offset = struct.unpack_from(">4sH", self.data, start)
        return tag, offset

    def _lookups_of(self, features: int, feature: int, lookups: int) -> Iterator[int]:
        tag, offset = self._tagged(features + 2 + 6 * feature)
        if tag == b"kern":
            (count,) = self._gpos("H", features + offset + 2)
            for index in self._gpos(f"{count}H", features + offset + 4):
                yield lookups + self._gpos("H", lookups + 2 + 2 * index)[0]

    def _subtables(self, lookup: int) -> Iterator[int]:
        kind, _flags, count = self._gpos("HHH", lookup)
        if kind == 2:
            yield from (lookup + offset for offset in self._gpos(f"{count}H", lookup + 6))

    def _pairs(self, subtable: int) -> Iterator[tuple[tuple[int, int], int]]:
        form, coverage, first, second, count = self._gpos("HHHHH", subtable)
        if (form, first, second) != (1, 4, 0):
            return  # only the advance of the first glyph moves in kerning of Latin letters
        sets = self._gpos(f"{count}H", subtable + 10)
        base = self.tables[b"GPOS"][0] + subtable
        for left, offset in zip(self._covered(subtable + coverage), sets, strict=True):
            (length,) = self._gpos("H", subtable + offset)
            start = base + offset + 2
            for right, value in struct.iter_unpack(">Hh", self.data[start : start + 4 * length]):
                yield (left, right), value

    def _covered(self, at: int) -> list[int]:
        form, count = self._gpos("HH", at)
        if form == 1:
            return list(self._gpos(f"{count}H", at + 4))
        ranges = [self._gpos("HHH", at + 4 + 6 * n) for n in range(count)]
        return [glyph for first, last, _ in ranges for glyph in range(first, last + 1)]

    def outline(self, glyph: int) -> bytes:
        """The glyph's own entry in table glyf; empty for a space."""
        if self.numbers("h", b"head", 50)[0]:
            start, end = self.numbers("II", b"loca", 4 * glyph)
        else:
            start, end = (2 * half for half in self.numbers("HH", b"loca", 2 * glyph))
        base = self.tables[b"glyf"][0]
        return self.data[base + start : base + end]
