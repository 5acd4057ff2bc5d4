"""DOCX as Word writes it: numbers that it counts, review marks, text boxes, heads, old fonts."""

import io
import zipfile

import pytest

from hoinghi.reading.sources import load

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROOT = f'xmlns:w="{W}" xmlns:mc="{MC}" xmlns:r="{R}"'


def load_docx(folder, body, **parts):
    """The source of a DOCX with *body*; *parts* by name, ``_`` for the folder of relations."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {ROOT}><w:body>{body}</w:body></w:document>"
        )
        for name, content in parts.items():
            place = "word/_rels/document.xml.rels" if name == "rels" else f"word/{name}.xml"
            archive.writestr(place, content)
    path = folder / "ke-hoach.docx"
    path.write_bytes(packed.getvalue())
    return load(path)


def run(text, looks=""):
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inside, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inside)}</w:p>"


def item(text, level=0, number=1):
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(run(text), properties=numbered)


def level(depth, kind, pattern, more=""):
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def lists(*levels, nums='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'):
    return (
        f'<w:numbering {ROOT}><w:abstractNum w:abstractNumId="0">{"".join(levels)}'
        f"</w:abstractNum>{nums}</w:numbering>"
    )


# Numbers


def test_numbers_of_several_levels_are_printed_whole(tmp_path):
    numbering = lists(
        level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."), level(2, "lowerLetter", "%3)")
    )
    body = item("Một") + item("Một một", 1) + item("a", 2) + item("b", 2) + item("Hai")
    body += item("Hai một", 1) + item("a", 2)

    assert load_docx(tmp_path, body, numbering=numbering).lines == (
        "1. Một", "1.1. Một một", "a) a", "b) b", "2. Hai", "2.1. Hai một", "a) a",
    )  # fmt: skip


def test_a_legal_level_prints_roman_numbers_above_it_as_figures(tmp_path):
    numbering = lists(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>"))
    body = item("Một") + item("Hai") + item("Hai một", 1)

    assert load_docx(tmp_path, body, numbering=numbering).lines[-1] == "2.1. Hai một"


def test_a_level_that_never_restarts_counts_on(tmp_path):
    numbering = lists(
        level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    )
    body = item("A") + item("b", 1) + item("C") + item("d", 1)

    assert load_docx(tmp_path, body, numbering=numbering).lines == (
        "I. A", "1. b", "II. C", "2. d",
    )  # fmt: skip


def test_lists_of_one_family_count_on_unless_one_starts_anew(tmp_path):
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    numbering = lists(level(0, "decimal", "%1."), nums=nums)
    body = item("Một") + item("Hai", number=2) + item("Lại một", number=3) + item("Hai", number=3)

    assert load_docx(tmp_path, body, numbering=numbering).lines == (
        "1. Một", "2. Hai", "1. Lại một", "2. Hai",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "third"),
    [
        ("decimal", "3"), ("decimalZero", "03"), ("upperRoman", "III"), ("lowerRoman", "iii"),
        ("upperLetter", "C"), ("lowerLetter", "c"),
    ],
)  # fmt: skip
def test_every_kind_of_figure_is_printed(tmp_path, kind, third):
    source = load_docx(tmp_path, item("x") * 3, numbering=lists(level(0, kind, "%1.")))

    assert source.lines[-1] == f"{third}. x"


def test_after_z_letters_double(tmp_path):
    source = load_docx(tmp_path, item("x") * 28, numbering=lists(level(0, "lowerLetter", "%1)")))

    assert source.lines[25:] == ("z) x", "aa) x", "bb) x")


def test_styles_number_their_paragraphs_also_from_above(tmp_path):
    styles = (
        f'<w:styles {ROOT}><w:style w:styleId="Muc1"><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr></w:pPr></w:style><w:style w:styleId="Muc2"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="MucRieng">'
        '<w:basedOn w:val="Muc2"/></w:style></w:styles>'
    )
    numbering = lists(
        level(0, "upperRoman", "%1.", '<w:pStyle w:val="Muc1"/>'),
        level(1, "decimal", "%2.", '<w:pStyle w:val="Muc2"/>'),
    )

    def styled(text, style, more=""):
        return paragraph(run(text), properties=f'<w:pStyle w:val="{style}"/>{more}')

    unnumbered = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = styled("Mục", "Muc1") + styled("Điểm", "Muc2") + styled("Riêng", "MucRieng")
    body += styled("Không số", "Muc2", unnumbered)

    assert load_docx(tmp_path, body, numbering=numbering, styles=styles).lines == (
        "I. Mục", "1. Điểm", "2. Riêng", "Không số",
    )  # fmt: skip


# Review marks, notes, signs


def test_of_moved_and_deleted_text_what_is_left_is_read(tmp_path):
    body = paragraph(
        run("Giữ "),
        "<w:del><w:r><w:delText>bỏ</w:delText><w:tab/></w:r></w:del>",
        "<w:moveFrom><w:r><w:t>chuyển đi</w:t></w:r></w:moveFrom>",
        f"<w:ins>{run('thêm ')}</w:ins><w:moveTo>{run('chuyển đến')}</w:moveTo>",
    )

    assert load_docx(tmp_path, body).lines == ("Giữ thêm chuyển đến",)


def test_a_deleted_row_is_left_out(tmp_path):
    def row(text, mark=""):
        cell = f"<w:tc>{paragraph(run(text))}</w:tc>"
        return f"<w:tr>{mark}{cell}{cell}</w:tr>"

    body = f"<w:tbl>{row('bỏ', '<w:trPr><w:del/></w:trPr>')}{row('giữ')}</w:tbl>"

    assert load_docx(tmp_path, body).rows == {0: ("giữ", "giữ")}


def test_notes_and_their_signs_are_left_out(tmp_path):
    body = paragraph(run("Theo kế hoạch"), '<w:r><w:footnoteReference w:id="1"/></w:r>', run("."))
    notes = (
        f"<w:footnotes {ROOT}><w:footnote>{paragraph(run('Ghi chú'))}</w:footnote></w:footnotes>"
    )

    assert load_docx(tmp_path, body, footnotes=notes).lines == ("Theo kế hoạch.",)


def test_tabs_breaks_and_hyphens_are_kept_and_tab_stops_are_none(tmp_path):
    body = paragraph(
        run("Nơi nhận:"), "<w:r><w:tab/><w:t>CHỦ TỊCH</w:t><w:br/><w:t>Số 88/KH</w:t>"
        "<w:noBreakHyphen/><w:t>UBND</w:t><w:softHyphen/></w:r>",
        properties='<w:tabs><w:tab w:val="left"/></w:tabs>',
    )  # fmt: skip

    assert load_docx(tmp_path, body).lines == ("Nơi nhận:    CHỦ TỊCH", "Số 88/KH-UBND")


def test_pages_begin_where_word_last_turned_them(tmp_path):
    turned = "<w:r><w:lastRenderedPageBreak/></w:r>"
    row = (
        f"<w:tr><w:tc>{paragraph(turned, run('a'))}</w:tc><w:tc>{paragraph(run('b'))}</w:tc></w:tr>"
    )
    body = (
        paragraph(run("Một")) + paragraph(turned, run("Hai")) + paragraph(run("Ba"))
        + f"<w:tbl>{row}</w:tbl>" + paragraph(turned, turned, run("Cuối"))
    )  # fmt: skip

    source = load_docx(tmp_path, body)

    assert source.lines == ("Một", "Hai", "Ba", "a\tb", "Cuối")
    assert source.pages == (0, 1, 3, 4, 4)


def test_a_file_that_was_never_laid_out_says_no_page(tmp_path):
    assert load_docx(tmp_path, paragraph(run("Một")) + paragraph(run("Hai"))).pages == ()


def test_places_of_drawings_and_codes_of_fields_are_no_text(tmp_path):
    body = paragraph(
        run("Trang "),
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>'
        '<w:fldChar w:fldCharType="end"/></w:r>',
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><posOffset>12345</posOffset></w:drawing>"
        "</mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>",
    )

    assert "12345" not in load_docx(tmp_path, body).lines[0].replace("Trang ", "")
    assert load_docx(tmp_path, body).lines[0].startswith("Trang ")


def test_a_text_box_is_read_once_after_its_paragraph(tmp_path):
    box = f"<w:txbxContent>{paragraph(run('Trong khung'))}</w:txbxContent>"
    body = paragraph(
        run("Ngoài khung"),
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r>",
    )

    assert load_docx(tmp_path, body).lines == ("Ngoài khung", "Trong khung")


def test_white_space_between_elements_is_no_text(tmp_path):
    first = "<w:p>\n    <w:r>\n      <w:t>Một</w:t>\n    </w:r>\n  </w:p>"
    body = f"\n  {first}\n  {paragraph(run('Hai'))}\n"

    assert load_docx(tmp_path, body).lines == ("Một", "Hai")


def test_a_line_end_inside_a_text_is_a_space(tmp_path):
    assert load_docx(tmp_path, paragraph(run("Một\nhai"))).lines == ("Một hai",)


# Tables, heads


def test_a_table_in_a_frame_is_read_as_a_table(tmp_path):
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    cells = "".join(map(cell.format, ("1", "Chuẩn bị", "An")))
    inner = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{paragraph(run('Khung'))}{inner}</w:tc></w:tr></w:tbl>"

    assert load_docx(tmp_path, body).lines == ("Khung", "1\tChuẩn bị\tAn")


@pytest.mark.parametrize("heads", [1, 0])
def test_a_letterhead_in_the_head_of_the_page_is_read_unless_the_text_has_one(tmp_path, heads):
    motto = paragraph(run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    body = ("" if heads else motto) + paragraph(run("KẾ HOẠCH"))
    body += '<w:sectPr><w:headerReference w:type="first" r:id="rId7"/></w:sectPr>'
    head = f"<w:hdr {ROOT}>{motto}{paragraph(run('Số: 12/KH-UBND'))}</w:hdr>"
    rels = '<Relationships><Relationship Id="rId7" Target="header1.xml"/></Relationships>'

    source = load_docx(tmp_path, body, header1=head, rels=rels)

    assert ("Số: 12/KH-UBND" in source.lines) is bool(heads)
    assert source.lines.count("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") == 1


# Old fonts


@pytest.mark.parametrize(
    ("font", "old", "read"),
    [
        (".VnTime", "Héi nghÞ tæng kÕt", "Hội nghị tổng kết"),
        (".VnTimeH", "kÕ ho¹ch", "KẾ HOẠCH"),
        ("VNI-Times", "Hoäi nghò toång keát", "Hội nghị tổng kết"),
        ("Times New Roman", "Hội nghị tổng kết", "Hội nghị tổng kết"),
    ],
)
def test_runs_in_old_fonts_are_read_beside_others(tmp_path, font, old, read):
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    body = paragraph(run("Chữ Unicode được giữ: ")) + paragraph(run(old, fonts))

    assert load_docx(tmp_path, body).lines == ("Chữ Unicode được giữ: ", read)


def test_the_font_of_a_style_counts_and_a_soft_hyphen_in_it_is_a_letter(tmp_path):
    styles = (
        f'<w:styles {ROOT}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr>'
        '<w:rFonts w:ascii=".VnTime"/></w:rPr></w:style></w:styles>'
    )
    table = f'<w:fonts {ROOT}><w:font w:name=".VnTime"/></w:fonts>'
    body = paragraph("<w:r><w:t>N</w:t><w:softHyphen/><w:t>íc</w:t></w:r>")

    assert load_docx(tmp_path, body, styles=styles, fontTable=table).lines == ("Nước",)


def test_macros_are_not_looked_at(tmp_path):
    source = load_docx(tmp_path, paragraph(run("KẾ HOẠCH")), vbaProject="not XML at all")

    assert source.lines == ("KẾ HOẠCH",)
