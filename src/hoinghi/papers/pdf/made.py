"""From the elements of a laid out paper to blocks: each different element is made once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from hoinghi.papers import form
from hoinghi.papers.elements import (
    Break,
    Cells,
    Element,
    Framed,
    Image,
    Line,
    Picture,
    Room,
    Rule,
    Ruled,
)
from hoinghi.papers.letters import clean
from hoinghi.papers.metrics import ASCENT, LINE_HEIGHT, PT_PER_MM, SINGLE
from hoinghi.papers.model import Align, Text
from hoinghi.papers.pdf.blocks import Block, Code, Pile, Printed, Slice, stacked
from hoinghi.papers.pdf.faces import index_of
from hoinghi.papers.pdf.images import image
from hoinghi.papers.pdf.setting import Measure, SetLine, Stretch, set_lines
from hoinghi.papers.pdf.sketches import drawing_of
from hoinghi.papers.pdf.tables import table
from hoinghi.papers.pdf.texts import notes_of, plain, stretches
from hoinghi.papers.sketch import Sketch

_RULE_ABOVE, _IMAGE_BELOW, _ROW_GAP = 3.0, 4.0, 6.0


def block_of(element: Element, width: float, height: float, note: int = 1) -> Block:
    """The block of *element* in a room of *width* and *height* pt.

    Args:
        note: Number of its first footnote, if it has any.

    Raises:
        UnprintableText: A letter for which the font has no glyph.
        PictureRefused: A picture that cannot be drawn.
    """
    if isinstance(element, Ruled | Image):
        # Large, and never the same in two papers: what is kept must stay small.
        return make(element, width, height, note)
    return _kept(element, width, height, note if notes_in(element) else 0)


def notes_in(element: Element) -> int:
    """How many footnotes *element* has."""
    if isinstance(element, Ruled):
        return sum(_notes(cell) for row in element.table.rows for cell in row.cells)
    return _notes_kept(element) if isinstance(element, Line | Cells) else 0


@lru_cache(maxsize=4096)
def _notes_kept(element: Line | Cells) -> int:
    if isinstance(element, Line):
        return _notes(element.text)
    return sum(notes_in(inner) for row in element.rows for cell in row for inner in cell)


def _notes(text: Text) -> int:
    return sum(1 for run in text if run.note)


def make(
    element: Element,
    width: float,
    height: float,
    note: int = 1,
    given: Mapping[Line, Block] = MappingProxyType({}),
) -> Block:
    """As ``block_of``, but made anew and not kept.

    Args:
        given: Lines within *element* that are made already.
    """
    if isinstance(element, Line):
        return _line(element, width, note)
    if isinstance(element, Ruled):
        return table(element, height, note)
    if isinstance(element, Cells):
        return _cells(element, height, note, given)
    if isinstance(element, Break):
        return Block(breaks=True)
    if isinstance(element, Room):
        return Block(slices=(Slice(height=element.height * PT_PER_MM),))
    if isinstance(element, Rule):
        return _rule(element, width)
    if isinstance(element, Picture):
        return _code(element)
    return _framed(element) if isinstance(element, Framed) else _image(element, width)


_kept = lru_cache(maxsize=4096)(make)


def room_of(line: Line, width: float) -> Measure:
    """The room of a paragraph in a room of *width* pt."""
    style = form.STYLES[line.style]
    indented = style.first_line if line.first_line is None else line.first_line
    return Measure(
        width=width - (line.left - line.hanging) * PT_PER_MM,
        size=style.size.ours,
        align=line.align or style.align,
        first=form.FIRST_LINE.ours * PT_PER_MM if indented else 0.0,
        others=line.hanging * PT_PER_MM,
    )


def cell_room(width: float) -> float:
    """Width in pt for what stands in a cell of *width* mm."""
    return (width - 2 * form.CELL_MARGIN_MM) * PT_PER_MM


def _line(line: Line, width: float, note: int) -> Block:
    style, room = form.STYLES[line.style], room_of(line, width)
    left = (line.left - line.hanging) * PT_PER_MM
    looks = stretches(line.text, bold=style.bold, italic=style.italic, note=note)
    lines = set_lines(list(looks), room)
    last = len(lines) - 1
    return Block(
        slices=tuple(
            _slice(
                one,
                left,
                # Neither the first line nor the last stands alone on a page.
                keep=number < last and number in (0, last - 1),
                notes=notes_of(one, line.text, note),
            )
            for number, one in enumerate(lines)
        ),
        before=style.before if line.before is None else line.before,
        after=style.after if line.after is None else line.after,
        keep=line.keep_next or style.keep_next,
        mark=(style.outline, plain(line.text)) if style.outline else None,
    )


def _slice(
    line: SetLine, left: float, *, keep: bool = False, notes: tuple[tuple[int, str], ...] = ()
) -> Slice:
    size = line.size
    return Slice(
        # What Word leaves between lines stands below the last line of a paragraph as well.
        height=size * SINGLE * form.LINE_SPACING.ours,
        lines=(Printed(left, size * ASCENT, line),),
        keep=keep,
        notes=notes,
    )


@lru_cache(maxsize=256)
def footnote(number: int, words: str, width: float) -> Slice:
    """A footnote as it stands at the foot of a page."""
    style = form.STYLES["CuocChu"]
    face = index_of(bold=style.bold, italic=style.italic)
    text = [Stretch(str(number), face, mark=True), Stretch(f" {clean(words)}", face)]
    room = Measure(width=width, size=style.size.ours, align=style.align)
    lines = set_lines(text, room)
    return stacked([Block(slices=tuple(_slice(line, 0.0) for line in lines))])


def _rule(rule: Rule, width: float) -> Block:
    left = (width - rule.length * PT_PER_MM) / 2
    shapes = f"{form.RULE_PT:g} w {left:.2f} 0 m {left + rule.length * PT_PER_MM:.2f} 0 l S\n"
    slices = (Slice(height=0.0, shapes=shapes),)
    return Block(slices=slices, before=_RULE_ABOVE, after=rule.after, keep=True)


def _code(picture: Picture) -> Block:
    size = picture.size * PT_PER_MM
    code = Code(0.0, 0.0, size, picture.data)
    return Block(slices=(Slice(height=size, codes=(code,)),))


def _framed(mark: Framed) -> Block:
    style = form.STYLES[mark.style]
    width, height = mark.width * PT_PER_MM, mark.height * PT_PER_MM
    room = Measure(width=width, size=style.size.ours, align=Align.CENTER)
    face = index_of(bold=True, italic=style.italic)
    ink = "1 0 0" if style.red else ""
    line = set_lines([Stretch(clean(mark.words), face, ink=ink)], room)[0]
    base = (height - room.size * LINE_HEIGHT) / 2 + room.size * ASCENT
    left = mark.left * PT_PER_MM
    pen = f"{ink} RG " if ink else ""
    shapes = f"q {pen}{form.FRAME_PT:g} w {left:.2f} 0 {width:.2f} {-height:.2f} re S Q\n"
    lines = (Printed(left, base, line),)
    return Block(slices=(Slice(height=height, lines=lines, shapes=shapes),))


def _sketched(element: Image, sketch: Sketch, width: float) -> Block:
    """A drawing, as lines and letters."""
    drawing, scale = drawing_of(sketch), element.width / sketch.width
    left, high = (width - element.width * PT_PER_MM) / 2, element.height * PT_PER_MM
    parts = "".join(part for part in drawing.parts if isinstance(part, str))
    place = f"{scale:.4f} 0 0 {scale:.4f} {left:.2f} {-high:.2f} cm"
    shapes = f"/Figure{_spoken(element)} q {place} {parts}Q EMC\n"
    part = Slice(height=high, shapes=shapes, inks=(drawing.ink,))
    return Block(slices=(part,), after=_IMAGE_BELOW, keep=True)


def _spoken(element: Image) -> str:
    """Begin what has words that stand for it where it cannot be seen (ISO 32000-1, 14.9.3)."""
    words = clean(element.figure.alternative).encode("utf-16-be").hex().upper()
    return f"<</Alt<FEFF{words}>>>BDC"


def _image(element: Image, width: float) -> Block:
    shown = element.figure.picture
    if isinstance(shown, Sketch):
        return _sketched(element, shown, width)
    picture = image(shown)
    wide, high = element.width * PT_PER_MM, element.height * PT_PER_MM
    shapes = (
        f"/Span{_spoken(element)} q {wide:.2f} 0 0 {high:.2f} {(width - wide) / 2:.2f} "
        f"{-high:.2f} cm /{picture.name} Do Q EMC\n"
    )
    slices = (Slice(height=high, shapes=shapes, images=(picture,)),)
    return Block(slices=slices, after=_IMAGE_BELOW, keep=True)


def _cells(cells: Cells, height: float, note: int, given: Mapping[Line, Block]) -> Block:
    pile, top = Pile(), 0.0
    margin = form.CELL_MARGIN_MM
    for number, row in enumerate(cells.rows):
        top += _ROW_GAP if number else 0.0
        made = []
        for width, cell in zip(cells.widths, row, strict=True):
            blocks = []
            for element in cell:
                room = cell_room(width)
                if isinstance(element, Line) and element in given:
                    blocks.append(given[element])
                elif isinstance(element, Cells) and given:
                    blocks.append(make(element, room, height, note, given))
                else:
                    blocks.append(block_of(element, room, height, note))
                note += notes_in(element)
            made.append(stacked(blocks))
        tall = max((part.height for part in made), default=0.0)
        x = (cells.offset + margin) * PT_PER_MM
        for width, part in zip(cells.widths, made, strict=True):
            pile.put(part, x, top + ((tall - part.height) / 2 if cells.middle else 0.0))
            x += width * PT_PER_MM
        top += tall
    return Block(slices=(pile.slice(top),), before=cells.before, after=cells.after)
