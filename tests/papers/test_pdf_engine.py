"""The PDF writer itself: setting of lines, flow over pages, fonts, pictures, the file."""

import io
import os
import re
import struct
import subprocess
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from hoinghi.papers import fonts
from hoinghi.papers.model import Align, Column, Figure, Heading, Mm, PageBreak, Row, Run, Table
from hoinghi.papers.pdf import colour, pdf_bytes
from hoinghi.papers.pdf.faces import face, parts_of
from hoinghi.papers.pdf.images import image
from hoinghi.papers.pdf.setting import Measure, Stretch, set_lines
from hoinghi.papers.pictures import PictureRefused
from tests.papers.paper_samples import ALL, GIAY_KHEN, GIAY_MOI, KE_HOACH, PRINTED, paragraph, words
from tests.papers.pdf_reading import lines, opened, page_text
from tests.papers.pdfa import advances, faults

ROOT = Path(fonts.__file__).parents[2]
WORDS = st.text(PRINTED, min_size=1, max_size=14)


def room(width=400.0, align=Align.JUSTIFY, **more):
    return Measure(width=width, size=14, align=align, **more)


def text_of(line):
    """Letters of a set line, looked up by glyph."""
    body = re.sub(r"\)-?[\d.]+\(", "", line.operators[2:-4])
    body = re.sub(r"\\(.)", lambda found: {"r": "\r", "n": "\n"}.get(found[1], found[1]), body)
    glyphs = struct.unpack(f">{len(body) // 2}H", body.encode("latin-1"))
    letters = {
        glyph: chr(code) for code, glyph in sorted(face(0).font.glyphs.items(), reverse=True)
    }
    return "".join(letters[glyph] for glyph in glyphs)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40), st.floats(60, 500), st.sampled_from(Align))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(found, width, align):
    text = " ".join(found)

    set_ = set_lines([Stretch(text, 0)], room(width, align, first=30.0, others=5.0))

    assert all(line.x + line.width <= width + 0.02 for line in set_)
    assert all(line.x >= 4.99 for line in set_)
    printed = "".join(map(text_of, set_)).replace(" ", "")
    assert printed == text.replace(" ", "")


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=30, max_size=60))
def test_filled_lines_end_at_the_margin_but_for_the_last(found):
    set_ = set_lines([Stretch(" ".join(found), 0)], room())

    filled = [line for line in set_[:-1] if " " in text_of(line)]
    assert all(line.x + line.width == pytest.approx(400, abs=0.05) for line in filled)
    assert set_[-1].width <= 400.02


def test_a_line_ended_on_purpose_is_not_stretched():
    first, second = set_lines([Stretch("Kính gửi:\nỦy ban nhân dân xã", 0)], room())

    assert first.width < 100
    assert text_of(second) == "Ủy ban nhân dân xã"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("91/2017/NĐ-CP", ["91/2017/NĐ-CP"]),
        ("số", ["số"]),
        ("b/c", ["b/c"]),
        ("LĐ-TB&XH", ["LĐ-", "TB&XH"]),
        ("2021-2025", ["2021-2025"]),
        ("2021–2025", ["2021–", "2025"]),
        ("-5", ["-5"]),
        ("và/hoặc", ["và/", "hoặc"]),
        ("05/12/2023", ["05/12/2023"]),
        ("☐Có", ["☐", "Có"]),
        ("ubnd-binhson@example.vn", ["ubnd-binhson@example.vn"]),
        ("https://hoinghi.example/gm/a-b", ["https://hoinghi.example/gm/a-b"]),
    ],
)
def test_words_are_cut_where_a_line_may_end(text, parts):
    assert parts_of(text) == parts


def test_pairs_of_letters_are_kerned_as_the_font_asks():
    apart = sum(face(0).word(letter).width for letter in "AVATo")
    together = face(0).word("AVATo")

    assert together.width == pytest.approx(apart - 4 * 100, abs=120)
    assert together.width < apart - 200
    assert together.body.count(")") >= 3


def test_every_face_has_kerning():
    assert all(len(face(index).font.kerning) > 80 for index in range(4))


def test_a_gap_between_faces_belongs_to_one_of_them():
    (line,) = set_lines([Stretch("Ông ", 0), Stretch("An", 1)], room())

    assert (line.first, line.last, line.faces) == (0, 1, 0b11)


COUNTS = Table(
    columns=(
        Column(heading="TT", share=1),
        Column(heading="Đơn vị", share=6),
        Column(heading="Số hộ", share=2),
    ),
    rows=(
        *(Row(cells=(words(f"{n}"), words(f"Thôn {n}"), words(f"{n * 7}"))) for n in range(300)),
        Row(cells=(words(""), words("Tổng cộng"), words("313950")), strong=True),
    ),
)


def list_of(table, **more):
    return replace(GIAY_MOI, kind="DS", blocks=(table,), signature=None, recipients=(), **more)


def test_a_long_table_repeats_its_heading_and_keeps_its_sum_with_a_row():
    pages = [page_text(page) for page in opened(pdf_bytes([list_of(COUNTS)]))]

    assert len(pages) > 6
    assert all("Đơn vị" in page for page in pages)
    assert "Thôn 299" in pages[-1]
    assert pages[-1].index("Thôn 299") < pages[-1].index("Tổng cộng")


@pytest.mark.parametrize("rows", range(30, 46))
def test_neither_a_sum_begins_a_page_nor_a_group_ends_one(rows):
    body = COUNTS.rows[:rows]
    group = Row(cells=(words("Cụm miền núi"), (), ()), strong=True, span=3)
    table = replace(COUNTS, rows=(*body, group, *body[:3], COUNTS.rows[-1]))

    for page in opened(pdf_bytes([list_of(table)])):
        printed = [line.text for line in sorted(lines(page), key=lambda line: line.base)]
        assert printed[-1] != "Cụm miền núi"
        if "Tổng cộng" in printed:
            assert any(text.startswith("Thôn") for text in printed)


@pytest.mark.parametrize("before", range(34, 44))
def test_no_line_of_a_paragraph_stands_alone_on_a_page(before):
    long = "Đánh giá kết quả thực hiện Chương trình trên địa bàn huyện giai đoạn này. " * 4
    blocks = (*(paragraph(f"Dòng {n}.") for n in range(before)), paragraph(long))
    paper = replace(GIAY_MOI, kind="DS", blocks=blocks, signature=None, recipients=())

    texts = set(re.sub(r"\s", "", long))
    for page in opened(pdf_bytes([paper])):
        own = [
            line
            for line in lines(page)
            if len(line.text) > 30 and set(re.sub(r"\s", "", line.text)) <= texts
        ]
        assert len(own) != 1


def test_long_names_keep_within_the_margins():
    name = "Công Tằng Tôn Nữ " * 6 + "Nguyễn Phúc Thụy Miên-Thục Quyên"
    paper = replace(GIAY_MOI, blocks=(paragraph(f"Kính mời: {name}, Trưởng phòng."),))

    body = [line for line in lines(opened(pdf_bytes([paper]))[0]) if "Tôn Nữ" in line.text]

    assert len(body) >= 2
    assert max(line.right for line in body) <= 190.1


LENGTHS = st.integers(1, 260)
BLOCKS = st.one_of(
    LENGTHS.map(lambda count: paragraph(" ".join(["vượt khó"] * count))),
    st.just(Heading(level=1, text=words("I. MỤC ĐÍCH, YÊU CẦU"))),
    st.just(PageBreak()),
    st.lists(LENGTHS, min_size=1, max_size=12).map(lambda counts: rows_of(counts)),
)


def rows_of(counts):
    return Table(
        columns=(Column(heading="TT"), Column(heading="Nội dung", share=5)),
        rows=tuple(
            Row(cells=(words(f"{n}"), words(" ".join(["vượt khó"] * count))))
            for n, count in enumerate(counts)
        ),
    )


@settings(max_examples=25, deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=8))
def test_whatever_flows_over_pages_keeps_within_them_and_loses_nothing(blocks):
    paper = replace(GIAY_MOI, kind="DS", blocks=tuple(blocks))
    asked = repr(blocks).count("vượt")

    pages = list(opened(pdf_bytes([paper])))

    printed = "".join(page_text(page).replace(" ", "") for page in pages)
    assert printed.count("vượt") == asked
    for page in pages:
        body = [line for line in lines(page) if line.base > 25]
        assert all(25 < line.base < 277.5 for line in body)
        assert all(line.left >= 34.9 and line.right <= 190.2 for line in body if line.base > 75)


def test_two_threads_draw_the_same_bytes_as_one():
    alone = [pdf_bytes([paper]) for paper in ALL.values()]

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda paper: pdf_bytes([paper]), list(ALL.values()) * 4))

    assert together == alone * 4


def test_text_is_read_in_the_order_of_the_page():
    text = opened(pdf_bytes([KE_HOACH]))[0].get_textpage().get_text_range()
    parts = ["HUYỆN BÌNH SƠN", "CỘNG HÒA", "Số: 05", "KẾ HOẠCH", "Căn cứ Luật", "Đánh giá kết quả"]

    found = [text.index(part) for part in parts]
    assert found == sorted(found)


def test_a_long_paper_has_an_outline_of_its_headings_and_annexes():
    outline = [(item.level, item.get_title()) for item in opened(pdf_bytes([KE_HOACH])).get_toc()]

    assert outline[0][1].startswith("KẾ HOẠCH Tổ chức Hội nghị sơ kết")
    assert any(level == 1 and title.startswith("Phụ lục") for level, title in outline)
    assert any(level == 1 and not title.startswith("Phụ lục") for level, title in outline)


@pytest.mark.parametrize("name", ALL)
def test_every_paper_keeps_the_rules_of_pdf_a(name):
    assert faults(pdf_bytes([ALL[name]])) == []


def test_certificates_pictures_and_rare_letters_keep_the_rules_of_pdf_a():
    figure = Figure(picture=png(6, clear()), width=Mm(20), alternative="Biểu đồ")
    paper = replace(GIAY_MOI, kind="TD", blocks=(paragraph("α + β ≥ γ, ☑ ☐ ✓, Ĳ"), figure))

    assert faults(pdf_bytes([paper])) == []
    assert faults(pdf_bytes([GIAY_KHEN])) == []


def test_what_breaks_the_rules_is_found():
    data = pdf_bytes([GIAY_MOI])

    assert faults(data.replace(b"<pdfaid:part>2<", b"<pdfaid:part>3<")) == ["6.6.4: identification"]
    assert faults(data + b"rest")[0].startswith("6.1.3")


def test_the_profile_of_colours_shows_them_as_screens_do():
    ours = ImageCms.ImageCmsProfile(io.BytesIO(zlib.decompress(colour.profile())))
    dots = Image.new("RGB", (1, 3))
    shades = [(168, 21, 28), (240, 215, 140), (128, 128, 128)]
    for number, shade in enumerate(shades):
        dots.putpixel((0, number), shade)

    shown = ImageCms.profileToProfile(dots, ours, ImageCms.createProfile("sRGB"))

    assert [shown.getpixel((0, number)) for number in range(3)] == shades


def test_a_word_longer_than_a_line_is_divided_between_letters():
    set_ = set_lines([Stretch("x" * 300, 0)], room(200))

    assert len(set_) > 5
    assert all(line.width <= 200 for line in set_)


def test_footnotes_stand_on_the_page_that_calls_for_them():
    noted = (Run(text="Tỷ lệ 3,2%", note="Theo kết quả rà soát."), Run(text=" hộ nghèo."))
    blocks = tuple(
        replace(paragraph("x"), text=noted if n % 9 == 0 else words(f"Đoạn {n}."))
        for n in range(60)
    )
    paper = replace(GIAY_MOI, kind="TD", blocks=blocks, signature=None, recipients=())

    for page in opened(pdf_bytes([paper])):
        printed = sorted(lines(page), key=lambda line: line.base)
        called = sum("Tỷ lệ" in line.text for line in printed)
        notes = [line for line in printed if "kết quả rà soát" in line.text]
        assert len(notes) == called
        assert all(line.base < 277 for line in notes)
        text = [line.base for line in printed if line.text.startswith(("Đoạn", "Tỷ lệ"))]
        assert all(line.base > max(text) for line in notes)


def test_the_same_bytes_come_from_another_process_and_order():
    program = (
        "import hashlib; from hoinghi.papers.pdf import pdf_bytes\n"
        "from tests.papers.paper_samples import ALL, GIAY_KHEN\n"
        "papers = [ALL[name] for name in sorted(ALL)]\n"
        "data = pdf_bytes(papers) + pdf_bytes([GIAY_KHEN]); print(hashlib.sha256(data).hexdigest())"
    )
    tests = Path(__file__).parents[2]
    paths = os.pathsep.join((str(ROOT), str(tests)))
    sums = set()
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths}
        run = [sys.executable, "-c", program]
        sums.add(subprocess.run(run, env=env, check=True, capture_output=True, text=True).stdout)

    assert len(sums) == 1


def test_only_the_letters_of_vietnamese_and_those_used_are_embedded():
    paper = replace(GIAY_MOI, kind="TD", blocks=(paragraph("Hằng số π"),))
    with pikepdf.open(io.BytesIO(pdf_bytes([paper]))) as pdf:
        programs = [
            thing.FontFile2.read_bytes()
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing
        ]

    wide = [sum(width > 0 for width in advances(program)) for program in programs]
    assert max(wide) < 400
    assert max(map(len, programs)) < 60_000


def png(kind, rows, bits=8, width=3, *chunks):
    """A PNG of the *rows* given, each with its filter byte."""
    head = struct.pack(">IIBBBBB", width, len(rows), bits, kind, 0, 0, 0)
    parts = ((b"IHDR", head), *chunks, (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )


def clear():
    """Three dots, from red to transparent, in each of the five filters of PNG."""
    red, half, none = b"\xff\0\0\xff", b"\xff\0\0\x80", b"\xff\0\0\0"
    plain = red + half + none
    rows, above = [], bytes(len(plain))
    for kind in range(5):
        rows.append(bytes([kind]) + filtered(kind, plain, above))
        above = plain
    return rows


def filtered(kind, row, above):
    result = bytearray()
    for at, value in enumerate(row):
        left, corner = (row[at - 4], above[at - 4]) if at >= 4 else (0, 0)
        guess = left + above[at] - corner
        near = min((left, above[at], corner), key=lambda other: abs(guess - other))
        by = (0, left, above[at], (left + above[at]) // 2, near)[kind]
        result.append((value - by) & 0xFF)
    return bytes(result)


def test_a_clear_picture_is_taken_apart_into_colours_and_cover():
    made = image(png(6, clear()))

    assert zlib.decompress(made.data) == b"\xff\0\0" * 15
    assert zlib.decompress(made.mask.data) == b"\xff\x80\0" * 5


def test_a_palette_with_clear_colours_keeps_its_cover():
    palette = (b"PLTE", b"\xff\0\0\0\xff\0"), (b"tRNS", b"\0")

    made = image(png(3, [b"\0\0\1\1"], 8, 3, *palette))

    assert b"/Indexed/DeviceRGB 1<ff000000ff00>" in made.entries
    assert zlib.decompress(made.mask.data) == b"\0\xff\xff"


@pytest.mark.parametrize(
    ("picture", "reason"),
    [
        (png(2, [b"\0\1\2\3"]), "bị hỏng"),
        (png(2, [b"\0" + b"\1" * 9])[:-30] + b"IEND", "bị hỏng"),
        (png(2, [b"\0" + b"\1" * 9]).replace(b"\x08\x02\0\0\0", b"\x08\x02\0\0\1"), "đan xen"),
    ],
)
def test_a_damaged_picture_is_refused_before_it_is_drawn(picture, reason):
    with pytest.raises(PictureRefused, match=reason):
        image(picture)


def test_pictures_are_shown_in_their_colours():
    rows = [b"\0" + b"\xff\0\0" * 3] * 3
    figure = Figure(picture=png(2, rows), width=Mm(60), alternative="Ô đỏ")
    page = opened(pdf_bytes([replace(GIAY_MOI, kind="TD", blocks=(figure,))]))[0]

    bitmap = page.render(scale=1)
    channels = bytes(bitmap.buffer)
    dots = [channels[at : at + 3] for at in range(0, len(channels) - 3, bitmap.n_channels)]

    assert dots.count(b"\0\0\xff") == pytest.approx((60 / 25.4 * 72) ** 2, rel=0.05)
