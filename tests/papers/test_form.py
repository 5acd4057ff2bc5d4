import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from hoinghi.papers import form
from hoinghi.papers.metrics import width_mm
from hoinghi.papers.model import Number, Orientation

SOURCES = Path(form.__file__).parents[2]
OPEN = "\N{NO-BREAK SPACE}"


def test_every_measure_we_draw_is_allowed_by_its_own_range():
    page = form.PAGE
    measures = [getattr(page, name) for name in page.__slots__]
    measures += [style.size for style in form.STYLES.values()]
    measures += [form.FIRST_LINE, form.PARAGRAPH_GAP, form.LINE_SPACING, form.RULE_SHARE]

    assert all(measure.allows(measure.ours) and measure.source for measure in measures)


def test_margins_and_text_width_are_those_of_the_official_template():
    page = form.PAGE

    assert (page.left.ours, page.right.ours, page.top.ours, page.bottom.ours) == (35, 20, 25, 20)
    assert form.text_width(Orientation.PORTRAIT) == 155
    assert form.paper_size(Orientation.LANDSCAPE) == (297, 210)


def test_sizes_move_together_as_the_footnote_of_the_table_asks():
    sizes = [form.STYLES[key].size.ours for key in ("QuocHieu", "TieuNgu", "DiaDanhThoiGian")]

    assert sizes in ([12, 13, 13], [13, 14, 14])


def test_the_national_title_fits_its_cell_on_one_line():
    style = form.STYLES["QuocHieu"]
    cell = form.HEADER[Orientation.PORTRAIT].right - 2 * form.CELL_MARGIN_MM

    assert width_mm(form.QUOC_HIEU, style.size.ours, bold=True) < cell


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        (Number(symbol="KH-UBND", serial=5), "Số: 05/KH-UBND"),
        (Number(symbol="QĐ-UBND", serial=2187), "Số: 2187/QĐ-UBND"),
        (Number(symbol="KH-UBND"), f"Số: {OPEN * 9}/KH-UBND"),
    ],
)
def test_a_number_has_a_zero_below_ten_and_room_while_open(number, printed):
    assert form.number_as_printed(number) == printed


def test_an_annex_cites_the_number_in_running_text():
    assert form.number_in_text(Number(symbol="KH-UBND", serial=5)) == "số 05/KH-UBND"


@pytest.mark.parametrize(
    ("place", "day", "printed"),
    [
        ("Bình Sơn", date(2023, 2, 5), "Bình Sơn, ngày 05 tháng 02 năm 2023"),
        ("Bình Sơn", None, "Bình Sơn, ngày …… tháng …… năm ………"),
        (None, date(2023, 11, 10), "……, ngày 10 tháng 11 năm 2023"),
        (None, None, None),
    ],
)
def test_place_and_date_show_what_is_still_open(place, day, printed):
    assert form.place_and_date(place, day) == printed


def test_points_follow_the_vietnamese_alphabet():
    assert [form.point_letter(n) for n in range(8)] == ["a", "b", "c", "d", "đ", "e", "g", "h"]
    assert form.point_letter(len(form.POINT_LETTERS)) == "aa"
    with pytest.raises(ValueError, match="below 0"):
        form.point_letter(-1)


@pytest.mark.parametrize(("value", "figure"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV")])
def test_parts_and_annexes_have_roman_figures(value, figure):
    assert form.roman(value) == figure


@pytest.mark.parametrize(
    ("key", "abbreviation"),
    [("QD", "QĐ"), ("QYD", "QyĐ"), ("CTR", "CTr"), ("TTR", "TTr"), ("GM", "GM"), ("CV", None)],
)
def test_kinds_have_the_abbreviations_of_the_decree(key, abbreviation):
    assert form.kind_of(key).abbreviation == abbreviation


def test_only_three_kinds_may_be_addressed():
    assert {key for key, kind in form.KINDS.items() if kind.addressed} == {"BC", "TTR", "CV"}


def test_an_unknown_kind_is_named_in_the_error():
    with pytest.raises(ValueError, match="'XX'"):
        form.kind_of("XX")


def test_widths_of_letters_do_not_depend_on_their_marks():
    assert width_mm("Ề", 14) == width_mm("E", 14)
    assert width_mm("ở", 14) == width_mm("ơ", 14) > width_mm("o", 14)
    assert width_mm(form.TIEU_NGU, 14, bold=True) == pytest.approx(60.98, abs=0.7)


def test_the_writers_load_their_libraries_only_when_they_draw():
    modules = "hoinghi.papers.docx, hoinghi.papers.pdf, hoinghi.papers.text, hoinghi.papers.qr"
    heavy = "docx", "lxml", "zxingcpp", "markdown_it", "django"
    program = f"import sys, {modules}; print(*set(sys.modules) & set({heavy}))"

    run = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True, cwd=SOURCES
    )

    assert (run.returncode, run.stdout.strip()) == (0, "")
