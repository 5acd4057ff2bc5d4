"""A drawing as a value (``papers.sketch``) as one of the PDF: lines and letters, never dots.

Papers are printed in black and white as often as not: tones are light enough for the hatches to
show on them, and numbers stand on plain ground.
"""

from __future__ import annotations

import io
from functools import lru_cache

from hoinghi.papers.metrics import PT_PER_MM
from hoinghi.papers.model import Align
from hoinghi.papers.pdf.document import About, Document
from hoinghi.papers.pdf.drawing import Drawing, Look
from hoinghi.papers.sketch import (
    Sketch,
    SketchBox,
    SketchLine,
    SketchWords,
    Tone,
    strokes,
)

COLOURS = {
    Tone.TEXT: "#000000",
    Tone.FAINT: "#565049",
    Tone.GRID: "#b9b1a6",
    Tone.DONE: "#1b6b38",
    Tone.GOING: "#1b5e9c",
    Tone.WAITING: "#805a00",
    Tone.LATE: "#b3121d",
    Tone.OPEN: "#ffffff",
    Tone.OFF: "#6c655d",
}
_ON = "#ffffff"
_ANCHORS = {"start": Align.LEFT, "middle": Align.CENTER, "end": Align.RIGHT}
_DASH, _DASH_GAP = 1.6, 1.1


def drawing_of(sketch: Sketch) -> Drawing:
    """Draw *sketch* at its own size.

    Raises:
        UnprintableText: A letter for which the font has no glyph.
    """
    drawing = Drawing(sketch.width, sketch.height)
    for part in sketch.parts:
        if isinstance(part, SketchBox):
            _box(drawing, part)
        elif isinstance(part, SketchLine):
            _line(drawing, part)
        elif isinstance(part, SketchWords):
            _words(drawing, part)
        else:
            half = part.size / 2
            corners = ((0, -half), (half, 0), (0, half), (-half, 0))
            points = [(part.x + x, part.y + y) for x, y in corners]
            drawing.shape(points, fill=COLOURS[part.tone], closed=True)
    return drawing


def _box(drawing: Drawing, box: SketchBox) -> None:
    edge = COLOURS[Tone.FAINT] if box.tone is Tone.OPEN else None
    place = (box.x, box.y, box.width, box.height)
    fill = _weaker(COLOURS[box.tone], box.strength)
    drawing.rectangle(place, fill=fill, stroke=edge, thickness=0.6)
    for x1, y1, x2, y2 in strokes(box):
        drawing.rule((x1, y1), (x2, y2), 0.8, colour=_ON)


def _weaker(colour: str, strength: float) -> str:
    """Mix *colour* with the white of the paper."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * strength):02x}" for part in parts)


def _line(drawing: Drawing, line: SketchLine) -> None:
    thick, colour = line.thickness * PT_PER_MM, COLOURS[line.tone]
    if not line.dashed:
        drawing.rule((line.x1, line.y1), (line.x2, line.y2), thick, colour=colour)
        return
    across, down = line.x2 - line.x1, line.y2 - line.y1
    length = (across**2 + down**2) ** 0.5
    at = 0.0
    while at < length:
        end = min(at + _DASH, length)
        begin = (line.x1 + across * at / length, line.y1 + down * at / length)
        stop = (line.x1 + across * end / length, line.y1 + down * end / length)
        drawing.rule(begin, stop, thick, colour=colour)
        at += _DASH + _DASH_GAP


def _words(drawing: Drawing, words: SketchWords) -> None:
    colour = COLOURS[words.tone] if words.on in (None, Tone.OPEN) else _ON
    look = Look(
        size=round(words.size * PT_PER_MM, 2),
        bold=words.bold,
        colour=colour,
        align=_ANCHORS[words.anchor],
    )
    drawing.line(words.x, words.y, words.text, look)


@lru_cache(maxsize=32)
def png_of(sketch: Sketch) -> bytes:
    """Draw *sketch* as a PNG of about 200 dots to the inch, for files that hold no drawings."""
    from hoinghi.papers.page_pictures import picture_of  # only Word needs dots

    out, drawing = io.BytesIO(), drawing_of(sketch)
    document = Document(out, About(title=sketch.title))
    document.ink.add(drawing.ink)
    size = drawing.width * PT_PER_MM, drawing.height * PT_PER_MM
    document.page(size, "".join(part for part in drawing.parts if isinstance(part, str)))
    document.close()
    return picture_of(out.getvalue(), scale=200 / 72)
