"""Badges and name plates: what is drawn is read back from the finished file."""

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest

from hoinghi.papers import draw
from hoinghi.papers.cards import Badge, BadgeSize, Band, CardsOn, NamePlate, PlateSize
from hoinghi.papers.letters import UnprintableText
from hoinghi.papers.model import Format
from hoinghi.papers.pdf.cards import write_cards
from hoinghi.papers.substitutes import printable
from tests.papers.paper_samples import HOI_NGHI
from tests.papers.pdf_reading import codes

AN = Badge(
    organiser="ỦY BAN NHÂN DÂN HUYỆN BÌNH SƠN",
    conference=HOI_NGHI,
    dated="Bình Sơn, ngày 25 tháng 8 năm 2023",
    group="ĐẠI BIỂU",
    name="Nguyễn Văn An",
    position="Chủ tịch Ủy ban nhân dân xã Bình Thạnh",
    code="https://hoinghi.example/m/1",
    number="Mã: 001",
)
LONG = replace(
    AN,
    name="Công Tằng Tôn Nữ Nguyễn Hoàng Phương Thảo Nguyên",
    position=(
        "Phó Trưởng ban Thường trực Ban Chỉ đạo các Chương trình mục tiêu quốc gia, Trưởng phòng "
        "Phòng Lao động - Thương binh và Xã hội huyện Bình Sơn"
    ),
    code="https://hoinghi.example/m/2",
    band=Band.RED,
    group="ĐOÀN CHỦ TỊCH",
)
PLATE = NamePlate(name="Nguyễn Văn An", position="Chủ tịch Ủy ban nhân dân huyện")


def drawn(cards, **options) -> pypdfium2.PdfDocument:
    out = BytesIO()
    write_cards(cards, out, **options)
    return pypdfium2.PdfDocument(out.getvalue())


def words(page) -> str:
    return " ".join(page.get_textpage().get_text_range().split())


def luminance(colour: tuple[int, int, int]) -> float:
    """Relative luminance. Source: WCAG 2.2, definition of relative luminance."""
    parts = [part / 255 for part in colour]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("band", Band)
def test_white_letters_can_be_read_on_every_band(band):
    contrast = 1.05 / (luminance(band.value) + 0.05)

    assert contrast >= 4.5


@pytest.mark.parametrize("size", BadgeSize)
def test_a_badge_tells_who_it_is_and_its_code_is_read(size):
    pages = drawn([replace(AN, size=size), replace(LONG, size=size)], on=CardsOn.PAGE)

    assert [codes(page) for page in pages] == [[AN.code], [LONG.code]]
    for page, badge in zip(pages, (AN, LONG), strict=True):
        text = words(page).replace("\u00a0", " ")
        for said in (badge.organiser, badge.dated, badge.group, badge.name, badge.position):
            assert said in text
        width, height = page.get_size()
        assert (width, height) == pytest.approx([side * 72 / 25.4 for side in size.value], abs=0.01)


@pytest.mark.parametrize(("size", "on_a_sheet"), [(BadgeSize.A6, 4), (BadgeSize.SMALL, 9)])
def test_badges_stand_on_sheets_of_a4_in_order(size, on_a_sheet):
    badges = [
        replace(AN, size=size, code=f"https://hoinghi.example/m/{n}", number=f"Mã: {n:03d}")
        for n in range(10)
    ]

    pages = drawn(badges)

    firsts = range(0, 10, on_a_sheet)
    assert [set(codes(page)) for page in pages] == [
        {badge.code for badge in badges[first : first + on_a_sheet]} for first in firsts
    ]
    assert {round(max(page.get_size())) for page in pages} == {842}


@pytest.mark.parametrize("size", PlateSize)
@pytest.mark.parametrize("name", [PLATE.name, LONG.name, "Lê Na"])
def test_a_plate_has_its_name_on_both_faces_and_within_the_sheet(size, name):
    (page,) = drawn([replace(PLATE, name=name, size=size)])

    assert words(page).replace("\u00a0", " ").count(name.upper()) == 2
    text, (width, height) = page.get_textpage(), page.get_size()
    for n in range(text.count_chars()):
        left, low, right, high = text.get_charbox(n)
        assert 0 <= left <= right <= width
        assert 0 <= low <= high <= height


def test_two_small_plates_share_a_sheet():
    assert len(drawn([replace(PLATE, size=PlateSize.SMALL)] * 3)) == 2


def test_cards_of_another_size_begin_a_new_sheet():
    assert len(drawn([AN, replace(AN, size=BadgeSize.SMALL), AN])) == 3


def test_what_is_missing_stands_on_a_sheet_of_its_own():
    badges = [replace(AN, name="", missing=("họ và tên của đại biểu",)), AN]

    first, last = drawn(badges)

    assert words(first).count("Nguyễn Văn An") == 1
    assert "CÒN THIẾU" in words(last)
    assert "1. Họ và tên của đại biểu." in words(last)


def test_cards_are_printed_not_edited():
    assert draw([AN], Format.PDF).startswith(b"%PDF")
    assert draw([PLATE], Format.PDF) == draw([PLATE], Format.PDF)
    with pytest.raises(ValueError, match="no DOCX"):
        draw([AN], Format.DOCX)
    with pytest.raises(ValueError, match="no card"):
        write_cards([], BytesIO())


def test_a_letter_without_glyph_is_refused_or_boxed():
    odd = replace(AN, name="Nguyễn 会 An")

    with pytest.raises(UnprintableText):
        draw([odd], Format.PDF)
    assert printable(odd).name == "Nguyễn □ An"
    assert len(printable(odd).missing) == 1
