"""Words compared without accents and case, for finding components however they are written."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

_LIKE: Final = 0.82


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """*text* in capitals without accents, blanks single: "Độc lập" → "DOC LAP"."""
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return re.sub(r"\s+", " ", bare).strip().upper()


@lru_cache(maxsize=4096)
def is_like(text: str, wanted: str) -> bool:
    """Tell whether *text* is *wanted*, or that with a slip or two."""
    given, model = folded(text), folded(wanted)
    if abs(len(given) - len(model)) > len(model) // 3:
        return False
    if given == model:
        return True
    # The second asks how many letters both share, in no order: most texts end there.
    matcher = SequenceMatcher(None, given, model)
    return matcher.quick_ratio() >= _LIKE and matcher.ratio() >= _LIKE


def same_words(text: str, wanted: str) -> bool:
    """Tell whether both read alike, wherever the tone stands: "HÒA" and "HOÀ" are one."""
    return _tones_apart(text) == _tones_apart(wanted)


_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"


def _tones_apart(text: str) -> list[tuple[str, str]]:
    words = unicodedata.normalize("NFC", text).split()
    return [_toneless(word) for word in words]


def _toneless(word: str) -> tuple[str, str]:
    apart = unicodedata.normalize("NFD", word)
    tones = "".join(letter for letter in apart if letter in _TONES)
    bare = "".join(letter for letter in apart if letter not in _TONES)
    return unicodedata.normalize("NFC", bare), tones


def is_upper(text: str) -> bool:
    """Tell whether *text* has letters, all of them capitals."""
    return text.upper() == text and text.lower() != text
