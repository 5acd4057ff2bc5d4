"""Drawings in millimetres, one a page: where things stand, what the file holds once."""

import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoinghi.papers.letters import UnprintableText
from hoinghi.papers.model import Align
from hoinghi.papers.pdf.canvas import Canvas, Drawing, Look, image
from hoinghi.papers.pdf.document import About
from tests.papers.paper_samples import URL
from tests.papers.pdf_reading import codes, lines, opened, page_text
from tests.papers.pdfa import faults
from tests.papers.picture_samples import png

ABOUT = About(title="Thẻ đại biểu")
NAMES = st.text("aàảãáạăâbcdđeêghiklmnoôơpqrstuưvxy ABCDĐ", min_size=1, max_size=60)


def written(*drawings):
    out = io.BytesIO()
    with Canvas(out, ABOUT) as canvas:
        for drawing in drawings:
            canvas.add(drawing)
    return out.getvalue()


def only_line(drawing):
    (line,) = lines(opened(written(drawing))[0])
    return line


@pytest.mark.parametrize(
    ("align", "place"), [(Align.LEFT, "left"), (Align.CENTER, "middle"), (Align.RIGHT, "right")]
)
def test_a_line_stands_at_its_point(align, place):
    card = Drawing(90, 60)

    card.line(45, 20, "Hội nghị", Look(size=14, align=align))

    line = only_line(card)
    assert getattr(line, place) == pytest.approx(45, abs=0.5)
    assert line.base == pytest.approx(20, abs=0.05)


def test_letters_set_apart_are_measured_as_they_stand():
    close, apart = Drawing(90, 60), Drawing(90, 60)

    narrow = close.line(45, 20, "TẶNG", Look(size=20, align=Align.CENTER))
    wide = apart.line(45, 20, "TẶNG", Look(size=20, align=Align.CENTER, tracking=0.2))

    assert wide == pytest.approx(narrow + 3 * 0.2 * 20 / 72 * 25.4)
    assert only_line(apart).middle == pytest.approx(45, abs=0.5)


@settings(max_examples=40, deadline=None)
@given(NAMES, st.integers(1, 3))
def test_words_are_set_smaller_until_they_fit_their_box(words, count):
    card = Drawing(90, 60)

    look = card.fitted((5, 10, 80, 30), words, Look(size=30, bold=True), lines=count, least=4)

    set_ = lines(opened(written(card))[0])
    assert len(set_) <= count
    assert all(line.left >= 4.5 and line.right <= 85.5 for line in set_)
    assert all(line.size == look.size for line in set_)


def test_words_that_fit_at_no_size_are_printed_all_the_same():
    card = Drawing(30, 20)

    look = card.fitted((2, 2, 10, 4), "Nguyễn Thị Ánh Tuyết " * 5, Look(size=12), least=8)

    assert look.size == 8
    assert page_text(opened(written(card))[0]).count("Tuyết") == 5


@pytest.mark.parametrize(
    ("turned", "at"), [(0, (30, 40)), (90, (0, 30)), (180, (10, 0)), (270, (40, 10))]
)
def test_a_drawing_is_turned_about_its_corner(turned, at):
    dot, page = Drawing(20, 20), Drawing(60, 60)
    dot.circle((10, 20), 1, fill="#a8151c")

    page.place(dot, 20, 20, turned=turned)

    (shape,) = opened(written(page))[0].get_objects()
    left, low, right, high = shape.get_bounds()
    middle = (left + right) / 2 * 25.4 / 72, 60 - (low + high) / 2 * 25.4 / 72
    assert middle == pytest.approx(at, abs=0.1)


def test_what_is_stamped_is_held_once_and_read_on_every_page():
    ground = Drawing(90, 60)
    ground.text(5, 5, 80, "Hội nghị sơ kết giữa kỳ", Look(size=12, colour="#a8151c"))
    cards = [Drawing(90, 60) for _ in range(5)]
    for card in cards:
        card.stamp(ground, 0, 0)

    data = written(*cards)

    assert [page_text(page) for page in opened(data)] == ["Hội nghị sơ kết giữa kỳ"] * 5
    with pikepdf.open(io.BytesIO(data)) as pdf:
        forms = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/BBox" in o]
    assert len(forms) == 1


def test_a_card_with_picture_and_code_keeps_the_rules_of_pdf_a():
    card = Drawing(90, 60)
    card.picture((5, 5, 20, 20), image(png(8, 4)))
    card.code(50, 20, 35, URL)
    card.rectangle((0, 0, 90, 60), stroke="#c9982f", thickness=2)

    data = written(card)

    assert faults(data) == []
    assert codes(opened(data)[0]) == [URL]


def test_a_letter_without_glyph_is_refused():
    with pytest.raises(UnprintableText, match="漢"):
        Drawing(90, 60).line(5, 5, "Ông 漢", Look(size=12))


def test_a_file_without_pages_is_not_written():
    with pytest.raises(ValueError, match="no page"):
        written()
