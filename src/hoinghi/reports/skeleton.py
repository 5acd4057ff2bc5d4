"""An outline as the skeleton of a report: headings, room to write, what is asked as notes."""

from __future__ import annotations

from collections.abc import Iterator

from hoinghi.papers.model import GAP, Block, Heading, Paragraph, Run
from hoinghi.papers.text import text_of
from hoinghi.reports.outlines import Outline, OutlineSection


def skeleton(outline: Outline) -> tuple[Block, ...]:
    """Headings of *outline* in order; a footnote at each tells the writer what belongs there."""
    return tuple(block for section in outline.sections for block in _section(section))


def _section(section: OutlineSection) -> Iterator[Block]:
    level, marker = section.numbering
    title = section.title.upper() if level == 1 else section.title
    yield Heading(level=level, text=(Run(text=f"{marker}. {title}", note=" ".join(section.asks)),))
    if section.asks:
        yield Paragraph(text=text_of(GAP))
