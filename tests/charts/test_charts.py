"""Biểu đồ: hình vẽ nói đúng con số, đọc được không cần màu, cùng một hình trên trang và giấy."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pypdfium2
import pytest

from hoinghi.charts import (
    PAGE,
    PAPER,
    BarChart,
    BarRow,
    Chart,
    CurveChart,
    MatrixChart,
    MatrixRow,
    Point,
    Series,
    TargetChart,
    TargetRow,
    TimelineChart,
    TimelineRow,
    Tone,
    figure,
    sketch,
    svg,
)
from hoinghi.papers.docx import docx_bytes
from hoinghi.papers.model import IssuingBody, Paper, Paragraph, Run
from hoinghi.papers.pdf import pdf_bytes
from hoinghi.papers.sketch import SketchBox, SketchWords, strokes

SVG = "{http://www.w3.org/2000/svg}"
BARS = BarChart(
    title="Phần việc theo đơn vị chủ trì",
    description="Hai đơn vị: 5 trên 16 phần việc đã nộp.",
    of="Đơn vị",
    unit="phần việc",
    series=(
        Series(name="Xong", tone=Tone.DONE),
        Series(name="Đang làm", tone=Tone.GOING),
        Series(name="Chưa nhận", tone=Tone.OPEN),
    ),
    rows=(
        BarRow(label="Phòng Nội vụ", parts=(5, 3, 0)),
        BarRow(label="Ủy ban nhân dân xã Bình Châu <A&B>", parts=(0, 0, 8)),
    ),
)
TARGETS = TargetChart(
    title="Nộp đúng hạn",
    description="12 trên 22.",
    of="Đơn vị",
    result="Đúng hạn",
    target="Đã đến hạn",
    rows=(
        TargetRow(label="Phòng Y tế", result=12, target=22),
        TargetRow(label="Phòng Nội vụ", result=0, target=0),
    ),
)
TIMELINE = TimelineChart(
    title="Nhiệm vụ",
    description="Một nhiệm vụ.",
    of="Nhiệm vụ",
    today=date(2023, 11, 10),
    anchor=date(2023, 12, 5),
    rows=(
        TimelineRow(
            label="Gửi báo cáo",
            first=date(2023, 11, 1),
            last=date(2023, 11, 22),
            tone=Tone.LATE,
            state="Quá hạn",
        ),
    ),
)
MATRIX = MatrixChart(
    title="Báo cáo của từng đơn vị",
    description="Một đơn vị đã gửi một trên hai báo cáo.",
    of="Đơn vị",
    columns=("Báo cáo giảm nghèo", "Báo cáo phong trào"),
    rows=(MatrixRow(label="Xã Bình Châu", cells=((Tone.DONE, "1"), (Tone.OPEN, ""))),),
)
CURVE = CurveChart(
    title="Đại biểu đến",
    description="80 trên 166 lúc 7 giờ 30.",
    of="Giờ",
    unit="đại biểu",
    whole=166,
    points=(Point(label="07:00", number=20), Point(label="07:30", number=80)),
)
EVERY = [BARS, TARGETS, TIMELINE, MATRIX, CURVE]


def paper_with(chart: Chart) -> Paper:
    return Paper(
        kind="BC",
        issuer=IssuingBody(name="PHÒNG NỘI VỤ"),
        title="Tiến độ",
        blocks=(
            Paragraph(text=(Run(text="Tình hình như hình dưới đây:"),)),
            figure(chart, (Run(text=chart.title),)),
        ),
    )


@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: type(chart).__name__)
@pytest.mark.parametrize("frame", [PAGE, PAPER], ids=["page", "paper"])
def test_nothing_is_drawn_outside_the_drawing(chart, frame):
    drawn = sketch(chart, frame)

    for part in drawn.parts:
        if isinstance(part, SketchBox):
            assert part.x >= -0.01
            assert part.x + part.width <= drawn.width + 0.01
            assert part.y >= 0
            assert part.y + part.height <= drawn.height + 0.01
        if isinstance(part, SketchWords):
            wide = frame.width_of(part.text, bold=part.bold, size=part.size)
            left = part.x - wide * {"start": 0, "middle": 0.5, "end": 1}[part.anchor]
            assert left >= -0.01
            assert left + wide <= drawn.width + 0.01
            assert part.size * 0.7 <= part.y <= drawn.height


@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: type(chart).__name__)
def test_a_page_gets_a_picture_with_a_name_and_words(chart):
    drawn = ElementTree.fromstring(svg(sketch(chart), "hinh"))

    assert drawn.get("role") == "img"
    assert drawn.get("aria-labelledby") == "hinh-t hinh-d"
    assert drawn.find(f"{SVG}title").text == chart.title
    assert drawn.find(f"{SVG}desc").text == chart.description


def test_bars_are_as_long_as_their_numbers():
    drawn = sketch(BARS)

    boxes = [part for part in drawn.parts if isinstance(part, SketchBox) and not part.plain]
    bars = boxes[len(BARS.series) :]
    assert [(box.tone, round(box.width, 2)) for box in bars] == [
        (Tone.DONE, 62.5),
        (Tone.GOING, 37.5),
        (Tone.OPEN, 100.0),
    ]
    assert bars[1].x == bars[0].x + bars[0].width


def test_a_target_is_the_whole_bar_and_the_result_a_share_of_it():
    drawn = sketch(TARGETS)

    result = [part for part in drawn.parts if isinstance(part, SketchBox)]
    assert [round(box.width, 1) for box in result] == [100.0, 54.5, 100.0]
    said = [part.text for part in drawn.parts if isinstance(part, SketchWords) and part.bold]
    assert said == ["12/22 (55%)", "chưa có"]


def test_a_timeline_runs_from_its_first_day_to_the_conference():
    drawn = sketch(TIMELINE)

    (bar,) = (part for part in drawn.parts if isinstance(part, SketchBox))
    per_day = 99.0 / 35
    assert (bar.x, round(bar.width, 2)) == (0.0, round(22 * per_day, 2))
    words = {part.text for part in drawn.parts if isinstance(part, SketchWords)}
    assert {"hôm nay 10/11/2023", "hội nghị 05/12/2023"} <= words


def test_tones_differ_by_their_hatches_too():
    hatches = {
        tone: tuple(strokes(SketchBox(x=0, y=0, width=9, height=5, tone=tone)))
        for tone in (Tone.DONE, Tone.GOING, Tone.WAITING, Tone.LATE, Tone.OFF)
    }

    assert len(set(hatches.values())) == len(hatches)
    for lines in hatches.values():
        assert all(0 <= x <= 9 for x1, _, x2, _ in lines for x in (x1, x2))
        assert all(-1e-9 <= y <= 5 + 1e-9 for _, y1, _, y2 in lines for y in (y1, y2))


def test_the_table_behind_has_every_number():
    assert BARS.table().headings == ("Đơn vị", "Xong", "Đang làm", "Chưa nhận", "Cộng")
    assert BARS.table().rows[0] == ("Phòng Nội vụ", "5", "3", "0", "8")
    assert TARGETS.table().rows == (
        ("Phòng Y tế", "12", "22", "55%"),
        ("Phòng Nội vụ", "0", "0", "–"),
    )
    assert TIMELINE.table().rows == (("Gửi báo cáo", "01/11/2023", "22/11/2023", "Quá hạn"),)


def test_numbers_are_written_as_vietnamese_writes_them():
    money = BarChart(
        title="Dự toán",
        description="…",
        of="Nội dung",
        unit="đồng",
        series=(Series(name="Số tiền", tone=Tone.GOING),),
        rows=(BarRow(label="Giải khát", parts=(6640000,)),),
    )

    assert "6.640.000" in svg(sketch(money), "tien")


def test_hostile_names_stay_words():
    assert "<A&B>" not in svg(sketch(BARS), "x")
    assert "&lt;A&amp;B&gt;" in svg(sketch(replace(BARS, rows=BARS.rows[1:])), "x")


def test_a_name_that_is_too_long_is_cut_between_words():
    long = replace(BARS, rows=(BarRow(label="Phòng " * 60, parts=(1, 1, 1)),))

    (name,) = (
        part.text
        for part in sketch(long).parts
        if isinstance(part, SketchWords) and part.text.startswith("Phòng")
    )
    assert name.endswith("Phòng …")


def test_negative_or_uneven_parts_are_our_own_mistake():
    with pytest.raises(ValueError, match="3 series"):
        replace(BARS, rows=(BarRow(label="A", parts=(1, 2)),))
    with pytest.raises(ValueError, match="3 series"):
        replace(BARS, rows=(BarRow(label="A", parts=(1, 2, -1)),))


def test_empty_charts_are_drawn_calmly():
    for chart in EVERY[:4]:
        assert sketch(replace(chart, rows=())).height >= 0
    assert sketch(replace(CURVE, points=())).height > 0


@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: type(chart).__name__)
def test_a_paper_carries_the_chart_as_lines_and_letters(chart):
    pdf = pdf_bytes((paper_with(chart),))

    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    first = next(part.text for part in sketch(chart, PAPER).parts if isinstance(part, SketchWords))
    assert first in text
    assert "Hình 1. " in text
    assert b"/Subtype/Image" not in pdf
    assert pdf == pdf_bytes((paper_with(chart),))


def test_word_carries_it_as_a_picture_with_its_words():
    made = docx_bytes((paper_with(BARS),))

    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        (picture,) = (name for name in archive.namelist() if name.endswith(".png"))
        assert archive.read(picture).startswith(b"\x89PNG")
        assert BARS.description in archive.read("word/document.xml").decode()
    assert made == docx_bytes((paper_with(BARS),))
