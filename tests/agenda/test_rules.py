"""Kinds of points, and when each one comes."""

import pytest

from hoinghi.agenda.durations import customs
from hoinghi.agenda.rules import (
    Calling,
    Point,
    PointKind,
    Speech,
    calling,
    choice_of_speaker,
    clock,
    closes,
    days,
    fits,
    has_times,
    kind_of,
    orders_talks,
    point,
    run_of_show,
    talks_under,
    total_minutes,
)

USUAL = customs().usual
SPEECHES = (Speech(unit="Hội Nông dân", topic="a"), Speech(unit="Hội Phụ nữ", topic="b"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tuyên bố lý do, giới thiệu đại biểu", PointKind.INTRODUCTION),
        ("Tuyên bố lí do, giới thiệu đại biểu, thành phần Đoàn công tác", PointKind.INTRODUCTION),
        ("Đón tiếp đại biểu, tuyên bố lý do", PointKind.INTRODUCTION),
        ("Ổn định tổ chức", PointKind.ARRIVAL),
        ("Văn nghệ chào mừng", PointKind.CULTURE),
        ("Chào cờ, hát Quốc ca", PointKind.FLAG),
        ("Giới thiệu chủ tọa, thư ký", PointKind.CHAIR),
        ("Phát biểu khai mạc của lãnh đạo UBND huyện", PointKind.OPENING),
        ("Báo cáo sơ kết; phong trào thi đua", PointKind.REPORT),
        ("Báo cáo công tác khen thưởng", PointKind.REPORT),
        ("Trình bày báo cáo tổng kết", PointKind.REPORT),
        ("Trình chiếu phóng sự", PointKind.FILM),
        ("Phát biểu tham luận", PointKind.TALKS),
        ("Phát biểu thảo luận", PointKind.DISCUSSION),
        ("Ý kiến của các cơ sở giáo dục", PointKind.DISCUSSION),
        ("Giải đáp vướng mắc", PointKind.DISCUSSION),
        ("Giải lao (15 phút)", PointKind.BREAK),
        ("Phát biểu chỉ đạo của Thường trực Huyện ủy", PointKind.DIRECTION),
        ("Phát biểu tiếp thu ý kiến chỉ đạo", PointKind.REPLY),
        ("Công bố quyết định khen thưởng", PointKind.AWARDS),
        ("Trao thưởng cho các tập thể, cá nhân", PointKind.AWARDS),
        ("Kết luận hội nghị", PointKind.CONCLUSION),
        ("Kết luận, bế mạc Hội nghị", PointKind.CONCLUSION),
        ("Bế mạc", PointKind.CLOSING),
        ("Tham quan phòng bộ môn", PointKind.VISIT),
        ("Phát biểu của Trưởng đoàn", PointKind.SPEECH),
        ("Chuyên đề 4: Văn hóa ứng xử", PointKind.CONTENT),
        ("Giáo viên làm việc: Làm quen với học sinh; trao đổi, giải đáp", PointKind.CONTENT),
        ("Phần 1: Báo cáo tổng kết; thảo luận", PointKind.REPORT),
    ],
)
def test_a_point_is_known_by_its_words(text, kind):
    assert kind_of(text) is kind


def test_every_kind_has_a_usual_length():
    assert set(USUAL.kinds) == set(PointKind)
    assert all(minutes > 0 for minutes in USUAL.kinds.values())


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("8h30 - 8h35", (510, 515)),
        ("07:30", (450, None)),
        ("Từ 14 giờ 00 đến 16 giờ", (840, 960)),
        ("9h00-11h00", (540, 660)),
        ("sáng", (None, None)),
        ("", (None, None)),
        ("11h00 - 9h00", (660, None)),
    ],
)
def test_hours_as_plans_write_them(written, hours):
    assert clock(written) == hours


def test_minutes_set_by_the_office_go_first():
    assert point(text="Báo cáo", presenter="", time="8h00 - 8h30", minutes=20).minutes == 20


def test_minutes_in_brackets_are_read_and_left_out_of_the_text():
    made = point(text="Hướng dẫn lập bảng kê (30 phút)", presenter="", time="", minutes=None)

    assert (made.text, made.minutes) == ("Hướng dẫn lập bảng kê", 30)


def plain_points(*texts):
    return [Point(text=text) for text in texts]


def test_a_gathering_gets_reception_and_closing():
    steps = run_of_show(plain_points("Khai mạc", "Thảo luận"), (), 450, USUAL)

    assert [(step.kind.value, step.begins, step.minutes, step.number) for step in steps] == [
        ("arrival", 420, 30, ""),
        ("opening", 450, 10, "1"),
        ("discussion", 460, 25, "2"),
        ("closing", 485, 5, ""),
    ]


def test_without_a_start_time_counts_from_the_beginning():
    steps = run_of_show(plain_points("Khai mạc", "Bế mạc"), (), None, USUAL)

    assert [(step.begins, step.ends) for step in steps] == [(-30, 0), (0, 10), (10, 15)]


def test_talks_follow_one_by_one_under_their_point():
    steps = run_of_show(plain_points("Khai mạc", "Phát biểu tham luận"), SPEECHES, 480, USUAL)

    talks = [step for step in steps if step.speech]
    assert [(t.number, t.begins, t.minutes, t.presenter) for t in talks] == [
        ("2.1", 490, 7, "Hội Nông dân"),
        ("2.2", 497, 7, "Hội Phụ nữ"),
    ]
    assert total_minutes(steps) == 10 + 14 + 5


def test_minutes_that_the_office_gives_to_talks_are_shared_out():
    points = [Point(text="Tham luận", minutes=15)]

    steps = run_of_show(points, SPEECHES, None, USUAL)

    assert [step.minutes for step in steps if step.speech] == [8, 7]


def test_talks_with_points_of_their_own_are_not_listed_again():
    points = plain_points("Tham luận 1", "Tham luận 2")

    assert talks_under(points, SPEECHES) is None


def test_a_second_report_in_one_point_takes_more_time():
    steps = run_of_show(plain_points("Báo cáo sơ kết; phong trào thi đua"), (), None, USUAL)

    assert steps[2].minutes == 25 + 15


def test_a_break_is_proposed_after_long_sitting():
    points = plain_points("Khai mạc", *["Báo cáo"] * 4, "Kết luận")

    steps = run_of_show(points, (), None, USUAL)

    breaks = [step for step in steps if step.kind is PointKind.BREAK]
    assert [(step.begins, step.is_proposed) for step in breaks] == [(110, True)]


def test_a_programme_with_its_own_times_is_kept():
    points = [
        point(text="Khai mạc", presenter="", time="8h00 - 8h10", minutes=None),
        point(text="Báo cáo", presenter="", time="8h30 - 11h00", minutes=None),
        point(text="Kết luận, bế mạc", presenter="", time="11h00 - 11h20", minutes=None),
    ]

    steps = run_of_show(points, (), 480, USUAL)

    assert has_times(points)
    assert [(s.kind.value, s.begins, s.ends) for s in steps if not s.is_proposed] == [
        ("opening", 480, 490),
        ("report", 510, 660),
        ("conclusion", 660, 680),
    ]
    assert [step.kind for step in steps if step.is_proposed] == [PointKind.ARRIVAL]


def test_what_has_no_beginning_gets_words_of_welcome():
    steps = run_of_show(plain_points("Phân tích đề thi"), (), 840, USUAL)

    assert [step.kind.value for step in steps] == ["arrival", "introduction", "content", "closing"]


def test_a_clock_that_goes_back_begins_another_day():
    points = [Point(text="a", begins=480), Point(text="b"), Point(text="c", begins=420)]

    assert days(points) == [1, 1, 2]


def test_an_empty_programme_has_no_script():
    assert run_of_show([], (), 480, USUAL) == []


def test_the_script_is_held_against_the_time_of_the_plan():
    steps = run_of_show(plain_points("Khai mạc", *["Báo cáo"] * 8), (), 480, USUAL)

    assert fits(steps, 1, USUAL) is True
    assert fits(steps, 0.5, USUAL) is False
    assert fits(steps, None, USUAL) is None


def test_a_conclusion_may_close_by_itself():
    assert closes("Kết luận, bế mạc Hội nghị")
    assert not closes("Kết luận hội nghị")


@pytest.mark.parametrize(
    ("topic", "order", "subject"),
    [
        (
            "Chọn và mời 01 cá nhân tiêu biểu báo cáo nội dung: Hưởng ứng phong trào",
            "Chọn và mời 01 cá nhân tiêu biểu",
            "Hưởng ứng phong trào",
        ),
        ("báo cáo công tác chăm lo", "", "Công tác chăm lo"),
        ("báo cáo “Đẩy mạnh phong trào", "", "Đẩy mạnh phong trào"),
        ("“Quỹ vì người nghèo” của huyện", "", "“Quỹ vì người nghèo” của huyện"),
        ("Kết quả thực hiện;", "", "Kết quả thực hiện"),
        ("", "", ""),
    ],
)
def test_the_order_to_choose_a_speaker_is_not_the_topic(topic, order, subject):
    assert choice_of_speaker(topic) == (order, subject)


def test_only_handing_in_talks_counts_as_the_order():
    assert orders_talks("Gửi báo cáo tham luận về Phòng Nội vụ")
    assert not orders_talks("Gửi báo cáo kết quả")
    assert not orders_talks("Trình bày tham luận")


@pytest.mark.parametrize(
    ("presenter", "way"),
    [
        ("lãnh đạo UBND huyện", Calling.POST),
        ("Thường trực Huyện uỷ", Calling.POST),
        ("Lãnh đạo Bảo hiểm xã hội Việt Nam", Calling.POST),
        ("Thầy Lê Thanh Cường", Calling.PERSON),
        ("Phó Hiệu trưởng Nguyễn Minh Trí", Calling.PERSON),
        ("Đoàn trường", Calling.BODY),
        ("", Calling.UNKNOWN),
    ],
)
def test_how_a_presenter_is_called(presenter, way):
    assert calling(presenter) is way


@pytest.mark.parametrize(
    ("text", "presenter"),
    [
        ("Lãnh đạo UBND huyện phát biểu khai mạc", "Lãnh đạo UBND huyện"),
        ("Thường trực Huyện ủy phát biểu chỉ đạo", "Thường trực Huyện ủy"),
        ("Phát biểu chỉ đạo", ""),
        ("Công bố quyết định khen thưởng và trao thưởng", ""),
    ],
)
def test_who_begins_a_point_presents_it(text, presenter):
    assert point(text=text, presenter="", time="", minutes=None).presenter == presenter
