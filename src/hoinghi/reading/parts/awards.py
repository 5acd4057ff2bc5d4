"""Places for awards (khen thưởng)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from hoinghi.reading.outline import Node, Outline
from hoinghi.reading.plan import Awards

_TOPIC: Final = re.compile(r"(?:.{0,40}\b)?(?:khen thưởng|biểu dương|tôn vinh)", re.IGNORECASE)
_COLLECTIVES: Final = re.compile(r"(?<![\d./])(\d{1,4})\s+tập thể")
_INDIVIDUALS: Final = re.compile(r"(?<![\d./])(\d{1,4})\s+(?:cá nhân|hộ)\b")


def read_awards(outline: Outline) -> Awards:
    """How many collectives and individuals (or households) are rewarded at the event."""
    for node in _candidates(outline):
        collectives, individuals = _COLLECTIVES.search(node.text), _INDIVIDUALS.search(node.text)
        if collectives or individuals:
            return Awards(
                collectives=int(collectives[1]) if collectives else None,
                individuals=int(individuals[1]) if individuals else None,
                text=node.body if node.is_numbered and node.body else node.text,
                lines=node.lines,
                rule="awards.numbers",
            )
    return Awards()


def _candidates(outline: Outline) -> Iterator[Node]:
    """Items under a heading on awards first, then any sentence that rewards."""
    for node in outline.numbered():
        if len(node.head) < 120 and _TOPIC.match(node.head):
            yield node
            yield from outline.under(node)
    yield from (node for node in outline.nodes if "khen thưởng" in node.text.lower())
