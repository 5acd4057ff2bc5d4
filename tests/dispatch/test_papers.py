"""The plan as the first paper of its own dossier."""

import pytest

from hoinghi.conferences.services import establish
from hoinghi.dispatch.papers import papers
from hoinghi.papers.model import Number
from hoinghi.reading.reader import read_file
from tests.factories import EXAMPLE, make_bodies
from tests.paper_words import only, words_of

pytestmark = pytest.mark.django_db


def test_the_plan_is_drawn_again_with_its_own_words():
    make_bodies()
    reading = read_file(EXAMPLE / "ke-hoach.txt")
    conference = establish(reading, file_name="ke-hoach.txt", by="thử nghiệm").conference

    (paper,) = only(papers(conference), "ke-hoach")

    told = words_of(paper.blocks)
    assert paper.number == Number(symbol="KH-UBND")
    assert paper.issuer.name == "ỦY BAN NHÂN DÂN\nHUYỆN BÌNH SƠN"
    assert len(paper.bases) == 3
    assert paper.bases[0].startswith("Căn cứ Quyết định số 1566/QĐ-UBND ngày 15/8/2022")
    assert told[0].startswith("Ủy ban nhân dân huyện Bình Sơn xây dựng Kế hoạch")
    assert told[1:3] == ["I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích"]
    assert "VI. TỔ CHỨC THỰC HIỆN" in told
    assert paper.signature.authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")
    assert paper.recipients[-1] == "Lưu: VT, VX"
    assert paper.missing == ("số, ngày ban hành của Kế hoạch",)
