"""Sources of money (kinh phí): one per paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from hoinghi.reading.outline import Node, Outline
from hoinghi.reading.parts.tasks import ends_plan
from hoinghi.reading.plan import Funding

_TOPIC: Final = re.compile(
    r"(?:dự toán |dự trù |về |nguồn )?(?:kinh phí|nguồn vốn|ngân sách)\b", re.IGNORECASE
)
_LONGEST_HEAD: Final = 80


def read_funding(outline: Outline) -> tuple[Funding, ...]:
    """The paragraphs under a heading on money, or after its colon."""
    found: list[Funding] = []
    last = -1
    for node in outline.nodes:
        if node.at <= last or not _is_topic(node):
            continue
        found += (
            Funding(text=n.text, lines=n.lines, rule="funding.section")
            for n in _paragraphs(outline, node)
        )
        last = node.end - 1
    return tuple(found)


def _is_topic(node: Node) -> bool:
    if len(node.head) > _LONGEST_HEAD or not _TOPIC.match(node.head):
        return False
    return node.is_heading or (bool(node.body) and node.kind == "text")


def _paragraphs(outline: Outline, node: Node) -> Iterator[Node]:
    if node.body or (node.end == node.at + 1 and node.text.endswith(".")):
        yield node
    yield from (
        child
        for child in outline.under(node)
        if not child.text.endswith(":") and not ends_plan(child)
    )
