"""Items found by what their heading is about, and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoinghi.reading.outline import Node, Outline

_LONGEST_TOPIC = 120


def about(outline: Outline, topic: re.Pattern[str]) -> list[Node]:
    """Items whose heading begins with *topic*, the most specific ones, in order.

    "III. Thời gian, địa điểm" gives way to the "1. Thời gian: …" under it.
    """
    found = [
        node
        for node in outline.nodes
        if (node.is_heading or node.body or node.text.endswith(":"))
        and len(node.head) <= _LONGEST_TOPIC
        and topic.match(node.head)
    ]
    inner = {node.at for node in found}
    return [n for n in found if not any(i in inner for i in range(n.at + 1, n.end))]


def value_of(outline: Outline, node: Node) -> tuple[str, Node]:
    """What *node* says after its colon, else in its first items; and the last item used."""
    if node.body:
        return node.body, node
    texts: list[str] = []
    last = node
    for child in outline.children(node):
        texts.append(child.text)
        last = child
        if len(texts) == 3:
            break
    return " ".join(texts), last


def items_after(outline: Outline, node: Node) -> Iterator[Node]:
    """The bullets and rows that follow the unnumbered *node* at its level."""
    at = node.at + 1
    while at < len(outline.nodes) and outline.nodes[at].kind in ("bullet", "row"):
        yield outline.nodes[at]
        at += 1
