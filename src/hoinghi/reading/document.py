"""A source file as lines and paragraphs: what the readers of parts and the findings look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hoinghi.reading.plan import Lines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its visual lines and page breaks re-joined, white space folded, NFC.

    ``cells`` holds the cells of a table row, left to right; empty for running text.
    """

    text: str
    lines: Lines
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A source as written.

    Attributes:
        lines: Source lines in order, NFC; line N of a finding is ``lines[N - 1]``.
        paragraphs: In reading order.
    """

    lines: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a file gave its lines, which their text does not tell (``sources.Source``).

    Attributes:
        rows: Index of a line → cells of the table row it holds.
        flows: Every line is a whole paragraph.
    """

    rows: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    flows: bool = False
