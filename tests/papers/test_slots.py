"""A series of papers is exactly its papers, whichever way it is drawn."""

from dataclasses import replace

import pytest

from hoinghi.papers import draw
from hoinghi.papers.docx import docx_bytes, docx_each
from hoinghi.papers.model import (
    Annex,
    Column,
    Format,
    Mm,
    Paper,
    Paragraph,
    QrCode,
    Row,
    Run,
    Table,
)
from hoinghi.papers.slots import Series, count_of, expanded, slot
from hoinghi.papers.substitutes import printable
from tests.papers.paper_samples import HUYEN, KT_CHU_TICH, paragraph, words
from tests.papers.pdf_reading import drawn

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
        ("Ông Lê Văn Chín", "https://hoinghi.example/m/3", "003"),
    ),
)


INVITATION_OF_ANOTHER = replace(
    INVITATION,
    blocks=(
        Paragraph(text=(Run(text="Ông B", note="Kể cả người đi cùng"),)),
        QrCode(data="https://hoinghi.example/m/1", size=Mm(26)),
    ),
)


def test_each_row_fills_the_slots_of_its_own_copy():
    first, second, _ = GUESTS.papers()

    assert first.blocks == (
        Paragraph(text=(Run(text="Kính mời: "), Run(text="Ông Nguyễn Văn An.", bold=True))),
        paragraph("Đề nghị đồng chí đến đúng giờ."),
        QrCode(data="https://hoinghi.example/m/1", size=Mm(26), caption=words("Mã: 001")),
    )
    assert second.blocks[0].text[1].text == "Bà Trần Thị <Bình> & chồng."
    assert second.title is INVITATION.title


def test_a_series_counts_as_its_copies():
    contents = (INVITATION, GUESTS)

    assert count_of(contents) == 4
    assert expanded(contents) == [INVITATION, *GUESTS.papers()]


ODD_VALUES = (
    "",
    "Ông A.",
    "Ông A:",
    "Ông A\nvà bà B",
    "☑ đã nhận",
    " Ông A",
    "x² ≥ 5",
    "⁅0⁆",
    "A &amp; <b>",
    "%s {0} \\1",
)
AT_THE_END_OF_A_SENTENCE = replace(
    INVITATION, blocks=(paragraph(slot("number")), paragraph(f"Mời {slot('who')}.; "))
)
TABLE = Table(
    columns=(Column(heading="TT"), Column(heading="Họ và tên", share=4)),
    rows=(Row(cells=(words(slot("number")), words(f"{slot('who')} ({slot('who')})"))),),
)
AT_THE_END = replace(INVITATION, blocks=(*INVITATION.blocks[:2], paragraph(slot("who"))))
WITH_ANNEX = replace(
    INVITATION, annexes=(Annex(title="Danh sách", blocks=(TABLE, INVITATION.blocks[2])),)
)
IN_TITLE = replace(INVITATION, title=f"Mời {slot('who')} dự Hội nghị")
SIGNED_BY = replace(INVITATION, signature=replace(KT_CHU_TICH, name=slot("who")))
NOTED = replace(
    INVITATION, blocks=(Paragraph(text=(Run(text=slot("who"), note="Kể cả người đi cùng"),)),)
)
LACKING = replace(INVITATION, missing=("họ và tên của đại biểu",))
BRACKETED = replace(INVITATION, title="Dự Hội nghị ⁅1⁆")


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize(
    "paper",
    [
        INVITATION,
        AT_THE_END,
        AT_THE_END_OF_A_SENTENCE,
        WITH_ANNEX,
        IN_TITLE,
        SIGNED_BY,
        NOTED,
        LACKING,
        BRACKETED,
    ],
)
def test_a_series_is_drawn_as_its_papers_are(paper, form):
    series = replace(
        GUESTS, paper=paper, rows=(*GUESTS.rows, *((odd, "x", "1") for odd in ODD_VALUES if odd))
    )

    assert shown([series], form) == shown(list(series.papers()), form)


def shown(contents, form):
    """A Word file to the byte; of a PDF what stands on its pages, for copies share drawings."""
    data = draw(contents, form)
    return drawn(data) if form is Format.PDF else data


def test_a_series_among_papers_is_written_as_if_it_were_spelled_out():
    contents = (replace(GUESTS, paper=LACKING), INVITATION_OF_ANOTHER, GUESTS)

    assert draw(contents, Format.DOCX) == draw(expanded(contents), Format.DOCX)


@pytest.mark.parametrize("paper", [INVITATION, WITH_ANNEX, IN_TITLE, NOTED, LACKING])
def test_each_copy_alone_is_the_file_of_its_paper(paper):
    series = replace(GUESTS, paper=paper, rows=(*GUESTS.rows, ("", "x", "1")))

    assert list(docx_each(series)) == [docx_bytes([copy]) for copy in series.papers()]


def test_no_copies_are_nothing_to_write():
    with pytest.raises(ValueError, match="no paper to write"):
        docx_bytes([replace(GUESTS, rows=())])


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
