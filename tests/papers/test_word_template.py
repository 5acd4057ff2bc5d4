"""An office's own Word file: filled with text only, its looks kept, hostile ones refused."""

import io
import zipfile
from dataclasses import dataclass
from datetime import date

import pypdfium2
import pytest
from docx.document import Document
from docx.shared import Pt, RGBColor

from hoinghi import libreoffice
from hoinghi.papers import draw, qr
from hoinghi.papers.grammar import TemplateRefused
from hoinghi.papers.model import (
    UNKNOWN_COLOUR,
    Align,
    Column,
    DossierPart,
    Format,
    IssuingBody,
    Mm,
    Number,
    Paper,
    QrCode,
    Row,
    Run,
    Signature,
    Table,
)
from hoinghi.papers.slots import Series, slot
from hoinghi.papers.text import Composed, Gap, Template, compose
from hoinghi.papers.word_file import NotPrinted, word_bytes
from hoinghi.papers.word_template import MAX_BYTES, check
from hoinghi.papers.word_text import printed_here
from hoinghi.unreadable import UnreadableSource
from tests.papers.word_files import changed, lines, opened, word


@dataclass(frozen=True)
class Talk:
    topic: str
    unit: str


TASKS = Table(
    columns=(Column(heading="TT", align=Align.CENTER), Column(heading="Nhiệm vụ")),
    rows=(
        Row(cells=((Run(text="I. Chuẩn bị"),),), strong=True, span=2),
        Row(cells=((Run(text="1"),), (Run(text="Gửi giấy mời"),))),
    ),
)
VALUES = {
    "event": "Hội nghị sơ kết",
    "day": date(2023, 12, 5),
    "chair": Gap("người chủ trì"),
    "talks": (Talk("trồng rừng", "Hội Nông dân"), Talk("nuôi bò", "UBND xã Bình Châu")),
}
BLOCKS = {"tasks": TASKS, "code": QrCode(data="https://vi.du/gm/1", size=Mm(26))}


def composed(data: bytes, values=VALUES, **options) -> Composed:
    standard = Template("chuẩn", "title: Chuẩn của {{ event }}\n\nCâu chuẩn.")
    template = Template("thử", "", is_own=True, standard=standard, word=data, **options)
    return compose(template, values, BLOCKS)


def paper(data: bytes, values=VALUES) -> Paper:
    made = composed(data, values)
    return Paper(
        kind="TB",
        issuer=IssuingBody(name="ỦY BAN NHÂN DÂN\nHUYỆN BÌNH SƠN", parent="UBND TỈNH"),
        title=made.title,
        blocks=made.blocks,
        number=Number(symbol="TB-UBND"),
        place="Bình Sơn",
        signature=Signature(position="CHÁNH VĂN PHÒNG", authority=("TL. CHỦ TỊCH",), name="Lê An"),
        recipients=("Như trên", "Lưu: VT"),
    )


def filled(data: bytes, values=VALUES) -> bytes:
    return draw([paper(data, values)], Format.DOCX)


def red(data: bytes) -> list[str]:
    return [
        run.text
        for paragraph in opened(data).paragraphs
        for run in paragraph.runs
        if run.font.color.rgb == RGBColor.from_string(UNKNOWN_COLOUR)
    ]


def test_placeholders_give_way_to_values_in_either_language():
    made = filled(word("Dự {{ event }}, {{ ten_hoi_nghi|hoa_dau }}, {{day|ngay}}; {{ chair }}."))

    assert lines(made) == ["Dự Hội nghị sơ kết, Hội nghị sơ kết, ngày 05 tháng 12 năm 2023; ……."]


def test_what_word_split_over_runs_keeps_the_looks_of_its_first_letter():
    def build(document: Document) -> None:
        paragraph = document.add_paragraph("Dự ", style="Quote")
        first = paragraph.add_run("{{ eve")
        first.bold, first.font.size = True, Pt(17)
        paragraph.add_run("nt").italic = True
        paragraph.add_run(" }} lúc 7 giờ")

    runs = opened(filled(word(build=build))).paragraphs[0].runs

    assert [(run.text, run.bold, run.font.size) for run in runs if run.text] == [
        ("Dự ", None, None),
        ("Hội nghị sơ kết", True, Pt(17)),
        (" lúc 7 giờ", None, None),
    ]
    assert opened(filled(word(build=build))).paragraphs[0].style.name == "Quote"


def test_quotation_marks_and_blanks_that_word_sets_are_understood():
    made = filled(word("{{\u00a0event ~ “ lần ” ~ 2 }}"))

    assert lines(made) == ["Hội nghị sơ kết lần 2"]


def test_a_row_of_a_list_is_repeated_with_its_looks():
    def build(document: Document) -> None:
        table = document.add_table(2, 2, style="Table Grid")
        table.cell(0, 0).text = "Chủ đề"
        table.cell(1, 0).text = "{{ talks.topic }}"
        table.cell(1, 1).text = "{{ talks.don_vi }}"
        table.cell(1, 1).paragraphs[0].runs[0].bold = True

    table = opened(filled(word("{{ event }}", build=build))).tables[0]

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Chủ đề", ""],
        ["trồng rừng", "Hội Nông dân"],
        ["nuôi bò", "UBND xã Bình Châu"],
    ]
    assert table.cell(2, 1).paragraphs[0].runs[0].bold
    assert table.style.name == "Table Grid"


def test_a_table_of_the_paper_fills_a_row_by_the_names_of_its_columns():
    def build(document: Document) -> None:
        table = document.add_table(1, 2)
        table.cell(0, 0).text = "{{ tasks.tt }}"
        table.cell(0, 1).text = "{{ tasks.nhiem_vu }}"

    table = opened(filled(word("{{ event }}", build=build))).tables[0]

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["I. Chuẩn bị", ""],
        ["1", "Gửi giấy mời"],
    ]


def test_an_empty_list_leaves_no_row():
    def build(document: Document) -> None:
        document.add_table(2, 1).cell(1, 0).text = "{{ talks.topic }}"

    made = filled(word("{{ event }}", build=build), {**VALUES, "talks": ()})

    assert len(opened(made).tables[0].rows) == 1


def test_a_mark_gives_way_to_the_whole_table_and_to_a_code():
    made = filled(word("Trước", "[[tasks]]", "[[code]]", "Sau"))

    table = opened(made).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["TT", "Nhiệm vụ"],
        ["I. Chuẩn bị", ""],
        ["1", "Gửi giấy mời"],
    ]
    pictures = [part for part in opened(made).part.package.parts if "media" in str(part.partname)]
    assert len(pictures) == 1
    assert pictures[0].blob == qr.png("https://vi.du/gm/1")


def test_headers_footers_and_what_frames_a_paper_are_filled():
    def build(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ co_quan_chu_quan }}"
        document.sections[0].footer.paragraphs[0].text = "{{ ten_hoi_nghi }}"

    data = word(
        "{{ co_quan_ban_hanh }}", "{{ so_ky_hieu }}", "{{ trich_yeu }}",
        "{{ dia_danh_ngay_thang }}",
        "{{ quyen_han_ky }} {{ chuc_vu_ky }} {{ nguoi_ky }}", "{{ noi_nhan }}", build=build,
    )  # fmt: skip

    made = filled(data)

    told = lines(made)
    assert told[0] == "ỦY BAN NHÂN DÂN\nHUYỆN BÌNH SƠN"
    assert told[1].endswith("/TB-UBND")
    assert told[2] == "Chuẩn của Hội nghị sơ kết"
    assert told[3] == "Bình Sơn, ngày …… tháng …… năm ………"
    assert told[4] == "TL. CHỦ TỊCH CHÁNH VĂN PHÒNG Lê An"
    assert told[5] == "- Như trên;\n- Lưu: VT."
    section = opened(made).sections[0]
    assert section.header.paragraphs[0].text == "UBND TỈNH"
    assert section.footer.paragraphs[0].text == "Hội nghị sơ kết"


def test_unknown_names_are_red_and_listed_and_gaps_are_missing():
    data = word("Gửi {{ ai_do }} và {{ chair }}.", "[[la]]")

    made = composed(data)

    assert [one.name for one in made.unknown] == ["ai_do", "[[la]]"]
    assert made.missing[0] == "người chủ trì"
    assert made.missing[1:] == tuple(
        f"chỗ trống “{name}” trong mẫu riêng" for name in ("ai_do", "[[la]]")
    )
    assert red(filled(data)) == ["{{ ai_do }}", "[[la]]"]
    assert lines(filled(data))[0] == "Gửi {{ ai_do }} và ……."


@pytest.mark.parametrize(
    "value",
    [
        "</w:t></w:r><w:r><w:t>x",
        "<w:p/>&amp;",
        "{{ nguoi_ky }}",
        "[[tasks]]",
        "{% for a in b %}",
        "\ue010đỏ\ue011",
        "a\x00\x1fb",
    ],
)
def test_a_value_is_only_ever_text(value):
    made = filled(word("Mời {{ event }}."), {**VALUES, "event": value})

    shown = "".join(letter for letter in value if letter not in "\ue010\ue011\x00\x1f")
    assert lines(made) == [f"Mời {shown}."]
    assert red(made) == []


def test_a_value_of_several_lines_has_line_breaks():
    assert lines(filled(word("{{ event }}"), {**VALUES, "event": "một\nhai"})) == ["một\nhai"]


def test_several_papers_stand_one_after_another_each_on_a_new_page():
    data = word("Mời {{ event }}.")

    made = word_bytes([paper(data, {**VALUES, "event": name}) for name in ("A", "B", "C")])

    told = [line.strip() for line in lines(made) if line.strip()]
    assert told == ["Mời A.", "Mời B.", "Mời C."]
    assert opened(made).element.body.xml.count('w:type="page"') == 2


def test_a_series_gives_each_copy_its_own_words():
    one = paper(word("Mời {{ event }}."), {**VALUES, "event": slot("name")})
    series = Series(paper=one, names=("name",), rows=(("An",), ("Bình",)))

    made = draw([series], Format.DOCX)

    assert [line for line in lines(made) if line.strip()] == ["Mời An.", "Mời Bình."]


def test_the_same_values_give_the_same_bytes():
    data = word("{{ event }} [[code]]", "[[code]]")

    assert filled(data) == filled(data)


def test_parts_that_hold_no_text_stay_byte_for_byte():
    data = word("{{ event }}")

    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(filled(data))) as new:
        assert new.read("word/styles.xml") == old.read("word/styles.xml")
        assert new.read("word/theme/theme1.xml") == old.read("word/theme/theme1.xml")
        assert set(new.namelist()) == set(old.namelist())


@pytest.mark.parametrize(
    "data, name, said",
    [
        (b"khong phai", "a.docx", "bị hỏng"),
        (word("{{ event }}"), "a.docm", "không phải tệp .docx"),
        (word("{{ event }}") + b"\0" * MAX_BYTES, "a.docx", "nặng quá 3 MB"),
        (changed(word("{{ event }}"), {"word/vbaProject.bin": b"x"}), "a.docx", "macro"),
        (changed(word("{{ event }}"), {"word/embeddings/o.xlsx": b"x"}), "a.docx", "nhúng"),
        (
            changed(
                word("{{ event }}"),
                {
                    "[Content_Types].xml": lambda xml: xml.replace(
                        b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"
                    )
                },
            ),
            "a.docx",
            "macro",
        ),
        (
            changed(
                word("{{ event }}"),
                {
                    "word/_rels/document.xml.rels": lambda xml: xml.replace(
                        b"</Relationships>",
                        b'<Relationship Id="rId99" TargetMode="External" Target="http://x.vn/a.png"'
                        b' Type="http://schemas.openxmlformats.org/officeDocument/2006/'
                        b'relationships/image"/></Relationships>',
                    )
                },
            ),
            "a.docx",
            "từ nơi khác",
        ),
        (
            changed(
                word("{{ event }}"),
                {
                    "word/document.xml": lambda xml: xml.replace(
                        b"<w:sectPr",
                        b"<w:p><w:r><w:instrText>DDEAUTO c:\\x</w:instrText></w:r></w:p><w:sectPr",
                        1,
                    )
                },
            ),
            "a.docx",
            "trường lấy tệp khác",
        ),
        (
            changed(
                word("{{ event }}"),
                {"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'},
            ),
            "a.docx",
            "bị hỏng",
        ),
    ],
    ids=[
        "no docx", "docm", "large", "macros", "objects", "macro type", "outside", "field",
        "doctype",
    ],
)  # fmt: skip
def test_a_hostile_file_is_refused_with_a_sentence(data, name, said):
    with pytest.raises(UnreadableSource, match=said):
        check(data, name)


def with_text(xml: bytes) -> bytes:
    return changed(
        word("{{ event }}"),
        {"word/document.xml": lambda text: text.replace(b"<w:sectPr", xml + b"<w:sectPr", 1)},
    )


_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def links(kind: bytes, mode: bytes = b"External") -> bytes:
    return (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r9" Target="http://x.vn/a" TargetMode="%s" Type="%s/%s"/>'
        b"</Relationships>" % (mode, _OFFICE, kind)
    )


FETCHING = {
    "a simple field": with_text(
        b'<w:p><w:fldSimple w:instr="INCLUDEPICTURE http://x.vn/a.png"/></w:p>'
    ),
    "a field split over runs": with_text(
        b"<w:p><w:r><w:instrText>INCLUDE</w:instrText></w:r>"
        b"<w:r><w:instrText>PICTURE http://x.vn</w:instrText></w:r></w:p>"
    ),
    "a field in a comment": changed(
        word("{{ event }}"),
        {
            "word/comments.xml": b"<w:comments xmlns:w="
            b'"http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            b"<w:p><w:r><w:instrText>DDE x y</w:instrText></w:r></w:p></w:comments>"
        },
    ),
    "a linked picture named as a hyperlink": with_text(
        b'<w:p><w:r><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        b'xmlns:r="%s" r:link="r9"/></w:r></w:p>' % _OFFICE
    ),
    "a template elsewhere": changed(
        word("{{ event }}"), {"custom/_rels/settings.xml.rels": links(b"attachedTemplate")}
    ),
    "links in capitals": changed(
        word("{{ event }}"), {"word/_rels/footer9.xml.RELS": links(b"image")}
    ),
    "a part of another format": changed(
        word("{{ event }}"), {"word/_rels/footer9.xml.rels": links(b"aFChunk", b"Internal")}
    ),
}


@pytest.mark.parametrize("data", FETCHING.values(), ids=FETCHING.keys())
def test_a_file_that_would_fetch_or_bring_in_another_is_refused(data):
    with pytest.raises(UnreadableSource, match=r"lấy tệp khác|từ nơi khác|ghép thêm tệp khác"):
        check(data, "a.docx")


def test_a_file_of_many_parts_is_refused_before_it_is_copied():
    data = changed(
        word("{{ event }}"),
        {
            "word/document.xml": lambda xml: xml.replace(
                b"<w:sectPr", b"<w:p/>" * 20_000 + b"<w:sectPr", 1
            )
        },
    )

    with pytest.raises(UnreadableSource, match="quá dài hoặc quá rối"):
        check(data, "a.docx")


def test_too_many_copies_of_a_long_file_are_refused():
    one = paper(word("Mời {{ event }}.", *["Câu."] * 2_000))

    with pytest.raises(NotPrinted, match="400 bản theo một tệp dài"):
        word_bytes([one] * 400)


@pytest.mark.parametrize(
    "text, said",
    [
        ("Không có gì.", "không có chỗ trống nào"),
        ("{{ range(9) }}", "không được gọi"),
        ("{{ ''.__class__ }}", "__class__"),
        ("{{ event|safe }}", "không có bộ lọc"),
        ("{% for a in b %}", "không dùng được câu lệnh"),
        ("{{ 9 ** 9 }}", "lũy thừa"),
    ],
)
def test_a_placeholder_that_no_template_may_hold_is_refused(text, said):
    with pytest.raises(TemplateRefused, match=said):
        check(word(text), "a.docx")


def test_the_standard_text_steps_in_for_a_file_that_cannot_be_used():
    made = composed(word("{{ event|ngay }}"))

    assert made.blocks[0].text[0].text == "Câu chuẩn."
    assert "không dùng được nên văn bản theo mẫu chuẩn" in made.missing[0]
    with pytest.raises(TemplateRefused, match="bộ lọc “ngay”"):
        composed(word("{{ event|ngay }}"), is_trial=True)


@pytest.mark.office
def test_the_print_of_a_file_holds_its_words():
    page = pypdfium2.PdfDocument(draw([paper(word("Mời {{ event }}."))], Format.PDF))[0]

    assert "Mời Hội nghị sơ kết." in page.get_textpage().get_text_range()


def test_without_an_office_program_there_is_no_print_and_the_dossier_says_so(monkeypatch):
    monkeypatch.setattr(libreoffice, "_PROGRAMS", ("khong-co-chuong-trinh-nay",))
    one = paper(word("Mời {{ event }}."))

    part = printed_here(DossierPart(slug="a", order=1, title="A", contents=(one,)))

    assert part.formats == (Format.DOCX,)
    assert "chưa cài LibreOffice" in part.contents[0].missing[-1]
    with pytest.raises(NotPrinted, match="máy chủ chưa cài LibreOffice"):
        draw([one], Format.PDF)
