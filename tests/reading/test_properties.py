"""Whatever comes, the reader answers, and what it says lies within the source."""

import re
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoinghi.reading import read_text
from hoinghi.reading.layout import see
from hoinghi.reading.lines import see_lines
from hoinghi.reading.plan import Lines
from hoinghi.reading.reader import read_plan

FOLDER = Path(__file__).parent / "plans"
PLANS = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))]
PIECES = st.sampled_from(
    [
        "KẾ HOẠCH", "I. MỤC ĐÍCH", "II. TỔ CHỨC THỰC HIỆN", "1. Phòng Y tế:", "1.1. ", "a) ",
        "- Chủ trì, phối hợp với ", "Căn cứ Quyết định số 5/QĐ-UBND ngày 31/02/2023 của ", "Luật ",
        "Nơi nhận:", "KT. CHỦ TỊCH", "PHỤ LỤC", "7h30 - 8h00", "trước ngày 30/02", "½ ngày", "* ",
        "mỗi xã 4 đại biểu", "\t", "   ", "\n", "\n\n", "“", "(", ":", "Thời gian: ",
        "Thành phần: ", "Nguyễn Văn An", "Số: 12 /KH", "Hà Nội, ngày 31 tháng 13 năm 2024",
        "\u200b", "\ufeff", "\x0c", "\u0301", "2",
    ]
)  # fmt: skip


def lines_in(value) -> Iterator[Lines]:
    if isinstance(value, Lines):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from lines_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from lines_in(item)


def holds(text):
    reading = read_text(text)
    last = len(reading.document.lines)
    for lines in lines_in(reading.plan):
        assert 1 <= lines.first <= lines.last <= last
    for paragraph in reading.document.paragraphs:
        assert 1 <= paragraph.lines.first <= paragraph.lines.last <= last


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=400))
def test_any_text_is_answered_within_its_lines(text):
    holds(text)


@settings(deadline=None, max_examples=250)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_heap_of_pieces_of_plans_is_answered(text):
    holds(text)


@settings(deadline=None, max_examples=80)
@given(st.sampled_from(PLANS), st.data())
def test_a_plan_cut_anywhere_is_answered(plan, data):
    begin = data.draw(st.integers(0, len(plan)))
    end = data.draw(st.integers(begin, len(plan)))

    holds(plan[begin:end])


@pytest.mark.parametrize(
    "text", ["", "\n", "\ud800", "KẾ HOẠCH", "\x00" * 50, "I. " * 200, "🙂" * 300]
)
def test_odd_texts_are_answered(text):
    holds(text)


@pytest.mark.parametrize("year", ["0000", "0001", "9999"])
@pytest.mark.parametrize("plan", PLANS)
def test_a_year_of_no_official_paper_is_no_year_to_count_to(plan, year):
    text = re.sub(r"\b20\d\d\b", year, plan)

    reading = read_text(text)

    assert reading.plan.date is None
    assert all(task.deadline is None for task in reading.plan.tasks)


@pytest.mark.parametrize("plan", PLANS)
def test_an_empty_line_after_each_line_changes_nothing_but_the_lines(plan):
    spaced = "\n\n".join(line for line in plan.split("\n") if line.strip())

    first, second = read_text(plan).plan, read_text(spaced).plan

    assert [s.path for s in first.sections] == [s.path for s in second.sections]
    assert [t.owners for t in first.tasks] == [t.owners for t in second.tasks]
    assert [r.text for r in first.recipients] == [r.text for r in second.recipients]


@pytest.mark.parametrize("plan", PLANS)
def test_reading_twice_gives_the_same(plan):
    assert read_text(plan) == read_text(plan)


class CountingLines(list):
    """Source lines that count how often one is looked at."""

    looks = 0

    def __iter__(self):
        for item in super().__iter__():
            self.looks += 1
            yield item


@pytest.mark.parametrize("size", [10, 1000])
def test_each_source_line_is_looked_at_once(size):
    source = CountingLines(["1. Phòng Y tế: báo cáo."] * size)

    see_lines(source, {})

    assert source.looks == size


@pytest.mark.parametrize(
    "text",
    [
        "KẾ HOẠCH\nI. A\n" + "abc\n" * 100_000,
        "KẾ HOẠCH\nCăn cứ " + "Luật Quyết định số 1/QĐ-UBND ngày 1/2/2024 của " * 20_000,
        "KẾ HOẠCH\nI. Tổ chức thực hiện\n1. " + "Phòng Y tế, " * 80_000 + ": báo cáo",
        "KẾ HOẠCH\nI. x\nNơi nhận:\n" + "- a; B. C) " * 90_000,
        "(" * 1_000_000,
        "7h30 - 8h00\nNGÀY 1: a\nfoo\n- 8h00\n" * 20_000,
    ],
    ids=["short-lines", "citations", "owners", "closing", "brackets", "times"],
)
def test_long_texts_are_answered(text):
    plan = read_plan(see(text.split("\n")))

    assert plan is not None


@pytest.mark.parametrize(
    "text",
    [
        "KẾ HOẠCH\nI. TỔ CHỨC THỰC HIỆN\n1. Phòng Y tế " + "a " * 100_000 + ": báo cáo",
        "KẾ HOẠCH\nI. x\nb " + "“\n" * 40_000,
    ],
    ids=["a name of a plan's length", "marks that never close"],
)
def test_findings_on_long_texts_take_no_time_beyond_linear(text):
    begun = time.monotonic()

    read_text(text)

    assert time.monotonic() - begun < 10
