"""How each component of a paper is set: sizes, looks, room around it.

Source unless an entry says otherwise: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from hoinghi.papers.measures import PARAGRAPH_GAP, Measure, Style, pt
from hoinghi.papers.model import Align

# The footnote of table V lets sizes move only together: quốc hiệu 12 goes with 13 and 13 for
# tiêu ngữ and place. At 13 quốc hiệu would stand beyond the right margin.
_SMALL = pt(12, 13, 12)
_MEDIUM = pt(13, 14, 13)
_LARGE = pt(13, 14, 14)
_GAP = PARAGRAPH_GAP.ours

_STYLES = (
    Style(
        key="QuocHieu", name="Quốc hiệu", size=_SMALL, bold=True, upper=True, source="mục II.1.a"
    ),
    Style(
        key="TieuNgu", name="Tiêu ngữ", size=_MEDIUM, bold=True, upper=False, source="mục II.1.b"
    ),
    Style(
        key="CoQuanChuQuan", name="Cơ quan chủ quản", size=_SMALL, upper=True, source="mục II.2.b"
    ),
    Style(
        key="CoQuanBanHanh",
        name="Cơ quan ban hành",
        size=_SMALL,
        bold=True,
        upper=True,
        source="mục II.2.b",
    ),
    Style(key="SoKyHieu", name="Số ký hiệu", size=pt(13, 13, 13), source="mục II.3.c"),
    Style(
        key="DiaDanhThoiGian",
        name="Địa danh, thời gian",
        size=_MEDIUM,
        italic=True,
        upper=False,
        source="mục II.4.c",
    ),
    Style(
        key="TenLoai",
        name="Tên loại",
        size=_LARGE,
        bold=True,
        before=14,
        keep_next=True,
        upper=True,
        source="mục II.5.b",
    ),
    Style(
        key="TrichYeu",
        name="Trích yếu",
        size=_LARGE,
        bold=True,
        keep_next=True,
        upper=False,
        source="mục II.5.b",
    ),
    Style(
        key="TrichYeuCongVan",
        name="Trích yếu công văn",
        size=_SMALL,
        before=6,
        upper=False,
        source="mục II.5.b: cách dòng 6 pt với số, ký hiệu",
    ),
    Style(
        key="KinhGui",
        name="Kính gửi",
        size=_LARGE,
        align=Align.LEFT,
        after=2,
        upper=False,
        source="mục III.3, nơi nhận (ô số 9a)",
    ),
    Style(
        key="ThamQuyen",
        name="Thẩm quyền ban hành",
        size=_LARGE,
        bold=True,
        before=6,
        after=12,
        keep_next=True,
        upper=True,
        source="Phụ lục III, mẫu 1.2",
    ),
    Style(
        key="CanCu",
        name="Căn cứ",
        size=_LARGE,
        italic=True,
        align=Align.JUSTIFY,
        after=_GAP,
        first_line=True,
        upper=False,
        source="mục II.6.b",
    ),
    Style(
        key="LoiBanHanh",
        name="Lời ban hành",
        size=_LARGE,
        bold=True,
        before=6,
        after=12,
        keep_next=True,
        upper=True,
        source="Phụ lục III, mẫu 1.2",
    ),
    Style(
        key="ThanBai",
        name="Thân bài",
        size=_LARGE,
        align=Align.JUSTIFY,
        after=_GAP,
        first_line=True,
        source="mục II.6.đ",
    ),
    Style(
        key="Heading1",
        name="heading 1",
        size=_LARGE,
        bold=True,
        align=Align.LEFT,
        after=_GAP,
        first_line=True,
        keep_next=True,
        outline=1,
        upper=True,
        source="mục II.6.đ: phần, mục có tiêu đề",
    ),
    Style(
        key="Heading2",
        name="heading 2",
        size=_LARGE,
        bold=True,
        align=Align.LEFT,
        after=_GAP,
        first_line=True,
        keep_next=True,
        outline=2,
        source="mục II.6.đ: khoản có tiêu đề",
    ),
    Style(
        key="Heading3",
        name="heading 3",
        size=_LARGE,
        align=Align.JUSTIFY,
        after=_GAP,
        first_line=True,
        keep_next=True,
        outline=3,
        source="mục II.6.đ: điểm",
    ),
    Style(
        key="QuyenHanChucVu",
        name="Quyền hạn, chức vụ",
        size=_LARGE,
        bold=True,
        keep_next=True,
        upper=True,
        source="mục II.7.c",
    ),
    Style(
        key="HoTen",
        name="Họ tên người ký",
        size=_LARGE,
        bold=True,
        upper=False,
        source="mục II.7.c",
    ),
    Style(
        key="NoiNhan",
        name="Nơi nhận",
        size=pt(12, 12, 12),
        bold=True,
        italic=True,
        align=Align.LEFT,
        keep_next=True,
        upper=False,
        source="mục II.9.b",
    ),
    Style(
        key="NoiNhanDong",
        name="Nơi nhận, từng dòng",
        size=pt(11, 11, 11),
        align=Align.LEFT,
        source="mục II.9.b",
    ),
    Style(
        key="PhuLuc",
        name="Phụ lục",
        size=pt(14, 14, 14),
        bold=True,
        keep_next=True,
        upper=False,
        source="mục III.1",
    ),
    Style(
        key="TenPhuLuc",
        name="Tên phụ lục",
        size=_LARGE,
        bold=True,
        keep_next=True,
        upper=True,
        source="mục III.1",
    ),
    Style(
        key="KemTheo", name="Kèm theo", size=_LARGE, italic=True, upper=False, source="mục III.1"
    ),
    Style(
        key="OBang",
        name="Ô bảng",
        size=pt(8, 14, 12),
        align=Align.LEFT,
        source="decree is silent: tables are set smaller so that they fit",
    ),
    Style(
        key="DauCot",
        name="Đầu cột",
        size=pt(8, 14, 12),
        bold=True,
        keep_next=True,
        source="decree is silent: headings of columns bold and centred",
    ),
    Style(
        key="GhiChu",
        name="Ghi chú",
        size=pt(11, 14, 12),
        italic=True,
        align=Align.LEFT,
        source="decree is silent: words beside a QR code",
    ),
    Style(
        key="SoCot",
        name="Số thứ tự cột",
        size=pt(8, 14, 11),
        italic=True,
        keep_next=True,
        source="decree is silent: numbers of columns under their headings",
    ),
    Style(
        key="TenHinh",
        name="Tên hình",
        size=_MEDIUM,
        after=_GAP,
        source="decree is silent: caption under a picture",
    ),
    Style(
        key="CuocChu",
        name="footnote text",
        size=pt(10, 12, 11),
        align=Align.JUSTIFY,
        source="decree is silent: footnotes smaller than the text",
    ),
    Style(
        key="MucDoKhan",
        upper=True,
        name="Mức độ khẩn",
        size=_MEDIUM,
        bold=True,
        red=True,
        source="mục III.2: màu đỏ tươi, trong khung một nét",
    ),
    Style(
        key="PhamViLuuHanh",
        upper=True,
        name="Phạm vi lưu hành",
        size=_MEDIUM,
        bold=True,
        source="mục III.2: trong khung một nét",
    ),
    Style(
        key="NguoiSoanThao",
        name="Người soạn thảo, số bản",
        size=pt(11, 11, 11),
        align=Align.LEFT,
        source="mục III, ký hiệu người soạn thảo và số lượng bản phát hành (ô số 12)",
    ),
    Style(
        key="DiaChi",
        name="Địa chỉ cơ quan",
        size=pt(11, 12, 11),
        source="mục III, địa chỉ ở trang thứ nhất (ô số 13)",
    ),
    Style(
        key="KySoPhuLuc",
        name="Ký số trên phụ lục",
        size=pt(10, 10, 10),
        align=Align.RIGHT,
        source="mục III.1: số, thời gian ký ở góc trên bên phải, cỡ chữ 10",
    ),
    Style(
        key="PhanChuong",
        name="Phần, chương, mục",
        size=_LARGE,
        bold=True,
        keep_next=True,
        upper=False,
        source="mục II.6.đ: chữ Phần, Chương, Mục và số thứ tự",
    ),
    Style(
        key="TenPhanChuong",
        name="Tên phần, chương, mục",
        size=_LARGE,
        bold=True,
        after=_GAP,
        keep_next=True,
        upper=True,
        source="mục II.6.đ: tiêu đề của phần, chương, mục",
    ),
    Style(
        key="Dieu",
        name="Điều",
        size=_LARGE,
        bold=True,
        align=Align.JUSTIFY,
        after=_GAP,
        first_line=True,
        source="mục II.6.đ: chữ Điều, số thứ tự và tiêu đề",
    ),
    Style(
        key="SoTrang",
        name="Số trang",
        size=_LARGE,
        source="mục I.7: canh giữa, lề trên, từ trang 2",
    ),
)
_OF_STATE = {style.key: style for style in _STYLES}

PARTY_SOURCE = "Hướng dẫn 36-HD/VPTW (chưa xác minh)"
"""From general knowledge: an office that holds the text may correct the sizes below."""


def _of_party(of: str, low: float, high: float, ours: float) -> Style:
    """The style *of* as the Party sets it, with the sizes given."""
    style = _OF_STATE[of]
    return replace(
        style,
        key=f"Dang{of}",
        name=f"{style.name} (Đảng)",
        size=Measure(low=low, high=high, ours=ours, tolerance=0.0, source=PARTY_SOURCE),
        italic=style.italic and of != "NoiNhan",
        source=PARTY_SOURCE,
    )


PARTY_STYLES: Mapping[str, Style] = MappingProxyType(
    {
        "QuocHieu": _of_party("QuocHieu", 15, 15, 15),
        "CoQuanChuQuan": _of_party("CoQuanChuQuan", 14, 14, 14),
        "CoQuanBanHanh": _of_party("CoQuanBanHanh", 14, 14, 14),
        "SoKyHieu": _of_party("SoKyHieu", 14, 14, 14),
        "DiaDanhThoiGian": _of_party("DiaDanhThoiGian", 14, 14, 14),
        "TenLoai": _of_party("TenLoai", 15, 16, 16),
        "TrichYeu": _of_party("TrichYeu", 14, 15, 14),
        "QuyenHanChucVu": _of_party("QuyenHanChucVu", 14, 14, 14),
        "HoTen": _of_party("HoTen", 14, 14, 14),
        "NoiNhan": _of_party("NoiNhan", 14, 14, 14),
        "NoiNhanDong": _of_party("NoiNhanDong", 12, 12, 12),
    }
)
"""What the Party sets otherwise than the State, by the key of the State's style."""

STYLES: Mapping[str, Style] = MappingProxyType(
    {**_OF_STATE, **{style.key: style for style in PARTY_STYLES.values()}}
)
"""Every style by its key."""
