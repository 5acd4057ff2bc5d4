"""What a paper is made of between its header and its signature: text, tables, figures.

Texts are plain Unicode NFC; what is not known yet stands as ``GAP``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from hoinghi.papers.pictures import picture_facts
from hoinghi.papers.sketch import Sketch

GAP = "……"
"""What a paper prints where a fact is not known yet."""


@dataclass(frozen=True, slots=True)
class Mm:
    """A length in millimetres."""

    value: float


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class Orientation(StrEnum):
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Letters of one look; ``note`` is a footnote (cước chú) whose mark follows them.

    ``unknown`` letters stand for a placeholder that nobody knows; they are drawn in red.
    """

    text: str
    bold: bool = False
    italic: bool = False
    note: str = ""
    unknown: bool = False


Text = tuple[Run, ...]

UNKNOWN_COLOUR = "C00000"
"""The red of ``Run.unknown``: red, green and blue in hexadecimal figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A numbered item with a title. ``level`` 1 is "I. TITLE", 2 is "1. Title", 3 is "a) Title"."""

    level: int
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text. ``first_line`` indents the first line (10 or 12,7 mm)."""

    text: Text
    align: Align = Align.JUSTIFY
    first_line: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: heading, share of the width (any unit), how its cells are set.

    Neighbours of one ``group`` have a common heading above their own.
    """

    heading: str
    share: float = 1.0
    align: Align = Align.LEFT
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Cells from left to right, one for each column; ``span`` > 1 lets the first cell cover more.

    Cells that a span covers may be left out or stay empty.

    ``strong`` marks a group heading or a sum (bold).
    """

    cells: tuple[Text, ...]
    strong: bool = False
    span: int = 1
    height: Mm | None = None

    @property
    def heads(self) -> bool:
        """Tell whether the row names the group of those below it: one strong cell across all."""
        return self.strong and 1 < self.span >= len(self.cells) and not any(self.cells[1:])

    @property
    def sums(self) -> bool:
        """Tell whether the row closes those above it with a sum."""
        return self.strong and not self.heads


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with ruled cells whose heading is repeated on every page.

    ``numbered`` writes the numbers of the columns, (1) (2) (3), under their headings.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    size_pt: float = 12.0
    numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QrCode:
    """A QR code with a line of text beside or under it."""

    data: str
    size: Mm
    caption: Text = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture (hình) with its caption, "Hình 1. …", numbered through the paper.

    Attributes:
        picture: The bytes of a PNG or JPEG, or a drawing, which stays lines in a PDF.
        width: As drawn; never wider than the text. The height follows from the picture.
        alternative: What it shows, in words, for those who cannot see it (văn bản thay thế).
        caption: Without number; a figure without caption takes none.

    Raises:
        PictureRefused: The bytes are no picture that can be drawn.
        ValueError: No alternative text, or a width that is not positive.
    """

    picture: bytes | Sketch
    width: Mm
    alternative: str
    caption: Text = ()

    def __post_init__(self) -> None:
        if not self.alternative.strip() or self.width.value <= 0:
            raise ValueError(f"figure needs words and a width, got {self.alternative, self.width}")
        if isinstance(self.picture, bytes):
            picture_facts(self.picture)

    def __repr__(self) -> str:
        # The dossier tells papers apart by how they print, and a picture by what is in it.
        return f"Figure({self.digest}, {self.width}, {self.alternative!r}, {self.caption!r})"

    @property
    def digest(self) -> str:
        """Check value of what is shown."""
        shown = self.picture
        return sha256(shown if isinstance(shown, bytes) else repr(shown).encode()).hexdigest()

    @property
    def steepness(self) -> float:
        """Height as a share of the width."""
        if isinstance(self.picture, Sketch):
            return self.picture.height / self.picture.width
        facts = picture_facts(self.picture)
        return facts.down / facts.across


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The rest begins on a new page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordText:
    """The whole of a paper by an office's own Word file (mẫu Word), header to signature.

    It stands alone in a paper. What the file says around the text, the number, who signs, is
    filled in when the file is drawn.

    Attributes:
        template: The office's file.
        texts: What stands in for each placeholder, by its key (``word_template.key``).
        rows: How many times the rows of each list are repeated.
        unknown: Keys of the placeholders that nobody knows; they are drawn in red.
    """

    template: bytes
    texts: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, int], ...] = ()
    unknown: tuple[str, ...] = ()

    def __repr__(self) -> str:
        digest = sha256(self.template).hexdigest()
        return f"WordText({digest}, {self.texts!r}, {self.rows!r}, {self.unknown!r})"


Block = Heading | Paragraph | Table | QrCode | Figure | PageBreak | WordText
