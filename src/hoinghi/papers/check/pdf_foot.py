"""What stands under a line at the foot of a page of a PDF: an address, or footnotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from hoinghi.papers.check.pdf_apart import SeenPage, Stroke
from hoinghi.papers.check.pdf_lines import PrintedLine

# Shares of the page: the foot begins in its lower part; the rule over an address runs across
# the text, that over footnotes does not.
_LOWER: Final = 0.55
_ACROSS: Final = 0.6
_SHORT: Final = 0.4
# In points: letters of a foot are small, and its rule begins about where they do.
_LARGEST: Final = 12.1
_FLUSH: Final = 14.0


@dataclass
class Foot:
    """The lines *above* the foot, those of an address or of footnotes, and the other rules."""

    above: list[PrintedLine]
    rules: list[Stroke]
    address: list[PrintedLine] = field(default_factory=list)
    notes: list[PrintedLine] = field(default_factory=list)


def foot_of(page: SeenPage, lines: Sequence[PrintedLine], rules: Sequence[Stroke]) -> Foot:
    """Part *lines* at the rule over the foot of *page*, if it has one."""
    for rule in sorted(rules, key=lambda rule: rule.top):
        if not _opens_foot(page, lines, rule):
            continue
        above = [line for line in lines if line.base <= rule.top]
        below = [line for line in lines if line.base > rule.top]
        if rule.right - rule.left > page.width * _ACROSS:
            return Foot(above, list(rules), address=below)
        return Foot(above, [other for other in rules if other is not rule], notes=below)
    # LibreOffice draws no rule over the footnotes of later sections.
    noted = [line.top for line in lines if line.is_note and line.top > page.height * _LOWER]
    below = [line for line in lines if noted and line.top >= min(noted)]
    if below and max(line.size for line in below) < _LARGEST:
        return Foot([line for line in lines if line not in below], list(rules), notes=below)
    return Foot(list(lines), list(rules))


def _opens_foot(page: SeenPage, lines: Sequence[PrintedLine], rule: Stroke) -> bool:
    length = rule.right - rule.left
    if rule.top < page.height * _LOWER or page.width * _SHORT < length < page.width * _ACROSS:
        return False
    below = [line for line in lines if line.base > rule.top]
    if not below or max(line.size for line in below) > _LARGEST:
        return False
    # An address is centred under its rule; footnotes begin where theirs does.
    beside = lines if length > page.width * _ACROSS else below
    return abs(rule.left - min(line.left for line in beside)) < _FLUSH
