"""Running text: words with one space between them, which is nearly all that papers print.

What ``setting`` sets with a box for each word is set here in two loops. Text that holds more, a
line break, a footnote, colour, a word that may be divided, is left to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hoinghi.papers.model import Align
from hoinghi.papers.pdf.faces import Face, Word, face


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters of one face; "\\n" ends a line.

    ``mark`` sets them small and raised; ``note`` is the number of the footnote they call for;
    ``ink`` is red, green and blue, each from 0 to 1, where they are not black.
    """

    text: str
    face: int
    mark: bool = False
    note: int = 0
    ink: str = ""


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line, its letters ready for the file.

    Attributes:
        x: From the left edge of the room to the first letter, pt.
        width: Of what is printed, pt.
        first, last: Faces at its begin and end; ``operators`` change them in between.
        operators: TJ with its string; empty where nothing is printed.
        faces: Bit set of the faces used.
        rare: Letters outside ``letters.COMMON``.
        letters: How many there are, spaces counted.
        notes: Numbers of the footnotes that the line calls for.
    """

    x: float
    width: float
    size: float
    first: int
    last: int
    operators: str
    faces: int
    rare: str = ""
    letters: int = 0
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """The room of a paragraph: width, how far first and other lines stand in, pt."""

    width: float
    size: float
    align: Align = Align.LEFT
    first: float = 0.0
    others: float = 0.0


EPSILON = 0.01

Spaced = tuple[Face, Face, Word]
"""Face of the space before a word, its own, the word."""


def words_of(text: Sequence[Stretch], limit: float) -> list[Spaced] | None:
    """The words of *text*, none of them wider than *limit*; None where it holds more than words."""
    words: list[Spaced] = []
    spaced: Face | None = None
    for stretch in text:
        if stretch.mark or stretch.ink or "\n" in stretch.text:
            return None
        of = face(stretch.face)
        if words and spaced is None and stretch.text[:1] != " ":
            return None
        known = of.known
        for number, piece in enumerate(stretch.text.split(" ")):
            if number:
                if spaced or not words:
                    return None
                spaced = of
            if piece:
                found = known.get(piece) or of.words(piece)
                word = found[0]
                if len(found) > 1 or word.width > limit:
                    return None
                words.append((spaced or of, of, word))
                spaced = None
    return words or None


def set_words(words: list[Spaced], room: Measure) -> list[SetLine]:
    """The lines of *words* in *room*; the last is never stretched."""
    lines, kerned = broken(words, room)
    return [_line(words, kerned, line, room, stretched=line[1] < len(words)) for line in lines]


def broken(
    words: list[Spaced], room: Measure
) -> tuple[list[tuple[int, int, float]], list[tuple[float, float]]]:
    """First word, end and natural width of each line; kerning on either side of each space."""
    scale = 1000 / room.size
    others = (room.width - room.others) * scale + EPSILON
    free = (room.width - room.first) * scale + EPSILON
    kerned = [(0.0, 0.0)] * len(words)
    lines, start, used = [], 0, words[0][2].width
    _, last_of, last = words[0]
    for number in range(1, len(words)):
        space, of, word = words[number]
        found = space.gap(last.last if last_of is space else "", word.first if of is space else "")
        kerned[number] = found
        wider = used + (space.space[0] + found[0] + found[1] + word.width)
        if wider > free:
            lines.append((start, number, used))
            start, free, wider = number, others, word.width
        used, last_of, last = wider, of, word
    lines.append((start, len(words), used))
    return lines, kerned


def _line(
    words: list[Spaced],
    kerned: list[tuple[float, float]],
    line: tuple[int, int, float],
    room: Measure,
    *,
    stretched: bool,
) -> SetLine:
    start, end, natural = line
    size, scale = room.size, room.size / 1000
    x = room.others if start else room.first
    free = (room.width - x) / scale - natural
    each = more = 0
    if room.align is Align.JUSTIFY:
        if stretched and end - start > 1 and free > 0:
            each, more = divmod(int(free), end - start - 1)
            natural += int(free)
    elif room.align is Align.CENTER:
        x += free / 2 * scale
    elif room.align is Align.RIGHT:
        x += free * scale
    _, of, word = words[start]
    first, faces, letters, rare = of, 1 << of.index, len(word.text), word.rare
    parts = ["[(", word.body]
    for number in range(start + 1, end):
        space, after_of, word = words[number]
        before, after = kerned[number]
        if space is not of:
            parts.append(f")]TJ/F{space.index} {size:g} Tf[(")
            of, faces = space, faces | 1 << space.index
        parts.append(f"){-before:g}({space.space[1]}" if before else space.space[1])
        owed = -after - (each + 1 if number - start <= more else each)
        if after_of is not of:
            # Room at the end of a run is lost on PDFium: it opens the next one.
            told = f"{owed:g}" if owed else ""
            parts.append(f")]TJ/F{after_of.index} {size:g} Tf[{told}(")
            of, faces = after_of, faces | 1 << after_of.index
        elif owed:
            parts.append(f"){owed:g}(")
        parts.append(word.body)
        letters += len(word.text) + 1
        if word.rare:
            rare += word.rare
    parts.append(")]TJ")
    return SetLine(
        x, natural * scale, size, first.index, of.index, "".join(parts), faces, rare, letters
    )
