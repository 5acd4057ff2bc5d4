"""The form of official papers as data (thể thức và kỹ thuật trình bày văn bản hành chính).

Every measure carries what the decree allows and what we draw, so that the writers and a
check of any document go by one description. Lengths in millimetres, letters in points.

Source unless an entry says otherwise: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from hoinghi.papers.measures import FIRST_LINE as FIRST_LINE
from hoinghi.papers.measures import LINE_SPACING as LINE_SPACING
from hoinghi.papers.measures import PARAGRAPH_GAP as PARAGRAPH_GAP
from hoinghi.papers.measures import Measure as Measure
from hoinghi.papers.measures import Style as Style
from hoinghi.papers.measures import mm
from hoinghi.papers.model import Number, Orientation, Urgency
from hoinghi.papers.styles import PARTY_STYLES as PARTY_STYLES
from hoinghi.papers.styles import STYLES as STYLES
from hoinghi.papers.words import date_in_words as date_in_words

RULESET = "nd30-2020"

FONT = "Times New Roman"
"""Mục I.4: phông chữ tiếng Việt Times New Roman, bộ mã Unicode TCVN 6909:2001."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A4 upright and its margins; ``header`` is the distance of the page number from the edge."""

    width: Measure
    height: Measure
    top: Measure
    bottom: Measure
    left: Measure
    right: Measure
    header: Measure


_TEMPLATE = "Phụ lục III, mẫu trình bày"
PAGE = Page(
    width=mm(210, 210, 210, "mục I.1"),
    height=mm(297, 297, 297, "mục I.1"),
    top=mm(20, 25, 25, "mục I.3"),
    bottom=mm(20, 25, 20, "mục I.3"),
    left=mm(30, 35, 35, "mục I.3"),
    right=mm(15, 20, 20, "mục I.3"),
    header=mm(5, 20, 10, f"mục I.7 và {_TEMPLATE}"),
)


def paper_size(orientation: Orientation) -> tuple[float, float]:
    """Width and height of the sheet in mm."""
    sides = (PAGE.width.ours, PAGE.height.ours)
    return sides if orientation is Orientation.PORTRAIT else (sides[1], sides[0])


def text_width(orientation: Orientation) -> float:
    """Width in mm between the margins: 155 upright, 242 across."""
    return paper_size(orientation)[0] - PAGE.left.ours - PAGE.right.ours


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoColumns:
    """A table of two cells without lines that carries header or signatures, in mm."""

    left: float
    right: float
    offset: float = 0.0
    source: str = _TEMPLATE


CELL_MARGIN_MM = 1.9
"""Room between the edge of a cell and its text, left and right (Word's own 0,19 cm)."""

TABLE_CELL_MARGIN_MM = 1.4
"""The same in ruled tables, where columns are narrow."""
TABLE_RULE_PT = 0.5

# Phụ lục III draws 67,5 + 100 mm from 3,5 mm left of the margin, where quốc hiệu ends beyond the
# right margin; 3 mm further left the same right cell keeps it within.
HEADER: Mapping[Orientation, TwoColumns] = MappingProxyType(
    {
        Orientation.PORTRAIT: TwoColumns(left=66.0, right=100.0, offset=-5.0),
        Orientation.LANDSCAPE: TwoColumns(left=98.0, right=144.0),
    }
)
SIGNATURES: Mapping[Orientation, TwoColumns] = MappingProxyType(
    {
        Orientation.PORTRAIT: TwoColumns(left=62.0, right=96.5, offset=-CELL_MARGIN_MM),
        Orientation.LANDSCAPE: TwoColumns(left=98.0, right=144.0, offset=-CELL_MARGIN_MM),
    }
)
SIGNING_ROOM_MM = 26.0
"""Height left free for signature and seal between position and name (ô số 7c và 8)."""

HIGHEST_FIGURE_MM = 140.0
"""A picture leaves room for its caption, also on a page across (165 mm of text)."""

FRAME_PT = 1.0
FRAME_MARGIN_MM = 2.0
"""Line of the frame around a mark, and room between it and the words."""
URGENCY_FRAMES: Mapping[Urgency, tuple[float, float]] = MappingProxyType(
    {
        Urgency.FLASH: (30.0, 8.0),
        Urgency.VERY_URGENT: (40.0, 8.0),
        Urgency.URGENT: (20.0, 8.0),
    }
)
"""Width and height in mm. Source: mục III.2."""
CIRCULATION_HEIGHT_MM = 8.0
CIRCULATION_AT = (0.58, 0.85)
"""Where the mark of circulation stands across the text. Source: mục IV, sơ đồ, ô số 11."""
DRAFTER_LEFT_MM = 26.0
"""How far right of the margin the drafter's symbol stands. Source: mục IV, sơ đồ, ô số 12."""

RULE_PT = 0.75
"""Thickness of the rules under tiêu ngữ, issuing body and abstract."""
RULE_SHARE = Measure(
    low=1 / 3, high=1 / 2, ours=0.42, tolerance=0.05, source="mục II.2.b, II.5.b: 1/3 đến 1/2 dòng"
)
"""Length of the rule under issuing body and abstract, as a share of the line above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of paper (tên loại).

    Attributes:
        heading: As printed, in capitals; empty where only the abstract stands.
        name: In running text: "Kế hoạch".
        abbreviation: In the symbol; None where the decree gives none.
        official: An administrative document of the decree: its text ends with "./.".
        addressed: May carry Kính gửi (Điều 8: only tờ trình, báo cáo, công văn).
        enacting: Words between bases and text of a decision.
    """

    heading: str
    name: str
    abbreviation: str | None = None
    official: bool = True
    addressed: bool = False
    enacting: str | None = None


def _kind(name: str, abbreviation: str, *, addressed: bool = False, enacting: str = "") -> Kind:
    return Kind(
        heading=name.upper(),
        name=name,
        abbreviation=abbreviation,
        addressed=addressed,
        enacting=enacting or None,
    )


def _free(heading: str, name: str = "") -> Kind:
    return Kind(heading=heading, name=name or heading.capitalize(), official=False)


LETTER = "CV"
"""Công văn: no heading; its abstract stands under the number."""

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        # Phụ lục III, mục I: bảng chữ viết tắt tên loại văn bản hành chính.
        "NQ": _kind("Nghị quyết", "NQ", enacting="QUYẾT NGHỊ:"),
        "QD": _kind("Quyết định", "QĐ", enacting="QUYẾT ĐỊNH:"),
        "CT": _kind("Chỉ thị", "CT"),
        "QC": _kind("Quy chế", "QC"),
        "QYD": _kind("Quy định", "QyĐ"),
        "TC": _kind("Thông cáo", "TC"),
        "TB": _kind("Thông báo", "TB"),
        "HD": _kind("Hướng dẫn", "HD"),
        "CTR": _kind("Chương trình", "CTr"),
        "KH": _kind("Kế hoạch", "KH"),
        "PA": _kind("Phương án", "PA"),
        "DE_AN": _kind("Đề án", "ĐA"),
        "DU_AN": _kind("Dự án", "DA"),
        "BC": _kind("Báo cáo", "BC", addressed=True),
        "BB": _kind("Biên bản", "BB"),
        "TTR": _kind("Tờ trình", "TTr", addressed=True),
        "HOP_DONG": _kind("Hợp đồng", "HĐ"),
        "CD": _kind("Công điện", "CĐ"),
        "BGN": _kind("Bản ghi nhớ", "BGN"),
        "BTT": _kind("Bản thỏa thuận", "BTT"),
        "GUQ": _kind("Giấy ủy quyền", "GUQ"),
        "GM": _kind("Giấy mời", "GM"),
        "GGT": _kind("Giấy giới thiệu", "GGT"),
        "GNP": _kind("Giấy nghỉ phép", "GNP"),
        "PG": _kind("Phiếu gửi", "PG"),
        "PC": _kind("Phiếu chuyển", "PC"),
        "PB": _kind("Phiếu báo", "PB"),
        LETTER: Kind(heading="", name="Công văn", addressed=True),
        # Working papers of a conference: the decree gives them no name and no number.
        "DS": _free("DANH SÁCH"),
        "KB": _free("KỊCH BẢN ĐIỀU HÀNH"),
        "DT": _free("DỰ TOÁN"),
        "BPC": _free("BẢNG PHÂN CÔNG NHIỆM VỤ"),
        "DC": _free("ĐỀ CƯƠNG"),
        "PHIEU": _free("PHIẾU"),
        "BAI": _free("BÀI PHÁT BIỂU"),
        "TL": _free("THAM LUẬN"),
        "PS": _free("KỊCH BẢN PHÓNG SỰ"),
        "SD": _free("SƠ ĐỒ CHỖ NGỒI"),
        "QT": _free("QUYẾT TOÁN"),
        "BTD": _free("BẢNG THEO DÕI"),
        "ML": _free("MỤC LỤC VĂN BẢN"),
        "TD": _free("", "Văn bản"),
    }
)
"""Kinds by key. "TD" (tự do) has no heading: its title stands alone."""


def kind_of(key: str) -> Kind:
    """The kind named *key*.

    Raises:
        ValueError: There is no such kind.
    """
    if key not in KINDS:
        raise ValueError(f"unknown kind of paper {key!r}; known: {', '.join(KINDS)}")
    return KINDS[key]


QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
PARTY_TITLE = "ĐẢNG CỘNG SẢN VIỆT NAM"
"""Tiêu đề of papers of the Party, underlined by a rule as long as the words.

Source: Hướng dẫn 36-HD/VPTW của Văn phòng Trung ương Đảng; to be compared with its text.
"""
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
END_MARK = "./."
"""Closes the text of every template of Phụ lục III."""

_OPEN = "\N{NO-BREAK SPACE}"


def number_as_printed(number: Number) -> str:
    """``"Số: 05/KH-UBND"``; an open serial leaves room for the clerk's hand."""
    serial = _OPEN * 9 if number.serial is None else f"{number.serial:02d}"
    mark, joint = _joints(number)
    return f"Số{mark} {serial}{joint}{number.symbol}"


def number_in_text(number: Number) -> str:
    """``"số 05/KH-UBND"``, as another paper cites it; an open serial leaves room."""
    serial = _OPEN * 7 if number.serial is None else f"{number.serial:02d}"
    return f"số {serial}{_joints(number)[1]}{number.symbol}"


def _joints(number: Number) -> tuple[str, str]:
    """What stands after "Số" and before the symbol: "Số: 05/KH-UBND", but "Số 05-KH/HU"."""
    return ("", "-") if "/" in number.symbol else (":", "/")


def number_open(number: Number) -> str:
    """The number of a document that does not know it yet, though its file does."""
    return number_in_text(replace(number, serial=None))


def place_and_date(place: str | None, day: date | None) -> str | None:
    """``"Bình Sơn, ngày 05 tháng 02 năm 2023"``; None where the paper carries neither."""
    if place is None and day is None:
        return None
    return f"{place or '……'}, {open_date(day)}"


def open_date(day: date | None) -> str:
    """The date in words, or with dots for the day on which the paper will be signed."""
    return date_in_words(day) if day else "ngày …… tháng …… năm ………"


POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Order of điểm: the Vietnamese alphabet without ă, â, ê, ô, ơ, ư, as laws letter them."""


def point_letter(index: int) -> str:
    """Letter of the point at *index*, from 0: a, b, c, d, đ, e, g, … y, aa, ab, …"""
    if index < 0:
        raise ValueError(f"index of a point is {index}, below 0")
    rounds, place = divmod(index, len(POINT_LETTERS))
    return (point_letter(rounds - 1) if rounds else "") + POINT_LETTERS[place]


_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(value: int) -> str:
    """Roman figure of a part or an annex, from 1."""
    if value < 1:
        raise ValueError(f"no Roman figure for {value}")
    figures = ""
    for size, figure in _ROMAN:
        figures += figure * (value // size)
        value %= size
    return figures
