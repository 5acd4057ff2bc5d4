"""Correct papers as another office sets them in LibreOffice: its own styles, sizes and tables.

Nothing of ours is used: letters of 13 points, narrow margins, indents of a centimetre, a header
of other columns, lines drawn as shapes, no style that bears a name of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from hoinghi.papers.metrics import width_mm

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="TNR" svg:font-family="'Times New Roman'"
 style:font-family-generic="roman"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-top="0mm"
 fo:margin-bottom="0mm"/><style:text-properties style:font-name="TNR" fo:font-size="13pt"
 fo:language="vi" fo:country="VN"/></style:default-style>
<style:default-style style:family="graphic"><style:graphic-properties svg:stroke-color="#000000"/>
</style:default-style>
"""
_STYLES = {
    # name: size, bold, italic, align, first line mm, room above and below pt
    "Dau giua dam": (13, True, False, "center", 0, 0, 0),
    "Dau giua nho": (12, False, False, "center", 0, 0, 0),
    "Dau giua nho dam": (12, True, False, "center", 0, 0, 0),
    "So": (13, False, False, "center", 0, 6, 0),
    "Ngay": (13, False, True, "center", 0, 6, 0),
    "Trich cv": (12, False, False, "center", 0, 6, 0),
    "Ten": (14, True, False, "center", 0, 18, 0),
    "Ve": (14, True, False, "center", 0, 0, 4),
    "Gui": (13, False, False, "center", 0, 12, 12),
    "Gui nhieu": (13, False, False, "left", 25, 0, 0),
    "Can": (13, False, True, "justify", 10, 3, 3),
    "Noi dung": (13, False, False, "justify", 10, 4, 4),
    "De muc": (13, True, False, "justify", 10, 4, 4),
    "Giua dam": (13, True, False, "center", 0, 8, 8),
    "Ky": (13, True, False, "center", 0, 0, 0),
    "Nhan": (12, True, True, "left", 0, 0, 0),
    "Nhan dong": (11, False, False, "left", 0, 0, 0),
    "Trang": (13, False, False, "center", 0, 0, 0),
}
_PAGE = """<style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="210mm"
 fo:page-height="297mm" fo:margin-top="10mm" fo:margin-bottom="20mm" fo:margin-left="30mm"
 fo:margin-right="15mm"/><style:header-style><style:header-footer-properties
 svg:height="10mm" fo:margin-bottom="4mm"/></style:header-style></style:page-layout>
"""
_MASTER = """<office:master-styles><style:master-page style:name="Standard"
 style:page-layout-name="pm"><style:header><text:p text:style-name="Trang"><text:page-number
 text:select-page="current"/></text:p></style:header><style:header-first><text:p
 text:style-name="Trang"/></style:header-first></style:master-page></office:master-styles>
"""
_WIDTH = 165.0
_LEFT, _RIGHT = 63.0, 102.0


@dataclass(frozen=True)
class OfficePaper:
    """A paper of another office; ``body`` pairs of style and words."""

    symbol: str
    body: Sequence[tuple[str, str]]
    kind: str = ""
    about: str = ""
    dear: Sequence[str] = ()
    bases: Sequence[str] = ()
    authority: str = ""
    signed: Sequence[str] = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    name: str = "Lê Văn Thành"
    also_signed: tuple[str, str] | None = None
    dated: str = "Phổ Minh, ngày 08 tháng 02 năm 2024"
    recipients: Sequence[str] = ("UBND thị xã", "Các thôn", "Lưu: VT, VP")

    def fodt(self) -> bytes:
        return "".join(self._parts()).encode("utf-8")

    def _parts(self) -> Iterator[str]:
        yield _HEAD
        yield from (_style(name, *looks) for name, looks in _STYLES.items())
        yield "</office:styles><office:automatic-styles>"
        yield _PAGE
        yield from _automatic()
        yield f"</office:automatic-styles>{_MASTER}<office:body><office:text>"
        yield from self._header()
        yield from self._title()
        yield from (_paragraph(style, words) for style, words in self.body)
        yield from self._closing()
        yield "</office:text></office:body></office:document>"

    def _header(self) -> Iterator[str]:
        motto = "Độc lập - Tự do - Hạnh phúc"
        left = (
            _paragraph("Dau giua nho", "UBND THỊ XÃ ĐỨC PHỔ")
            + _paragraph("Dau giua nho dam", "ỦY BAN NHÂN DÂN")
            + _ruled("Dau giua nho dam", "XÃ PHỔ MINH", _LEFT - 4, 16.0)
        )
        right = _paragraph("Dau giua nho dam", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + _ruled(
            "Dau giua dam", motto, _RIGHT - 4, width_mm(motto, 13, bold=True)
        )
        number = _paragraph("So", f"Số: 07/{self.symbol}")
        if not self.kind:
            number += _paragraph("Trich cv", f"V/v {self.about}")
        dated = _paragraph("Ngay", self.dated) if self.dated else _paragraph("Ngay", "")
        yield _table("dau", (_LEFT, _RIGHT), ((left, right), (number, dated)))

    def _title(self) -> Iterator[str]:
        if self.kind:
            yield _paragraph("Ten", self.kind)
            yield _ruled("Ve", self.about, _WIDTH, 0.4 * width_mm(self.about, 14, bold=True))
        if len(self.dear) == 1:
            yield _paragraph("Gui", f"Kính gửi: {self.dear[0]}")
        elif self.dear:
            yield _paragraph("Gui", "Kính gửi:")
            for place, name in enumerate(self.dear, start=1):
                yield _paragraph("Gui nhieu", f"- {name}{'.' if place == len(self.dear) else ';'}")
        if self.authority:
            yield _paragraph("Giua dam", self.authority)
        yield from (_paragraph("Can", basis) for basis in self.bases)
        if self.authority:
            yield _paragraph("Giua dam", "QUYẾT ĐỊNH:")

    def _closing(self) -> Iterator[str]:
        last = len(self.recipients)
        listed = _paragraph("Nhan", "Nơi nhận:") + "".join(
            _paragraph("Nhan dong", f"- {name}{'.' if place == last else ';'}")
            for place, name in enumerate(self.recipients, start=1)
        )
        signed = _signature((*self.signed,), self.name)
        if self.also_signed:
            post, name = self.also_signed
            yield _table("ky", (82.5, 82.5), ((_signature((post,), name), signed),))
            yield listed
        else:
            yield _table("ky", (70.0, 95.0), ((listed, signed),))


def _signature(titles: Sequence[str], name: str) -> str:
    room = _paragraph("Ky", "") * 5
    return "".join(_paragraph("Ky", title) for title in titles) + room + _paragraph("Ky", name)


def _style(
    name: str, size: int, bold: bool, italic: bool, align: str, first: int, above: int, below: int
) -> str:
    looks = ' fo:font-weight="bold"' * bold + ' fo:font-style="italic"' * italic
    return (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties '
        f'fo:text-align="{align}" fo:text-indent="{first}mm" fo:margin-top="{above}pt" '
        f'fo:margin-bottom="{below}pt" fo:line-height="115%"/>'
        f'<style:text-properties style:font-name="TNR" fo:font-size="{size}pt"{looks}/>'
        "</style:style>\n"
    )


def _automatic() -> Iterator[str]:
    for name, widths in (("dau", (_LEFT, _RIGHT)), ("ky", (70.0, 95.0))):
        yield (
            f'<style:style style:name="{name}" style:family="table"><style:table-properties '
            f'style:width="{sum(widths)}mm" table:align="left"/></style:style>'
        )
        for place, width in enumerate(widths):
            yield _column(f"{name}{place}", width)
    yield _column("doi", 82.5)
    yield (
        '<style:style style:name="o" style:family="table-cell"><style:table-cell-properties '
        'fo:padding-left="2mm" fo:padding-right="2mm" fo:border="none"/></style:style>'
        '<style:style style:name="net" style:family="graphic"><style:graphic-properties '
        'draw:stroke="solid" svg:stroke-width="0.26mm" svg:stroke-color="#000000" '
        'style:wrap="run-through" style:run-through="foreground" '
        'style:vertical-pos="from-top" style:vertical-rel="paragraph" '
        'style:horizontal-pos="from-left" style:horizontal-rel="paragraph"/></style:style>'
    )


def _column(name: str, width: float) -> str:
    return (
        f'<style:style style:name="{name}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width}mm"/></style:style>'
    )


def _table(name: str, widths: tuple[float, float], rows: Sequence[tuple[str, str]]) -> str:
    columns = "".join(
        f'<table:table-column table:style-name="{style}"/>'
        for style in (f"{name}{n}" if widths[0] != widths[1] else "doi" for n in range(2))
    )
    body = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell table:style-name="o" office:value-type="string">{cell}'
            "</table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    return (
        f'<table:table table:name="{name}" table:style-name="{name}">{columns}{body}</table:table>'
    )


def _paragraph(style: str, words: str) -> str:
    return f'<text:p text:style-name="{style}">{escape(words)}</text:p>'


def _ruled(style: str, words: str, room: float, length: float) -> str:
    """A paragraph with a line drawn under it, in the middle of *room*."""
    size, bold = _STYLES[style][:2]
    lines = -(-width_mm(words, size, bold=bold) // room)
    down = lines * size * 0.3528 * 1.15 * 1.15 + 0.6
    left = (room - length) / 2
    return (
        f'<text:p text:style-name="{style}"><draw:line draw:style-name="net" draw:z-index="0" '
        f'text:anchor-type="paragraph" svg:x1="{left:.2f}mm" svg:y1="{down:.2f}mm" '
        f'svg:x2="{left + length:.2f}mm" svg:y2="{down:.2f}mm"><text:p/></draw:line>'
        f"{escape(words)}</text:p>"
    )


_LONG = (
    "Tổ chức tuyên truyền, vận động Nhân dân giữ gìn vệ sinh đường làng, ngõ xóm, trồng và chăm "
    "sóc cây xanh, phân loại rác tại nhà; mỗi thôn chọn một tuyến đường làm điểm và báo cáo kết "
    "quả hằng quý về Ủy ban nhân dân xã để theo dõi, đôn đốc, nhắc nhở kịp thời."
)
_SHORT = "Yêu cầu các thôn nghiêm túc thực hiện."
_CLOSE = "Trên đây là nội dung triển khai, đề nghị các thôn phối hợp thực hiện./."


def _text(*items: str) -> list[tuple[str, str]]:
    return [("Noi dung", item) for item in items]


PAPERS: dict[str, OfficePaper] = {
    "ke-hoach": OfficePaper(
        symbol="KH-UBND",
        kind="KẾ HOẠCH",
        about="Ra quân làm sạch môi trường xã Phổ Minh năm 2024",
        bases=(
            "Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;",
            "Căn cứ Kế hoạch số 15/KH-UBND ngày 20 tháng 01 năm 2024 của Ủy ban nhân dân thị xã "
            "về bảo vệ môi trường năm 2024.",
        ),
        body=[
            ("De muc", "I. MỤC ĐÍCH, YÊU CẦU"),
            ("De muc", "1. Mục đích"),
            *_text(_LONG, "- Nâng cao ý thức của người dân.", "- Giữ gìn cảnh quan."),
            ("De muc", "2. Yêu cầu"),
            *_text(f"a) {_LONG}", f"b) {_LONG}", _SHORT),
            ("De muc", "II. TỔ CHỨC THỰC HIỆN"),
            *_text(*[f"{n}. {_LONG}" for n in range(1, 6)], _CLOSE),
        ],
    ),
    "bao-cao": OfficePaper(
        symbol="BC-UBND",
        kind="BÁO CÁO",
        about="Kết quả ra quân làm sạch môi trường quý I năm 2024",
        dear=("Ủy ban nhân dân thị xã Đức Phổ",),
        body=[
            ("De muc", "I. KẾT QUẢ"),
            *_text(_LONG, _SHORT),
            ("De muc", "II. KIẾN NGHỊ"),
            *_text(_CLOSE),
        ],
        signed=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        recipients=("Như trên", "Lưu: VT, VP"),
    ),
    "to-trinh": OfficePaper(
        symbol="TTr-UBND",
        kind="TỜ TRÌNH",
        about="Về việc hỗ trợ kinh phí mua thùng đựng rác",
        dear=("Ủy ban nhân dân thị xã Đức Phổ", "Phòng Tài chính - Kế hoạch thị xã"),
        body=_text(_LONG, "Kính đề nghị Ủy ban nhân dân thị xã xem xét, quyết định./."),
        recipients=("Như trên", "Lưu: VT, TCKT"),
    ),
    "quyet-dinh": OfficePaper(
        symbol="QĐ-UBND",
        kind="QUYẾT ĐỊNH",
        about="Về việc thành lập Tổ tự quản môi trường",
        authority="CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ PHỔ MINH",
        bases=(
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
            "Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;",
            "Theo đề nghị của Công chức Địa chính - Xây dựng.",
        ),
        body=[
            ("De muc", "Điều 1. Thành lập Tổ tự quản môi trường xã Phổ Minh."),
            ("De muc", "Điều 2. Nhiệm vụ của Tổ"),
            *_text(f"1. {_LONG}", f"2. {_LONG}"),
            ("De muc", "Điều 3. Tổ chức thực hiện"),
            *_text("Các ông, bà có tên trên chịu trách nhiệm thi hành Quyết định này./."),
        ],
        signed=("CHỦ TỊCH",),
        recipients=("Như Điều 3", "Lưu: VT"),
    ),
    "cong-van": OfficePaper(
        symbol="UBND-ĐCXD",
        about="báo cáo kết quả thu gom rác",
        dear=("Trưởng các thôn trên địa bàn xã",),
        body=_text(_LONG, _CLOSE),
        signed=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        recipients=("Như trên", "Lưu: VT, ĐCXD"),
    ),
    "giay-moi": OfficePaper(
        symbol="GM-UBND",
        kind="GIẤY MỜI",
        about="Dự họp triển khai công tác môi trường",
        body=_text(
            "Ủy ban nhân dân xã Phổ Minh trân trọng kính mời: Ông Trần Văn Bình, Trưởng thôn 1",
            "Tới dự họp triển khai công tác môi trường năm 2024.",
            "Thời gian: 08 giờ 00 phút, ngày 15 tháng 02 năm 2024.",
            "Địa điểm: Hội trường Ủy ban nhân dân xã.",
            "Rất mong Ông sắp xếp thời gian đến dự đầy đủ, đúng thành phần để cuộc họp đạt kết quả "
            "tốt và thống nhất kế hoạch của cả năm./.",
        ),
        signed=("TL. CHỦ TỊCH", "CÔNG CHỨC VĂN PHÒNG"),
        recipients=("Như trên", "Lưu: VT"),
    ),
    "thong-bao": OfficePaper(
        symbol="TB-UBND",
        kind="THÔNG BÁO",
        about="Kết luận cuộc họp về công tác môi trường",
        body=_text(_LONG, f"1. {_LONG}", f"2. {_LONG}", _CLOSE),
    ),
    "bien-ban": OfficePaper(
        symbol="BB-UBND",
        kind="BIÊN BẢN",
        about="Họp triển khai công tác môi trường năm 2024",
        dated="",
        body=_text(
            "Thời gian bắt đầu: 08 giờ 00 phút, ngày 15 tháng 02 năm 2024.",
            "Địa điểm: Hội trường Ủy ban nhân dân xã.",
            _LONG,
            "Cuộc họp kết thúc vào 10 giờ 30 phút, ngày 15 tháng 02 năm 2024./.",
        ),
        signed=("CHỦ TỌA",),
        also_signed=("THƯ KÝ", "Phạm Thị Hoa"),
        recipients=("Các thành viên dự họp", "Lưu: VT"),
    ),
}
"""One of each kind, by name."""
