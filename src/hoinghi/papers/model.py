"""An official paper (văn bản hành chính) as a value, apart from how it is drawn.

The two writers, DOCX and PDF, draw these values by one description of the form
(``papers/form.py``: Nghị định 30/2020/NĐ-CP, Phụ lục I). Texts are plain Unicode NFC;
what is not known yet stands as ``GAP`` and is listed in ``missing``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

from hoinghi.papers.pictures import picture_facts
from hoinghi.papers.sketch import (
    Sketch,
    SketchBox,
    SketchLine,
    SketchMark,
    SketchWords,
    Tone,
)

if TYPE_CHECKING:
    from hoinghi.papers.cards import Badge, NamePlate
    from hoinghi.papers.slots import Series

__all__ = [
    "GAP", "UNKNOWN_COLOUR", "Align", "Annex", "Block", "Certificate", "Circulation", "Column",
    "Copies", "DossierPart", "Fact", "Figure", "Format", "Heading", "IssuingBody", "Mm", "Number",
    "Orientation", "PageBreak", "Paper", "Paragraph", "QrCode", "Row", "Run", "Signature",
    "Sketch", "SketchBox", "SketchLine", "SketchMark", "SketchWords", "Table", "Text", "Tone",
    "Urgency", "WordText",
]  # fmt: skip

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


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuingBody:
    """Cơ quan ban hành with the body above it (cơ quan chủ quản), in capitals as printed.

    ``in_text`` is the name as running text has it ("Ủy ban nhân dân huyện Bình Sơn"); annexes
    name the body by it. A line break in ``name`` or ``parent`` is kept. ``is_party``: a body of
    the Party, whose papers have a header of their own (tiêu đề Đảng Cộng sản Việt Nam).
    """

    name: str
    parent: str | None = None
    in_text: str | None = None
    is_party: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """Số và ký hiệu: ``symbol`` "KH-UBND"; the serial stays open until the clerk gives it.

    A body of the Party writes "KH/HU": a stroke in the symbol, a hyphen before it.
    """

    symbol: str
    serial: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Quyền hạn, chức vụ, họ tên: ``authority`` one printed line each, top first."""

    position: str
    authority: tuple[str, ...] = ()
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """Phụ lục: begins on its own page, numbered in Roman figures where there are several.

    Attributes:
        kind: Key of ``form.KINDS`` for a text that a decision enacts ("QC", "PA"): it is headed
            by its kind, not by "Phụ lục" (Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.3).
        signed_as: Number and time of signing at the top right of an annex that is a file of its
            own (Phụ lục I, Phần I, mục III.1; mẫu 2.2): "Số: 05/KH-UBND; 10/11/2023; …".
    """

    title: str
    blocks: tuple[Block, ...]
    number: str | None = None
    orientation: Orientation = Orientation.PORTRAIT
    kind: str | None = None
    signed_as: str | None = None


class Urgency(StrEnum):
    """Mức độ khẩn. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục III.2."""

    FLASH = "HỎA TỐC"
    VERY_URGENT = "THƯỢNG KHẨN"
    URGENT = "KHẨN"


class Circulation(StrEnum):
    """Chỉ dẫn về phạm vi lưu hành. Source: the same, mục III.2."""

    RETURN = "XEM XONG TRẢ LẠI"
    INTERNAL = "LƯU HÀNH NỘI BỘ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """Ký hiệu người soạn thảo và số lượng bản phát hành: "PL.(300)"."""

    drafter: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact that a paper states: its name in Vietnamese, its value as compared and shown.

    ``source`` tells where the statement stands: template and placeholder, ``"…/invitation#when"``.
    """

    label: str
    value: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """An official document.

    Attributes:
        kind: Key of ``form.KINDS``: "KH", "CV", "GM", "QD", … decides heading and layout.
        number: None where the paper is internal and takes no number.
        title: Trích yếu ("Về việc …" for a decision, after "V/v" for a công văn).
        addressees: Kính gửi; only BC, TTr and CV have them.
        authority_heading: The competent authority of a decision, in capitals (thẩm quyền ban hành).
        bases: Căn cứ, one each, without closing mark.
        signature: None for an internal paper. ``second_signature`` stands on the left (biên bản).
        recipients: Nơi nhận, without dash and closing mark, in order; empty = no Nơi nhận.
        missing: What still stands as a gap, one sentence part each; printed at the end as
            "Còn thiếu", on a sheet that is taken out before issue.
        facts: What the templates printed (``Composed.facts``); never drawn.
        urgency, circulation: Marks in frames (ô số 10b, 11).
        address: Of the issuing body, at the foot of page 1: where it sits, mail, telephone, site.
        is_electronic: Annexes leave open which document they belong to (Phụ lục I, mục III.1).
    """

    kind: str
    issuer: IssuingBody
    title: str
    blocks: tuple[Block, ...]
    number: Number | None = None
    place: str | None = None
    date: date | None = None
    addressees: tuple[str, ...] = ()
    authority_heading: str | None = None
    bases: tuple[str, ...] = ()
    signature: Signature | None = None
    second_signature: Signature | None = None
    recipients: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    orientation: Orientation = Orientation.PORTRAIT
    missing: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    urgency: Urgency | None = None
    circulation: Circulation | None = None
    address: str = ""
    copies: Copies | None = None
    is_electronic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A certificate of commendation (giấy khen), A4 landscape with a border.

    Not an administrative document of Nghị định 30/2020/NĐ-CP; wording by the law on emulation.
    """

    awarding_authority: str
    title: str
    recipient: str
    recipient_detail: str
    merit: str
    place: str
    date: date | None
    decision: str
    signature: Signature
    register_number: str | None = None
    missing: tuple[str, ...] = ()


class Format(StrEnum):
    """What a paper is handed out as: DOCX to edit, PDF to print."""

    DOCX = "docx"
    PDF = "pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPart:
    """One file of the dossier (hồ sơ): papers of one purpose, in both or one of the formats.

    Attributes:
        slug: File name without ending and order, ASCII: "giay-moi".
        order: Place in the dossier; parts are listed by it.
        title: What the list of the dossier says, in Vietnamese.
        contents: Papers and series of papers, certificates, badges or name plates, in the order
            of the pages. What is not a paper is printed only, from PDF.
    """

    slug: str
    order: int
    title: str
    contents: (
        tuple[Paper | Series, ...]
        | tuple[Certificate, ...]
        | tuple[Badge, ...]
        | tuple[NamePlate, ...]
    )
    formats: tuple[Format, ...] = (Format.DOCX, Format.PDF)
