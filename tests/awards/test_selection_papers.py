"""Before the proposal: reports of achievement, minutes of the meeting that selects."""

import pytest

from hoinghi.awards.papers import papers
from hoinghi.papers.model import GAP
from tests.factories import make_conference
from tests.paper_words import cells_of, only, words_of

pytestmark = pytest.mark.django_db


def test_each_kind_of_recipient_has_a_form():
    collective, individual = only(papers(make_conference()), "bao-cao-thanh-tich")

    assert collective.addressees == ("Chủ tịch Ủy ban nhân dân huyện Bình Sơn",)
    assert f"- Tên tập thể: {GAP}" in words_of(collective.blocks)
    assert words_of(collective.blocks)[-1].startswith("Tập thể cam đoan")
    assert f"- Họ và tên: {GAP}" in words_of(individual.blocks)
    assert individual.second_signature.position == "NGƯỜI BÁO CÁO"
    assert individual.missing == ()


def test_minutes_of_the_selection_list_every_case_by_kind():
    (paper,) = only(papers(make_conference()), "bien-ban-xet-khen-thuong")
    rows = cells_of(paper.blocks)

    assert (paper.kind, paper.place, paper.date) == ("BB", None, None)
    assert paper.issuer.name == "PHÒNG NỘI VỤ"
    assert [row[0] for row in rows] == ["Tập thể", "1", "2", "Cá nhân", "1", "2", "3"]
    assert (paper.signature.position, paper.second_signature.position) == ("CHỦ TRÌ", "THƯ KÝ")
    assert any("không tham gia biểu quyết" in text for text in words_of(paper.blocks))
