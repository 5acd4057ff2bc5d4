"""An official paper (văn bản hành chính) as a value, apart from how it is drawn.

The two writers, DOCX and PDF, draw these values by one description of the form
(``papers/form.py``: Nghị định 30/2020/NĐ-CP, Phụ lục I). Texts are plain Unicode NFC;
what is not known yet stands as ``GAP`` and is listed in ``missing``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hoinghi.papers.dossier_parts import DossierPart, Format
from hoinghi.papers.paper_blocks import (
    GAP,
    UNKNOWN_COLOUR,
    Align,
    Block,
    Column,
    Figure,
    Heading,
    Mm,
    Orientation,
    PageBreak,
    Paragraph,
    QrCode,
    Row,
    Run,
    Table,
    Text,
    WordText,
)
from hoinghi.papers.sketch import (
    Sketch,
    SketchBox,
    SketchLine,
    SketchMark,
    SketchWords,
    Tone,
)

__all__ = [
    "GAP", "UNKNOWN_COLOUR", "Align", "Annex", "Block", "Certificate", "Circulation", "Column",
    "Copies", "DossierPart", "Fact", "Figure", "Format", "Heading", "IssuingBody", "Mm", "Number",
    "Orientation", "PageBreak", "Paper", "Paragraph", "QrCode", "Row", "Run", "Signature",
    "Sketch", "SketchBox", "SketchLine", "SketchMark", "SketchWords", "Table", "Text", "Tone",
    "Urgency", "WordText",
]  # fmt: skip


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
