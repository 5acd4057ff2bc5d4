"""Reports in five layouts, made as files the way units make them, and the figures they hold.

An answer is ``(code, value, what else tells it apart)``: its role, moment, year or dimension.
"""

import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import typst

from tests.reading.report import prose_text

# 1. Word: narrative, then annexes with a code column and with a table of funds by project.

WORD_TEXT = (prose_text.TEXTS / "word-bieu.txt").read_text(encoding="utf-8").splitlines()

WORD_FORM = [
    ["TT", "Mã số", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "Ghi chú"],
    ["1", "NG01_START", "Tổng số hộ dân cư đầu kỳ", "hộ", "2.540", ""],
    ["2", "NG01", "Tổng số hộ dân cư cuối kỳ", "hộ", "2.611", ""],
    ["3", "NG02", "Số hộ nghèo đầu kỳ", "hộ", "241", "31/12/2020, số chính thức"],
    ["4", "NG03", "Số hộ nghèo cuối kỳ", "hộ", "128", "đến 30/9/2023, số sơ bộ"],
    ["5", "NG05", "Số hộ cận nghèo đầu kỳ", "hộ", "305", ""],
    ["6", "NG06", "Số hộ cận nghèo cuối kỳ", "hộ", "212", ""],
    ["7", "NG08", "Số hộ thoát nghèo trong kỳ", "hộ", "124", ""],
    ["8", "NG09", "Số hộ nghèo phát sinh trong kỳ", "hộ", "9", ""],
    ["9", "NG10", "Số hộ tái nghèo trong kỳ", "hộ", "0", ""],
    ["10", "NG11", "Biến động khác của hộ nghèo", "hộ", "-3", "chuyển đi 3 hộ"],
    ["11", "D101", "Công trình hạ tầng được đầu tư, duy tu", "công trình", "Không áp dụng",
     "không phải xã đặc biệt khó khăn"],
    ["12", "D201", "Số mô hình, dự án giảm nghèo được hỗ trợ", "mô hình", "02", ""],
    ["13", "D305", "Trẻ suy dinh dưỡng thấp còi", "trẻ", "Chưa có số liệu", "chờ Trạm Y tế"],
    ["14", "CS05", "Dư nợ cho vay hộ nghèo, cận nghèo, mới thoát nghèo", "triệu đồng",
     "9.875,5", ""],
]  # fmt: skip

WORD_FUNDS = [
    [
        "TT",
        "Dự án, tiểu dự án",
        "Kế hoạch vốn được giao",
        "Vốn đã giải ngân",
        "Tỷ lệ giải ngân (%)",
    ],
    ["", "Tổng cộng", "3.020", "2.467,3", "81,7"],
    [
        "1",
        "Dự án 2: Đa dạng hóa sinh kế, phát triển mô hình giảm nghèo",
        "1.200",
        "1.014,5",
        "84,5",
    ],
    ["2", "Dự án 3: Hỗ trợ phát triển sản xuất, cải thiện dinh dưỡng", "1.450", "1.102,8", "76,1"],
    ["3", "Dự án 6: Truyền thông và giảm nghèo về thông tin", "370", "350", "94,6"],
]

WORD_ANSWERS = [
    ("NG01_START", "2540"), ("NG01", "2611"), ("NG02", "241", "official"),
    ("NG03", "128", "preliminary"), ("NG05", "305"), ("NG06", "212"), ("NG08", "124"),
    ("NG09", "9"), ("NG10", "0"), ("NG11", "-3"), ("D101", "not_applicable"), ("D201", "2"),
    ("D305", "no_data"), ("CS05", "9875.5"),
    ("VN01", "1200", "Dự án 2"), ("VN02", "1014.5", "Dự án 2"), ("VN03", "84.5", "Dự án 2"),
    ("VN01", "1450", "Dự án 3"), ("VN02", "1102.8", "Dự án 3"), ("VN03", "76.1", "Dự án 3"),
    ("VN01", "370", "Dự án 6"), ("VN02", "350", "Dự án 6"), ("VN03", "94.6", "Dự án 6"),
]  # fmt: skip
WORD_SECTIONS = ["I", "I", "II", "II.1", "II.3", "II.4", "II.5", "III", "IV", "V", "VI"]


def word_with_tables(path: Path) -> Path:
    document = docx.Document()
    for line in WORD_TEXT:
        document.add_paragraph(line)
    document.add_paragraph("Biểu 1. SỐ LIỆU GIẢM NGHÈO GIAI ĐOẠN 2021-2023")
    add_table(document, WORD_FORM)
    document.add_paragraph("Biểu 2. VỐN THỰC HIỆN CHƯƠNG TRÌNH")
    document.add_paragraph("Đơn vị tính: triệu đồng")
    add_table(document, WORD_FUNDS)
    document.save(path)
    return path


def add_table(document, rows):
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return table


# 2. Word: running text alone, its headings numbered by Word itself or not at all.


def word_of_prose(path: Path) -> Path:
    document = docx.Document()
    for line in prose_text.LINES:
        document.add_paragraph(line)
    document.save(path)
    return path


# 3. Excel: the form as handed out, filled in; titles above, merged cells, formulas, other sheets.

FORM_ROWS = [
    ("A", None, "Kết quả giảm nghèo", None, None, None, None),
    (1, "NG02", "Số hộ nghèo đầu kỳ", "hộ", None, 412, None),
    (2, "NG03", "Số hộ nghèo cuối kỳ", "hộ", 230, 215, "số chính thức"),
    (3, "NG04", "Tỷ lệ hộ nghèo cuối kỳ", "%", 0.055, 0.0502, None),
    (4, "NG08", "Số hộ thoát nghèo trong kỳ", "hộ", 200, "220", None),
    (5, "NG10", "Số hộ tái nghèo trong kỳ", "hộ", None, "Không phát sinh", None),
    ("B", None, "Kết quả các dự án", None, None, None, None),
    (6, "D302", "Số hộ được hỗ trợ phát triển sản xuất nông nghiệp", "hộ", 300, "1.234", None),
    (7, "D304", "Số trẻ em dưới 5 tuổi (diện đối tượng) được cân đo", "trẻ", None, 1020, None),
    (8, "D501", "Số hộ nghèo, cận nghèo được hỗ trợ xây mới, sửa chữa nhà ở", "nhà", 40, 38, None),
    (9, "D502", "Trong đó: xây mới", "nhà", None, 25, None),
    (10, "D503", "Trong đó: sửa chữa", "nhà", None, 13, None),
    (11, "D101", "Số công trình hạ tầng được đầu tư", "công trình", None, "KAD", None),
    (12, "D602", "Số lượt người tham dự", "lượt người", None, "…", "đang tổng hợp"),
]  # fmt: skip

FORM_ANSWERS = [
    ("NG02", "412"), ("NG03", "215", "official"), ("NG03", "230", "plan"), ("NG04", "5.02"),
    ("NG04", "5.5", "plan"), ("NG08", "220"), ("NG08", "200", "plan"), ("NG10", "0"),
    ("D302", "1234"), ("D302", "300", "plan"), ("D304", "1020"), ("D501", "38"),
    ("D501", "40", "plan"), ("D502", "25"), ("D503", "13"), ("D101", "not_applicable"),
    ("D602", "no_data"),
    ("VN01", "1200", "Ngân sách trung ương"), ("VN02", "980.5", "Ngân sách trung ương"),
    ("VN01", "300", "Ngân sách tỉnh"), ("VN02", "300", "Ngân sách tỉnh"),
    ("VN01", "150", "Ngân sách huyện"), ("VN02", "90", "Ngân sách huyện"),
]  # fmt: skip


def excel_form(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Biểu 1"
    sheet["A1"] = "ỦY BAN NHÂN DÂN XÃ PHƯỚC LỘC"
    sheet["A3"] = "BIỂU SỐ LIỆU KẾT QUẢ GIẢM NGHÈO GIAI ĐOẠN 2021-2023"
    sheet.merge_cells("A3:G3")
    for column, title in zip("ABCDG", ("STT", "Mã", "Chỉ tiêu", "ĐVT", "Ghi chú"), strict=True):
        sheet[f"{column}5"] = title
        sheet.merge_cells(f"{column}5:{column}6")
    sheet["E5"] = "Giai đoạn 2021-2023"
    sheet.merge_cells("E5:F5")
    sheet["E6"], sheet["F6"] = "Kế hoạch", "Thực hiện"
    for at, text in enumerate(("A", "B", "C", "D", "1", "2", "E"), 1):
        sheet.cell(7, at, text)
    for at, row in enumerate(FORM_ROWS, 8):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(at, column, value)
            if isinstance(value, float):
                cell.number_format = "0.00%"
    fund_sheet(book.create_sheet("Biểu 2 - Vốn"))
    hidden = book.create_sheet("Nháp")
    hidden.append(["TT", "Mã", "Chỉ tiêu", "ĐVT", "Thực hiện"])
    hidden.append([1, "NG09", "Số hộ nghèo phát sinh trong kỳ", "hộ", 999])
    hidden.sheet_state = "hidden"
    book.save(path)
    return path


def fund_sheet(sheet):
    sheet.append(["VỐN THEO NGUỒN"])
    sheet.append(["ĐVT: triệu đồng"])
    sheet.append([])
    sheet.append(["TT", "Nguồn vốn", "Vốn được giao", "Vốn đã giải ngân"])
    sheet.append([1, "Ngân sách trung ương", 1200, 980.5])
    sheet.append([2, "Ngân sách tỉnh", 300, 300])
    sheet.append([3, "Ngân sách huyện", 150, 90])
    sheet.append([None, "Cộng", 1650, 1370.5])


# 4. Excel: a table of the unit's own, years across, groups and parts, no codes.

YEAR_ROWS = [
    ("I", "Hộ nghèo, hộ cận nghèo", None, None, None, None),
    ("1", "Tổng số hộ", "hộ", 4201, 4260, 4312),
    ("2", "Hộ nghèo", "hộ", 412, 330, 215),
    ("", "- Tỷ lệ hộ nghèo", "%", 9.81, 7.75, 4.99),
    ("3", "Hộ cận nghèo", "hộ", 505, 470, 401),
    ("", "- Tỷ lệ hộ cận nghèo", "%", 12.02, 11.03, 9.3),
    ("4", "Hộ thoát nghèo", "hộ", None, 95, 130),
    ("5", "Hộ tái nghèo", "hộ", None, 3, 4),
    ("6", "Hộ nghèo phát sinh mới", "hộ", None, 10, 11),
    ("II", "Số hộ nghèo, cận nghèo thiếu hụt về", None, None, None, None),
    ("1", "Việc làm", "hộ", 180, 151, 120),
    ("2", "Y tế", "hộ", 60, 44, 30),
    ("3", "Giáo dục", "hộ", 22, 20, 18),
    ("4", "Nhà ở", "hộ", 95, 80, 61),
    ("5", "Nước sinh hoạt, vệ sinh", "hộ", 140, 122, 101),
    ("6", "Thông tin", "hộ", 88, 60, 47),
    ("III", "Kết quả hỗ trợ", None, None, None, None),
    ("1", "Lao động đi làm việc ở nước ngoài theo hợp đồng", "người", 8, 12, 17),
    ("2", "Người nghèo, cận nghèo được cấp thẻ BHYT", "người", 2400, 2105, 1688),
    ("3", "Vận động Quỹ Vì người nghèo", "triệu đồng", 120.5, 134, 151.25),
    ("4", "Dư nợ tín dụng chính sách", "tỷ đồng", 11.2, 13.75, 15),
    ("5", "Diện tích rừng trồng mới", "ha", 15, 20, 22),
]  # fmt: skip
_YEAR_CODES = [
    None, "NG01", "NG03", "NG04", "NG06", "NG07", "NG08", "NG10", "NG09", None, "TH01", "TH02",
    "TH03", "TH04", "TH05", "TH06", None, "D403", "CS01", "TD01", "CS05", None,
]  # fmt: skip
YEARS_ANSWERS = [
    (code, f"{row[3 + at] * (1000 if code == 'CS05' else 1):g}", 2021 + at)
    for code, row in zip(_YEAR_CODES, YEAR_ROWS, strict=True)
    if code
    for at in range(3)
    if row[3 + at] is not None
]


def excel_years(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Tong hop"
    sheet["B2"] = "TỔNG HỢP KẾT QUẢ GIẢM NGHÈO QUA CÁC NĂM"
    sheet.append([])
    sheet.append(["TT", "Nội dung", "Đơn vị", "Năm 2021", "Năm 2022", 2023])
    for row in YEAR_ROWS:
        sheet.append(row)
    book.save(path)
    return path


# 5. PDF with text: narrative and a table that wraps within its cells.

PDF_ROWS = [
    ("1", "Số hộ nghèo", "hộ", "356", "187"),
    ("2", "Số hộ cận nghèo", "hộ", "410", "322"),
    ("3", "Số hộ nghèo dân tộc thiểu số", "hộ", "41", "19"),
    ("4", "Số hộ nghèo, cận nghèo thiếu hụt về nước sinh hoạt và vệ sinh", "hộ", "133", "92"),
    ("5", "Tổng số nhân khẩu hộ nghèo, cận nghèo", "người", "2.950", "1.987"),
    ("6", "Số hộ nghèo, cận nghèo, mới thoát nghèo còn dư nợ tại NHCSXH", "hộ", "402", "377"),
]
PDF_TEXT = [
    ("= I. KẾT QUẢ GIẢM NGHÈO",
     "Trong giai đoạn 2021-2023 toàn xã có 181 hộ thoát nghèo, 15 hộ nghèo phát sinh mới. Không có "
     "hộ tái nghèo. Nguyên nhân giảm chủ yếu do hộ có thêm việc làm."),
    ("= II. KẾT QUẢ CÁC DỰ ÁN",
     "Có 88 hộ được hỗ trợ phát triển sản xuất nông nghiệp; 52 hộ được hỗ trợ có thu nhập tăng. "
     "Đào tạo nghề cho 40 lao động nghèo, cận nghèo, mới thoát nghèo, kế hoạch là 60 lao động."),
    ("= III. HUY ĐỘNG VÀ SỬ DỤNG NGUỒN LỰC",
     "Vốn huy động ngoài ngân sách nhà nước đạt 1,2 tỷ đồng. Kế hoạch vốn được giao 3.450 triệu "
     "đồng, đã giải ngân 2.890,5 triệu đồng, đạt 83,8 % kế hoạch."),
    ("= IV. KIẾN NGHỊ", "Đề nghị cấp trên giao vốn sớm hơn."),
]  # fmt: skip
PDF_ANSWERS = [
    ("NG02", "356"), ("NG03", "187"), ("NG05", "410"), ("NG06", "322"), ("NG13", "19", "end"),
    ("TH05", "92", "end"), ("TH05", "133", "start"), ("CS02", "1987", "end"),
    ("CS02", "2950", "start"), ("CS04", "377", "end"), ("CS04", "402", "start"),
    ("NG08", "181"), ("NG09", "15"), ("NG10", "0"), ("D302", "88"), ("D303", "52"),
    ("D401", "40"), ("VN04", "1200"), ("VN01", "3450"), ("VN02", "2890.5"),
]  # fmt: skip
PDF_SECTIONS = ["II.1", "II.3", "II.5", "VI"]


def pdf_report(path: Path) -> Path:
    cells = ", ".join(f"[{text}]" for row in PDF_ROWS for text in row)
    body = "\n\n".join(f"{heading[2:]}\n\n{text}" for heading, text in PDF_TEXT)
    source = (
        '#set page(paper: "a4", margin: 2.5cm)\n#set text(size: 13pt, lang: "vi")\n'
        "#align(center)[BÁO CÁO \\ Kết quả giảm nghèo xã Bình Tân]\n\n"
        f"{body}\n\nBIỂU SỐ LIỆU\n\n#table(columns: (1.2cm, 6cm, 1.8cm, 2.5cm, 2.5cm), "
        f"[TT], [Chỉ tiêu], [ĐVT], [Đầu kỳ], [Cuối kỳ], {cells})\n"
    )
    path.write_bytes(typst.compile(source.encode(), format="pdf"))
    return path


LAYOUTS = {
    "word-bieu": ("bao-cao.docx", word_with_tables, WORD_ANSWERS, WORD_SECTIONS),
    "word-loi-van": ("loi-van.docx", word_of_prose, prose_text.ANSWERS, prose_text.SECTIONS),
    "excel-bieu-mau": ("bieu.xlsx", excel_form, FORM_ANSWERS, []),
    "excel-nhieu-nam": ("tong-hop.xlsx", excel_years, YEARS_ANSWERS, []),
    "pdf": ("bao-cao.pdf", pdf_report, PDF_ANSWERS, PDF_SECTIONS),
}


def repack(path: Path, change) -> Path:
    """The archive *path* with every part put through *change* (name, bytes) → bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    path.write_bytes(packed.getvalue())
    return path
