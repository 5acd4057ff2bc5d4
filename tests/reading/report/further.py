"""Further reports, in the manner of other offices: other words, other tables, and traps."""

from pathlib import Path

import docx
import openpyxl
import typst

from tests.reading.report.prose_text import TEXTS

# A department's report: figures compared, carried on, and of aims beside results.

DEPARTMENT = (TEXTS / "phong.txt").read_text(encoding="utf-8")

DEPARTMENT_ANSWERS = [
    ("NG01", "45210"), ("NG02", "2204"), ("NG03", "1356"), ("NG04", "3.0"), ("NG05", "2870"),
    ("NG06", "2011"), ("NG08", "1012"), ("NG09", "143"), ("NG10", "21"), ("D201", "31"),
    ("D202", "612"), ("D203", "540"), ("D204", "203"), ("D401", "820"), ("D402", "655"),
    ("D405", "1430"), ("D403", "389"), ("D404", "96"), ("D701", "1105"), ("D702", "48"),
    ("CS01", "12480"), ("CS03", "3255"), ("CS04", "4102"), ("CS05", "198450"),
    ("VN01", "24500"), ("VN02", "19870.2"), ("VN03", "81.1"), ("VN04", "3000"),
    ("NG04", "1.5", "plan"), ("D401", "900", "plan"),
]  # fmt: skip


def department(path: Path) -> Path:
    path.write_text(DEPARTMENT, encoding="utf-8")
    return path


# Word: titles over two years, each with plan and result, in merged cells.

MERGED = [
    ("1", "Số hộ thoát nghèo", "Hộ", "60", "72", "50", "58"),
    ("2", "Số lao động được đào tạo nghề (nghèo, cận nghèo, mới thoát nghèo)", "Người", "30", "28",
     "40", "45"),
    ("3", "Số hộ được hỗ trợ PTSX nông nghiệp", "Hộ", "100", "96", "120", "131"),
    ("4", "Vốn giải ngân", "Tr.đ", "900", "812,4", "1.100", "1.034"),
    ("5", "Số tập thể, cá nhân được biểu dương, khen thưởng", "Lượt", "", "7", "", "9"),
]  # fmt: skip
_MERGED_CODES = ("NG08", "D401", "D302", "VN02", "TD04")
MERGED_ANSWERS = [
    (code, text.replace(".", "").replace(",", "."), *role, 2022 + at // 2)
    for code, row in zip(_MERGED_CODES, MERGED, strict=True)
    for at, text in enumerate(row[3:])
    if text
    for role in [("plan",) if at % 2 == 0 else ()]
]


def merged_titles(path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("BÁO CÁO SỐ LIỆU")
    table = document.add_table(rows=2 + len(MERGED), cols=7)
    for at, text in ((0, "STT"), (1, "Chỉ tiêu"), (2, "ĐVT")):
        table.cell(0, at).merge(table.cell(1, at)).text = text
    for at, text in ((3, "Năm 2022"), (5, "Năm 2023")):
        table.cell(0, at).merge(table.cell(0, at + 1)).text = text
        table.cell(1, at).text, table.cell(1, at + 1).text = "Kế hoạch", "Thực hiện"
    for at, row in enumerate(MERGED, 2):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    document.save(path)
    return path


# Excel: one row for each thôn, the indicators across, a total below.

HAMLETS = [
    ("Thôn An Hải", 412, 38, 21, 17, 2),
    ("Thôn An Vĩnh", 365, 29, 15, 15, 1),
    ("Thôn Đông Bình", 288, 41, 30, 12, 1),
]
_HAMLET_CODES = ("NG01", "NG02", "NG03", "NG08", "NG09")
HAMLET_ANSWERS = [
    (code, str(row[1 + at]), row[0]) for row in HAMLETS for at, code in enumerate(_HAMLET_CODES)
]


def by_hamlet(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["PHỤ LỤC: HỘ NGHÈO THEO THÔN"])
    sheet.append([])
    sheet.append(
        ["TT", "Thôn", "Tổng số hộ cuối kỳ", "Hộ nghèo đầu kỳ", "Hộ nghèo cuối kỳ",
         "Số hộ thoát nghèo", "Số hộ nghèo phát sinh"]
    )  # fmt: skip
    for number, row in enumerate(HAMLETS, 1):
        sheet.append([number, *row])
    sheet.append([None, "Tổng cộng", *(sum(row[at] for row in HAMLETS) for at in range(1, 6))])
    book.save(path)
    return path


# Excel: for each moment the number and the rate side by side, and how it changed.

RATES = [("Hộ nghèo", 120, 0.0812, 74, 0.0497, -46), ("Hộ cận nghèo", 156, 0.1056, 131, 0.088, -25)]
RATES_ANSWERS = [
    ("NG02", "120"), ("NG03", "74"), ("NG04", "4.97"),
    ("NG05", "156"), ("NG06", "131"), ("NG07", "8.8"),
]  # fmt: skip


def with_rates(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["B1"] = "KẾT QUẢ RÀ SOÁT"
    sheet.append([])
    sheet.append(["TT", "Chỉ tiêu", "Đầu kỳ", None, "Cuối kỳ", None, "Tăng, giảm"])
    sheet.append([None, None, "Số hộ", "Tỷ lệ (%)", "Số hộ", "Tỷ lệ (%)", None])
    for cells in ("A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:G4"):
        sheet.merge_cells(cells)
    for at, row in enumerate(RATES, 5):
        for column, value in enumerate((at - 4, *row), 1):
            cell = sheet.cell(at, column, value)
            if isinstance(value, float):
                cell.number_format = "0.0%"
    book.save(path)
    return path


# PDF: a form with codes, plan and result.

CODED = [
    ("NG08", "Số hộ thoát nghèo trong kỳ", "hộ", "150", "162"),
    ("D601", "Số hội nghị, lớp, buổi truyền thông, đối thoại về giảm nghèo", "cuộc", "20", "24"),
    ("D303", "Số hộ được hỗ trợ có thu nhập tăng", "hộ", "80", "77"),
    ("TD01", "Số tiền vận động Quỹ “Vì người nghèo” trong kỳ", "triệu đồng", "200", "231,5"),
]
CODED_ANSWERS = [
    ("NG08", "150", "plan"), ("NG08", "162"), ("D601", "20", "plan"), ("D601", "24"),
    ("D303", "80", "plan"), ("D303", "77"), ("TD01", "200", "plan"), ("TD01", "231.5"),
]  # fmt: skip


def coded_pdf(path: Path) -> Path:
    cells = ", ".join(f"[{text}]" for row in CODED for text in row)
    source = (
        '#set page(paper: "a4", margin: 2cm)\n#set text(size: 12pt, lang: "vi")\n'
        "BIỂU TỔNG HỢP SỐ LIỆU\n\n#table(columns: (1.8cm, 7cm, 2.2cm, 2.5cm, 2.5cm), "
        f"[Mã số], [Nội dung], [ĐVT], [Kế hoạch], [Thực hiện], {cells})\n"
    )
    path.write_bytes(typst.compile(source.encode(), format="pdf"))
    return path


# Text with columns kept apart by spaces, as an old program prints it.

SPACED = """BÁO CÁO NHANH

STT   Chỉ tiêu                                   ĐVT        Số liệu
1     Số hộ nghèo đầu kỳ                         hộ            98
2     Số hộ nghèo cuối kỳ                        hộ            61
3     Số hộ cận nghèo cuối kỳ                    hộ         1 204
4     Tỷ lệ hộ nghèo cuối kỳ                     %           4,35
5     Số công trình hoàn thành đưa vào sử dụng   công trình    Không áp dụng
"""
SPACED_ANSWERS = [
    ("NG02", "98"), ("NG03", "61"), ("NG06", "1204"), ("NG04", "4.35"), ("D102", "not_applicable"),
]  # fmt: skip


def spaced(path: Path) -> Path:
    path.write_text(SPACED, encoding="utf-8")
    return path


FURTHER = {
    "phong-ban": ("phong.txt", department, DEPARTMENT_ANSWERS),
    "word-o-gop": ("o-gop.docx", merged_titles, MERGED_ANSWERS),
    "excel-theo-thon": ("thon.xlsx", by_hamlet, HAMLET_ANSWERS),
    "excel-ty-le": ("ty-le.xlsx", with_rates, RATES_ANSWERS),
    "pdf-ma-so": ("ma-so.pdf", coded_pdf, CODED_ANSWERS),
    "chu-cach-cot": ("cot.txt", spaced, SPACED_ANSWERS),
}
