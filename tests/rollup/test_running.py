"""Running totals: after any acts they are what a full pass gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi.rollup import Grouping, IndicatorShape, Member, OverUnits, Ratio, Term, Totals, Value
from hoinghi.rollup import roll_up as full_pass
from hoinghi.rollup.cells import Cell
from hoinghi.rollup.running import Layout, applied, cells, difference, packed, unpacked
from hoinghi.rollup.values import checked

SHAPES = (
    IndicatorShape(code="NG01"),
    IndicatorShape(code="NG03"),
    IndicatorShape(code="VN01", decimals=1),
    IndicatorShape(
        code="NG04",
        decimals=2,
        over_units=OverUnits.RATIO,
        ratio=Ratio((Term("NG03", 100),), (Term("NG01"),)),
    ),
)
GROUPS = {1: ("binh-son", "tinh"), 2: ("binh-son", "tinh"), 3: ("tinh",)}
GROUPING = Grouping(Member(body, group) for body, groups in GROUPS.items() for group in groups)

reported = st.tuples(st.integers(-(10**9), 10**9), st.booleans())
a_report = st.tuples(
    st.dictionaries(st.sampled_from(["NG01", "NG03"]), reported),
    st.dictionaries(st.sampled_from(["DA1/huyen", "DA3.1/huyen", "DA3.2"]), reported),
)
acts = st.lists(
    st.tuples(st.sampled_from([1, 2, 3]), st.sampled_from(["2022", "2023"]), a_report), max_size=12
)


def values_of(body: int, period: str, report: tuple[dict, dict]) -> list[Value]:
    whole, by_part = report
    return [
        Value(body=body, indicator=code, period=period, value=value, is_official=official)
        for code, (value, official) in whole.items()
    ] + [
        Value(
            body=body, indicator="VN01", period=period, part=part, value=value, is_official=official
        )
        for part, (value, official) in by_part.items()
    ]


@given(acts)
def test_after_any_resubmissions_running_totals_are_those_of_a_full_pass(done):
    layout = Layout()
    reports: dict[tuple[int, str], bytes] = {}
    totals: dict[tuple[str, str], bytes] = {}
    latest: dict[tuple[int, str], list[Value]] = {}

    for body, period, report in done:
        values = values_of(body, period, report)
        latest[body, period] = values
        layout = layout.grown(values)
        new = packed(values, layout)
        change = difference(reports.get((body, period), b""), new)
        reports[body, period] = new
        for group in GROUPS[body]:
            totals[group, period] = applied(totals.get((group, period), b""), change)

    running = Totals(
        cells(((*key, total) for key, total in totals.items()), layout), GROUPING, checked(SHAPES)
    )
    whole = full_pass([one for values in latest.values() for one in values], GROUPING, SHAPES)
    assert set(running) == set(whole)


def test_a_report_is_the_total_of_one_body():
    values = values_of(1, "2023", ({"NG01": (120, True), "NG03": (-4, False)}, {}))
    layout = Layout().grown(values)

    assert unpacked(packed(values, layout), layout) == {
        ("NG01", ""): Cell(120, 1, 1),
        ("NG03", ""): Cell(-4, 1, 0),
    }


def test_what_a_resubmission_no_longer_says_is_gone_from_the_totals():
    first = values_of(1, "2023", ({"NG01": (120, True), "NG03": (7, True)}, {}))
    layout = Layout().grown(first)
    old, new = packed(first, layout), packed(first[:1], layout)

    total = applied(applied(b"", old), difference(old, new))

    assert unpacked(total, layout) == {("NG01", ""): Cell(120, 1, 1)}


def test_an_older_shorter_array_is_read_as_it_was():
    early = values_of(1, "2022", ({"NG01": (5, True)}, {}))
    layout = Layout().grown(early)
    total = packed(early, layout)
    late = values_of(2, "2022", ({"NG01": (1, True), "NG03": (2, True)}, {}))
    grown = layout.grown(late)

    assert grown.slots[:1] == layout.slots
    assert unpacked(applied(total, packed(late, grown)), grown) == {
        ("NG01", ""): Cell(6, 2, 2),
        ("NG03", ""): Cell(2, 1, 1),
    }


def test_a_change_taken_back_twice_is_refused():
    values = values_of(1, "2023", ({"NG01": (5, True)}, {}))
    report = packed(values, Layout().grown(values))
    gone = difference(report, b"")
    total = applied(report, gone)

    with pytest.raises(ValueError, match="taken back"):
        applied(total, gone)


@pytest.mark.parametrize(
    "values, why",
    [
        ([Value(body=one, indicator="NG01", period="2023", value=1) for one in (1, 2)], "more"),
        ([Value(body=1, indicator="NG01", period="2023", value=1)] * 2, "twice"),
        ([Value(body=1, indicator="XX", period="2023", value=1)], "no slot"),
    ],
)
def test_what_is_no_report_of_one_body_is_not_packed(values: list[Value], why: str):
    with pytest.raises(ValueError, match=why):
        packed(values, Layout((("NG01", ""),)))


def test_bytes_that_are_no_totals_are_refused():
    with pytest.raises(ValueError, match="7 bytes"):
        applied(b"1234567", b"")


def test_a_figure_of_more_than_eighteen_digits_is_refused():
    with pytest.raises(OverflowError):
        packed(
            [Value(body=1, indicator="NG01", period="2023", value=10**19)], Layout((("NG01", ""),))
        )


def test_the_bytes_are_the_same_on_every_machine():
    report = packed(
        [Value(body=1, indicator="NG01", period="2023", value=258)], Layout((("NG01", ""),))
    )

    assert report == bytes([2, 1, *[0] * 6, 1, *[0] * 7, 1, *[0] * 7])
