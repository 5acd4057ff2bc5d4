"""The notice of conclusions: a frame until the day."""

import pytest

from hoinghi.followup.papers import papers
from hoinghi.papers.model import GAP
from hoinghi.reading.plan import Event, Lines, Recipient
from tests.factories import PLAN, make_conference, make_plan
from tests.paper_words import cells_of, only, words_of

pytestmark = pytest.mark.django_db


def notice(plan=PLAN):
    (paper,) = only(papers(make_conference(plan)), "thong-bao-ket-luan")
    return paper


def test_the_office_gives_notice_by_order_of_the_chair():
    paper = notice()

    assert paper.title == f"Kết luận của đồng chí {GAP} tại {PLAN.event.name}"
    assert paper.number.symbol == "TB-UBND"
    assert paper.signature.authority == ("TL. CHỦ TỊCH",)
    assert paper.signature.position == "CHÁNH VĂN PHÒNG"
    assert words_of(paper.blocks)[-1].endswith(
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện Bình Sơn thông báo để các cơ quan, "
        "đơn vị, địa phương biết, thực hiện."
    )


def test_tasks_stand_as_gaps_with_who_and_when():
    paper = notice()

    assert cells_of(paper.blocks)[0] == ("1", GAP, GAP, GAP, GAP)
    assert paper.missing == (
        "họ tên, chức vụ người kết luận Hội nghị",
        "ngày, giờ tổ chức (dự kiến đầu tháng 12/2023)",
        "họ tên, chức vụ người chủ trì Hội nghị",
        "số đại biểu có mặt",
        "đánh giá kết quả đạt được",
        "tồn tại, hạn chế và nguyên nhân",
        "bài học kinh nghiệm",
        "thời hạn tổng hợp kết quả thực hiện kết luận",
        "nhiệm vụ, cơ quan chủ trì, phối hợp và thời hạn theo kết luận",
        "họ tên người ký (Chánh Văn phòng)",
    )


def test_it_goes_to_whom_the_plan_goes_without_its_slips():
    told = ("Lưu: VT, VX", "UBND tỉnh", "Các các tổ chức CT-XH huyện")
    lines = tuple(Recipient(text=text, lines=Lines(22, 22)) for text in told)

    paper = notice(make_plan(recipients=lines))

    assert paper.recipients == ("UBND tỉnh", "Các tổ chức CT-XH huyện", "Lưu: VT, VX")


def test_a_school_gives_notice_itself():
    paper = notice(
        make_plan(
            issuer="TRƯỜNG THPT CAO LÃNH 2",
            title="Tổ chức sinh hoạt chuyên môn Cụm 2",
            event=Event(name="sinh hoạt chuyên môn Cụm 2", venue="Trực tuyến qua Google Meet"),
        )
    )

    told = words_of(paper.blocks)
    assert paper.title == f"Kết luận của đồng chí {GAP} tại buổi sinh hoạt chuyên môn Cụm 2"
    assert paper.signature.authority == ("KT. CHỦ TỊCH",)
    assert f"Ngày {GAP}, trực tuyến qua Google Meet, Trường THPT Cao Lãnh 2 tổ chức" in told[0]


def test_an_inspection_has_no_conclusions_of_a_meeting():
    plan = make_plan(title="Kiểm tra an toàn", event=Event(name="Kiểm tra an toàn lao động"))

    assert list(papers(make_conference(plan))) == []
