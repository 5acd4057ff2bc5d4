"""A series drawn by filling gives what drawing each copy by itself gives."""

import io
from dataclasses import replace

import pytest

from hoinghi.papers.letters import UnprintableText
from hoinghi.papers.model import Column, Mm, QrCode, Row, Run, Table
from hoinghi.papers.pdf import pdf_bytes, pdf_each, write_pdf
from hoinghi.papers.pdf.filling import filler
from hoinghi.papers.slots import Series, slot
from tests.papers.paper_samples import GIAY_MOI, KE_HOACH, URL, paragraph, words
from tests.papers.pdf_reading import drawn, lines, opened

SHORT = ("Bà Lê Thị Ân, Phó Chủ tịch", f"{URL}1")
LONG = (" ".join(["Ông Nguyễn Hoàng Vũ Công Tằng Tôn Nữ"] * 9), f"{URL}2")
ENDED = ("đồng chí Trưởng phòng Y tế.", f"{URL}3")
CODE = QrCode(data=slot("url"), size=Mm(26), caption=words("Mã điểm danh"))


def series(*rows, blocks=(), of=GIAY_MOI):
    invited = (Run(text="Kính mời: "), Run(text=slot("who"), bold=True), Run(text=" tới dự."))
    blocks = blocks or (paragraph("Trân trọng kính mời:"), paragraph_of(invited), CODE)
    return Series(paper=replace(of, blocks=blocks), names=("who", "url"), rows=rows)


def paragraph_of(text):
    return replace(paragraph("x"), text=text)


FULL = tuple(paragraph(f"Đoạn {n}: tài liệu gửi kèm giấy mời này.") for n in range(18))
SERIES = {
    "one line or many": series(SHORT, LONG, SHORT),
    "the end of a paragraph": series(
        SHORT, ENDED, LONG, blocks=(paragraph(f"Kính mời {slot('who')}"), CODE)
    ),
    "pages divided otherwise": series(SHORT, LONG, blocks=(paragraph(slot("who")), *FULL, CODE)),
    "a plan with annexes": series(
        SHORT, LONG, of=KE_HOACH, blocks=(*KE_HOACH.blocks, paragraph(slot("who")))
    ),
    "a slot in a table": series(
        SHORT,
        LONG,
        blocks=(Table(columns=(Column(heading="Tên"),), rows=(Row(cells=(words(slot("who")),)),)),),
    ),
    "a slot in the title": replace(
        series(SHORT, LONG), paper=replace(series(SHORT).paper, title=f"Mời {slot('who')}")
    ),
}


@pytest.mark.parametrize("name", SERIES)
def test_a_series_is_drawn_as_its_copies_are(name):
    copies = list(SERIES[name].papers())

    assert drawn(pdf_bytes([SERIES[name]])) == drawn(pdf_bytes(copies))


@pytest.mark.parametrize("name", SERIES)
def test_each_copy_makes_a_file_of_its_own(name):
    each = list(pdf_each(SERIES[name]))

    assert [drawn(one) for one in each] == [
        drawn(pdf_bytes([copy])) for copy in SERIES[name].papers()
    ]


def test_only_slots_that_change_no_more_than_words_are_filled():
    filled = [name for name in SERIES if filler(SERIES[name])]

    assert filled == list(SERIES)[:4]


def test_what_copies_have_in_common_is_held_once():
    rows = tuple((f"Ông Trần Văn {n}", f"{URL}{n}") for n in range(100))

    data = pdf_bytes([series(*rows)])

    assert len(opened(data)) == 100
    assert len(data) / 100 < 1500


def test_a_copy_does_not_depend_on_those_beside_it():
    alone, _ = pdf_each(series(SHORT, LONG))

    assert next(pdf_each(series(SHORT))) == alone


def test_a_letter_without_glyph_in_a_value_is_refused_and_leaves_no_file(tmp_path):
    path = tmp_path / "giay-moi.pdf"

    with pytest.raises(UnprintableText) as refusal:
        write_pdf([series(SHORT, ("Ông 漢", URL))], path)

    assert refusal.value.letters == "漢"
    assert list(tmp_path.iterdir()) == []


def test_a_series_stands_among_papers_in_the_order_given():
    out = io.BytesIO()

    write_pdf([GIAY_MOI, series(SHORT), GIAY_MOI], out)

    names = [SHORT[0] in " ".join(line.text for line in lines(p)) for p in opened(out.getvalue())]
    assert names == [False, True, False]


def test_a_series_without_rows_is_nothing_to_draw():
    with pytest.raises(ValueError, match="no paper"):
        pdf_bytes([series()])
