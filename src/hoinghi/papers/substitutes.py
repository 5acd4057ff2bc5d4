"""Letters that the typeface of official papers lacks: a visible "□" in their place, and a note.

A plan copied from elsewhere brings bullets of Symbol, pictographs or other scripts. One such
letter must not keep a whole dossier back; nor may it vanish, so the paper lists it as missing.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, Final, TypeVar

from hoinghi.papers import fonts
from hoinghi.papers.letters import DRAWN, PLAIN, normal
from hoinghi.papers.model import Certificate, DossierPart, Paper

SUBSTITUTE: Final = "□"
_AROUND: Final = 20

Content = TypeVar("Content", Paper, Certificate)


def printable(content: Content) -> Content:
    """*content* with "□" for each letter without a glyph, every such letter listed in ``missing``.

    What can be printed as it is comes back as it is.
    """
    notes: dict[str, str] = {}
    mended: Content = _mended(content, notes)
    if not notes:
        return content
    return replace(mended, missing=(*mended.missing, *notes.values()))


def printable_part(part: DossierPart) -> DossierPart:
    """*part* with all its papers ``printable``."""
    contents: Any = tuple(map(printable, part.contents))
    same = all(new is old for new, old in zip(contents, part.contents, strict=True))
    return part if same else replace(part, contents=contents)


def _mended(value: Any, notes: dict[str, str]) -> Any:
    """*value* itself where nothing in it had to be replaced."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return _text(value, notes)
    if isinstance(value, tuple):
        items = tuple(_mended(item, notes) for item in value)
        same = all(new is old for new, old in zip(items, value, strict=True))
        return value if same else items
    if is_dataclass(value) and not isinstance(value, type):
        changed = {}
        for field in fields(value):
            old = getattr(value, field.name)
            new = _mended(old, notes)
            if new is not old:
                changed[field.name] = new
        return replace(value, **changed) if changed else value
    return value


def _text(text: str, notes: dict[str, str]) -> str:
    if PLAIN.fullmatch(text):
        return text
    told = normal(text)
    known = fonts.known_letters()
    wrong = [c for c in dict.fromkeys(told) if c != "\n" and c not in DRAWN and ord(c) not in known]
    if not wrong:
        return text
    boxed = told.translate({ord(letter): SUBSTITUTE for letter in wrong})
    for letter in wrong:
        notes.setdefault(letter, _note(letter, boxed, told.index(letter)))
    return boxed


def _note(letter: str, boxed: str, at: int) -> str:
    around = " ".join(boxed[max(0, at - _AROUND) : at + _AROUND].split())
    # The letter itself cannot be printed: its number tells it.
    return f"gõ lại ký tự U+{ord(letter):04X} mà phông chữ không có, ở đoạn “{around}”"
