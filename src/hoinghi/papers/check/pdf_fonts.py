"""The family that the name of a font in a PDF stands for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from hoinghi.papers import form

# Drawn exactly as wide as Times New Roman, letter by letter: programs that do not have it put
# them in its place, and nobody can tell from the paper.
_TWINS: Final = frozenset(
    {
        "liberationserif", "nimbusroman", "nimbusromanno9l", "nimbusromno9l", "termes",
        "texgyretermes", "thorndale", "thorndaleamt", "times", "timesnewroman", "timesroman",
        "tinos", "xitstermes",
    }
)  # fmt: skip
# "PSMT", "MT", "PS" close the PostScript names of Monotype's fonts.
_ENDING: Final = re.compile(r"(?<=[a-z])(?:PSMT|MT|PS)$")
_STYLE: Final = re.compile(
    r"(?:[-, ]|(?<=[a-z]))(?:Extra|Semi|Demi)?(?:Bold|Regular|Regu|Roman|Italic|Ital|Oblique|Obli"
    r"|Medium|Medi|Black|Heavy|Light|Book|Normal)(?:PSMT|MT|PS)?$"
)
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")


@lru_cache(maxsize=256)
def family_of(font: str) -> str:
    """``"TimesNewRomanPS-BoldMT"`` is ``"Times New Roman"``, and so are its metric twins."""
    name = font
    while re.sub(r"[^a-z0-9]", "", name.lower()) not in _TWINS:
        shorter = _ENDING.sub("", name)
        if shorter == name:
            shorter = _STYLE.sub("", name)
        if shorter in (name, ""):
            # ".VnTime" and its kind are known by these very names.
            return name if name.startswith(".") else _HUMP.sub(" ", name)
        name = shorter
    return form.FONT
