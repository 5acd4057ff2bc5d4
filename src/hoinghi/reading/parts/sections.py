"""Numbered items of the body (đề mục)."""

from __future__ import annotations

from hoinghi.reading.outline import Node, Outline
from hoinghi.reading.plan import Section

# A heading is printed whole; of a numbered paragraph its first words say which it is.
_LONGEST_HEADING: int = 18
_FIRST_WORDS: int = 12


def read_sections(outline: Outline) -> tuple[Section, ...]:
    """Every numbered item of *outline*, headings and numbered paragraphs alike, in order."""
    return tuple(
        Section(
            path=node.path,
            marker=node.mark,
            title=title_of(node),
            lines=node.lines,
            rule=f"sections.{node.kind}",
        )
        for node in outline.numbered()
    )


def title_of(node: Node) -> str:
    """The heading, or the words before the colon, or the first words of a paragraph."""
    head = node.head.rstrip(" .;:,")
    words = head.split(" ")
    return head if len(words) <= _LONGEST_HEADING else " ".join(words[:_FIRST_WORDS])
