"""Whatever comes, the reader answers, and what it says lies within the source."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hoinghi.reading.report import OutlineSpec, State, read_report_text
from tests.reading.report.prose_text import LINES
from tests.reading.report.reports import OUTLINE

PIECES = st.sampled_from(
    [
        *LINES[7:40], "STT\tChỉ tiêu\tĐVT\tĐầu kỳ\tCuối kỳ\n", "1\tSố hộ nghèo\thộ\t412\t215\n",
        "TT Chỉ tiêu ĐVT Kế hoạch Thực hiện\n", "1 Số hộ nghèo cuối kỳ hộ 1.2 3,4\n", "hộ không áp",
        "Tổng cộng\t1\t2\n", "\t", "   ", "\n", "1.234,5", "12 345", "(5)", "-3", "%", "năm 2023",
        "31/02/2023", "đầu kỳ", "trong đó", "không có hộ tái nghèo", ":", "(", "“", "|a|b|1|\n",
        "I. ", "a) ", "PHẦN THỨ NHẤT", "Phần XX. A", "Nơi nhận:", "\x0c", "\u200b", "\u0301",
        "2.1. ",
        "99999999999999999999", "0", "2023-2021", "thôn 5", "tỷ đồng", "Mã\tNG03\tSố liệu\n",
    ]
)  # fmt: skip


def holds(text):
    reading = read_report_text(text, OUTLINE)
    last = text.count("\n") + text.count("\r") + text.count("\f") + 1
    places = [f.lines for f in (*reading.figures, *reading.unmatched_figures)]
    places += [p.lines for s in reading.sections for p in s.passages]
    places += [s.lines for s in reading.sections] + [u.lines for u in reading.unmatched_headings]
    places += [lines for finding in reading.findings for lines in finding.lines]
    assert all(1 <= first <= end <= max(last, 1) for first, end in places)
    assert all((f.value is None) == (f.state is not State.REPORTED) for f in reading.figures)


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=400))
def test_any_text_is_answered_within_its_lines(text):
    holds(text)


@settings(deadline=None, max_examples=200)
@given(st.lists(PIECES, max_size=50).map("".join))
def test_any_heap_of_pieces_of_reports_is_answered(text):
    holds(text)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_an_empty_outline_asks_for_nothing(text):
    assert read_report_text(text, OutlineSpec(sections=())).figures == ()
