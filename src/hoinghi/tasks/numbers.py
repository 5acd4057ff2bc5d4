"""Numbers as they come from outside, in an address or a form."""

from __future__ import annotations

_MOST_DIGITS = 15
"""More than any row or version has, fewer than any database refuses."""


def whole(told: str) -> int | None:
    """Read a whole number of plain digits; None for anything else, however long."""
    if told.isascii() and told.isdigit() and len(told) <= _MOST_DIGITS:
        return int(told)
    return None
