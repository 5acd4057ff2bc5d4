"""Remarks on a report: what is found, and above all what is left in peace."""

from decimal import Decimal

import pytest

from hoinghi.reports.asking import COMMUNE, Asked, allocated
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.comparing import Index, common_runs, marked, prints, unbalanced
from hoinghi.reports.content import Cell, Content
from hoinghi.reports.outlines import for_conference, outline
from hoinghi.reports.periods import year
from hoinghi.reports.quality import (
    Rule,
    contradicting,
    discontinuous,
    remarks,
    without_cause,
    without_outcome,
)

COUNTED = for_conference(outline("giam-ngheo-ben-vung"), "giai đoạn 2021 - 2023", year(2023).last)
ASKED = Asked(
    outline=COUNTED, allocation=allocated(COUNTED, "UBND xã Bình Châu", "peoples_committee")
)
LONG = (
    "Trong năm, xã đã tổ chức rà soát từng hộ, phân công cán bộ phụ trách từng thôn, "
    "hỗ trợ cây giống và vốn vay cho các hộ có sức lao động, đồng thời mở lớp dạy nghề nấu ăn và "
    "sửa máy nông nghiệp cho thanh niên trong xã."
)  # fmt: skip


def told(texts: dict[str, str] | None = None, **figures: int | str | None) -> Content:
    """Figures as ``NG03_2023=12``; None for "no data"."""
    answers = {}
    for name, value in figures.items():
        code, _, period = name.rpartition("_")
        said = Said.NO_DATA if value is None else Said.NUMBER
        number = None if value is None else Decimal(value)
        answers[Cell(code, period)] = Answer(said=said, number=number)
    return Content(answers=answers, texts={k: f"<p>{v}</p>" for k, v in (texts or {}).items()})


def test_what_was_done_without_what_came_of_it_is_asked_about():
    found = list(without_outcome(told(D201_2023=4, D203_2023=60, D204_2023=0), ASKED))

    assert [(one.rule, one.place) for one in found] == [(Rule.NO_OUTCOME, "D204|2023|")]
    assert found[0].facts[:3] == ("DA2", "D201", "4")


@pytest.mark.parametrize(
    "content",
    [
        told(D201_2023=4, D203_2023=60, D204_2023=12),
        told(D201_2023=0, D203_2023=0, D204_2023=0),
        told(D304_2023=200, D305_2023=0),  # no stunted child is the best of outcomes
        told(D501_2023=3),  # nothing else is asked about houses
        told(TD01_2023=120),
        told(),
    ],
)
def test_an_outcome_given_and_a_project_not_begun_are_left_in_peace(content):
    assert list(without_outcome(content, ASKED)) == []


def test_limits_without_any_cause_are_asked_about_with_the_sentence():
    text = "Một số mô hình nhỏ lẻ. Công tác giải ngân còn hạn chế, chưa đạt kế hoạch."
    (found,) = without_cause(told({"IV": text}), ASKED)

    assert (found.place, found.facts) == (
        "IV", ("Công tác giải ngân còn hạn chế, chưa đạt kế hoạch",),
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Giải ngân còn hạn chế. Nguyên nhân: vốn giao muộn.",
        "Giải ngân còn chậm, khó khăn do vốn giao muộn.",
        "Xã thuộc vùng đặc biệt khó khăn, đời sống người dân được nâng lên.",
        "Hỗ trợ hộ có hoàn cảnh khó khăn, góp phần hạn chế tái nghèo.",
        "Quá trình thực hiện không có khó khăn, vướng mắc.",
        "Chương trình đạt kết quả tốt.",
    ],
)
def test_a_cause_that_is_named_and_other_hardships_are_left_in_peace(text):
    assert list(without_cause(told({"IV": text}), ASKED)) == []


def contradictions(text: str, **figures: int | str | None):
    return [
        (one.place, one.facts[1:])
        for one in contradicting(told({"II.1": text}, **figures), ASKED, {})
    ]


def test_a_figure_that_the_text_says_otherwise_is_asked_about():
    text = "Năm 2023, số hộ thoát nghèo là 45 hộ."

    assert contradictions(text, NG08_2023=54) == [("NG08|2023|", ("45 hộ", "54"))]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023, số hộ thoát nghèo là 54 hộ.",
        "Năm 2023, số hộ thoát nghèo khoảng 50 hộ.",
        "Kế hoạch năm 2023 giảm 60 hộ nghèo.",
        "Năm 2023, thôn Tân Hy có 12 hộ thoát nghèo.",
        "Số hộ thoát nghèo là 45 hộ.",  # of which year nobody says
    ],
)
def test_the_same_figure_and_what_is_of_something_else_are_left_in_peace(text):
    assert contradictions(text, NG08_2023=54) == []


def test_a_sum_of_all_years_is_no_contradiction():
    text = "Từ năm 2021, số hộ thoát nghèo là 45 hộ."

    assert contradictions(text, NG08_2021=10, NG08_2022=15, NG08_2023=20) == []


def test_a_rate_may_be_rounded_as_the_text_writes_it():
    computed = {Cell("NG04", "2023"): Decimal("4.23")}
    near = told({"II.1": "Cuối năm 2023 tỷ lệ hộ nghèo là 4,2%."})
    far = told({"II.1": "Cuối năm 2023 tỷ lệ hộ nghèo là 5,2%."})

    assert list(contradicting(near, ASKED, computed)) == []
    assert len(list(contradicting(far, ASKED, computed))) == 1


def test_a_year_begins_with_what_the_year_before_ended():
    content = told(NG03_2022=100, NG02_2023=98, NG06_2022=40, NG05_2023=40)
    (found,) = discontinuous(content, ASKED)

    assert (found.place, found.facts) == ("NG02|2023|", ("NG03", "2022", "100", "98"))


def test_across_another_poverty_standard_nothing_is_asked():
    assert list(discontinuous(told(NG03_2021=100, NG02_2022=180), ASKED)) == []
    assert len(list(discontinuous(told(NG01_2021=900, NG01_START_2022=950), ASKED))) == 1


def test_a_good_report_has_no_remark_at_all():
    every = {one.number: LONG for one in ASKED.written}
    every["IV"] = "Còn hạn chế trong giải ngân. Nguyên nhân: vốn giao muộn."
    content = told(every, D201_2023=4, D203_2023=60, D204_2023=12, NG03_2022=100, NG02_2023=100)

    assert remarks(content, ASKED) == ()


def test_what_was_set_aside_is_asked_anew_once_the_figure_is_another():
    (one,) = without_outcome(told(D201_2023=4), ASKED)
    (other,) = without_outcome(told(D201_2023=5), ASKED)

    assert one.place == other.place
    assert one.key != other.key


def test_a_copied_passage_is_found_whatever_else_stands_around_it():
    index = Index()
    for number in range(8):
        words = " ".join(f"việc{number}x{place}" for place in range(60))
        index.put(number, prints(told({"I": words}).texts))
    index.put(8, prints(told({"IV": LONG}).texts))
    index.put(9, prints(told({"IV": f"{LONG} Ngoài ra xã còn làm thêm việc khác."}).texts))

    assert {key: one.report for key, one in index.copies(9).items()} == {"IV": 8}
    assert index.copies(3) == {}


def test_words_of_the_outline_that_all_repeat_are_no_copy():
    index = Index()
    for number in range(12):
        own = " ".join(f"riêng{number}y{place}" for place in range(40))
        index.put(number, prints(told({"IV": f"{LONG} {own}"}).texts))

    assert index.copies(3) == {}


def test_what_is_taken_back_leaves_the_index():
    index = Index()
    index.put(1, prints(told({"IV": LONG}).texts))
    index.put(2, prints(told({"IV": LONG}).texts))
    index.drop(1)

    assert index.copies(2) == {}
    assert len(index) == 1


def test_common_words_are_marked_and_only_those():
    one, other = f"Mở đầu riêng. {LONG}", f"{LONG} Kết thúc khác hẳn."
    pieces = marked(one, common_runs(one, other))

    assert pieces == [("Mở đầu riêng.", False), (LONG, True)]


def test_a_department_and_its_communes_are_compared_and_never_added():
    cell = Cell("D304", "2023")
    own = {cell: Decimal(500)}

    (found,) = unbalanced(own, {cell: (Decimal(480), 22)}, 22)
    waiting = list(unbalanced(own, {cell: (Decimal(300), 12)}, 22))
    over = list(unbalanced(own, {cell: (Decimal(600), 12)}, 22))

    assert found.facts == ("500", "480", "22", "22")
    assert waiting == []
    assert len(over) == 1
    assert not list(unbalanced(own, {cell: (Decimal(500), 22)}, 22))
    assert COMMUNE in COUNTED.indicators["D304"].reporters
