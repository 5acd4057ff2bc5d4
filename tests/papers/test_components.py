"""Marks, annexes, footnotes, figures and headings of tables, laid out and drawn in DOCX and PDF."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from pypdfium2 import raw

from hoinghi.papers.docx import docx_bytes
from hoinghi.papers.layout import Framed, Image, Rule, lay_out
from hoinghi.papers.model import (
    Annex,
    Circulation,
    Column,
    Copies,
    Figure,
    Mm,
    Orientation,
    Paragraph,
    Row,
    Run,
    Table,
    Urgency,
)
from hoinghi.papers.pdf import pdf_bytes
from hoinghi.papers.table_heads import HeadCell, head_rows
from hoinghi.papers.text import Template, compose, plain
from tests.papers.paper_samples import CONG_VAN, KE_HOACH, QUYET_DINH, paragraph, words
from tests.papers.pdf_reading import MM, lines, opened
from tests.papers.picture_samples import png
from tests.papers.test_layout import every_line, texts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ADDRESS = "Số 1 đường Phạm Văn Đồng; điện thoại: 0255 3851 234"
NOTED = Paragraph(text=(Run(text="Còn 3,2%", note="Theo kết quả rà soát."), Run(text=" cuối năm.")))
CHART = Figure(
    picture=png(40, 20), width=Mm(80), alternative="Số hộ qua các năm", caption=words("Hộ nghèo")
)
COUNTS = Table(
    columns=(
        Column(heading="TT"),
        Column(heading="Đầu kỳ", group="Số hộ"),
        Column(heading="Cuối kỳ", group="Số hộ"),
        Column(heading="Ghi chú"),
    ),
    rows=tuple(Row(cells=tuple(words(f"{n}.{c}") for c in range(4))) for n in range(60)),
    numbered=True,
)


def part_of(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def pdf_pages(*papers) -> list[str]:
    pages = list(opened(pdf_bytes(papers)))
    return ["\n".join(line.text for line in by_height(page)) for page in pages]


def by_height(page):
    return sorted(lines(page), key=lambda line: line.base)


@pytest.mark.parametrize(
    ("urgency", "size"),
    [
        (Urgency.FLASH, (30.0, 8.0)),
        (Urgency.VERY_URGENT, (40.0, 8.0)),
        (Urgency.URGENT, (20.0, 8.0)),
    ],
)
def test_a_mark_of_urgency_has_the_frame_of_the_decree(urgency, size):
    (sheet,) = lay_out([replace(CONG_VAN, urgency=urgency)])
    frame = sheet.elements[0].rows[-1][0][0]

    assert isinstance(frame, Framed)
    assert (frame.words, frame.width, frame.height) == (urgency.value, *size)


def test_the_mark_of_urgency_is_red_and_of_exact_size_in_word():
    document = docx.Document(io.BytesIO(docx_bytes([replace(CONG_VAN, urgency=Urgency.URGENT)])))
    (frame,) = document.tables[0].cell(2, 0).tables

    assert frame.cell(0, 0).text == "KHẨN"
    assert round(frame.columns[0].width.mm) == 20
    assert round(frame.rows[0].height.mm) == 8
    assert frame._tbl.find(f"{W}tblPr/{W}tblBorders/{W}top").get(f"{W}color") == "FF0000"
    assert str(document.styles["Mức độ khẩn"].font.color.rgb) == "FF0000"


def test_circulation_stands_above_page_one_and_the_address_below_it():
    marked = replace(KE_HOACH, circulation=Circulation.RETURN, address=ADDRESS)
    sheets = lay_out([marked])

    (mark,) = sheets[0].top
    rule, address = sheets[0].foot
    assert mark.words == "XEM XONG TRẢ LẠI"
    assert (isinstance(rule, Rule), rule.length) == (True, 155.0)
    assert plain(address.text) == ADDRESS
    assert all(not sheet.top and not sheet.foot for sheet in sheets[1:])


def test_word_keeps_the_address_to_the_first_page_of_its_paper():
    data = docx_bytes([replace(KE_HOACH, address=ADDRESS, circulation=Circulation.INTERNAL)])
    document = docx.Document(io.BytesIO(data))
    feet = [section.first_page_footer for section in document.sections]

    assert [foot.is_linked_to_previous for foot in feet] == [False] * len(feet)
    assert [ADDRESS in "".join(p.text for p in foot.paragraphs) for foot in feet] == [
        True,
        *[False] * (len(feet) - 1),
    ]
    header = document.sections[0].first_page_header
    assert header.tables[0].cell(0, 0).text == "LƯU HÀNH NỘI BỘ"


def test_pdf_draws_marks_and_address_on_the_first_page_only():
    marked = replace(
        KE_HOACH, urgency=Urgency.FLASH, circulation=Circulation.RETURN, address=ADDRESS
    )
    first, *others = pdf_pages(marked)

    assert all(words_ in first for words_ in ("HỎA TỐC", "XEM XONG TRẢ LẠI", "0255 3851 234"))
    assert not any("TRẢ LẠI" in page or "0255 3851 234" in page for page in others)


def test_drafter_and_copies_stand_below_the_recipients():
    (sheet,) = lay_out([replace(CONG_VAN, copies=Copies(drafter="PL", count=300))])
    lines = [plain(line.text) for line in every_line(sheet.elements)]

    assert lines[lines.index("- Lưu: VT, LĐTBXH.") + 1] == "PL.(300)"


def test_a_text_that_a_decision_enacts_is_headed_by_its_kind():
    enacted = Annex(kind="QC", title="Tổ chức Hội nghị", blocks=(paragraph("Nội dung."),))
    decision, rules = lay_out([replace(QUYET_DINH, annexes=(enacted,))])[:2]
    told = texts(rules)

    assert told.index("QUY CHẾ") < told.index("Tổ chức Hội nghị")
    assert "Phụ lục" not in told
    assert any(text.startswith("(Kèm theo Quyết định số") for text in told)
    assert (decision.begins, rules.begins) == (True, False)


def test_an_electronic_annex_leaves_open_what_its_file_says():
    annex = Annex(title="Danh sách", blocks=(), signed_as="Số: 05/KH-UBND; 10/11/2023; 08:30:00")
    sheet = lay_out([replace(KE_HOACH, annexes=(annex,), is_electronic=True)])[1]
    told = texts(sheet)

    assert told[0] == "Số: 05/KH-UBND; 10/11/2023; 08:30:00"
    (attached,) = [" ".join(text.split()) for text in told if text.startswith("(Kèm theo")]
    assert attached == "(Kèm theo Kế hoạch số /KH-UBND ngày …… tháng …… năm ………)"


def test_figures_are_numbered_through_a_paper_and_its_annexes():
    unnamed = replace(CHART, caption=())
    paper = replace(
        KE_HOACH,
        blocks=(CHART, unnamed, paragraph("Hết.")),
        annexes=(Annex(title="Biểu đồ", blocks=(CHART,), orientation=Orientation.LANDSCAPE),),
    )
    lines = [line for sheet in lay_out([paper, paper]) for line in every_line(sheet.elements)]
    captions = [plain(line.text) for line in lines if line.style == "TenHinh"]

    assert captions == ["Hình 1. Hộ nghèo", "Hình 2. Hộ nghèo"] * 2


@pytest.mark.parametrize(
    ("across", "down", "width", "drawn"),
    [(40, 20, 80, (80, 40)), (40, 20, 400, (155, 77.5)), (20, 40, 155, (70, 140))],
)
def test_a_figure_keeps_its_shape_within_the_page(across, down, width, drawn):
    figure = replace(CHART, picture=png(across, down), width=Mm(width))
    image = next(
        element
        for element in lay_out([replace(KE_HOACH, blocks=(figure,))])[0].elements
        if isinstance(element, Image)
    )

    assert (image.width, image.height) == pytest.approx(drawn)


def test_a_figure_stands_in_word_with_its_words_once_however_often_it_is_drawn():
    data = docx_bytes([replace(KE_HOACH, blocks=(CHART, CHART))])
    body = part_of(data, "word/document.xml")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        pictures = [name for name in archive.namelist() if name.startswith("word/media/")]

    assert pictures == ["word/media/anh1.png"]
    assert body.count('descr="Số hộ qua các năm"') == 2
    shape = docx.Document(io.BytesIO(data)).inline_shapes[0]
    assert (round(shape.width.mm), round(shape.height.mm)) == (80, 40)


def test_pdf_draws_a_figure_with_its_caption():
    data = pdf_bytes([replace(KE_HOACH, blocks=(CHART, paragraph("Hết.")))])
    page = opened(data)[0]

    (image,) = page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,))
    left, bottom, right, top = (round(side * MM, 1) for side in image.get_bounds())
    assert (right - left, top - bottom) == pytest.approx((80, 40), abs=0.2)
    assert "Hình 1. Hộ nghèo" in [line.text for line in lines(page)]


def test_footnotes_are_real_ones_in_word():
    data = docx_bytes([replace(KE_HOACH, blocks=(NOTED, NOTED))])
    body, notes = part_of(data, "word/document.xml"), part_of(data, "word/footnotes.xml")

    assert [f'w:footnoteReference w:id="{n}"' in body for n in (1, 2, 3)] == [True, True, False]
    assert notes.count("Theo kết quả rà soát.") == 2
    assert docx.Document(io.BytesIO(data)).paragraphs  # the package still opens


def test_footnotes_count_from_one_in_every_paper_of_a_pdf():
    paper = replace(KE_HOACH, blocks=(NOTED,), annexes=(), missing=())
    pages = pdf_pages(paper, paper)

    assert ["1" in page.splitlines() for page in pages] == [True, True]
    assert ["2" in page.splitlines() for page in pages] == [False, False]


def test_pdf_sets_footnotes_at_the_foot_of_their_page():
    page = pdf_pages(replace(KE_HOACH, blocks=(NOTED, *KE_HOACH.blocks), annexes=()))[0]

    assert page.index("Còn 3,2%") < page.index("a) Đối với") < page.index("Theo kết quả rà soát.")


def test_a_template_writes_a_footnote_where_it_belongs():
    template = Template("mau", "Còn {{ share }}^[Theo {{ source }}.] cuối năm.")

    (block,) = compose(template, {"share": "3,2%", "source": "báo cáo ^[x]"}).blocks

    assert block.text == (
        Run(text="Còn 3,2%", note="Theo báo cáo ^[x]."),
        Run(text=" cuối năm."),
    )


def test_common_headings_stand_above_those_they_cover_and_numbers_below_all():
    assert head_rows(COUNTS) == (
        (
            HeadCell(words="TT", first=0, down=2),
            HeadCell(words="Số hộ", first=1, across=2),
            HeadCell(words="Ghi chú", first=3, down=2),
        ),
        (HeadCell(words="Đầu kỳ", first=1), HeadCell(words="Cuối kỳ", first=2)),
        tuple(HeadCell(words=f"({n + 1})", first=n, numbers=True) for n in range(4)),
    )
    assert head_rows(replace(COUNTS, columns=(Column(heading=""),) * 4)) == ()


def test_every_page_of_a_long_table_repeats_headings_and_numbers():
    annex = Annex(title="Số liệu", blocks=(COUNTS,), orientation=Orientation.LANDSCAPE)
    pages = pdf_pages(replace(KE_HOACH, annexes=(annex,), missing=()))[2:]
    body = part_of(docx_bytes([replace(KE_HOACH, annexes=(annex,))]), "word/document.xml")

    assert len(pages) > 2
    assert all(heading in page for page in pages for heading in ("Số hộ", "Cuối kỳ", "(4)"))
    assert body.count("<w:tblHeader/>") == 3
    assert (body.count('<w:vMerge w:val="restart"/>'), body.count("<w:vMerge/>")) == (2, 2)
