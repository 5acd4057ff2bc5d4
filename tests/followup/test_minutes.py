"""Minutes of the conference and the table that follows its conclusions up."""

import pytest

from hoinghi.followup.papers import papers
from hoinghi.papers.model import GAP, Orientation
from tests.factories import make_conference, make_plan
from tests.paper_words import cells_of, only, words_of

pytestmark = pytest.mark.django_db


def test_minutes_run_along_the_programme():
    (paper,) = only(papers(make_conference()), "bien-ban-hoi-nghi")
    told = words_of(paper.blocks)

    assert (paper.kind, paper.place, paper.date) == ("BB", None, None)
    assert told[0] == f"Thời gian bắt đầu: {GAP}"
    assert told[2].startswith(f"Thành phần tham dự: {GAP}/166 đại biểu")
    assert f"1. Khai mạc: {GAP}" in told
    assert f"2. Phát biểu của lãnh đạo UBND huyện: {GAP}" in told
    assert told[-1].startswith(f"Hội nghị kết thúc vào {GAP}; biên bản được đọc lại")
    assert (paper.signature.position, paper.second_signature.position) == ("CHỦ TỌA", "THƯ KÝ")


def test_minutes_without_a_programme_leave_room():
    (paper,) = only(papers(make_conference(make_plan(agenda=()))), "bien-ban-hoi-nghi")

    assert GAP in words_of(paper.blocks)


def test_conclusions_are_followed_up_across_the_page():
    (paper,) = only(papers(make_conference()), "theo-doi-ket-luan")

    assert paper.orientation is Orientation.LANDSCAPE
    assert cells_of(paper.blocks)[0] == (
        "1", GAP, GAP, GAP, GAP, "", "Chưa thực hiện", "", "",
    )  # fmt: skip
