"""Figures in sentences: matched where the words are theirs, left alone where they are not."""

from decimal import Decimal

import pytest

from hoinghi.reading.report import Moment, Role, State, Status, read_report_text
from tests.reading.report.reports import OUTLINE, values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Số hộ nghèo cuối năm 2023 là 1.234 hộ, chiếm 5,6 %.",
         [("NG03", "1234"), ("NG04", "5.6")]),
        ("Đầu kỳ có 412 hộ nghèo, đến cuối kỳ còn 215 hộ.", [("NG02", "412"), ("NG03", "215")]),
        ("Trong kỳ có 05 hộ tái nghèo và 12 hộ nghèo phát sinh.", [("NG10", "5"), ("NG09", "12")]),
        ("Cuối kỳ còn 12 345 hộ nghèo.", [("NG03", "12345")]),
        ("Vốn đã giải ngân 1,2 tỷ đồng.", [("VN02", "1200")]),
        ("Vốn đã giải ngân là 950.500.000 đồng.", [("VN02", "950.5")]),
        ("Tổ chức 24 hội nghị, lớp, buổi truyền thông, đối thoại về giảm nghèo.", [("D601", "24")]),
    ],
)  # fmt: skip
def test_a_figure_is_found_in_a_sentence(text, found):
    reading = read_report_text(text, OUTLINE)

    assert [(code, str(Decimal(v))) for code, v in values(reading)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Hỗ trợ xi măng làm đường cho 12 hộ nghèo.",
        "Đến cuối kỳ, đã hỗ trợ nhà ở cho 12 hộ nghèo, 8 hộ cận nghèo.",
        "Cuối kỳ, toàn huyện có 312 hộ nghèo được nhận đỡ đầu.",
        "Cuối kỳ, xã Bình Hải và xã Bình Châu có số hộ nghèo là 52 hộ.",
        "Trong kỳ đã tặng bò giống cho 5 hộ thoát nghèo.",
        "Có 15/22 xã có tỷ lệ hộ nghèo cuối kỳ dưới 5%.",
        "Thu nhập bình quân của hộ nghèo đạt 18 triệu đồng/năm.",
        "Tặng 35 suất quà cho hộ nghèo nhân dịp Tết Nguyên đán.",
        "Vận động 20 hộ cận nghèo hiến đất mở đường.",
        "Số hộ nghèo giảm 197 hộ so với đầu kỳ.",
        "Thực hiện Quyết định số 90/QĐ-TTg ngày 18/01/2022 về giảm nghèo bền vững.",
        "Tỷ lệ hộ nghèo của 5 xã trên 8%.",
        "Dự án 2 hỗ trợ người từ 15 tuổi trở lên trong 3 năm.",
        "Xã có 6 thôn, 14 tổ dân phố và 9 văn bản chỉ đạo.",
        "Bình quân mỗi hộ nghèo được vay 50 triệu đồng.",
        "Đạt 105% kế hoạch giảm nghèo.",
    ],
)
def test_a_number_that_is_no_figure_is_never_sure(text):
    assert values(read_report_text(text, OUTLINE), sure=True) == []


def test_the_figure_of_one_thon_is_not_that_of_the_unit():
    reading = read_report_text("Trong kỳ, thôn Phú Lộc có 31 hộ thoát nghèo.", OUTLINE)

    assert [(f.code, f.dimension) for f in reading.figures] == [("NG08", "thôn Phú Lộc")]


def test_a_row_of_years_in_a_sentence_carries_its_label_on():
    text = (
        "Số hộ nghèo đầu năm 2021: 2.204 hộ; cuối năm 2021: 1.950 hộ; cuối năm 2022: 1.620 hộ; "
        "cuối năm 2023: 1.356 hộ."
    )
    figures = read_report_text(text, OUTLINE).figures

    assert [(f.code, str(f.value), f.period.year) for f in figures] == [
        ("NG02", "2204", 2021), ("NG03", "1950", 2021), ("NG03", "1620", 2022),
        ("NG03", "1356", 2023),
    ]  # fmt: skip


def test_an_aim_is_told_from_a_result():
    text = "V. PHƯƠNG HƯỚNG, GIẢI PHÁP\nĐến cuối năm 2025 còn 95 hộ nghèo."
    figure = read_report_text(text, OUTLINE).figures[0]

    assert (figure.code, figure.role, figure.period.year) == ("NG03", Role.PLAN, 2025)


@pytest.mark.parametrize(
    ("text", "code", "state"),
    [
        ("Trên địa bàn không có hộ tái nghèo trong kỳ.", "NG10", State.REPORTED),
        ("Chưa có số liệu về số hộ nghèo cuối kỳ.", "NG03", State.NO_DATA),
        ("Số công trình hoàn thành đưa vào sử dụng: không áp dụng.", "D102", State.NOT_APPLICABLE),
    ],
)
def test_none_no_data_and_not_applicable_are_three_things(text, code, state):
    figure = read_report_text(text, OUTLINE).figures[0]

    assert (figure.code, figure.state) == (code, state)
    assert figure.value == (0 if state is State.REPORTED else None)


def test_a_preliminary_figure_says_so():
    figure = read_report_text("Số hộ nghèo cuối kỳ là 215 hộ (số sơ bộ).", OUTLINE).figures[0]

    assert figure.status is Status.PRELIMINARY


def test_the_day_of_a_figure_is_kept():
    figure = read_report_text("Tính đến ngày 30/9/2023, còn 215 hộ nghèo.", OUTLINE).figures[0]

    assert (figure.code, figure.period.moment) == ("NG03", Moment.END)
    assert figure.period.as_of.isoformat() == "2023-09-30"


def test_two_values_of_one_figure_are_put_beside_each_other():
    text = (
        "Số hộ nghèo cuối kỳ là 215 hộ.\nBiểu 1\n"
        "STT\tChỉ tiêu\tĐVT\tSố liệu\n1\tSố hộ nghèo cuối kỳ\thộ\t217\n"
    )
    reading = read_report_text(text, OUTLINE)

    assert [f.message for f in reading.findings if f.code == "report.figures-differ"] == [
        "“Số hộ nghèo cuối kỳ” có hai số khác nhau: “215 hộ” và “217”."
    ]
    assert all(f.confidence != "sure" for f in reading.figures)


def test_a_figure_said_twice_alike_is_kept_once():
    text = (
        "Số hộ nghèo cuối kỳ là 215 hộ.\nBiểu 1\n"
        "STT\tChỉ tiêu\tĐVT\tSố liệu\n1\tSố hộ nghèo cuối kỳ\thộ\t215\n"
    )

    assert values(read_report_text(text, OUTLINE)) == [("NG03", "215")]
