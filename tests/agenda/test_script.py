"""The script of the conference, with the words of the MC."""

from dataclasses import replace
from datetime import date

import pytest

from hoinghi.agenda.papers import papers
from hoinghi.agenda.rules import PointKind
from hoinghi.papers.model import GAP, Orientation
from hoinghi.papers.text import Template
from hoinghi.reading.plan import AgendaItem as Item
from hoinghi.reading.plan import Lines
from hoinghi.wording.queries import trying
from tests.factories import PLAN, make_conference, make_plan
from tests.paper_words import cells_of, only, words_of

pytestmark = pytest.mark.django_db
NUMBER, TIME, MINUTES, CONTENT, PERFORMER, WORDS, PREPARED = range(7)

TEXTS = {
    PointKind.ARRIVAL: "Đón tiếp đại biểu",
    PointKind.FLAG: "Chào cờ",
    PointKind.CULTURE: "Văn nghệ chào mừng",
    PointKind.INTRODUCTION: "Tuyên bố lý do, giới thiệu đại biểu",
    PointKind.CHAIR: "Mời chủ tọa, thư ký",
    PointKind.OPENING: "Phát biểu khai mạc",
    PointKind.REPORT: "Báo cáo kết quả",
    PointKind.FILM: "Trình chiếu phóng sự",
    PointKind.TALKS: "Phát biểu tham luận",
    PointKind.DISCUSSION: "Thảo luận",
    PointKind.VISIT: "Tham quan mô hình",
    PointKind.BREAK: "Giải lao",
    PointKind.SPEECH: "Phát biểu của đại biểu tỉnh",
    PointKind.DIRECTION: "Phát biểu chỉ đạo",
    PointKind.REPLY: "Tiếp thu ý kiến",
    PointKind.AWARDS: "Công bố quyết định khen thưởng",
    PointKind.CONCLUSION: "Kết luận",
    PointKind.CONTENT: "Chuyên đề 1",
    PointKind.CLOSING: "Bế mạc",
}
FULL = tuple(
    Item(order=order, time=None, text=text, presenter=None, lines=Lines(4, 4))
    for order, text in enumerate(TEXTS.values(), start=1)
)


def script(plan=PLAN):
    (paper,) = only(papers(make_conference(plan)), "kich-ban-dieu-hanh")
    return paper


def rows_by_content(paper):
    return {row[CONTENT]: row for row in cells_of(paper.blocks)}


def test_every_kind_of_point_has_words_and_preparation():
    paper = script(make_plan(agenda=FULL))

    assert paper.orientation is Orientation.LANDSCAPE
    rows = rows_by_content(paper)
    for text in TEXTS.values():
        assert len(rows[text][WORDS]) > 40, text
        assert rows[text][PREPARED].endswith("."), text
    assert len({rows[text][WORDS] for text in TEXTS.values()}) == len(TEXTS)


def test_talks_are_called_one_by_one():
    agenda = (FULL[3], replace(FULL[8], order=2))

    rows = cells_of(script(make_plan(agenda=agenda)).blocks)

    first, last = (row for row in rows if row[NUMBER].startswith("2."))
    assert "mở đầu phần tham luận với nội dung: Thi đua sản xuất giỏi" in first[WORDS]
    assert first[PREPARED].startswith("Mời người trình bày của UBND xã Bình Châu về hàng ghế chờ")
    assert "Tham luận cuối cùng" in last[WORDS]
    assert [row[MINUTES] for row in rows if row[NUMBER].startswith("2")] == ["(14)", "07", "07"]


def test_guests_are_introduced_by_protocol():
    row = rows_by_content(script(make_plan(agenda=FULL)))["Tuyên bố lý do, giới thiệu đại biểu"]

    assert [line for line in row[WORDS].split("\n") if line.startswith("- ")] == [
        f"- Đại diện lãnh đạo Ủy ban nhân dân tỉnh: {GAP};",
        "- Đại diện lãnh đạo Ủy ban nhân dân, Ủy ban Mặt trận Tổ quốc Việt Nam các xã, thị trấn;",
        "- Trưởng thôn, Tổ trưởng tổ dân phố;",
    ]


def test_a_post_is_called_with_the_gap_of_its_holder():
    row = rows_by_content(script())["Phát biểu của lãnh đạo UBND huyện"]

    assert f"kính mời đồng chí {GAP}, lãnh đạo Ủy ban nhân dân huyện, phát biểu" in row[WORDS]


def test_places_for_awards_are_told():
    row = rows_by_content(script(make_plan(agenda=FULL)))["Công bố quyết định khen thưởng"]

    assert "đại diện 02 tập thể được khen thưởng" in row[WORDS]
    assert "kính mời 03 cá nhân được khen thưởng" in row[WORDS]


def test_without_an_hour_minutes_are_counted_from_the_opening():
    paper = script()

    assert [row[TIME] for row in cells_of(paper.blocks)] == [
        "Trước khai mạc",
        "Phút\n0-10",
        "Phút\n10-20",
        "Phút\n20-25",
    ]
    assert "Chưa có giờ bắt đầu" in " ".join(words_of(paper.blocks))


def test_with_an_hour_every_step_has_its_clock():
    event = replace(PLAN.event, start=date(2023, 12, 5), time="07:30")

    paper = script(make_plan(event=event))

    assert [row[TIME] for row in cells_of(paper.blocks)] == [
        "07h00 - 07h30",
        "07h30 - 07h40",
        "07h40 - 07h50",
        "07h50 - 07h55",
    ]


def test_the_sum_is_held_against_the_plan():
    told = " ".join(words_of(script().blocks))

    assert "Tổng thời lượng: 00 giờ 25 phút, nằm trong thời gian kế hoạch" in told


def test_a_script_that_is_too_long_says_so():
    half_day = replace(PLAN.event, duration_days=0.5)

    told = " ".join(words_of(script(make_plan(agenda=FULL, event=half_day)).blocks))

    assert "vượt thời gian kế hoạch dành cho Hội nghị (0,5 ngày)" in told


def test_what_the_script_lacks_is_listed():
    assert script().missing == (
        "ngày, giờ tổ chức (dự kiến đầu tháng 12/2023)",
        "họ tên người dẫn chương trình",
        "họ tên thư ký",
        "họ tên, chức vụ người thực hiện mục “Khai mạc”",
        "họ tên, chức vụ người thực hiện mục “Phát biểu của lãnh đạo UBND huyện”",
    )


def test_own_words_without_headings_are_all_said():
    own = Template(name="agenda/mc-words", source="Mời {{ noun }}.", is_own=True)

    with trying(own):
        rows = cells_of(only(papers(make_conference()), "kich-ban-dieu-hanh")[0].blocks)

    assert {row[WORDS] for row in rows} == {"Mời Hội nghị."}
    assert {row[PREPARED] for row in rows} == {""}
