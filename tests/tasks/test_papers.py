"""The assignment table, element by element."""

from datetime import date

import pytest

from hoinghi.papers.model import Orientation
from hoinghi.tasks.papers import papers
from tests.factories import PLAN, make_conference, make_plan
from tests.paper_words import cells_of, only, words_of

pytestmark = pytest.mark.django_db


def table(plan=PLAN):
    (paper,) = only(papers(make_conference(plan)), "bang-phan-cong-nhiem-vu")
    return paper


def test_each_task_has_its_row_and_its_lines_in_the_plan():
    assert cells_of(table().blocks) == [
        (
            "1",
            "Báo cáo kết quả thực hiện theo đề cương, gửi Phòng LĐTBXH",
            "Phòng Y tế huyện; UBND các xã, thị trấn",
            "",
            "Trước ngày 22/11/2023",
            "18–19",
        ),
        (
            "2",
            "Tham mưu xét chọn tập thể, cá nhân khen thưởng",
            "Phòng Lao động - Thương binh và Xã hội huyện",
            "Phòng Nội vụ huyện",
            "Theo tiến độ chung",
            "20",
        ),
    ]


def test_it_is_an_internal_paper_across_the_sheet():
    paper = table()

    assert (paper.number, paper.signature) == (None, None)
    assert paper.orientation is Orientation.LANDSCAPE
    assert paper.missing == ("số, ngày ban hành của Kế hoạch",)


def test_a_numbered_plan_is_cited_and_nothing_is_missing():
    paper = table(make_plan(number="12/KH-UBND", date=date(2023, 11, 1)))

    assert words_of(paper.blocks)[0].startswith(
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 01/11/2023 của UBND huyện Bình Sơn,"
    )
    assert paper.missing == ()


def test_a_plan_without_tasks_has_no_table():
    assert list(papers(make_conference(make_plan(tasks=())))) == []
