"""Programme and letters to speakers, element by element."""

from dataclasses import replace
from datetime import date

import pytest

from hoinghi.agenda.models import AgendaItem
from hoinghi.agenda.papers import papers
from hoinghi.papers.model import GAP
from hoinghi.reading.plan import AgendaItem as Item
from hoinghi.reading.plan import Lines, Recipient, Talk
from tests.factories import PLAN, make_conference, make_plan
from tests.paper_words import cells_of, only, words_of

pytestmark = pytest.mark.django_db

MINUTES = "xác nhận thời lượng mỗi tham luận (dự kiến 07 phút theo thông lệ)"


def item(order, text, time=None, presenter=None):
    return Item(order=order, time=time, text=text, presenter=presenter, lines=Lines(4, 4))


WITH_TALKS = (item(1, "Khai mạc"), item(2, "Phát biểu tham luận"), item(3, "Bế mạc"))
TIMED = (
    item(1, "Khai mạc", "7h30 - 7h40", "lãnh đạo UBND huyện"),
    item(2, "Báo cáo", "7h40 - 8h10"),
    item(3, "Bế mạc", "8h10 - 8h15"),
)


def programme(conference):
    (paper,) = only(papers(conference), "chuong-trinh")
    return paper


def test_hours_stay_open_until_they_are_set():
    paper = programme(make_conference())

    assert cells_of(paper.blocks) == [
        ("1", GAP, "Khai mạc", GAP),
        ("2", GAP, "Phát biểu của lãnh đạo UBND huyện", "Lãnh đạo UBND huyện"),
        ("3", GAP, "Bế mạc", "Người dẫn chương trình"),
    ]
    assert paper.missing == (
        "ngày, giờ tổ chức (dự kiến đầu tháng 12/2023)",
        "giờ của từng mục chương trình",
        "người thực hiện một số mục chương trình",
        "họ tên người ký (Chánh Văn phòng)",
    )


def test_talks_are_listed_under_their_point():
    paper = programme(make_conference(make_plan(agenda=WITH_TALKS)))

    assert [row[0] for row in cells_of(paper.blocks)] == ["1", "2", "2.1", "2.2", "3"]
    assert cells_of(paper.blocks)[2] == ("2.1", "", "Thi đua sản xuất giỏi", "Hội Nông dân huyện")


def test_hours_of_the_plan_are_printed():
    paper = programme(make_conference(make_plan(agenda=TIMED)))

    assert [row[1] for row in cells_of(paper.blocks)] == [
        "07h30 - 07h40",
        "07h40 - 08h10",
        "08h10 - 08h15",
    ]
    assert "giờ của từng mục chương trình" not in paper.missing


def test_hours_are_reckoned_when_start_and_minutes_are_known():
    event = replace(PLAN.event, start=date(2023, 12, 5), time="07:30")
    conference = make_conference(make_plan(event=event))
    for position, minutes in ((1, 10), (2, 15), (3, 5)):
        AgendaItem.objects.filter(conference=conference, position=position).update(minutes=minutes)

    paper = programme(conference)

    assert [row[1] for row in cells_of(paper.blocks)] == [
        "07h30 - 07h40",
        "07h40 - 07h55",
        "07h55 - 08h00",
    ]
    assert words_of(paper.blocks)[0].startswith(
        "Thời gian: 07 giờ 30 phút, ngày 05 tháng 12 năm 2023;"
    )


def test_days_are_told_apart():
    agenda = (item(1, "Khai mạc", "8h00 - 8h15"), item(2, "Chuyên đề", "7h00 - 8h00"))

    paper = programme(make_conference(make_plan(agenda=agenda)))

    assert [row[0] for row in cells_of(paper.blocks)] == [
        "Ngày thứ nhất", "1", "Ngày thứ hai", "2"
    ]  # fmt: skip


def test_the_office_signs_the_programme():
    paper = programme(make_conference())

    assert (paper.signature.authority, paper.signature.position) == (
        ("TL. CHỦ TỊCH",),
        "CHÁNH VĂN PHÒNG",
    )
    assert paper.number.symbol == "CTr-UBND"


def letters(plan=PLAN):
    return only(papers(make_conference(plan)), "moi-tham-luan")


def test_each_body_that_speaks_gets_one_letter():
    twice = (*PLAN.talks, Talk(unit="Hội Nông dân huyện", topic="vay vốn", lines=Lines(9, 9)))

    found = letters(make_plan(talks=twice))

    assert [letter.addressees for letter in found] == [
        ("Hội Nông dân huyện Bình Sơn",),
        ("Ủy ban nhân dân xã Bình Châu",),
    ]
    told = words_of(found[0].blocks)
    assert "1. Nội dung tham luận: Thi đua sản xuất giỏi." in told
    assert "2. Nội dung tham luận: Vay vốn." in told


def test_the_letter_says_what_the_task_on_talks_says():
    order = replace(
        PLAN.tasks[1],
        owners=("Các đơn vị tham luận",),
        action="Gửi báo cáo tham luận về Phòng Nội vụ trước ngày 20/11/2023",
        deadline_text="trước ngày 20/11/2023",
    )

    letter, _ = letters(make_plan(tasks=(order,)))

    assert (
        "4. Thời hạn và nơi gửi bài: gửi về Phòng Nội vụ trước ngày 20/11/2023 để tổng hợp, "
        "in tài liệu." in words_of(letter.blocks)
    )
    assert letter.missing == ("số, ngày ban hành của Kế hoạch", MINUTES)


def test_what_no_task_says_is_missing():
    _, letter = letters()

    assert letter.missing == (
        "số, ngày ban hành của Kế hoạch",
        "chủ đề tham luận của UBND xã Bình Châu",
        "nơi nhận bài tham luận",
        "thời hạn gửi bài tham luận",
        MINUTES,
    )


def test_an_order_to_choose_a_person_is_kept():
    chosen = Talk(
        unit="UBND xã Bình Châu",
        topic="Chọn và mời 01 cá nhân báo cáo hiệu quả làm việc ở nước ngoài",
        lines=Lines(8, 8),
    )

    (letter,) = letters(make_plan(talks=(chosen,)))

    told = " ".join(words_of(letter.blocks))
    assert "chọn và mời 01 cá nhân trình bày; đề nghị trao đổi, hướng dẫn người được chọn" in told
    assert "Nội dung tham luận: Hiệu quả làm việc ở nước ngoài." in told


def test_the_usual_length_of_a_talk_is_stated():
    letter, _ = letters()

    assert any("không quá 07 phút" in words for words in words_of(letter.blocks))


def test_a_plan_without_programme_and_talks_has_no_papers():
    assert list(papers(make_conference(make_plan(agenda=(), talks=())))) == []


@pytest.mark.parametrize(
    ("filing", "symbol"),
    [("Lưu: VT, VX", "UBND-VX"), ("Lưu: VT, BTXH&GN (02b)", "UBND-BTXH&GN"), ("Lưu: VT", "UBND")],
)
def test_a_letter_bears_the_symbol_of_the_unit_that_drafts_it(filing, symbol):
    filed = (Recipient(text=filing, lines=Lines(22, 22)),)

    assert letters(make_plan(recipients=filed))[0].number.symbol == symbol


def test_texts_may_be_handed_over_by_other_words_than_gui():
    order = replace(
        PLAN.tasks[1],
        action="Chuyển bài tham luận cho Phòng LĐTBXH trước ngày 22/11/2023",
        deadline_text="trước ngày 22/11/2023",
    )

    letter = letters(make_plan(tasks=(order,)))[0]

    assert any("gửi về Phòng LĐTBXH trước ngày 22/11/2023" in t for t in words_of(letter.blocks))
