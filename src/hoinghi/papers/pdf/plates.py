"""Name plates (biển tên để bàn): a sheet folded like a roof, the name on both of its faces.

All lengths in mm. The upper face stands on its head, so that it is upright once folded.
"""

from __future__ import annotations

from hoinghi.papers.cards import NamePlate
from hoinghi.papers.model import Align
from hoinghi.papers.pdf.badges import dashed
from hoinghi.papers.pdf.drawing import Drawing, Look

_RED, _GOLD, _INK, _GREY = "#a8151c", "#c9982f", "#1d1a16", "#6b6f76"


def drawn(plate: NamePlate) -> Drawing:
    """The whole plate, both faces and the marks of its fold.

    Raises:
        UnprintableText: A letter for which the font has no glyph.
    """
    width, height = plate.size.value
    whole = Drawing(width, 2 * height)
    face = _face(plate)
    whole.place(face, width, height, turned=180)
    whole.place(face, 0, height)
    for x in (0, width - 6):
        whole.rule((x, height), (x + 6, height), 0.4, colour=_GREY)
    return whole


def _face(plate: NamePlate) -> Drawing:
    width, height = plate.size.value
    face = Drawing(width, height)
    unit = height / 105
    for inset, thickness, colour in ((8, 2.4, _RED), (10, 0.7, _GOLD)):
        edge = inset * unit
        box = (edge, edge, width - 2 * edge, height - 2 * edge)
        face.rectangle(box, stroke=colour, thickness=thickness * unit)
    room = width - 36 * unit
    name = (18 * unit, 14 * unit, room, (46 if plate.position else 77) * unit)
    large = Look(size=round(150 * unit), bold=True, colour=_RED, align=Align.CENTER)
    if plate.name:
        face.fitted(name, plate.name.upper(), large, lines=2, least=18)
    if plate.position:
        reach, middle, low = 24 * unit, width / 2, 63 * unit
        face.rule((middle - reach, low), (middle + reach, low), 1.2 * unit, colour=_GOLD)
        below = Look(size=round(32 * unit), colour=_INK, align=Align.CENTER)
        face.fitted(
            (18 * unit, 66 * unit, room, 25 * unit), dashed(plate.position), below, lines=2, least=9
        )
    return face
