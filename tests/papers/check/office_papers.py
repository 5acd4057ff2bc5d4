"""Three correct papers, each of another office's habits within what the decree allows."""

from tests.papers.check.made_office import (
    FRAME,
    beside,
    document,
    framed,
    grid,
    master,
    p,
    sheet,
    style,
)
from tests.papers.check.made_office import two_columns as columns

_LINE = 'fo:border-bottom="0.75pt solid #000000" fo:padding="0mm"'
_ADDRESS = "Địa chỉ: Số 5 đường Phạm Văn Đồng, thị trấn Châu Ổ, huyện Bình Sơn, Quảng Ngãi"
_LONG = (
    "Đánh giá kết quả thực hiện phong trào thi đua, phân tích những khó khăn, vướng mắc, nguyên "
    "nhân và bài học kinh nghiệm; từ đó đề ra phương hướng, nhiệm vụ, giải pháp trọng tâm trong "
    "thời gian tới, bảo đảm hoàn thành các mục tiêu đã đề ra."
)


def _looks(small: float, large: float, body: float, **text: float) -> str:
    """Styles in the two sizes that go together, the text in *body*."""
    return "".join(
        (
            style("Trong", 2),
            style("Quoc", small, look="b"),
            style("TieuNguCuaToi", large, look="b"),
            style("CapTren", small),
            style("DonVi", small, look="b"),
            style("SoHieu", 13, above=8),
            style("VeViec", 12, above=6),
            style("NgayThang", large, look="i", above=8),
            style("TenVB", 14, look="b", above=14),
            style("VeGi", 14, look="b"),
            style("Gui", 14, above=14, below=12),
            style("ChuThe", 14, look="b", above=12, below=12),
            style("CanCuCuaToi", body, look="i", align="justify", below=6, **text),
            style("Chu", body, align="justify", below=6, **text),
            style("Muc1", body, look="b", align="justify", below=6, **text),
            style("Ky", 14, look="b"),
            style("NhanDau", 12, look="bi", align="start"),
            style("Nhan", 11, align="start"),
            style("DauCot", 12, look="b"),
            style("O", 12, align="start"),
            style("SoTrangCuaToi", body),
            style("SangTrang", 14, look="b", master="Ngang"),
            style("TenPL", 14, look="b"),
            style("Khan", 13, look="b", color="#ff0000"),
            style("DiaChiCuaToi", 11, more='fo:border-top="0.5pt solid #000000"'),
            style("KemVB", 14, look="i", below=12),
        )
    )


def _line(name: str, column: float, length: float) -> str:
    """A line of *length* mm in the middle of *column*."""
    side = (column - length) / 2
    return style(name, 2, left=side, right=side, more=_LINE, below=2)


def _header(issuer: list[str], number: list[str], date: str) -> str:
    title = [
        p("Quoc", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        p("TieuNguCuaToi", "Độc lập - Tự do - Hạnh phúc"),
        p("KeTieuNgu"),
    ]
    return beside(([*issuer, p("KeDonVi")], title), (number, [p("NgayThang", date)]))


def _signed(lines: list[str], name: str, recipients: list[str]) -> str:
    left = [p("NhanDau", "Nơi nhận:"), *(p("Nhan", one) for one in recipients)]
    right = [*(p("Ky", one) for one in lines), *[p("Ky")] * 5, p("Ky", name)]
    return beside((left, right), table="KyTen")


def plan() -> bytes:
    """Kế hoạch: margins 30, 15, 20, 20 mm, text 13 pt at 1.15 lines, first lines 10 mm."""
    issuer = [p("CapTren", "UBND HUYỆN BÌNH SƠN"), p("DonVi", "PHÒNG NỘI VỤ")]
    text = "".join(
        (
            p("TenVB", "KẾ HOẠCH"),
            p("VeGi", "Tổ chức Hội nghị tổng kết phong trào thi đua năm 2024"),
            p("KeTrichYeu"),
            p("CanCuCuaToi", "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;"),
            p("CanCuCuaToi", f"Theo đề nghị của Tổ giúp việc. {_LONG}"),
            p("Muc1", "I. MỤC ĐÍCH, YÊU CẦU"),
            *(p("Chu", f"{number}. {_LONG}") for number in range(1, 9)),
            p("Chu", "a) Đối với cấp xã: báo cáo trước ngày 22 tháng 11 năm 2024."),
            p("Chu", "b) Đối với cấp huyện: tổng hợp, báo cáo Thường trực Huyện ủy."),
            p("Muc1", "II. TỔ CHỨC THỰC HIỆN"),
            *(p("Chu", f"{number}. {_LONG}") for number in range(1, 7)),
            p("Chu", "Yêu cầu các đơn vị nghiêm túc thực hiện./."),
            p("Trong"),
        )
    )
    body = (
        _header(issuer, [p("SoHieu", "Số: 07/KH-PNV")], "Bình Sơn, ngày 05 tháng 02 năm 2024")
        + text
        + _signed(
            ["TRƯỞNG PHÒNG"],
            "Trần Văn Đức",
            ["- UBND huyện (b/c);", "- Các đơn vị liên quan;", "- Lưu: VT."],
        )
    )
    return document(
        columns("HaiCot", 65, 100)
        + columns("KyTen", 75, 90)
        + sheet("L1", left=30, right=15, top=20, bottom=20),
        _looks(13, 14, 13, first=10, spacing=115)
        + _line("KeTieuNgu", 100, 60.4)
        + _line("KeDonVi", 65, 15)
        + _line("KeTrichYeu", 165, 45),
        master("Standard", "L1", then="Sau") + master("Sau", "L1", numbered="SoTrangCuaToi"),
        body,
    )


def letter() -> bytes:
    """Công văn: margins 35, 20, 25, 25 mm, text 14 pt at 1.5 lines, first lines 12.7 mm."""
    issuer = [p("CapTren", "UBND HUYỆN BÌNH SƠN"), p("DonVi", "PHÒNG NỘI VỤ")]
    number = [
        p("SoHieu", "Số: 112/PNV-TĐKT"),
        p("VeViec", "V/v báo cáo kết quả phong trào thi đua năm 2024"),
    ]
    body = (
        _header(issuer, number, "Bình Sơn, ngày 12 tháng 3 năm 2024")
        + framed("KHẨN")
        + p("Gui", "Kính gửi: Ủy ban nhân dân các xã, thị trấn.")
        + p("Chu", _LONG)
        + p("Chu", f"Để chuẩn bị Hội nghị, Phòng Nội vụ đề nghị: {_LONG}")
        + p("Chu", "Rất mong được sự phối hợp của các đơn vị./.")
        + p("Trong")
        + _signed(
            ["KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"],
            "Lê Thị Hạnh",
            ["- Như trên;", "- Trưởng phòng (b/c);", "- Lưu: VT, TĐKT."],
        )
    )
    return document(
        columns("HaiCot", 60, 95)
        + columns("KyTen", 65, 90)
        + FRAME
        + sheet("L1", left=35, right=20, top=25, bottom=25),
        _looks(12, 13, 14, first=12.7, spacing=150)
        + _line("KeTieuNgu", 95, 56.1)
        + _line("KeDonVi", 60, 14),
        master("Standard", "L1", then="Sau", foot=p("DiaChiCuaToi", _ADDRESS))
        + master("Sau", "L1", numbered="SoTrangCuaToi"),
        body,
    )


def decision() -> bytes:
    """Quyết định with an annex across: margins 30, 20, 20, 20 mm, text 14 pt, single lines."""
    issuer = [p("DonVi", "ỦY BAN NHÂN DÂN"), p("DonVi", "HUYỆN BÌNH SƠN")]
    rows = [("TT", "Họ và tên", "Đơn vị")]
    rows += [(str(n), f"Nguyễn Văn {'ABCDEG'[n % 6]}", "Xã Bình Chánh") for n in range(1, 8)]
    body = (
        _header(issuer, [p("SoHieu", "Số: 620/QĐ-UBND")], "Bình Sơn, ngày 10 tháng 01 năm 2024")
        + p("TenVB", "QUYẾT ĐỊNH")
        + p("VeGi", "Về việc tặng Giấy khen cho các cá nhân tiêu biểu")
        + p("KeTrichYeu")
        + p("ChuThe", "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN BÌNH SƠN")
        + p("CanCuCuaToi", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;")
        + p("CanCuCuaToi", "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;")
        + p("CanCuCuaToi", "Theo đề nghị của Trưởng phòng Phòng Nội vụ.")
        + p("ChuThe", "QUYẾT ĐỊNH:")
        + _article("Điều 1.", " Tặng Giấy khen cho 07 cá nhân có tên tại Phụ lục kèm theo.")
        + _article("Điều 2.", f" Tiền thưởng chi từ quỹ thi đua, khen thưởng. {_LONG}")
        + _article("Điều 3.", " Chánh Văn phòng và các cá nhân có tên tại Điều 1 thi hành./.")
        + p("Trong")
        + _signed(["CHỦ TỊCH"], "Võ Văn Đồng", ["- Như Điều 3;", "- Lưu: VT, NV."])
        + p("SangTrang", "Phụ lục")
        + p("TenPL", "DANH SÁCH CÁ NHÂN ĐƯỢC KHEN THƯỞNG")
        + p("KemVB", "(Kèm theo Quyết định số 620/QĐ-UBND ngày 10 tháng 01 năm 2024)")
        + grid(rows)
        + p("Trong")
    )
    return document(
        columns("HaiCot", 60, 100)
        + columns("KyTen", 70, 90)
        + sheet("L1", left=30, right=20, top=20, bottom=20)
        + sheet("L2", left=30, right=20, top=20, bottom=20, across=True),
        _looks(13, 14, 14, first=12.7)
        + _line("KeTieuNgu", 100, 60.4)
        + _line("KeDonVi", 60, 17)
        + _line("KeTrichYeu", 160, 45),
        master("Standard", "L1", then="Sau")
        + master("Sau", "L1", numbered="SoTrangCuaToi")
        + master("Ngang", "L2"),
        body,
    )


def _article(head: str, rest: str) -> str:
    plain = p("Chu", rest)
    bold = f'<text:span text:style-name="Dam">{head}</text:span>'
    return plain.replace(">", f">{bold}", 1)
