"""PDF by where its words stand: columns, tables, page breaks, turned pages."""

import sys

import pytest
import typst

from hoinghi.reading.sources import load
from hoinghi.reading.sources.pdf import read_pdf
from hoinghi.reading.sources.pdf_boxes import Piece, Seen, Told
from hoinghi.reading.sources.pdf_message import heard, written
from hoinghi.reading.sources.pdf_page import lay_out
from hoinghi.reading.sources.pdf_paper import bind

PAGE = "#set page(width: 210mm, height: 297mm, margin: (left: 30mm, rest: 20mm))\n#set text(13pt)\n"
HEADING = """#grid(columns: (45%, 55%), align: center, row-gutter: 8pt)[
UBND TỈNH HÒA AN \\ SỞ NỘI VỤ \\ Số: 15/KH-SNV
][
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM \\ Độc lập - Tự do - Hạnh phúc \\
Hòa An, ngày 02 tháng 5 năm 2024
]
"""


def load_typst(folder, source):
    path = folder / "ke-hoach.pdf"
    path.write_bytes(typst.compile((PAGE + source).encode(), format="pdf"))
    return load(path)


def words(source):
    return [" ".join(line.split()) for line in source.lines if line.strip()]


def seen(*pieces, rules=()):
    """A page of *pieces* ``(left, top, text)`` set in letters of 6 by 12 points."""
    made = [Piece(x, y, x + 6 * len(text), y + 12, text) for x, y, text in pieces]
    return Seen(made, False, list(rules))


def grid(xs, ys):
    """The ruled lines of a table with all its borders."""
    upright = [(x, ys[0], x + 0.5, ys[-1]) for x in xs]
    return upright + [(xs[0], y, xs[-1], y + 0.5) for y in ys]


def cells(page):
    return [line.cells for line in lay_out(page) if line.cells]


# Columns


def test_the_columns_of_the_heading_are_read_one_after_another(tmp_path):
    source = load_typst(tmp_path, HEADING + "#align(center)[KẾ HOẠCH]")

    assert words(source) == [
        "UBND TỈNH HÒA AN",
        "SỞ NỘI VỤ",
        "Số: 15/KH-SNV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hòa An, ngày 02 tháng 5 năm 2024",
        "KẾ HOẠCH",
    ]


def test_columns_drawn_line_by_line_are_read_one_after_another():
    page = seen(
        (60, 50, "UBND TỈNH HÒA AN"), (300, 50, "CỘNG HÒA XÃ HỘI"),
        (60, 68, "SỞ NỘI VỤ"), (300, 68, "Độc lập - Tự do"),
        (80, 90, "Số: 15/KH-SNV"), (300, 92, "Hòa An, ngày 02 tháng 5"),
        (200, 130, "KẾ HOẠCH tổng kết năm 2024"),
    )  # fmt: skip

    assert [line.text for line in lay_out(page)] == [
        "UBND TỈNH HÒA AN", "SỞ NỘI VỤ", "Số: 15/KH-SNV",
        "CỘNG HÒA XÃ HỘI", "Độc lập - Tự do", "Hòa An, ngày 02 tháng 5",
        "KẾ HOẠCH tổng kết năm 2024",
    ]  # fmt: skip


def test_the_signature_stands_after_the_list_beside_it_however_far_its_name_is():
    page = seen(
        (60, 100, "Câu cuối cùng của kế hoạch này, dài suốt cả một dòng trên trang giấy./."),
        (60, 130, "Nơi nhận:"), (330, 128, "TM. ỦY BAN NHÂN DÂN"),
        (60, 145, "- Như trên;"), (350, 146, "CHỦ TỊCH"),
        (60, 160, "- Lưu: VT."), (340, 250, "Nguyễn Văn An"),
    )  # fmt: skip

    assert [line.text for line in lay_out(page)][1:] == [
        "Nơi nhận:", "- Như trên;", "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn An",
    ]  # fmt: skip


def test_a_number_before_its_item_is_no_column():
    page = seen((60, 50, "1."), (90, 50, "Chuẩn bị hội trường"), (60, 70, "2."), (90, 70, "Mời"))

    assert [line.text for line in lay_out(page)] == ["1. Chuẩn bị hội trường", "2. Mời"]


# Tables


def test_a_ruled_table_is_read_row_by_row(tmp_path):
    source = load_typst(
        tmp_path,
        """Mở đầu.
#table(columns: (3cm, 6cm, 4cm), [Thời gian], [Nội dung], [Thực hiện],
[8h00 - 8h10], [Đón tiếp đại biểu, ổn định tổ chức, văn nghệ chào mừng], [Văn phòng],
[8h10], [Khai mạc], [Lê Văn An \\ Trần Thị Bình])
Kết thúc.""",
    )

    assert list(source.rows.values()) == [
        ("Thời gian", "Nội dung", "Thực hiện"),
        ("8h00 - 8h10", "Đón tiếp đại biểu, ổn định tổ chức, văn nghệ chào mừng", "Văn phòng"),
        ("8h10", "Khai mạc", "Lê Văn An\nTrần Thị Bình"),
    ]
    assert words(source)[0] == "Mở đầu."
    assert words(source)[-1] == "Kết thúc."


def test_a_table_goes_on_over_the_page_break_and_its_head_is_read_once(tmp_path):
    rows = ",".join(f"[{n}], [Nhiệm vụ thứ {n}], [Phòng số {n}]" for n in range(1, 40))
    source = load_typst(
        tmp_path,
        '#set page(numbering: "1")\n#table(columns: (1cm, 8cm, 5cm), inset: 8pt, '
        f"table.header[TT][Nhiệm vụ][Đơn vị], {rows})",
    )

    found = list(source.rows.values())
    assert found[0] == ("TT", "Nhiệm vụ", "Đơn vị")
    assert found[1:] == [(str(n), f"Nhiệm vụ thứ {n}", f"Phòng số {n}") for n in range(1, 40)]


def test_a_row_cut_by_the_page_break_is_one_row():
    first = seen(
        (60, 700, "1."), (100, 700, "Chuẩn bị báo cáo tổng kết"), (300, 700, "Lê Văn An"),
        rules=grid([55, 95, 290, 500], [695, 720]),
    )  # fmt: skip
    second = seen(
        (100, 60, "và trình ký trước ngày họp"), (300, 60, "Trần Thị Bình"),
        (60, 85, "2."), (100, 85, "Mời đại biểu"),
        rules=grid([55, 95, 290, 500], [55, 80, 105]),
    )  # fmt: skip

    _, rows, _ = bind([lay_out(first), lay_out(second)])

    assert list(rows.values()) == [
        ("1.", "Chuẩn bị báo cáo tổng kết và trình ký trước ngày họp", "Lê Văn An\nTrần Thị Bình"),
        ("2.", "Mời đại biểu", ""),
    ]


def test_text_that_spans_rows_stands_in_the_first_of_them():
    rules = [
        *grid([50, 150, 400], [50, 110]),
        (150, 80, 400, 80.5),
    ]
    page = seen((60, 74, "Buổi sáng"), (160, 60, "Khai mạc"), (160, 90, "Bế mạc"), rules=rules)

    assert cells(page) == [("Buổi sáng", "Khai mạc"), ("", "Bế mạc")]


def test_a_heading_set_in_a_ruled_table_is_read_as_a_heading():
    page = seen(
        (60, 60, "UBND TỈNH HÒA AN"), (300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (300, 75, "Độc lập - Tự do - Hạnh phúc"),
        rules=grid([50, 290, 560], [50, 95]),
    )  # fmt: skip

    assert cells(page) == []
    assert lay_out(page)[0].text == "UBND TỈNH HÒA AN"


def test_aligned_cells_without_ruled_lines_are_rows():
    page = seen(
        (60, 50, "TT"), (120, 50, "Nhiệm vụ"), (400, 50, "Người thực hiện"),
        (60, 70, "1"), (120, 70, "Chuẩn bị tài liệu cho các đại biểu"), (400, 70, "Lê Văn An"),
        (120, 84, "và khách mời"),
        (60, 104, "2"), (120, 104, "Trang trí hội trường"), (400, 104, "Trần Thị Bình"),
    )  # fmt: skip

    assert cells(page) == [
        ("TT", "Nhiệm vụ", "Người thực hiện"),
        ("1", "Chuẩn bị tài liệu cho các đại biểu và khách mời", "Lê Văn An"),
        ("2", "Trang trí hội trường", "Trần Thị Bình"),
    ]


# Pages


def test_letters_of_old_fonts_are_mended(tmp_path):
    source = load_typst(
        tmp_path,
        "KÕ ho¹ch tæ chøc héi nghÞ s¬ kÕt n¨m 2023 \\ #table(columns: 2, [Néi dung], [§¬n vÞ])",
    )

    assert words(source)[0] == "Kế hoạch tổ chức hội nghị sơ kết năm 2023"
    assert list(source.rows.values()) == [("Nội dung", "Đơn vị")]


def test_page_numbers_and_running_heads_are_left_out(tmp_path):
    source = load_typst(
        tmp_path,
        '#set page(numbering: "1/1", header: [Kế hoạch tổng kết năm 2024])\n'
        + "#pagebreak()\n".join(
            f"Đoạn văn ở trang {page}.\n" for page in ("một", "hai", "ba", "bốn")
        ),
    )

    assert words(source) == [f"Đoạn văn ở trang {page}." for page in ("một", "hai", "ba", "bốn")]
    begun = [source.lines[at].strip() or source.lines[at + 1].strip() for at in source.pages]
    assert begun == words(source)


def test_a_symbol_broken_at_the_line_end_is_mended(tmp_path):
    source = load_typst(tmp_path, "Quyết định số 88/KH- \\ UBND ngày 02/5/2024 của huyện.")

    assert words(source) == ["Quyết định số 88/KH-UBND", "ngày 02/5/2024 của huyện."]


@pytest.mark.parametrize("turn", ["90deg", "-90deg", "180deg"])
def test_a_page_drawn_sideways_is_read_upright(tmp_path, turn):
    source = load_typst(
        tmp_path,
        f"#rotate({turn}, reflow: true)[#block(width: 16cm)["
        "Nội dung của phụ lục thứ nhất \\ Danh sách các đơn vị tham gia \\ Ghi chú ở cuối bảng]]",
    )

    assert words(source) == [
        "Nội dung của phụ lục thứ nhất",
        "Danh sách các đơn vị tham gia",
        "Ghi chú ở cuối bảng",
    ]


def test_first_lines_keep_their_indent(tmp_path):
    source = load_typst(
        tmp_path,
        "#set par(first-line-indent: (amount: 1.27cm, all: true), justify: true)\n"
        + "\n\n".join("Đoạn văn này đủ dài để sang dòng thứ hai của trang. " * 3 for _ in "abc"),
    )

    indents = [len(line) - len(line.lstrip()) for line in source.lines if line.strip()]
    assert indents[0] == 6
    assert sorted(set(indents)) == [0, 6]


# Processes that read at once


def long_pdf():
    rows = ",".join(f"[{n}], [Nhiệm vụ thứ {n}], [Phòng số {n}]" for n in range(1, 120))
    source = "Mở đầu của kế hoạch.\n" + f"#table(columns: 3, inset: 8pt, {rows})\nKết thúc."
    return typst.compile((PAGE + source).encode(), format="pdf")


@pytest.mark.parametrize("readers", [2, 3])
def test_several_processes_read_the_same_as_one(readers):
    data = long_pdf()

    alone = read_pdf(data, "dai.pdf", "", readers=1)

    assert len(alone.rows) == 119
    assert read_pdf(data, "dai.pdf", "", readers=readers) == alone


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory may not be bounded")
def test_where_a_share_of_the_memory_is_too_little_one_process_reads_with_all_of_it():
    data = long_pdf()

    assert read_pdf(data, "dai.pdf", "", readers=16) == read_pdf(data, "dai.pdf", "", readers=1)


def test_pages_are_heard_as_they_were_told():
    page = [
        Piece(85.0, 56.5, 510.25, 70.0, "Kính gửi: “Sở Nội vụ”\n\t𝐀"),
        Piece(50.0, 80.0, 540.0, 120.0, "", ("1", "Nhiệm vụ\nthứ nhất", ""), (50, 90, 540)),
    ]
    told = Told("read", 3, [page, [], page[:1]])

    assert heard(written(told)) == told


def test_a_message_cut_short_is_refused():
    message = written(Told("read", 1, [[Piece(1.0, 2.0, 3.0, 4.0, "Kế hoạch")]]))

    for end in (0, 10, len(message) - 4, len(message) - 1):
        with pytest.raises(ValueError):  # noqa: PT011 - worded by json or array
            heard(message[:end])
