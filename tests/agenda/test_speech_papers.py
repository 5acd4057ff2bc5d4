"""Speeches, texts of talks, the script of the film."""

import pytest

from hoinghi.agenda.papers import papers
from hoinghi.papers.model import GAP, Paragraph
from hoinghi.papers.text import plain
from hoinghi.reading.plan import AgendaItem, Lines, Talk
from tests.factories import make_conference, make_plan
from tests.paper_words import cells_of, only, words_of

pytestmark = pytest.mark.django_db


def item(order: int, text: str, presenter: str | None = None) -> AgendaItem:
    return AgendaItem(
        order=order, time=None, text=text, presenter=presenter, lines=Lines(order, order)
    )


POINTS = (
    item(1, "Lãnh đạo UBND huyện phát biểu khai mạc"),
    item(2, "Báo cáo kết quả thực hiện Chương trình"),
    item(3, "Trình chiếu phóng sự “Vươn lên”"),
    item(4, "Thường trực Huyện ủy phát biểu chỉ đạo"),
    item(5, "Lãnh đạo UBND huyện tiếp thu ý kiến chỉ đạo"),
    item(6, "Trao giấy khen"),
    item(7, "Kết luận hội nghị"),
)


@pytest.fixture
def conference():
    return make_conference(make_plan(agenda=POINTS))


def test_each_speech_of_the_programme_has_a_draft_in_its_order(conference):
    titles = [
        paper.title.split(" Hội nghị")[0] for paper in only(papers(conference), "bai-phat-bieu")
    ]

    assert titles == ["Khai mạc", "Chỉ đạo", "Tiếp thu ý kiến chỉ đạo tại", "Kết luận"]


def test_the_opening_greets_by_protocol_and_names_what_comes(conference):
    opening = only(papers(conference), "bai-phat-bieu")[0]
    told = words_of(opening.blocks)

    assert told[0].startswith("(Người phát biểu: Lãnh đạo UBND huyện.")
    assert told[1] == "Kính thưa các đồng chí đại diện lãnh đạo Ủy ban nhân dân tỉnh,"
    assert told[2] == "Kính thưa quý vị đại biểu!"
    assert any("nghe báo cáo; xem phóng sự; đón nghe ý kiến chỉ đạo" in text for text in told)
    assert "kết quả nổi bật để đưa vào bài phát biểu" in opening.missing


def test_a_programme_without_speeches_has_no_drafts():
    conference = make_conference(make_plan(agenda=(item(1, "Tham quan mô hình"),)))

    assert "bai-phat-bieu" not in [part.slug for part in papers(conference)]


def test_a_talk_has_the_header_of_its_unit_and_room_for_its_text():
    talks = (
        Talk(unit="Hội Nông dân huyện", topic="Thi đua sản xuất giỏi", lines=Lines(7, 7)),
        Talk(
            unit="UBND xã Bình Châu",
            topic="Chọn và mời 01 cá nhân báo cáo hiệu quả của việc làm",
            lines=Lines(8, 8),
        ),
    )
    body, person = only(papers(make_conference(make_plan(talks=talks))), "bai-tham-luan")

    assert body.issuer.name == "HỘI NÔNG DÂN HUYỆN BÌNH SƠN"
    assert body.title == "Thi đua sản xuất giỏi"
    assert "5. Kiến nghị, đề xuất" in words_of(body.blocks)
    assert person.title == "Hiệu quả của việc làm"
    assert "1. Hoàn cảnh và quyết tâm" in words_of(person.blocks)
    notes = [run.note for block in person.blocks if isinstance(block, Paragraph)
             for run in block.text if run.note]  # fmt: skip
    assert notes == [
        "Chỉ kể điều người trình bày đồng ý công khai; không nêu thông tin riêng tư của người khác."
    ]


def test_the_film_has_scenes_to_fill_and_asks_for_consent(conference):
    (paper,) = only(papers(conference), "phong-su")

    assert paper.title == "Phóng sự “Vươn lên”"
    assert [row[0] for row in cells_of(paper.blocks)] == ["1", "2", "3", "4", "5", "6"]
    assert cells_of(paper.blocks)[0][2:5] == (GAP, GAP, GAP)
    assert any("đồng ý bằng văn bản" in text for text in words_of(paper.blocks))
    assert plain(paper.blocks[0].text).endswith(f"người duyệt nội dung: {GAP}")
