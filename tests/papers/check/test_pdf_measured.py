"""What is measured of a PDF whose letters and lines were put down by hand."""

from functools import cache

import pytest

from hoinghi.papers.check.measured import Look, Zone
from hoinghi.papers.check.pdf import measure_pdf
from hoinghi.papers.check.pdf_fonts import family_of
from hoinghi.papers.model import Align
from tests.papers.check.made_pdfs import box, pdf, rule, words

STEP = 14 * 1.149 * 25.4 / 72


def measured(*pages, **options):
    return measure_pdf(pdf(*pages, **options), "van-ban.pdf")


def about(value):
    return pytest.approx(value, abs=0.06)


@cache
def width_of(text):
    box = measured(words(text, 10, 60)).paragraphs[0].box
    return box.width


def justified(text, left, right, base):
    """*text* with its blanks so wide that the line ends at *right*, in mm."""
    room = (right - left - width_of(text)) * 72 / 25.4 / text.count(" ")
    return words(text, left, base, extra=f"{room:.4f} Tw") + "BT 0 Tw ET\n"


TEXT = "Hoi nghi so ket giua ky chuong trinh muc tieu quoc gia giam ngheo ben vung va"


def a_text(first_left=47.7, left=35.0, right=190.0, top=60.0, lines=4, step=STEP):
    parts = [justified(TEXT, first_left, right, top)]
    parts += [justified(TEXT, left, right, top + step * at) for at in range(1, lines)]
    return "".join(parts) + words("ket thuc.", left, top + step * lines)


def test_size_face_and_colour_of_letters_are_those_on_the_page():
    red = "1 0 0 rg " + words("KHAN", 35, 40, 13, "B") + "0 0 0 rg "
    doubled = "q 2 0 0 2 0 -700 cm " + words("Ngay", 35, 60, 6.5, "I") + "Q\n"

    looks = {look.text: look for p in measured(red + doubled).paragraphs for look in p.looks}

    assert looks["KHAN"] == Look(
        text="KHAN", font="Times New Roman", size=13, bold=True, color="FF0000"
    )
    assert looks["Ngay"] == Look(text="Ngay", font="Times New Roman", size=13, italic=True)


def test_a_justified_text_shows_its_margins_indent_and_spacing():
    document = measured(a_text())

    page, paragraph = document.pages[0], document.paragraphs[0]
    assert (page.width, page.height) == (210, 297)
    assert (page.left, page.right) == (about(35), about(20))
    assert page.top == about(60 - 0.891 * 14 * 25.4 / 72)
    assert len(document.paragraphs) == 1
    assert (paragraph.align, paragraph.line_spacing) == (Align.JUSTIFY, 1.0)
    assert (paragraph.left, paragraph.first_line) == (about(0), about(12.7))
    assert len(paragraph.lines) == 5


@pytest.mark.parametrize(("share", "told"), [(1.0, 1.0), (1.15, 1.15), (1.5, 1.5), (1.8, 1.8)])
def test_line_spacing_is_told_as_a_share_of_single(share, told):
    document = measured(a_text(step=STEP * share))

    assert [paragraph.line_spacing for paragraph in document.paragraphs] == [told]


@pytest.mark.parametrize("gap", [0, 3, 6, 12])
def test_room_between_paragraphs_is_told_in_points(gap):
    below = 60 + STEP * 5 + gap * 25.4 / 72

    document = measured(a_text() + a_text(top=below))

    assert [paragraph.gap for paragraph in document.paragraphs] == [
        None,
        pytest.approx(gap, abs=0.1),
    ]


def test_a_ragged_text_has_no_right_margin_and_is_not_justified():
    ends = ["mot hai ba bon nam", "sau bay", "tam chin muoi tram nghin", "van trieu"]
    page = "".join(
        words(f"Hoi nghi so ket giua ky chuong trinh muc tieu quoc gia {end}", 35, 60 + STEP * at)
        for at, end in enumerate(ends)
    )

    document = measured(page)

    assert document.pages[0].right is None
    assert Align.JUSTIFY not in {paragraph.align for paragraph in document.paragraphs}


def test_header_columns_are_read_one_after_the_other():
    page = (
        words("UY BAN NHAN DAN", 42, 30, 12)
        + words("CONG HOA XA HOI CHU NGHIA", 110, 30, 12, "B")
        + words("HUYEN BINH SON", 43.5, 35, 12, "B")
        + words("Doc lap - Tu do - Hanh phuc", 114, 35.3, 13, "B")
        + a_text()
    )

    texts = [paragraph.text.split()[0] for paragraph in measured(page).paragraphs]

    assert texts == ["UY", "HUYEN", "CONG", "Doc", "Hoi"]


def test_a_rule_is_told_with_the_words_above_it():
    page = words("Doc lap - Tu do", 100, 40, 13, "B") + rule(102, 130, 42, 0.75)

    document = measured(page)

    (line,) = document.rules
    letters = document.paragraphs[0].box
    assert (line.under, line.length, line.thickness) == (0, about(28), 0.75)
    assert line.offset == about(116 - letters.middle)


def test_an_underline_is_no_rule():
    page = words("Doc lap", 100, 40, 13) + rule(100, 114, 40.5, 0.5)

    document = measured(page)

    assert document.rules == ()
    assert document.paragraphs[0].looks[0].underline


def test_a_frame_holds_its_words():
    page = "1 0 0 RG " + box(35, 50, 30, 8) + "0 0 0 RG " + words("HOA TOC", 38, 56, 13, "B")

    document = measured(page)

    (frame,) = document.frames
    assert (frame.paragraphs, frame.color) == ((0,), "FF0000")
    assert (frame.width, frame.height) == (pytest.approx(30, abs=0.4), pytest.approx(8, abs=0.4))
    assert document.paragraphs[0].zone is Zone.FRAME
    assert document.rules == ()


def test_cells_of_a_ruled_table_know_their_place():
    lines = "".join(rule(35, 155, at) for at in (50, 60, 70))
    walls = "".join(
        f"{at * 72 / 25.4:.2f} {841.89 - 50 * 72 / 25.4:.2f} m "
        f"{at * 72 / 25.4:.2f} {841.89 - 70 * 72 / 25.4:.2f} l S\n"
        for at in (35, 50, 155)
    )
    page = lines + walls + "".join(
        words(text, left, base, 12)
        for text, left, base in (
            ("TT", 40, 57), ("Noi dung", 90, 57), ("1", 41.5, 67), ("Khai mac", 52, 67)
        )
    )  # fmt: skip

    document = measured(page)

    cells = {p.text: (p.cell.row, p.cell.column, p.cell.columns) for p in document.paragraphs}
    assert cells == {
        "TT": (0, 0, 2), "Noi dung": (0, 1, 2), "1": (1, 0, 2), "Khai mac": (1, 1, 2)
    }  # fmt: skip
    assert document.rules == ()


def test_page_numbers_and_running_heads_are_no_text():
    head = words("Van phong", 35, 10, 10)
    number = words("2", 111, 15, 14)

    document = measured(head + a_text(), head + number + a_text(), head + number + a_text())

    assert [page.shown and page.shown.text for page in document.pages] == [None, "2", "2"]
    assert document.pages[1].shown.zone is Zone.HEADER
    assert document.pages[1].shown.align is Align.CENTER
    assert not any("phong" in paragraph.text for paragraph in document.paragraphs)


def test_a_page_number_in_the_right_corner_below_is_told_so():
    document = measured(a_text(), words("2", 188, 285, 12) + a_text())

    shown = document.pages[1].shown
    assert (shown.zone, shown.align, shown.look.size) == (Zone.FOOTER, Align.RIGHT, 12)


def test_a_paragraph_goes_on_over_the_page_and_shows_the_lower_margin():
    lines = "".join(justified(TEXT, 35, 190, 60 + STEP * at) for at in range(1, 5))
    first = justified(TEXT, 47.7, 190, 60) + lines
    second = "".join(justified(TEXT, 35, 190, 30 + STEP * at) for at in range(3))

    document = measured(first, second + words("het.", 35, 30 + STEP * 3))

    assert [len(paragraph.lines) for paragraph in document.paragraphs] == [9]
    page = document.pages[0]
    assert page.bottom == about(297 - 60 - STEP * 4 - 0.216 * 14 * 25.4 / 72)
    assert page.bottom_room == about(3 * STEP)


def test_a_turned_page_is_measured_as_it_is_shown():
    # Shown turned by a quarter, so that up the file is right on the page.
    x, y = 30 * 72 / 25.4, 35 * 72 / 25.4
    page = f"BT /R 14 Tf 0 1 -1 0 {x:.2f} {y:.2f} Tm (Bang phan cong) Tj ET\n"

    document = measured(page, more="/Rotate 90")

    assert (document.pages[0].width, document.pages[0].height) == (297, 210)
    box = document.paragraphs[0].box
    assert (box.left, box.bottom) == (about(35), about(30 + 0.216 * 14 * 25.4 / 72))


def test_letters_that_cannot_be_seen_are_not_measured():
    hidden = words("Chu an", 35, 40, 40, "A", extra="3 Tr") + "BT 0 Tr ET\n"

    document = measured(hidden + a_text())

    assert {look.font for p in document.paragraphs for look in p.looks} == {"Times New Roman"}


@pytest.mark.parametrize(
    ("font", "family"),
    [
        ("TimesNewRomanPS-BoldMT", "Times New Roman"),
        ("TimesNewRoman,BoldItalic", "Times New Roman"),
        ("LiberationSerif-Italic", "Times New Roman"),
        ("Tinos-Regular", "Times New Roman"),
        ("NimbusRomNo9L-Medi", "Times New Roman"),
        ("TeXGyreTermes-Bold", "Times New Roman"),
        ("Times-Roman", "Times New Roman"),
        ("ArialMT", "Arial"),
        ("Arial-BoldItalicMT", "Arial"),
        ("Cambria,Bold", "Cambria"),
        (".VnTime", ".VnTime"),
        ("VNI-Times", "VNI-Times"),
        ("Roman", "Roman"),
    ],
)
def test_a_font_is_told_by_its_family(font, family):
    assert family_of(font) == family


@pytest.mark.parametrize("separator", [rule(35, 75, 260, 0.5), ""])
def test_footnotes_and_their_marks_are_no_text(separator):
    mark = "BT /R 8.5 Tf 1 0 0 1 {x:.2f} {y:.2f} Tm (1) Tj ET\n"
    end = (35 + width_of("ket thuc.")) * 72 / 25.4 + 0.5
    page = (
        a_text()
        + mark.format(x=end, y=841.89 - (60 + STEP * 4) * 72 / 25.4 + 5)
        + separator
        + mark.format(x=35 * 72 / 25.4, y=841.89 - 265 * 72 / 25.4)
        + words("Theo so lieu cua Phong Noi vu.", 37, 266, 11)
    )

    document = measured(page)

    assert [paragraph.text[-9:] for paragraph in document.paragraphs] == ["ket thuc."]
    assert {look.size for look in document.paragraphs[0].looks} == {14}
    assert document.rules == ()


def test_an_address_under_a_rule_across_the_page_is_its_foot():
    page = a_text() + rule(35, 190, 270) + words("Dia chi: So 5, thi tran Chau O", 80, 275, 11)

    document = measured(page)

    assert [paragraph.zone for paragraph in document.paragraphs] == [Zone.BODY, Zone.FOOTER]


def test_a_signature_with_nothing_beside_it_is_centred_on_its_own_axis():
    page = (
        a_text() + words("CHU TICH", 130, 110, 14, "B") + words("Vo Van Dong", 127.2, 140, 14, "B")
    )

    document = measured(page)

    assert [paragraph.align for paragraph in document.paragraphs[1:]] == [
        Align.CENTER,
        Align.CENTER,
    ]


def test_a_stamp_put_over_the_page_is_measured_with_it():
    # An electronic signature shows itself so: its appearance is no part of the page's own text.
    stamp = "<< /Type /Annot /Subtype /Stamp /F 4 /Rect [300 700 560 730] /AP << /N 99 0 R >> >>"
    form = "BT /R 10 Tf 5 10 Td (So: 12; 10/11/2023; 14:30:05 +07:00) Tj ET\n"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"
    shown = (
        f"99 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 260 30] /Length {len(form)} "
        f"/Resources << /Font << /R {font} >> >> >>\nstream\n{form}endstream\nendobj\n"
    )
    data = pdf(a_text(), more=f"/Annots [{stamp}]").replace(
        b"%PDF-1.7\n", b"%PDF-1.7\n" + shown.encode(), 1
    )

    document = measure_pdf(data, "van-ban.pdf")

    signed = next(p for p in document.paragraphs if p.text.startswith("So: 12"))
    assert signed.looks[0].size == 10
    assert signed.box.left == about(305 * 25.4 / 72)
