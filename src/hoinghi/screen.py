"""Text that other people wrote, on a terminal: shown, never obeyed."""

from __future__ import annotations

import re
from typing import Final

# Control characters of ASCII and Latin-1 but tab and line feed, and marks that turn the direction
# of writing: a plan or a file name holding them could repaint the window or hide what it says.
_STEERING: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


def visible(text: str) -> str:
    """*text* with "�" in the place of every letter that would steer the terminal."""
    return _STEERING.sub("\ufffd", text)
