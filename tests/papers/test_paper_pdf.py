import ctypes
import io
import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import raw

from hoinghi.papers import fonts
from hoinghi.papers.letters import UnprintableText
from hoinghi.papers.model import Mm, Row
from hoinghi.papers.pdf import pdf_bytes, write_pdf
from tests.papers.paper_samples import (
    ALL,
    GIAY_KHEN,
    GIAY_MOI,
    KE_HOACH,
    PRINTED,
    URL,
    paragraph,
    words,
)
from tests.papers.pdf_reading import (
    all_text,
    codes,
    letters,
    line_with,
    lines,
    opened,
    page_text,
    strokes,
)


@pytest.fixture(scope="module")
def plan():
    return opened(pdf_bytes([KE_HOACH]))


def test_the_page_is_a4_and_text_keeps_within_the_margins(plan):
    body = [line for line in lines(plan[1]) if line.base > 25]

    assert (round(plan[0].get_width() / 72 * 25.4), round(plan[0].get_height() / 72 * 25.4)) == (
        210,
        297,
    )
    assert min(line.left for line in body) >= 34.9
    assert max(line.right for line in body) <= 190.1
    assert all(line.base < 297 - 20 for line in body)


def test_a_line_that_turns_bold_after_a_blank_reaches_the_margin():
    invitation = opened(pdf_bytes([GIAY_MOI]))

    line = line_with(invitation[0], "trân trọng kính mời: Đồng chí")

    assert line.right == pytest.approx(190, abs=0.3)


@pytest.mark.parametrize(
    ("words_", "size", "face", "middle"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, "Tinos-Bold", 146),
        ("Độc lập - Tự do - Hạnh phúc", 13, "Tinos-Bold", 146),
        ("HUYỆN BÌNH SƠN", 12, "Tinos-Bold", 63),
        ("Số: 05/KH-UBND", 13, "Tinos-Regular", 63),
        ("Bình Sơn, ngày 10 tháng 11 năm 2023", 13, "Tinos-Italic", 146),
        ("KẾ HOẠCH", 14, "Tinos-Bold", 112.5),
        ("Tổ chức Hội nghị", 14, "Tinos-Bold", 112.5),
    ],
)
def test_header_and_title_stand_in_their_cells(plan, words_, size, face, middle):
    line = line_with(plan[0], words_)

    assert (line.size, line.face) == (size, face)
    assert line.middle == pytest.approx(middle, abs=1)


def test_number_and_date_share_a_line(plan):
    number, dated = line_with(plan[0], "Số: 05"), line_with(plan[0], "ngày 10 tháng 11")

    assert number.base == pytest.approx(dated.base, abs=0.5)


def test_rules_have_the_length_that_the_decree_gives(plan):
    motto, body = line_with(plan[0], "Độc lập"), line_with(plan[0], "HUYỆN BÌNH SƠN")
    title = line_with(plan[0], "“Cả huyện")  # the longest of its lines
    under = {round((left + right) / 2): right - left for left, right, _ in strokes(plan[0])}

    assert under[146] == pytest.approx(motto.right - motto.left, rel=0.05)
    assert 1 / 3 <= under[63] / (body.right - body.left) <= 1 / 2
    assert 1 / 3 <= under[112] / (title.right - title.left) <= 1 / 2


def test_paragraphs_are_indented_and_justified(plan):
    first = line_with(plan[0], "Đánh giá kết quả thực hiện")
    second = line_with(plan[0], "mắc, nguyên nhân")

    assert first.left == pytest.approx(35 + 12.7, abs=0.5)
    assert second.left == pytest.approx(35, abs=0.5)
    assert first.right == pytest.approx(190, abs=0.5)
    assert second.right == pytest.approx(190, abs=0.5)
    assert (first.size, first.face) == (14, "Tinos-Regular")


def test_bases_are_italic(plan):
    assert line_with(plan[0], "Căn cứ Luật").face == "Tinos-Italic"


def test_signature_and_recipients_stand_level(plan):
    last = plan[1]
    to, authority = line_with(last, "Nơi nhận:"), line_with(last, "TM. ỦY BAN NHÂN DÂN")
    name, first = (
        line_with(last, "Nguyễn Thị Ánh Tuyết"),
        line_with(last, "- Thường trực Huyện ủy;"),
    )

    assert (to.size, to.face, first.size, first.face) == (
        12,
        "Tinos-BoldItalic",
        11,
        "Tinos-Regular",
    )
    assert to.base == pytest.approx(authority.base, abs=1)
    assert to.left == pytest.approx(35, abs=0.5)
    assert (authority.size, authority.face, name.face) == (14, "Tinos-Bold", "Tinos-Bold")
    assert name.middle == pytest.approx(authority.middle, abs=1)
    assert name.base - line_with(last, "PHÓ CHỦ TỊCH").base > 25


def test_pages_are_numbered_from_the_second_and_anew_for_each_annex(plan):
    tops = [[line.text for line in lines(page) if line.base < 20] for page in plan]
    number = line_with(plan[1], "2")

    assert tops[:5] == [[], ["2"], [], [], ["2"]]
    assert number.middle == pytest.approx(112.5, abs=0.5)
    assert 10 < number.base < 25


def test_many_papers_in_one_file_each_count_from_one():
    document = opened(pdf_bytes([KE_HOACH, KE_HOACH]))

    numbers = [line.text for page in document for line in lines(page) if line.base < 20]
    assert numbers.count("2") == 4


def test_a_landscape_annex_repeats_the_heading_of_its_table(plan):
    wide = [page for page in plan if page.get_width() > page.get_height()]

    assert len(wide) > 2
    assert all("Đơn vị chủ trì" in page_text(page) for page in wide)
    assert "Tổng cộng" in page_text(wide[-1])


def test_the_sheet_of_what_is_missing_comes_last(plan):
    assert "CÒN THIẾU" in page_text(plan[len(plan) - 1])
    assert "2. Người chủ trì." in page_text(plan[len(plan) - 1])


def test_title_language_and_author_are_set(plan):
    language = (ctypes.c_ushort * 20)()
    size = raw.FPDFCatalog_GetLanguage(plan, language, 40)

    assert bytes(language)[: size - 2].decode("utf-16-le") == "vi-VN"
    assert plan.get_metadata_value("Title").startswith("Kế hoạch Tổ chức Hội nghị sơ kết")
    assert plan.get_metadata_value("Author") == "ỦY BAN NHÂN DÂN HUYỆN BÌNH SƠN"


def test_the_code_of_an_invitation_can_be_read_from_the_page():
    assert codes(opened(pdf_bytes([GIAY_MOI]))[0]) == [URL]


@pytest.mark.parametrize("name", ALL)
def test_the_same_paper_gives_the_same_bytes(name):
    assert pdf_bytes([ALL[name]]) == pdf_bytes([ALL[name]])


@pytest.mark.parametrize("name", [name for name in ALL if name != "ke-hoach"])
def test_every_kind_begins_with_the_national_title_on_one_line(name):
    page = opened(pdf_bytes([ALL[name]]))[0]

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in [line.text for line in lines(page)]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(PRINTED, min_size=1, max_size=12), min_size=1, max_size=30))
def test_any_vietnamese_text_comes_back_from_the_pdf(found):
    written = " ".join(found)
    row = Row(cells=(words("1"), words(written), (), ()))
    table = replace(KE_HOACH.annexes[1].blocks[0], rows=(row,))

    printed = all_text(
        opened(pdf_bytes([replace(GIAY_MOI, kind="TD", blocks=(paragraph(written), table))]))
    )

    assert letters_of(printed).count(letters_of(written)) >= 2


def letters_of(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))


def test_text_is_never_read_as_markup():
    hostile = '#set page(width: 1cm) *a* _b_ $x$ `c` = d <e> @f // g \\ "h" [i] - k + l'

    printed = all_text(
        opened(pdf_bytes([replace(GIAY_MOI, kind="TD", blocks=(paragraph(hostile),))]))
    )

    assert letters_of(hostile) in letters_of(printed)


def test_a_letter_without_glyph_is_refused_by_name():
    with pytest.raises(UnprintableText) as refusal:
        pdf_bytes([replace(GIAY_MOI, blocks=(paragraph("Kính mời 漢 dự họp"),))])

    assert refusal.value.letters == "漢"
    assert "“漢” (U+6F22)" in str(refusal.value)


def test_signs_that_the_font_lacks_are_drawn_and_can_be_copied():
    paper = replace(GIAY_MOI, kind="TD", blocks=(paragraph("☐ Có mặt ☑ Vắng ✓"),))

    page = opened(pdf_bytes([paper]))[0]

    assert "☐ Có mặt ☑ Vắng ✓" in page_text(page)
    box, tick = (next(x for x in letters(page) if x.text == sign) for sign in "☐✓")
    assert box.right - box.left == pytest.approx(0.8 * 14 / 72 * 25.4, abs=0.1)
    assert tick.right - tick.left == pytest.approx(0.6 * 14 / 72 * 25.4, abs=0.1)


def test_missing_fonts_are_reported_in_a_sentence(tmp_path):
    with pytest.raises(fonts.FontsMissing, match="make run"):
        fonts.require_folder(tmp_path)


def test_the_font_has_every_vietnamese_letter_and_lacks_the_box():
    known = fonts.known_letters()

    assert {ord(letter) for letter in PRINTED} <= known
    assert ord("☐") not in known


def test_a_certificate_fills_one_page_across_with_all_its_words():
    document = opened(pdf_bytes([GIAY_KHEN, replace(GIAY_KHEN, merit=GIAY_KHEN.merit * 4)]))
    printed = letters_of(page_text(document[0]))

    assert len(document) == 2
    assert document[0].get_width() > document[0].get_height()
    for part in (
        "TẶNG",
        "GIẤY KHEN",
        GIAY_KHEN.recipient,
        GIAY_KHEN.merit,
        GIAY_KHEN.decision,
        "Số sổ vàng: 07",
        "Võ Văn Đồng",
    ):
        assert letters_of(part) in printed


def test_certificates_list_what_is_missing_on_a_last_sheet():
    open_place = replace(GIAY_KHEN, recipient="……", missing=("tên tập thể thứ nhất",))

    document = opened(pdf_bytes([open_place, open_place]))

    assert len(document) == 3
    assert "1. Tên tập thể thứ nhất." in page_text(document[2])


def test_a_row_of_given_height_keeps_its_words_in_the_middle():
    row = Row(cells=(words("15"), words("Họ tên"), (), ()), height=Mm(20))
    table = replace(KE_HOACH.annexes[1].blocks[0], rows=(row,))

    page = opened(pdf_bytes([replace(GIAY_MOI, kind="DS", blocks=(table,))]))[0]
    top, bottom = sorted({round(y, 1) for _, _, y in strokes(page)})[-2:]

    assert bottom - top == pytest.approx(20, abs=0.5)
    assert line_with(page, "15").base == pytest.approx(line_with(page, "Họ tên").base, abs=0.1)
    assert line_with(page, "15").base - 1.4 == pytest.approx((top + bottom) / 2, abs=1)


def test_papers_and_certificates_do_not_share_a_file():
    with pytest.raises(ValueError, match="share"):
        pdf_bytes([GIAY_MOI, GIAY_KHEN])
    with pytest.raises(ValueError, match="no paper"):
        pdf_bytes([])


def test_a_pdf_goes_to_a_file_or_a_stream(tmp_path):
    stream = io.BytesIO()

    write_pdf([GIAY_MOI], tmp_path / "a.pdf", title="Giấy mời")
    write_pdf([GIAY_MOI], stream, title="Giấy mời")

    assert (tmp_path / "a.pdf").read_bytes() == stream.getvalue()
    assert opened(stream.getvalue()).get_metadata_value("Title") == "Giấy mời"


def test_a_cell_longer_than_a_page_goes_on_over_the_next():
    long = " ".join(f"ý thứ {n};" for n in range(2500))
    row = Row(cells=(words("1"), words(long), (), ()))
    table = replace(KE_HOACH.annexes[1].blocks[0], rows=(row,))

    document = opened(pdf_bytes([replace(GIAY_MOI, kind="DS", blocks=(table,))]))

    assert len(document) > 2
    assert letters_of("ý thứ 2499;") in letters_of(all_text(document))
