"""A series of papers is exactly its papers, whichever way it is drawn."""

from dataclasses import replace

import pytest

from hoinghi.papers import draw
from hoinghi.papers.model import Format, Mm, Paper, Paragraph, QrCode, Run
from hoinghi.papers.slots import Series, count_of, expanded, slot
from hoinghi.papers.substitutes import printable
from tests.papers.paper_samples import HUYEN, KT_CHU_TICH, paragraph, words

INVITATION = Paper(
    kind="GM",
    issuer=HUYEN,
    title="Dự Hội nghị sơ kết",
    blocks=(
        Paragraph(text=(Run(text="Kính mời: "), Run(text=f"{slot('who')}.", bold=True))),
        paragraph("Đề nghị đồng chí đến đúng giờ."),
        QrCode(data=slot("code"), size=Mm(26), caption=words(f"Mã: {slot('number')}")),
    ),
    signature=KT_CHU_TICH,
)
GUESTS = Series(
    paper=INVITATION,
    names=("who", "code", "number"),
    rows=(
        ("Ông Nguyễn Văn An", "https://hoinghi.example/m/1", "001"),
        ("Bà Trần Thị <Bình> & chồng", "https://hoinghi.example/m/2", "002"),
    ),
)


def test_each_row_fills_the_slots_of_its_own_copy():
    first, second = GUESTS.papers()

    assert first.blocks == (
        Paragraph(text=(Run(text="Kính mời: "), Run(text="Ông Nguyễn Văn An.", bold=True))),
        paragraph("Đề nghị đồng chí đến đúng giờ."),
        QrCode(data="https://hoinghi.example/m/1", size=Mm(26), caption=words("Mã: 001")),
    )
    assert second.blocks[0].text[1].text == "Bà Trần Thị <Bình> & chồng."
    assert second.title is INVITATION.title


def test_a_series_counts_as_its_copies():
    contents = (INVITATION, GUESTS)

    assert count_of(contents) == 3
    assert expanded(contents) == [INVITATION, *GUESTS.papers()]


@pytest.mark.parametrize("form", Format)
def test_a_series_is_drawn_as_its_papers_are(form):
    assert draw([GUESTS], form) == draw(list(GUESTS.papers()), form)


def test_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="a row is"):
        Series(paper=INVITATION, names=("who",), rows=(("Ông A", "thừa"),))


def test_a_slot_without_values_is_refused():
    nobody = Series(paper=INVITATION, names=("who",), rows=(("Ông A",),))

    with pytest.raises(ValueError, match="no value for the slot 'code'"):
        list(nobody.papers())


def test_slots_can_be_printed_but_odd_letters_beside_them_cannot():
    odd = replace(GUESTS, rows=(("Ông A\uf0b7", "x", "1"),))
    stray = replace(GUESTS, paper=replace(INVITATION, title=f"Dự {slot('other')}"))

    assert printable(GUESTS) is GUESTS
    assert printable(odd).rows == (("Ông A□", "x", "1"),)
    assert len(printable(odd).missing) == 1
    assert printable(stray).paper.title == "Dự □other□"
