"""Reports as units hand them in: Word, Excel and PDF, read against the outline."""

from dataclasses import replace

import pytest

from hoinghi.reading.report import Confidence, read_report_file
from tests.reading.report.further import FURTHER
from tests.reading.report.layouts import LAYOUTS
from tests.reading.report.reports import OUTLINE, missed, surely_wrong

ALL = {**{name: layout[:3] for name, layout in LAYOUTS.items()}, **FURTHER}


def read(folder, name):
    file, make, answers = ALL[name]
    return read_report_file(make(folder / file), OUTLINE), answers


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_figure_of_the_five_layouts_is_matched(tmp_path, name):
    reading, answers = read(tmp_path, name)

    assert missed(reading.figures, answers) == []


@pytest.mark.parametrize("name", ALL)
def test_no_figure_is_wrong_and_sure(tmp_path, name):
    reading, answers = read(tmp_path, name)

    assert surely_wrong(reading.figures, answers) == []


def test_at_least_98_of_100_figures_are_matched_over_all_reports(tmp_path):
    count = wrong = 0
    for name in ALL:
        reading, answers = read(tmp_path, name)
        count += len(answers)
        wrong += len(missed(reading.figures, answers))

    assert count > 230
    assert (count - wrong) / count >= 0.98


@pytest.mark.parametrize("name", [name for name, layout in LAYOUTS.items() if layout[3]])
def test_headings_in_other_words_and_numbers_find_their_sections(tmp_path, name):
    reading, _ = read(tmp_path, name)

    assert [section.number for section in reading.sections] == LAYOUTS[name][3]


@pytest.mark.parametrize("kept", [0, 1], ids=["every even", "every odd"])
def test_what_half_an_outline_does_not_ask_for_is_not_taken_for_what_it_asks(tmp_path, kept):
    asked = replace(OUTLINE, indicators=OUTLINE.indicators[kept::2])
    codes = {indicator.code for indicator in asked.indicators}
    count = wrong = 0
    for file, make, answers in ALL.values():
        reading = read_report_file(make(tmp_path / file), asked)
        due = [answer for answer in answers if answer[0] in codes]
        count += len(due)
        wrong += len(missed(reading.figures, due))

        assert surely_wrong(reading.figures, due) == []
    assert (count - wrong) / count >= 0.95


def test_a_section_holds_its_narrative_without_captions_of_tables(tmp_path):
    reading, _ = read(tmp_path, "word-bieu")
    last = reading.sections[-1]

    assert last.heading == "VII. KIẾN NGHỊ"
    assert [p.text for p in last.passages] == ["Đề nghị huyện bố trí vốn từ đầu năm."]


def test_every_figure_of_a_workbook_names_its_cell(tmp_path):
    reading, _ = read(tmp_path, "excel-bieu-mau")
    found = {(f.code, f.role): f for f in reading.figures}

    assert found["NG03", "actual"].cell == "Biểu 1!F10"
    assert found["NG03", "actual"].lines == (10, 10)
    assert found["NG03", "actual"].written == "215"


def test_a_hidden_sheet_is_left_out_and_named(tmp_path):
    reading, _ = read(tmp_path, "excel-bieu-mau")

    assert [f.message for f in reading.findings if f.code == "report.sheet-hidden"] == [
        "Trang tính “Nháp” đang ẩn nên không được đọc."
    ]
    assert "NG09" not in {f.code for f in reading.figures}


def test_money_in_another_unit_is_converted_and_says_so(tmp_path):
    reading, _ = read(tmp_path, "excel-nhieu-nam")
    figure = next(f for f in reading.figures if f.code == "CS05" and f.period.year == 2022)

    assert (figure.value, figure.unit, figure.unit_written, figure.factor) == (
        13750, "triệu đồng", "tỷ đồng", 1000,
    )  # fmt: skip
    assert any(f.code == "report.unit-converted" for f in reading.findings)


def test_a_total_row_is_no_figure(tmp_path):
    reading, _ = read(tmp_path, "excel-theo-thon")

    assert {f.dimension for f in reading.figures} == {
        "Thôn An Hải", "Thôn An Vĩnh", "Thôn Đông Bình",
    }  # fmt: skip


def test_what_the_outline_does_not_ask_for_is_left_unmatched(tmp_path):
    reading, _ = read(tmp_path, "excel-nhieu-nam")

    assert [f.written for f in reading.unmatched_figures] == ["15", "20", "22"]


def test_a_stock_without_its_moment_is_the_end_but_not_surely(tmp_path):
    reading, _ = read(tmp_path, "excel-nhieu-nam")

    assert {f.confidence for f in reading.figures if f.code == "NG03"} == {Confidence.LIKELY}
