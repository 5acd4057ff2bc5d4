"""Words put into the paragraphs of a Word file, in the looks that the file has there.

What is to be red stands between ``RED`` and ``BLACK`` until a paragraph is finished.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any, Final

from lxml import etree

from hoinghi.ooxml.package import W
from hoinghi.papers.model import UNKNOWN_COLOUR
from hoinghi.papers.word_template import PLACE, texts_of

RED, BLACK = "\ue010", "\ue011"
_COLOURED: Final = re.compile(f"{RED}([^{RED}{BLACK}]*){BLACK}")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
SPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)


def write(paragraph: Any, told: Callable[[str], str]) -> None:
    """Put words in the place of placeholders, in the looks of the letter each begins with."""
    pieces = texts_of(paragraph)
    whole = "".join(piece.text or "" for piece in pieces)
    found = list(PLACE.finditer(whole))
    # From the last to the first, so that what stands before keeps its place.
    for place in reversed(found):
        _replace(pieces, place.start(), place.end(), told(place[1]))
    if found:
        finish(paragraph)


def _replace(pieces: Sequence[Any], start: int, end: int, words: str) -> None:
    at = 0
    for piece in pieces:
        text = piece.text or ""
        first, last = max(start - at, 0), min(end - at, len(text))
        if first < len(text) and last > 0 and first < last:
            piece.text = text[:first] + words + text[last:]
            words = ""
        at += len(text)


def finish(paragraph: Any) -> None:
    """Keep blanks, make line breaks and red letters of their marks."""
    for piece in texts_of(paragraph):
        text = piece.text or ""
        piece.set(_SPACE, "preserve")
        if RED in text:
            _paint(piece)
        elif "\n" in text:
            _break(piece)


def _break(piece: Any) -> None:
    first, *rest = (piece.text or "").split("\n")
    piece.text, after = first, piece
    for line in rest:
        stop, more = etree.Element(f"{W}br"), etree.Element(f"{W}t")
        more.text = line
        more.set(_SPACE, "preserve")
        after.addnext(stop)
        stop.addnext(more)
        after = more


def _one_each(run: Any) -> None:
    """Give every child of *run* a run of its own, in the same looks."""
    looks = run.find(f"{W}rPr")
    for child in [each for each in run if each is not looks][1:]:
        copy = etree.Element(f"{W}r")
        if looks is not None:
            copy.append(deepcopy(looks))
        copy.append(child)
        run.getparent().insert(run.getparent().index(run) + 1, copy)
        run = copy


def _paint(piece: Any) -> None:
    """Split the run of *piece* so that what nobody knows has one of its own, in red."""
    run = piece.getparent()
    _one_each(run)
    run = piece.getparent()
    parts = _COLOURED.split(piece.text or "")
    # Odd parts are the red ones.
    for number, part in enumerate(parts):
        if not part:
            continue
        copy = etree.Element(f"{W}r")
        looks = run.find(f"{W}rPr")
        copy.append(deepcopy(looks) if looks is not None else etree.Element(f"{W}rPr"))
        if number % 2:
            _redden(copy[0])
        words = etree.SubElement(copy, f"{W}t")
        words.text = part
        words.set(_SPACE, "preserve")
        run.addprevious(copy)
        if "\n" in part:
            _break(words)
    run.getparent().remove(run)


# In the order of the schema, what may stand behind the colour of a run.
_BEHIND: Final = (
    "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd",
    "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
)  # fmt: skip


def _redden(looks: Any) -> None:
    for old in looks.findall(f"{W}color"):
        looks.remove(old)
    colour = etree.Element(f"{W}color")
    colour.set(f"{W}val", UNKNOWN_COLOUR)
    behind = {f"{W}{name}" for name in _BEHIND}
    at = next((n for n, each in enumerate(looks) if each.tag in behind), len(looks))
    looks.insert(at, colour)


def set_words(paragraph: Any, words: str) -> None:
    for piece in texts_of(paragraph):
        piece.text, words = words, ""


def table(paragraph: Any, words: Sequence[Sequence[str]], widths: Sequence[str]) -> Any:
    """Make a ruled table in the looks of *paragraph*, which asked for it; the first row is bold.

    *widths* are those of the columns in fiftieths of a hundredth of the page.
    """
    made = etree.fromstring(_TABLE)
    for number, line in enumerate(words):
        row = etree.SubElement(made, f"{W}tr")
        for text, width in zip(line, widths, strict=True):
            cell = etree.SubElement(row, f"{W}tc")
            measure = etree.SubElement(etree.SubElement(cell, f"{W}tcPr"), f"{W}tcW")
            measure.set(f"{W}w", width)
            measure.set(f"{W}type", "pct")
            cell.append(_cell(paragraph, text, is_bold=number == 0))
    return made


def _cell(paragraph: Any, text: str, *, is_bold: bool) -> Any:
    made = deepcopy(paragraph)
    set_words(made, text)
    if is_bold:
        for run in made.iter(f"{W}r"):
            _embolden(run)
    looks = made.find(f"{W}pPr")
    if looks is None:
        looks = etree.Element(f"{W}pPr")
        made.insert(0, looks)
    for old in (*looks.findall(f"{W}ind"), *looks.findall(f"{W}spacing")):
        looks.remove(old)
    spacing = etree.Element(f"{W}spacing")
    spacing.set(f"{W}before", "40")
    spacing.set(f"{W}after", "40")
    at = next((n for n, each in enumerate(looks) if each.tag in _BEHIND_SPACING), len(looks))
    looks.insert(at, spacing)
    finish(made)
    return made


_TABLE: Final = (
    f'<w:tbl {SPACES}><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:tbl>"
)


def _embolden(run: Any) -> None:
    looks = run.find(f"{W}rPr")
    if looks is None:
        looks = etree.Element(f"{W}rPr")
        run.insert(0, looks)
    if looks.find(f"{W}b") is None:
        at = next((n for n, each in enumerate(looks) if each.tag not in _BEFORE_BOLD), len(looks))
        looks.insert(at, etree.Element(f"{W}b"))


# In the order of the schema, what may stand behind the spacing of a paragraph.
_BEHIND_SPACING: Final = tuple(
    f"{W}{name}"
    for name in (
        "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection",
        "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr",
        "pPrChange",
    )
)  # fmt: skip
_BEFORE_BOLD: Final = (f"{W}rStyle", f"{W}rFonts")
