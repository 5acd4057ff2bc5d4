"""Marks in words taken over from elsewhere, mended as a clerk mends them when copying.

A plan may close a quotation with two apostrophes, or not at all, and put a space before a comma.
Papers made from it are written in one way: “ … ”, a space after a mark and none before it.
"""

from __future__ import annotations

import re
from functools import lru_cache

_TWO_MARKS = re.compile(r"''|’’|‘‘|´´|``|,,")
_ANY_QUOTE = re.compile(r"[\"“”„]|''|’’|‘‘|´´|``")
_AFTER_OPEN = re.compile(r"“[ \u00a0]+")
_BEFORE_CLOSE = re.compile(r"[ \u00a0]+”")
_YEARS = re.compile(r"\b(\d{4}) ?([-–]) ?(\d{4})\b")
_DASH_TO_LEFT = re.compile(r"(?<=[^\W\d_])([-–]) (?=[^\W\d_])")
_DASH_TO_RIGHT = re.compile(r"(?<=[^\W\d_] )([-–])(?=[^\W\d_])")
_BEFORE_MARK = re.compile(r"(?<=[^\s.…])[ \u00a0]+(?=[,;](?:\s|$))")
_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")
# No word of these is ever said twice on purpose.
_TWICE = re.compile(r"\b(các|những|của|và)\s+\1\b", re.I)
_ENDS = re.compile(r"[ .;,:]*$")


@lru_cache(maxsize=4096)  # a dossier names its conference and its bodies hundreds of times
def mended(text: str) -> str:
    """Write *text* with quotation marks in pairs, marks spaced, doubled small words once.

    >>> mended('phong trào "Vì người nghèo’’ giai đoạn 2021 -2025')
    'phong trào “Vì người nghèo” giai đoạn 2021-2025'
    """
    if _ANY_QUOTE.search(text):
        text = _paired(_TWO_MARKS.sub('"', text))
    text = _YEARS.sub(r"\1\2\3", text)
    text = _DASH_TO_LEFT.sub(r" \1 ", text)
    text = _DASH_TO_RIGHT.sub(r"\1 ", text)
    text = _BEFORE_MARK.sub("", text)
    text = _TWICE.sub(lambda found: found[1], text)
    return _SPACES.sub(" ", text)


def _paired(text: str) -> str:
    """Turn straight marks towards what they enclose; close what was left open at the end."""
    parts: list[str] = []
    depth = 0
    for at, letter in enumerate(text):
        if letter == '"':
            # Towards the words: after a space it opens, unless one is open and words end here.
            opens = depth == 0 or (
                text[at - 1 : at] in ("", " ", "(") and text[at + 1 : at + 2] != " "
            )
            letter = "“" if opens and text[at + 1 :].strip() else "”"
        depth += {"“": 1, "”": -1}.get(letter, 0)
        depth = max(depth, 0)
        parts.append(letter)
    text = "".join(parts)
    if depth:
        end = _ENDS.search(text)
        cut = end.start() if end else len(text)
        text = text[:cut] + "”" * depth + text[cut:]
    return _BEFORE_CLOSE.sub("”", _AFTER_OPEN.sub("“", text))
