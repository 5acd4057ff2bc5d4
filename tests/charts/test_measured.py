"""Biểu đồ của số đo: nói đúng số, đọc được không cần màu, cùng hình trên trang và giấy."""

import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from hoinghi.charts import (
    PAGE,
    PAPER,
    Goal,
    GoalChart,
    HeatCell,
    HeatChart,
    HeatRow,
    Rank,
    RankChart,
    Slope,
    SlopeChart,
    Tone,
    figure,
    sketch,
    svg,
)
from hoinghi.charts.measured import _DARK, _STRENGTHS
from hoinghi.charts.measures import levels
from hoinghi.papers.model import IssuingBody, Paper, Run
from hoinghi.papers.pdf import pdf_bytes
from hoinghi.papers.sketch import SketchBox, SketchLine, SketchWords, strokes

STYLES = Path(__file__).resolve().parents[2] / "frontend/src"
GOALS = GoalChart(
    title="Kết quả so với chỉ tiêu",
    description="1 trên 2 chỉ tiêu đạt.",
    of="Chỉ tiêu",
    rows=(
        Goal(label="Hộ nghèo", result=Decimal(85), target=Decimal(90), unit="hộ",
             is_reached=True),
        Goal(label="Đào tạo <nghề>", result=Decimal(50), target=Decimal(100), unit="người",
             is_reached=False),
        Goal(label="Chưa giao", result=None, target=None, unit="nhà"),
    ),
)  # fmt: skip
SLOPES = SlopeChart(
    title="Tỷ lệ hộ nghèo",
    description="Chung giảm.",
    of="Đơn vị",
    start="Đầu kỳ",
    end="Cuối kỳ",
    unit="%",
    decimals=2,
    rows=(
        Slope(label="Chung", start=Decimal("4.78"), end=Decimal("3.61"), is_better=True,
              is_whole=True),
        *(
            Slope(label=f"Xã {number}", start=Decimal(number), end=Decimal(number) / 2,
                  is_better=number % 2 == 0)
            for number in range(1, 23)
        ),
    ),
)  # fmt: skip
HEAT = HeatChart(
    title="Từng đơn vị",
    description="",
    of="Đơn vị",
    columns=("Hộ nghèo (hộ)", "Tỷ lệ (%)"),
    rows=(
        HeatRow(label="Xã Bình Châu", cells=(HeatCell(said="225", level=4), HeatCell(said="–"))),
        HeatRow(label="Xã Bình An", cells=(HeatCell(said="80", level=0), HeatCell(said="8,82"))),
    ),
)
RANKS = RankChart(
    title="Xếp hạng",
    description="",
    of="Đơn vị",
    unit="%",
    decimals=2,
    rows=(Rank(label="Xã A", value=Decimal("1.5")), Rank(label="Xã B", value=Decimal("-2"))),
    whole=Decimal("0.5"),
)
EVERY = (GOALS, SLOPES, HEAT, RANKS)


def words(chart, frame=PAGE) -> list[str]:
    return [part.text for part in sketch(chart, frame).parts if isinstance(part, SketchWords)]


def test_a_result_stands_beside_its_target_and_the_table_says_whether_it_is_reached():
    assert GOALS.table().rows == (
        ("Hộ nghèo", "85", "90", "hộ", "đạt"),
        ("Đào tạo <nghề>", "50", "100", "người", "chưa đạt"),
        ("Chưa giao", "–", "–", "nhà", "chưa giao chỉ tiêu"),
    )
    assert "50 / 100 người" in words(GOALS)


def test_a_bar_is_as_long_as_its_share_and_the_target_is_a_line():
    drawn = sketch(GOALS, PAGE)

    done = next(p for p in drawn.parts if isinstance(p, SketchBox) and p.tone is Tone.DONE)
    waiting = next(p for p in drawn.parts if isinstance(p, SketchBox) and p.tone is Tone.WAITING)
    lines = [p for p in drawn.parts if isinstance(p, SketchLine) and p.tone is Tone.TEXT]
    assert done.width == pytest.approx(PAGE.width * 85 / 90)
    assert waiting.width == pytest.approx(PAGE.width / 2)
    assert len(lines) == 2


def test_reached_and_not_reached_differ_without_colour():
    boxes = {p.tone: p for p in sketch(GOALS).parts if isinstance(p, SketchBox)}

    assert list(strokes(boxes[Tone.DONE])) == []
    assert list(strokes(boxes[Tone.WAITING]))


def test_of_many_slopes_those_that_changed_most_are_named_and_the_table_names_all():
    named = [told for told in words(SLOPES) if "Xã" in told]

    assert len(named) == 8
    assert len(SLOPES.table().rows) == 23
    assert any("Chung" in told for told in words(SLOPES))


def test_no_word_of_a_slope_covers_another():
    ends = [
        part for part in sketch(SLOPES).parts
        if isinstance(part, SketchWords) and part.x > PAGE.width / 2 and part.anchor == "start"
    ]  # fmt: skip
    places = sorted(part.y for part in ends)

    gaps = [below - above for above, below in pairwise(places)]
    assert min(gaps) >= PAGE.size


def test_every_cell_of_a_heat_map_says_its_figure():
    assert {"225", "80", "8,82", "–"} <= set(words(HEAT))
    shades = [p.strength for p in sketch(HEAT).parts if isinstance(p, SketchBox)]
    assert shades == sorted(shades, reverse=True)


def test_a_list_in_order_is_numbered_and_what_is_below_zero_has_no_bar():
    told = words(RANKS)
    bars = [p for p in sketch(RANKS).parts if isinstance(p, SketchBox)]

    assert "1. Xã A" in told
    assert "Chung 0,50" in told
    assert len(bars) == 1


@pytest.mark.parametrize("chart", EVERY)
@pytest.mark.parametrize("frame", [PAGE, PAPER])
def test_nothing_is_drawn_beyond_the_frame(chart, frame):
    drawn = sketch(chart, frame)

    for part in drawn.parts:
        if isinstance(part, SketchBox):
            assert -0.01 <= part.x <= part.x + part.width <= frame.width + 0.01
            assert part.y + part.height <= drawn.height + 0.01


@pytest.mark.parametrize("chart", EVERY)
def test_the_same_chart_stands_on_a_page_and_in_a_paper(chart):
    paper = Paper(
        kind="BC",
        issuer=IssuingBody(name="PHÒNG NỘI VỤ"),
        title="Kết quả",
        blocks=(figure(chart, (Run(text=chart.title),)),),
    )

    assert "&lt;nghề&gt;" in svg(sketch(GOALS), "k")
    assert pdf_bytes([paper]).startswith(b"%PDF")


def test_levels_are_fifths_of_the_span_and_equal_values_the_lowest():
    assert levels([Decimal(0), Decimal(5), Decimal(10), None]) == [0, 2, 4, None]
    assert levels([Decimal(3), Decimal(3)]) == [0, 0]
    assert levels([None]) == [None]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_figures_are_read_on_every_shade_of_the_heat_map(scheme):
    ground, text, other, shade = (
        colour_of(name, scheme)
        for name in ("--hn-paper", "--hn-chart-text", "--hn-chart-on", "--hn-chart-going")
    )
    for strength, words in zip(_STRENGTHS, [text] * _DARK + [other] * 2, strict=True):
        mixed = [strength * a + (1 - strength) * b for a, b in zip(shade, ground, strict=True)]
        # WCAG 2.2, 1.4.3
        assert contrast(mixed, words) >= 4.5, strength


def colour_of(name: str, scheme: int) -> list[float]:
    """Red, green and blue of a token, from 0 to 255; *scheme* 0 light, 1 dark."""
    styles = "".join(sheet.read_text("utf-8") for sheet in STYLES.glob("*.css"))
    found = re.search(rf"{name}: light-dark\(#(\w{{6}}), #(\w{{6}})\)", styles)
    return [float(part) for part in bytes.fromhex(found[scheme + 1])]


def contrast(one: list[float], other: list[float]) -> float:
    def light(colour: list[float]) -> float:
        parts = [
            c / 255 / 12.92 if c < 10.3 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)
