"""Places for awards (khen thưởng)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from hoinghi.reading.outline import Node, Outline
from hoinghi.reading.plan import Awards, Lines

_TOPIC: Final = re.compile(r"(?:.{0,40}\b)?(?:khen thưởng|biểu dương|tôn vinh)", re.IGNORECASE)
_COUNT: Final = r"(?<![\d./])(\d{1,4})\s+(?:đơn vị )?"
_COLLECTIVES: Final = re.compile(_COUNT + r"(?:tập thể|khu dân cư|chi bộ)")
_INDIVIDUALS: Final = re.compile(_COUNT + r"(?:cá nhân|hộ\b|gia đình)")
_REWARDS: Final = re.compile(
    r"khen|tặng|trao|cờ thi đua|danh hiệu|kỷ niệm chương|huân chương|biểu dương|tôn vinh|"
    r"tuyên dương|cấp ",
    re.IGNORECASE,
)
# What follows parts a total that is already counted.
_PARTED: Final = re.compile(r"trong đó|bao gồm|cụ thể", re.IGNORECASE)


def read_awards(outline: Outline) -> Awards:
    """How many collectives and individuals (or households) are rewarded at the event.

    Awards of several levels, in one sentence or an item each, are counted together.
    """
    for items in _candidates(outline):
        counted = [(node, *_counts(node.text)) for node in items]
        counted = [found for found in counted if found[1] or found[2]]
        rewards = [found for found in counted if _REWARDS.search(found[0].text)]
        if counted:
            return _awards(rewards or counted[:1])
    return Awards()


def _awards(counted: Sequence[tuple[Node, int, int]]) -> Awards:
    first, last = counted[0][0], counted[-1][0]
    text = first.body if first.is_numbered and first.body else first.text
    return Awards(
        collectives=sum(found[1] for found in counted) or None,
        individuals=sum(found[2] for found in counted) or None,
        text=" ".join([text, *(node.text for node, _, _ in counted[1:])]),
        lines=Lines(first.lines.first, last.lines.last),
        rule="awards.numbers",
    )


def _counts(text: str) -> tuple[int, int]:
    """Collectives and individuals that *text* counts; nothing of "trong đó" after a total."""
    parted = _PARTED.search(text)
    total = text[: parted.start()] if parted else text
    counts = [sum(map(int, p.findall(total))) for p in (_COLLECTIVES, _INDIVIDUALS)]
    if not any(counts) and parted:
        counts = [sum(map(int, p.findall(text))) for p in (_COLLECTIVES, _INDIVIDUALS)]
    return counts[0], counts[1]


def _candidates(outline: Outline) -> Iterator[list[Node]]:
    """The heading on awards with its total, else the items under it, then any that rewards."""
    for node in outline.headings():
        if len(node.head) < 120 and _TOPIC.match(node.head):
            yield [node]
            yield list(outline.under(node))
    yield from ([node] for node in outline.nodes if "khen thưởng" in node.text.lower())
