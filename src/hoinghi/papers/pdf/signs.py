"""Signs that the typeface lacks, drawn in a square of one size: ☐ ☑ ✓."""

from __future__ import annotations

_BOX = ".06 w .03 -.05 .74 .74 re S "
_TICK = ".09 w .15 .3 m .34 .1 l .68 .56 l S"
SIGNS = {"empty": _BOX, "checked": _BOX + _TICK, "tick": _TICK}
"""Operators by name; one unit is the size of the letters, the origin on their line."""
