"""The words of a paper's blocks, for tests that compare what people read."""

from collections.abc import Iterator, Sequence

from hoinghi.papers.model import Block, DossierPart, Heading, Paper, Paragraph, Table
from hoinghi.papers.text import plain


def words_of(blocks: Sequence[Block]) -> list[str]:
    """Headings and paragraphs, in order, without their looks."""
    return [plain(block.text) for block in blocks if isinstance(block, Heading | Paragraph)]


def cells_of(blocks: Sequence[Block]) -> list[tuple[str, ...]]:
    """The rows of the only table."""
    (table,) = (block for block in blocks if isinstance(block, Table))
    return [tuple(plain(cell) for cell in row.cells) for row in table.rows]


def only(parts: Iterator[DossierPart], slug: str) -> tuple[Paper, ...]:
    """The papers of the one part named *slug*."""
    (part,) = (part for part in parts if part.slug == slug)
    return part.contents
