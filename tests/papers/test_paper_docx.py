import io
import zipfile
from dataclasses import replace

import docx
import pytest
import zxingcpp
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm as Millimetres
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from hoinghi.papers import form, qr
from hoinghi.papers.docx import docx_bytes, write_docx
from hoinghi.papers.letters import UnprintableText
from tests.papers.paper_samples import (
    ALL,
    GIAY_KHEN,
    GIAY_MOI,
    KE_HOACH,
    PRINTED,
    QUYET_DINH,
    TO_TRINH,
    URL,
    paragraph,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(*papers):
    return docx.Document(io.BytesIO(docx_bytes(papers)))


@pytest.fixture(scope="module")
def plan():
    return opened(KE_HOACH)


def styled(document, style):
    return [p for p in every_paragraph(document) if p.style.style_id == style]


def every_paragraph(document):
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def test_page_and_margins_are_those_of_the_form(plan):
    section = plan.sections[0]

    assert [round(length.mm, 1) for length in (section.page_width, section.page_height)] == [
        210,
        297,
    ]
    assert [
        round(length.mm, 1)
        for length in (
            section.left_margin,
            section.right_margin,
            section.top_margin,
            section.bottom_margin,
            section.header_distance,
        )
    ] == [35, 20, 25, 20, 10]


def test_the_header_is_a_table_without_lines_of_the_prescribed_widths(plan):
    header = plan.tables[0]

    assert [round(column.width.mm, 1) for column in header.columns] == [66, 100]
    assert header._tbl.find(f"{W}tblPr/{W}tblBorders") is None
    assert round(int(header._tbl.find(f"{W}tblPr/{W}tblInd").get(f"{W}w")) / 1440 * 25.4, 1) == -5
    assert [p.text for p in header.cell(0, 0).paragraphs[:1]] == ["ỦY BAN NHÂN DÂN\nHUYỆN BÌNH SƠN"]
    assert [p.text for p in header.cell(0, 1).paragraphs[:2]] == [form.QUOC_HIEU, form.TIEU_NGU]
    assert header.cell(1, 0).text == "Số: 05/KH-UBND"
    assert header.cell(1, 1).text == "Bình Sơn, ngày 10 tháng 11 năm 2023"


@pytest.mark.parametrize("key", form.STYLES)
def test_every_component_has_a_named_style_as_the_form_sets_it(plan, key):
    wanted = form.STYLES[key]
    style = next(style for style in plan.styles if style.style_id == key)

    assert style.font.size == Pt(wanted.size.ours)
    assert bool(style.font.bold) == wanted.bold
    assert bool(style.font.italic) == wanted.italic
    assert style.paragraph_format.space_after == Pt(wanted.after)
    indent = style.paragraph_format.first_line_indent
    assert round(indent.mm, 1) == 12.7 if wanted.first_line else indent is None


def test_the_font_is_times_new_roman_everywhere(plan):
    fonts = plan.styles.element.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")

    assert {fonts.get(f"{W}{name}") for name in ("ascii", "hAnsi", "eastAsia", "cs")} == {
        "Times New Roman"
    }
    assert b"rFonts" not in plan.part.blob


def test_text_carries_its_style_and_no_size_of_its_own(plan):
    runs = [run for p in plan.paragraphs for run in p.runs]

    assert all(run.font.size is None and run.font.name is None for run in runs)
    assert {p.style.style_id for p in plan.paragraphs} >= {
        "ThanBai",
        "CanCu",
        "Heading1",
        "TenLoai",
    }
    assert plan.styles["Thân bài"].paragraph_format.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY


def test_title_bases_and_end_are_as_the_decree_wants(plan):
    assert [p.text for p in styled(plan, "TenLoai")] == ["KẾ HOẠCH", "CÒN THIẾU"]
    assert styled(plan, "TrichYeu")[0].text.replace("\n", " ") == KE_HOACH.title
    assert [p.text[-1] for p in styled(plan, "CanCu")] == [";", ";", "."]
    assert "Đề nghị các cơ quan, đơn vị triển khai thực hiện./." in [
        p.text for p in plan.paragraphs
    ]


def test_bold_and_italic_of_runs_come_through(plan):
    looks = [
        (run.text, bool(run.bold), bool(run.italic))
        for p in plan.paragraphs
        if p.text.startswith("Báo cáo gửi về")
        for run in p.runs
    ]

    assert looks == [
        ("Báo cáo gửi về trước ", False, False),
        ("ngày 22 tháng 11 năm 2023", True, False),
        (" theo ", False, False),
        ("đề cương đính kèm", False, True),
        (".", False, False),
    ]


def test_rules_are_borders_of_the_prescribed_length(plan):
    cell = plan.tables[0].cell(0, 1)
    rule = cell.paragraphs[2]
    room = 100 - 2 * form.CELL_MARGIN_MM
    length = room - rule.paragraph_format.left_indent.mm - rule.paragraph_format.right_indent.mm

    assert rule._p.find(f"{W}pPr/{W}pBdr/{W}top").get(f"{W}val") == "single"
    assert length == pytest.approx(56, abs=1)


def test_signature_and_recipients_stand_side_by_side(plan):
    closing = plan.tables[1]

    assert [p.text for p in closing.cell(0, 0).paragraphs] == [
        "Nơi nhận:",
        "- Thường trực Huyện ủy;",
        "- Thường trực HĐND huyện;",
        "- CT, các PCT UBND huyện;",
        "- Các phòng, ban, ngành, hội, đoàn thể huyện có tên trong thành phần dự họp;",
        "- UBND các xã, thị trấn;",
        "- Lưu: VT, LĐTBXH.",
    ]
    assert [p.text for p in closing.cell(0, 1).paragraphs if p.text] == [
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Nguyễn Thị Ánh Tuyết",
    ]
    assert closing.rows[0]._tr.find(f"{W}trPr/{W}cantSplit") is not None


def test_pages_are_numbered_in_the_header_from_the_second(plan):
    for section in plan.sections:
        assert section.different_first_page_header_footer
        assert section._sectPr.find(f"{W}pgNumType").get(f"{W}start") == "1"
    header = plan.sections[0].header.paragraphs[0]
    assert "PAGE" in header._p.xml
    assert header.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert plan.sections[0].first_page_header.paragraphs[0].text == ""


def test_annexes_are_sections_and_may_lie_across(plan):
    assert [section.orientation for section in plan.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    assert [p.text for p in styled(plan, "PhuLuc")] == ["Phụ lục I", "Phụ lục II"]
    assert plan.sections[2].page_width == pytest.approx(Millimetres(297), abs=1000)


def test_a_ruled_table_repeats_its_heading_and_spans_its_groups(plan):
    table = plan.tables[2]

    assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None
    assert [cell.text for cell in table.rows[0].cells] == [
        "TT",
        "Nhiệm vụ",
        "Đơn vị chủ trì",
        "Kinh phí (đồng)",
    ]
    assert len(table.rows[1]._tr.tc_lst) == 1
    assert table.rows[1].cells[0].paragraphs[0].runs[0].bold
    assert [tc.grid_span for tc in table.rows[-1]._tr.tc_lst] == [3, 1]
    assert len(table.rows) == 42
    assert table._tbl.find(f"{W}tblPr/{W}tblBorders/{W}insideH") is not None


def test_the_code_of_an_invitation_is_a_picture_that_can_be_read():
    with zipfile.ZipFile(io.BytesIO(docx_bytes([GIAY_MOI]))) as archive:
        png = archive.read("word/media/anh1.png")

    rows = qr.matrix(URL)
    assert png == qr.png(URL)
    assert read_code(rows) == [URL]
    assert round(opened(GIAY_MOI).inline_shapes[0].width.mm) == 30


def read_code(rows):
    scale, margin = 4, qr.QUIET_ZONE
    side = (len(rows) + 2 * margin) * scale
    pixels = bytearray(b"\xff" * side * side)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            for line in range(scale if dark else 0):
                at = ((y + margin) * scale + line) * side + (x + margin) * scale
                pixels[at : at + scale] = bytes(scale)
    picture = memoryview(bytes(pixels)).cast("B", shape=(side, side))
    return [code.text for code in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("name", ALL)
def test_the_same_paper_gives_the_same_bytes(name):
    assert docx_bytes([ALL[name]]) == docx_bytes([ALL[name]])


def test_title_and_author_of_the_file_are_set():
    properties = opened(TO_TRINH).core_properties

    assert properties.title == "Tờ trình Về việc khen thưởng tập thể, cá nhân tiêu biểu"
    assert properties.author == "PHÒNG NỘI VỤ"
    assert properties.language == "vi-VN"


def test_a_decision_keeps_its_points_bold():
    document = opened(QUYET_DINH)

    assert [p.text for p in styled(document, "LoiBanHanh")] == ["QUYẾT ĐỊNH:"]
    assert any(
        p.runs and p.runs[0].text == "Điều 1. " and p.runs[0].bold for p in document.paragraphs
    )


@settings(max_examples=60, deadline=None)
@given(st.text(PRINTED + " <&\n☐", min_size=1))
def test_any_vietnamese_text_comes_back_from_the_docx(written):
    document = opened(replace(GIAY_MOI, kind="TD", blocks=(paragraph(written),)))

    assert written in [p.text for p in document.paragraphs]


def test_letters_that_no_file_may_hold_are_refused():
    with pytest.raises(UnprintableText, match="không nhìn thấy"):
        docx_bytes([replace(GIAY_MOI, blocks=(paragraph("a\x07b"),))])


def test_certificates_are_not_written_as_docx(tmp_path):
    with pytest.raises(ValueError, match="certificates"):
        write_docx([GIAY_KHEN], tmp_path / "a.docx")
    with pytest.raises(ValueError, match="no paper"):
        write_docx([], tmp_path / "a.docx")
