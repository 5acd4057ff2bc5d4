"""Draws the pages of a scanned PDF in a process of its own:
``python pdf_pictures.py FOLDER PAGES DOTS BYTES``.

The file comes on standard input; FOLDER gets ``0001.pgm`` and so on, at DOTS an inch, at most PAGES
of them. Standard output gives as JSON the number of pages, and of each drawn the boxes of its ruled
lines as shares of its width and height (left, top, right, bottom). Nothing of hoinghi is imported,
for the reasons that ``pdf_reader`` gives.
"""

from __future__ import annotations

import ctypes
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import pypdfium2_raw as pdfium

#: Dots of a page; an A4 at 300 an inch has nine million.
MAX_DOTS: Final = 36_000_000
_POINTS_AN_INCH: Final = 72
_WHITE: Final = 0xFFFFFFFF
# Greys that count as ink.
_INK: Final = bytes(grey < 150 for grey in range(256))
# A ruled line is longer than a letter is high or wide, in inches, and thinner than a stroke.
_LONGEST_LETTER: Final = 0.3
_THICKEST: Final = 0.05
_MOST_RUNS: Final = 20_000

Box = tuple[float, float, float, float]
# The first and last strip of dots, and from where to where.
_Line = tuple[int, int, int, int]


class _Run(NamedTuple):
    """Ink in a row or column of dots: which, from where to where."""

    at: int
    start: int
    end: int


def _draw(document: Any, number: int, dots: int) -> tuple[bytes, list[Box]]:
    """The page *number* as a picture of greys (PGM), and its ruled lines; empty if unreadable."""
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return b"", []
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    scale = dots / _POINTS_AN_INCH
    scale = min(scale, (MAX_DOTS / max(1.0, width * height)) ** 0.5)
    across, down = max(1, int(width * scale)), max(1, int(height * scale))
    picture = pdfium.FPDFBitmap_CreateEx(across, down, pdfium.FPDFBitmap_Gray, None, 0)
    if not picture:
        return b"", []
    pdfium.FPDFBitmap_FillRect(picture, 0, 0, across, down, _WHITE)
    flags = pdfium.FPDF_ANNOT | pdfium.FPDF_GRAYSCALE
    pdfium.FPDF_RenderPageBitmap(picture, page, 0, 0, across, down, 0, flags)
    stride = pdfium.FPDFBitmap_GetStride(picture)
    held = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(picture), stride * down)
    pdfium.FPDFBitmap_Destroy(picture)
    pdfium.FPDF_ClosePage(page)
    rows = [held[stride * row : stride * row + across] for row in range(down)]
    greys = bytearray().join(rows)
    level, upright = _ruled_lines(greys.translate(_INK), across, down, scale * _POINTS_AN_INCH)
    _wipe_out(greys, across, level, upright)
    rules = [
        *((s / across, a / down, e / across, b / down) for a, b, s, e in level),
        *((a / across, s / down, b / across, e / down) for a, b, s, e in upright),
    ]
    return b"P5 %d %d 255\n" % (across, down) + greys, rules


def _ruled_lines(
    ink: bytearray, across: int, down: int, inch: float
) -> tuple[list[_Line], list[_Line]]:
    """Level and upright lines of a picture *across* by *down* dots, of ones where there is ink."""
    longest, thickest = int(_LONGEST_LETTER * inch), _THICKEST * inch
    rows = (ink[across * row : across * (row + 1)] for row in range(down))
    columns = (ink[column::across] for column in range(across))
    return _lines(_runs(rows, longest), thickest), _lines(_runs(columns, longest), thickest)


def _wipe_out(
    greys: bytearray, across: int, level: Iterable[_Line], upright: Iterable[_Line]
) -> None:
    """Leave the ruled lines out of the picture: beside them, tesseract misses words."""
    for first, last, start, end in level:
        for row in range(first, last + 1):
            greys[across * row + start : across * row + end] = b"\xff" * (end - start)
    for first, last, start, end in upright:
        for column in range(first, last + 1):
            greys[across * start + column : across * end + column : across] = b"\xff" * (
                end - start
            )


def _runs(strips: Iterable[bytearray], longest: int) -> Iterator[_Run]:
    """Runs of ink longer than *longest*, strip by strip."""
    sought = b"\x01" * longest
    pattern = re.compile(b"\x01{%d,}" % longest)
    found = 0
    for at, strip in enumerate(strips):
        if sought in strip:
            for run in pattern.finditer(strip):
                yield _Run(at, run.start(), run.end())
                found += 1
        if found > _MOST_RUNS:
            return


def _lines(runs: Iterable[_Run], thickest: float) -> list[_Line]:
    """*runs* side by side as lines: first and last strip, from where to where; no dark areas."""
    lines: list[list[int]] = []
    near: list[list[int]] = []
    for run in runs:
        near = [line for line in near if run.at - line[1] <= 2]
        line = next((o for o in near if run.start <= o[3] and run.end >= o[2]), None)
        if line is None:
            lines.append([run.at, run.at, run.start, run.end])
            near.append(lines[-1])
        else:
            line[1], line[2], line[3] = run.at, min(line[2], run.start), max(line[3], run.end)
    return [
        (first, last, start, end)
        for first, last, start, end in lines
        # A line drawn or laid a little askew wanders.
        if last - first <= max(thickest, 0.02 * (end - start))
    ]


def _main() -> None:
    folder, most_pages, dots, memory = sys.argv[1], *map(int, sys.argv[2:])
    try:
        import resource  # Windows has none; there the time alone is bounded
    except ImportError:
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    pdfium.FPDF_InitLibrary()
    data = sys.stdin.buffer.read()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    count = pdfium.FPDF_GetPageCount(document) if document else 0
    rules = []
    for number in range(min(count, most_pages)):
        picture, lines = _draw(document, number, dots)
        (Path(folder) / f"{number + 1:04d}.pgm").write_bytes(picture)
        rules.append(lines)
    json.dump([count, rules], sys.stdout)


if __name__ == "__main__":
    _main()
