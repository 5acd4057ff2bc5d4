"""Roll-ups reckoned by hand: the figures of four communes in two districts of then."""

from decimal import Decimal

import pytest

from hoinghi.rollup import (
    Break,
    Engine,
    Grouping,
    IndicatorShape,
    Member,
    OverTime,
    OverUnits,
    Owed,
    Ratio,
    Term,
    Unplaced,
    Value,
    parts_above,
    roll_up,
    scaled,
)

BINH_THANH, BINH_HOA, BINH_AN, TINH_HOA, PHONG_Y_TE = 1, 2, 3, 4, 9
POVERTY = Ratio((Term("NG03", 100),), (Term("NG01"),))
SHAPES = (
    IndicatorShape(code="NG01"),
    IndicatorShape(code="NG02", over_time=OverTime.FIRST),
    IndicatorShape(code="NG03"),
    IndicatorShape(code="NG08", over_time=OverTime.SUM),
    IndicatorShape(code="NG04", decimals=2, over_units=OverUnits.RATIO, ratio=POVERTY),
    IndicatorShape(code="VN01", decimals=1, over_time=OverTime.SUM),
)
NEW_STANDARD = Break(
    before="2021",
    after="2022",
    why="chuẩn nghèo mới",
    indicators=frozenset({"NG02", "NG03", "NG08"}),
)


def districts(**more: object) -> Grouping:
    members = [Member(body, "binh-son") for body in (BINH_THANH, BINH_HOA, BINH_AN)]
    members += [Member(TINH_HOA, "quang-ngai")]
    members += [Member(one.body, "tinh") for one in members]
    return Grouping(members, **more)  # type: ignore[arg-type]


def figures(code: str, period: str, *given: int | None) -> list[Value]:
    return [
        Value(body=body, indicator=code, period=period, value=value)
        for body, value in enumerate(given, 1)
        if value is not None
    ]


@pytest.fixture(params=list(Engine))
def engine(request: pytest.FixtureRequest) -> Engine:
    return request.param


def test_a_total_is_the_sum_of_its_bodies_with_completeness_beside_it(engine: Engine):
    values = figures("NG03", "2023", 120, 80, None, 40)

    totals = roll_up(values, districts(), SHAPES, engine=engine)

    district, province = (totals.total(one, "NG03", "2023") for one in ("binh-son", "tinh"))
    assert (district.value, district.reported, district.expected) == (200, 2, 3)
    assert (province.value, province.reported, province.expected) == (240, 3, 4)
    assert not district.is_whole
    assert totals.total("quang-ngai", "NG03", "2023").is_whole


def test_a_rate_is_the_ratio_of_sums_and_no_mean_of_rates(engine: Engine):
    values = figures("NG03", "2023", 10, 90, 0) + figures("NG01", "2023", 1000, 1000, 4000)

    rate = roll_up(values, districts(), SHAPES, engine=engine).total("binh-son", "NG04", "2023")

    assert rate.amount == Decimal("1.67")  # 100 of 6 000; the mean of 1 %, 9 %, 0 % is 3.33


def test_a_rate_that_a_body_reported_itself_is_never_added(engine: Engine):
    values = figures("NG04", "2023", 500, 700) + figures("NG03", "2023", 1, 1)
    values += figures("NG01", "2023", 100, 300)

    totals = roll_up(values, districts(), SHAPES, engine=engine)

    assert totals.total("binh-son", "NG04", "2023").amount == Decimal("0.50")
    assert [one.value for one in totals if one.indicator == "NG04"] == [50, 50]


def test_a_rate_whose_operands_are_from_different_bodies_says_so(engine: Engine):
    values = figures("NG03", "2023", 10, 90, 5) + figures("NG01", "2023", 1000, 1000, None)

    rate = roll_up(values, districts(), SHAPES, engine=engine).total("binh-son", "NG04", "2023")

    assert (rate.amount, rate.is_uneven, rate.is_whole) == (Decimal("5.25"), True, False)
    assert (rate.reported, rate.expected) == (2, 3)


def test_a_rate_without_an_operand_or_by_nought_has_no_value(engine: Engine):
    values = figures("NG03", "2023", 10) + figures("NG03", "2024", 10) + figures("NG01", "2024", 0)

    totals = roll_up(values, districts(), SHAPES, engine=engine)

    assert totals.total("binh-son", "NG04", "2023").value is None
    assert totals.total("binh-son", "NG04", "2024").value is None


def test_what_nobody_reported_is_no_nought(engine: Engine):
    totals = roll_up(figures("NG03", "2023", 1), districts(), SHAPES, engine=engine)

    missing = totals.total("quang-ngai", "NG03", "2023")

    assert (missing.value, missing.reported, missing.expected) == (None, 0, 1)
    assert not totals.total("nowhere", "NG03", "2023").is_whole


def test_preliminary_figures_are_counted_apart(engine: Engine):
    first, second = figures("NG03", "2023", 1, 2)
    early = Value(body=3, indicator="NG03", period="2023", value=5, is_official=False)

    total = roll_up([first, second, early], districts(), SHAPES, engine=engine).total(
        "binh-son", "NG03", "2023"
    )

    assert (total.value, total.reported, total.official, total.is_official) == (8, 3, 2, False)


def test_who_owes_a_figure_may_differ_by_indicator_and_period():
    owed = [
        Owed(group="binh-son", bodies=26),
        Owed(group="binh-son", bodies=22, indicator="NG03"),
        Owed(group="binh-son", bodies=5, indicator="NG03", period="2026"),
    ]
    totals = roll_up(figures("NG03", "2023", 1), districts(owed=owed), SHAPES)

    asked = [("NG08", "2023"), ("NG03", "2023"), ("NG03", "2026"), ("NG04", "2026")]
    found = [totals.total("binh-son", code, period).expected for code, period in asked]

    assert found == [26, 22, 5, 5]


def test_a_body_in_no_group_is_handed_back_with_the_reason(engine: Engine):
    grouping = districts(unplaced=[Unplaced(PHONG_Y_TE, "đã chia tách")])
    values = [
        Value(body=body, indicator="NG03", period="2023", value=7) for body in (PHONG_Y_TE, 77)
    ]

    totals = roll_up(values, grouping, SHAPES, engine=engine)

    assert totals.unplaced[0] == Unplaced(PHONG_Y_TE, "đã chia tách")
    assert totals.unplaced[1].body == 77
    assert len(totals) == 0


def test_money_by_project_and_source_goes_into_projects_sources_and_the_whole(engine: Engine):
    values = [
        Value(body=1, indicator="VN01", period="2023", part=part, value=scaled(Decimal(given), 1))
        for part, given in (
            ("DA3.1/trung-uong", "10.5"), ("DA3.2/trung-uong", "2"), ("DA3.1/huyen", "1.5"),
        )
    ]  # fmt: skip
    values += [
        Value(
            body=2, indicator="VN01", period="2023", part="DA1/huyen", value=30, is_official=False
        )
    ]

    totals = roll_up(values, districts(), SHAPES, engine=engine)

    def found(part: str) -> tuple[Decimal | None, int, int]:
        one = totals.total("binh-son", "VN01", "2023", part)
        return one.amount, one.reported, one.official

    assert found("DA3.1/trung-uong") == (Decimal("10.5"), 1, 1)
    assert found("DA3.1") == (Decimal("12.0"), 1, 1)
    assert found("DA3") == (Decimal("14.0"), 1, 1)
    assert found("DA3/trung-uong") == (Decimal("12.5"), 1, 1)
    assert found("/huyen") == (Decimal("4.5"), 2, 1)
    assert found("") == (Decimal("17.0"), 2, 1)


def test_parts_above_a_part():
    assert set(parts_above("DA3.1/trung-uong")) == {
        "DA3.1/trung-uong", "DA3/trung-uong", "/trung-uong", "DA3.1", "DA3", "",
    }  # fmt: skip
    assert parts_above("DA3") == ("DA3", "")


def test_a_series_breaks_where_the_poverty_standard_changed_and_nothing_bridges_it(
    engine: Engine,
):
    values = [
        one
        for period, given in (("2020", 50), ("2021", 40), ("2022", 70), ("2023", 60))
        for code in ("NG02", "NG03", "NG08")
        for one in figures(code, period, given)
    ]
    values += [one for period in ("2020", "2023") for one in figures("NG01", period, 1000)]

    totals = roll_up(values, districts(), SHAPES, breaks=[NEW_STANDARD], engine=engine)

    def over(code: str) -> list[tuple[tuple[str, ...], int | None, tuple[str, ...]]]:
        rolled = totals.over_time("binh-son", code)
        return [(one.periods, one.total.value, one.taken) for one in rolled]

    before, after = ("2020", "2021"), ("2022", "2023")
    assert over("NG02") == [(before, 50, ("2020",)), (after, 70, ("2022",))]
    assert over("NG03") == [(before, 40, ("2021",)), (after, 60, ("2023",))]
    assert over("NG08") == [(before, 90, before), (after, 130, after)]
    # Of 2021 only the households at the end of 2020 are known: each operand is the latest.
    assert over("NG04") == [(before, 400, before), (after, 600, ("2023",))]
    assert over("NG01") == [((*before, *after), 1000, ("2023",))]
    second = totals.over_time("binh-son", "NG08")[1]
    assert second.after == (NEW_STANDARD,)
    assert (second.total.reported, second.total.expected) == (2, 6)
    assert totals.series("binh-son", "NG04").breaks == (NEW_STANDARD,)
    assert totals.series("binh-son", "NG01").breaks == ()


@pytest.mark.parametrize("periods", [("2020", "2022"), ("2021", "2023"), ("2020", "2023")])
def test_a_break_parts_periods_of_which_none_lies_beside_it(periods: tuple[str, str]):
    values = [one for period in periods for one in figures("NG08", period, 1)]

    totals = roll_up(values, districts(), SHAPES, breaks=[NEW_STANDARD])

    assert [one.periods for one in totals.over_time("binh-son", "NG08")] == [
        (period,) for period in periods
    ]


def test_a_merger_breaks_the_series_of_the_merged_alone():
    merger = Break(before="2024", after="2025", why="sáp nhập", groups=frozenset({"binh-son"}))
    values = figures("NG08", "2024", 1, 1, 1, 1) + figures("NG08", "2025", 1, 1, 1, 1)

    totals = roll_up(values, districts(), SHAPES, breaks=[merger])

    assert len(totals.over_time("binh-son", "NG08")) == 2
    assert [one.total.value for one in totals.over_time("quang-ngai", "NG08")] == [2]


def test_periods_are_in_the_order_given():
    values = figures("NG03", "giữa kỳ", 5) + figures("NG03", "đầu kỳ", 9)

    totals = roll_up(values, districts(), SHAPES, periods=("đầu kỳ", "giữa kỳ"))

    assert totals.over_time("binh-son", "NG03")[0].total.value == 5
    with pytest.raises(ValueError, match="giữa kỳ"):
        roll_up(values, districts(), SHAPES, periods=("đầu kỳ",))


def test_a_caller_reckons_any_formula_from_the_totals():
    values = figures("NG03", "2023", 10, 20) + figures("NG01", "2023", 100, 200)

    known = roll_up(values, districts(), SHAPES).known("binh-son", "2023")

    assert known == {"NG01": Decimal(300), "NG03": Decimal(30), "NG04": Decimal("10.00")}


def test_decimals_of_operands_and_factors_are_brought_to_one_unit(engine: Engine):
    shapes = [
        IndicatorShape(code="A", decimals=1),
        IndicatorShape(code="B", decimals=3),
        IndicatorShape(
            code="R",
            decimals=4,
            over_units=OverUnits.RATIO,
            ratio=Ratio((Term("A", Decimal("0.5")), Term("B", -1)), (Term("B", 3),)),
        ),
    ]
    values = figures("A", "1", 25) + figures("B", "1", 250)  # 2.5 and 0.250

    rate = roll_up(values, districts(), shapes, engine=engine).total("binh-son", "R", "1")

    assert rate.amount == Decimal("1.3333")  # (0.5 × 2.5 − 0.25) / (3 × 0.25)


@pytest.mark.parametrize(
    "values, why",
    [
        (figures("NG03", "2023", 1) * 2, "twice"),
        (
            [
                Value(body=1, indicator="VN01", period="2023", value=1),
                Value(body=1, indicator="VN01", period="2023", value=1, part="DA1"),
            ],
            "whole and by parts",
        ),
        ([Value(body=1, indicator="VN01", period="2023", value=1, part="DA1")] * 2, "twice"),
        (figures("XX", "2023", 1), "no shape for XX"),
    ],
)
def test_contradictions_are_refused(engine: Engine, values: list[Value], why: str):
    with pytest.raises(ValueError, match=why):
        roll_up(values, districts(), SHAPES, engine=engine)


def test_a_ratio_is_made_of_sums_alone():
    shape = IndicatorShape(
        code="R", over_units=OverUnits.RATIO, ratio=Ratio((Term("NG04"),), (Term("NG01"),))
    )

    with pytest.raises(ValueError, match="NG04"):
        roll_up([], districts(), [*SHAPES, shape])


def test_a_figure_with_more_decimals_than_its_indicator_is_refused():
    with pytest.raises(ValueError, match="more than 1"):
        scaled(Decimal("1.25"), 1)
