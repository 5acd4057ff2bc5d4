"""Letters that the typeface of official papers lacks: a visible "□" in their place, and a note.

A plan copied from elsewhere brings bullets of Symbol, pictographs or other scripts. One such
letter must not keep a whole dossier back; nor may it vanish, so the paper lists it as missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, TypeVar

from hoinghi.papers import fonts
from hoinghi.papers.cards import Badge, NamePlate
from hoinghi.papers.letters import DRAWN, PLAIN, normal
from hoinghi.papers.model import Certificate, DossierPart, Paper
from hoinghi.papers.slots import MARK, Series
from hoinghi.papers.strings import changed

SUBSTITUTE: Final = "□"
_AROUND: Final = 20

Content = TypeVar("Content", Paper, Certificate, Series, Badge, NamePlate)


def printable(content: Content) -> Content:
    """*content* with "□" for each letter without a glyph, every such letter listed in ``missing``.

    What can be printed as it is comes back as it is.
    """
    notes: dict[str, str] = {}
    names = content.names if isinstance(content, Series) else ()
    mended: Content = changed(content, lambda text: _text(text, names, notes))
    if not notes:
        return content
    if isinstance(mended, Series):
        return replace(mended, paper=_noted(mended.paper, notes))
    return _noted(mended, notes)


def printable_part(part: DossierPart) -> DossierPart:
    """*part* with all its papers ``printable``."""
    contents: Any = tuple(map(printable, part.contents))
    same = all(new is old for new, old in zip(contents, part.contents, strict=True))
    return part if same else replace(part, contents=contents)


Sheet = TypeVar("Sheet", Paper, Certificate, Badge, NamePlate)


def _noted(content: Sheet, notes: dict[str, str]) -> Sheet:
    return replace(content, missing=(*content.missing, *notes.values()))


def _text(text: str, names: tuple[str, ...], notes: dict[str, str]) -> str:
    """*text* itself where nothing in it had to be replaced; slots of *names* stand as they are."""
    if PLAIN.fullmatch(text):
        return text
    pieces = list(_around_slots(text, names)) if names else [(normal(text), False)]
    told = "".join(piece for piece, _ in pieces)
    known = fonts.known_letters()
    letters = dict.fromkeys("".join(piece for piece, is_slot in pieces if not is_slot))
    wrong = [c for c in letters if c != "\n" and c not in DRAWN and ord(c) not in known]
    if not wrong:
        return text
    boxes = {ord(letter): SUBSTITUTE for letter in wrong}
    boxed = "".join(piece if is_slot else piece.translate(boxes) for piece, is_slot in pieces)
    for letter in wrong:
        notes.setdefault(letter, _note(letter, boxed, told.index(letter)))
    return boxed


def _around_slots(text: str, names: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """Pieces of *text*, each with whether it is a slot of *names*."""
    start = 0
    for found in MARK.finditer(text):
        if found[1] in names:
            yield normal(text[start : found.start()]), False
            yield found[0], True
            start = found.end()
    yield normal(text[start:]), False


def _note(letter: str, boxed: str, at: int) -> str:
    around = " ".join(boxed[max(0, at - _AROUND) : at + _AROUND].split())
    # The letter itself cannot be printed: its number tells it.
    return f"gõ lại ký tự U+{ord(letter):04X} mà phông chữ không có, ở đoạn “{around}”"
