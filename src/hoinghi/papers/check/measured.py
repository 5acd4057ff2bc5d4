"""A document as measured: what both readers, DOCX and PDF, tell of any paper.

Nothing here says what a paragraph is (quốc hiệu, trích yếu, …): ``located`` finds that out by the
words and their place, so that papers which others wrote are judged like our own. What a source
cannot tell is None, and no rule judges by it.

Lengths in millimetres; sizes of letters, gaps and thickness of rules in points; places from the
upper left corner of the sheet. Texts are Unicode NFC.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hoinghi.papers.model import Align


class Source(StrEnum):
    """What a document was measured in: DOCX knows what was asked for, PDF what came of it."""

    DOCX = "docx"
    PDF = "pdf"


class Zone(StrEnum):
    """Where on the sheet a paragraph stands."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FRAME = "frame"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half way between left and right."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Letters of one look.

    ``font`` is the family as named ("Times New Roman"), without what a PDF adds ("ABCDEF+",
    "-BoldMT"); ``color`` is "RRGGBB", "000000" for automatic.
    """

    text: str
    font: str | None
    size: float | None
    bold: bool = False
    italic: bool = False
    underline: bool = False
    color: str = "000000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The cell in which a paragraph stands: the outermost table's number, row, column from 0.

    ``ruled`` tells a table with lines, which holds data, from one that only sets side by side.
    ``columns`` is how many cells the row has. A PDF reader gives cells of ruled tables, and
    one not ruled to words that stand at the right of a picture.
    """

    table: int
    row: int
    column: int
    columns: int
    ruled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, in the order in which it is read.

    Attributes:
        text: All its words: an automatic number at its head included, "\\n" where a line was
            broken by hand (DOCX) or, in titles and cells set in the middle, by the layout (PDF).
        looks: The same words by looks; blanks between keep the look of their neighbour.
        page: From 1; a DOCX does not know its pages: None.
        box: Where the letters stand, on its first page; PDF only.
        lines: A box for each line, in order, on whichever page (PDF); empty for DOCX.
        align: None where it cannot be told (a single full line).
        left, right: From the edge of the text area, or of the cell's own text, to the letters.
        first_line: How far the first line stands in from the others; negative hangs out.
        gap: Room between it and the paragraph above in the same flow beyond the line spacing,
            pt; None at the top of a page, cell or flow and next to a table, rule or picture.
        line_spacing: As a share of single spacing (1.15 times the size of Times New Roman);
            None for a single line in a PDF.
        section: Number of the ``Page`` series it belongs to, from 0 (see ``Page.section``).
        breaks: It begins on a new page because it was told so (page break, new section).
        empty paragraphs are not given; they count as gap.
    """

    text: str
    looks: tuple[Look, ...]
    page: int | None = None
    box: Box | None = None
    lines: tuple[Box, ...] = ()
    align: Align | None = None
    left: float | None = None
    right: float | None = None
    first_line: float | None = None
    gap: float | None = None
    line_spacing: float | None = None
    zone: Zone = Zone.BODY
    cell: Cell | None = None
    section: int = 0
    breaks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A solid line drawn by itself: not the border of a ruled table, nor an underlined word.

    Attributes:
        under: Index in ``Measured.paragraphs`` of the paragraph right above it; None where no
            paragraph stands above within 5 mm.
        length: None where a DOCX leaves it to the width of the cell that it does not know.
        offset: From the middle of the letters above it to its own middle; negative is left.
        thickness: In points.
    """

    under: int | None
    length: float | None
    offset: float | None = None
    thickness: float | None = None
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A box drawn around words (dấu chỉ mức độ khẩn, lưu hành): outer size, colour of the line.

    ``paragraphs`` are the indices of what stands in it, whose zone is ``FRAME``.
    """

    paragraphs: tuple[int, ...]
    width: float | None
    height: float | None
    color: str = "000000"
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture; ``after`` is the index of the paragraph before it (or holding it), if any."""

    width: float
    height: float
    after: int | None
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumber:
    """A page number as shown: text where known, its look, where it stands."""

    look: Look
    align: Align | None
    zone: Zone
    text: str | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page (PDF), or how the pages of a section are set (DOCX).

    Attributes:
        number: From 1 (PDF); None for DOCX.
        section: DOCX: number of the section, from 0. PDF: counted up by the reader at each page
            on which quốc hiệu or "Phụ lục" stands at the head, so that both count alike.
        first: DOCX: each section gives one page with True and one with False, which stands for
            all that follow. PDF: whether it is the first of its ``section``.
        top, bottom, left, right: Margins. PDF: from the letters nearest to the edge, page number
            and frames apart; None where the page does not fill the side (a last page has no
            bottom; ragged text has no right).
        bottom_room: Lines stand a step apart, so the lowest of a page (PDF) proves only that the
            margin lies between ``bottom - bottom_room`` and ``bottom``.
        right_room: The same at the right: justified lines end a little short of the edge, for
            programs round the widths of blanks.
        shown: The page number that it shows; None for none.
    """

    number: int | None
    section: int
    first: bool
    width: float
    height: float
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    bottom_room: float = 0.0
    right_room: float = 0.0
    shown: PageNumber | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A whole document, of one or more papers, as its source tells it.

    ``paragraphs`` are in reading order: of cells that stand side by side the left one first,
    whole; those of header and footer are not among them, frames are where they stand.
    """

    source: Source
    name: str
    pages: tuple[Page, ...]
    paragraphs: tuple[Paragraph, ...]
    rules: tuple[Rule, ...] = ()
    frames: tuple[Frame, ...] = ()
    pictures: tuple[Picture, ...] = ()
