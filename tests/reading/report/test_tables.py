"""Tables: codes against labels, units, totals, numbers written in two ways."""

import pytest

from hoinghi.reading.report import IndicatorSpec, OutlineSpec, State, read_report_text
from tests.reading.report.reports import OUTLINE, values

HEAD = "STT\tMã\tChỉ tiêu\tĐVT\tSố liệu"


def table(*rows, head=HEAD):
    return read_report_text("\n".join([head, *rows]), OUTLINE)


def codes(reading, name):
    return [f for f in reading.findings if f.code == f"report.{name}"]


def test_a_code_with_the_label_of_another_indicator_is_doubtful():
    reading = table("1\tNG03\tSố công trình hoàn thành đưa vào sử dụng\t\t5")

    assert [(f.code, f.confidence) for f in reading.figures] == [("NG03", "doubtful")]


def test_an_unknown_code_leaves_the_label_to_decide():
    assert values(table("1\tX99\tSố hộ nghèo cuối kỳ\thộ\t215")) == [("NG03", "215")]


def test_a_unit_that_cannot_be_is_told():
    reading = table("1\tNG03\tSố hộ nghèo cuối kỳ\ttriệu đồng\t215")

    assert reading.figures[0].confidence == "doubtful"
    assert [f.message for f in codes(reading, "unit-clash")] == [
        "“Số hộ nghèo cuối kỳ” tính theo “hộ” nhưng báo cáo ghi “triệu đồng”."
    ]


@pytest.mark.parametrize(
    ("written", "value", "is_sure"),
    [
        ("1.234", "1234", True), ("1,234", "1234", False), ("1 234", "1234", True),
        ("012", "12", True), ("12,5", "12.5", False), ("215 hộ", "215", True),
    ],
)  # fmt: skip
def test_a_count_is_read_in_every_style_and_the_unclear_is_not_sure(written, value, is_sure):
    figure = table(f"1\tNG03\tSố hộ nghèo cuối kỳ\thộ\t{written}").figures[0]

    assert (str(figure.value), figure.confidence == "sure") == (value, is_sure)


@pytest.mark.parametrize(
    ("written", "state"),
    [
        ("Không áp dụng", State.NOT_APPLICABLE), ("KAD", State.NOT_APPLICABLE),
        ("không thuộc đối tượng", State.NOT_APPLICABLE), ("chưa có số liệu", State.NO_DATA),
        ("…", State.NO_DATA), ("-", State.NO_DATA), ("", State.NO_DATA), ("0", State.REPORTED),
        ("không phát sinh", State.REPORTED),
    ],
)  # fmt: skip
def test_a_cell_without_a_number_says_why(written, state):
    figure = table(
        "1\tNG02\tSố hộ nghèo đầu kỳ\thộ\t4", f"2\tNG03\tSố hộ nghèo cuối kỳ\thộ\t{written}"
    ).figures[1]

    assert (figure.state, figure.value) == (state, 0 if state is State.REPORTED else None)


def test_a_dash_asks_what_it_means():
    assert codes(table("1\tNG03\tSố hộ nghèo cuối kỳ\thộ\t-", "2\tNG02\tSố hộ\thộ\t5"), "dash")


def test_the_unit_on_top_of_a_sheet_counts_for_money_and_for_money_alone():
    reading = read_report_text(
        "Đơn vị: UBND xã Tân An\nĐVT: 1.000 đồng (số liệu ước tính)\n"
        "STT\tChỉ tiêu\tSố liệu\n1\tVốn đã giải ngân\t1.200.500\n2\tSố hộ nghèo cuối kỳ\t40\n",
        OUTLINE,
    )

    assert [(f.code, str(f.value), f.status) for f in reading.figures] == [
        ("VN02", "1200.5", "preliminary"), ("NG03", "40", "preliminary"),
    ]  # fmt: skip


def test_money_without_any_unit_is_never_sure():
    reading = table("1\tVốn đã giải ngân\t1.200", head="STT\tChỉ tiêu\tSố liệu")

    assert [(f.code, f.confidence) for f in reading.figures] == [("VN02", "likely")]


def test_words_in_the_place_of_a_number_are_told():
    reading = table("1\tNG03\tSố hộ nghèo cuối kỳ\thộ\tnhiều hơn năm trước", "2\tNG02\t\thộ\t5")

    assert [f.code for f in reading.figures] == ["NG02"]
    assert codes(reading, "no-number")


def test_a_total_that_does_not_add_up_is_told():
    reading = table(
        "1\tDự án 2\t1.200\t1.000", "2\tDự án 3\t1.400\t900", "\tTổng cộng\t2.700\t1.900",
        head="STT\tDự án\tVốn được giao\tVốn đã giải ngân",
    )  # fmt: skip

    assert [f.message for f in codes(reading, "total-differs")] == [
        "Dòng tổng của “Kế hoạch vốn được giao (theo dự án, nguồn)” ghi 2.700 nhưng các dòng cộng "
        "lại được 2.600."
    ]


def test_a_project_over_its_parts_is_a_total_too():
    reading = table(
        "3\tDự án 3\t1.000", "3.1\tTiểu dự án 1\t600", "3.2\tTiểu dự án 2\t400",
        head="STT\tDự án\tVốn được giao",
    )  # fmt: skip

    assert [(f.dimension, str(f.value)) for f in reading.figures] == [
        ("Tiểu dự án 1", "600"), ("Tiểu dự án 2", "400"),
    ]  # fmt: skip


def test_any_outline_will_do():
    outline = OutlineSpec(
        sections=(),
        indicators=(
            IndicatorSpec(code="a", name="Số lớp học xóa mù chữ đã mở", unit="lớp"),
            IndicatorSpec(code="b", name="Số học viên hoàn thành", unit="người"),
        ),
    )
    reading = read_report_text("Đã mở 12 lớp học xóa mù chữ. Số học viên hoàn thành: 240.", outline)

    assert values(reading) == [("a", "12"), ("b", "240")]


def test_codes_must_be_unique():
    twice = (IndicatorSpec(code="a", name="x", unit="hộ"),) * 2

    with pytest.raises(ValueError, match="unique"):
        OutlineSpec(sections=(), indicators=twice)
