"""One odd letter never keeps a paper back, and never vanishes."""

from dataclasses import replace

import pytest

from hoinghi.papers.docx import docx_bytes
from hoinghi.papers.model import Certificate, Paper
from hoinghi.papers.pdf import pdf_bytes
from hoinghi.papers.substitutes import printable
from tests.papers.paper_samples import HUYEN, KT_CHU_TICH, TASKS, paragraph

PLAIN = Paper(kind="TB", issuer=HUYEN, title="Hội nghị", blocks=(paragraph("Thảo luận."), TASKS))


def test_what_can_be_printed_comes_back_as_it_is():
    assert printable(PLAIN) is PLAIN
    ticked = replace(PLAIN, title="Đã nhận ☑, −5 ≥ x²")
    assert printable(ticked) is ticked


@pytest.mark.parametrize("letter", ["😀", "\uf0b7", "➢", "会", "م", "\x1b", "\ue000", "\U0001ffff"])
def test_a_letter_without_glyph_prints_as_a_box_and_is_listed(letter):
    paper = replace(PLAIN, blocks=(paragraph(f"Thảo luận {letter} chung {letter}."),))

    mended = printable(paper)

    assert mended.blocks == (paragraph("Thảo luận □ chung □."),)
    assert mended.missing == (
        f"gõ lại ký tự U+{ord(letter):04X} mà phông chữ không có, ở đoạn “Thảo luận □ chung □.”",
    )
    assert pdf_bytes([mended]).startswith(b"%PDF")
    assert docx_bytes([mended]).startswith(b"PK")


def test_tables_and_certificates_are_looked_through():
    certificate = Certificate(
        awarding_authority="CHỦ TỊCH",
        title="GIẤY KHEN",
        recipient="Ông A\uf0b7",
        recipient_detail="xã B",
        merit="Đã làm tốt",
        place="Bình Sơn",
        date=None,
        decision="Quyết định số ……",
        signature=replace(KT_CHU_TICH, name="Trần 会"),
    )

    mended = printable(certificate)

    assert (mended.recipient, mended.signature.name) == ("Ông A□", "Trần □")
    assert len(mended.missing) == 2
