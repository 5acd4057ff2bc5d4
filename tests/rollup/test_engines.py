"""One roll-up, whatever adds it up: plain Python, DuckDB, PostgreSQL; and what loads for it."""

import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from importlib.metadata import PackageNotFoundError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoinghi.rollup import (
    Break,
    Engine,
    Grouping,
    IndicatorShape,
    Member,
    OverTime,
    OverUnits,
    Ratio,
    Term,
    Totals,
    Value,
    expressions,
    parts_above,
    roll_up,
)
from hoinghi.rollup.expressions import DIALECTS, EVERY, Asked, Dialect, compiled, kept_sql
from hoinghi.rollup.values import quotient

SHAPES = (
    IndicatorShape(code="A"),
    IndicatorShape(code="B", decimals=1),
    IndicatorShape(code="M", decimals=3),
    IndicatorShape(
        code="R",
        decimals=2,
        over_units=OverUnits.RATIO,
        ratio=Ratio((Term("A", 100), Term("M", Decimal("-0.25"))), (Term("B"), Term("A", 2))),
    ),
)
PARTS = ("DA1", "DA3.1/trung-uong", "DA3.1/huyen", "DA3.2/trung-uong", "/khac")

numbers = st.integers(min_value=-(10**12), max_value=10**12)
of_a_body = st.tuples(
    st.integers(1, 12), st.sampled_from(["A", "B", "R"]), st.sampled_from(["2022", "2023"])
)
of_a_part = st.tuples(st.integers(1, 12), st.sampled_from(["2022", "2023"]), st.sampled_from(PARTS))
reported = st.tuples(numbers, st.booleans())


@st.composite
def many_values(draw: st.DrawFn) -> list[Value]:
    whole = draw(st.dictionaries(of_a_body, reported, max_size=40))
    by_part = draw(st.dictionaries(of_a_part, reported, max_size=25))
    return [
        Value(body=body, indicator=code, period=period, value=value, is_official=official)
        for (body, code, period), (value, official) in whole.items()
    ] + [
        Value(body=body, indicator="M", period=period, part=part, value=value, is_official=official)
        for (body, period, part), (value, official) in by_part.items()
    ]


edges = st.frozensets(st.tuples(st.integers(1, 10), st.sampled_from("xyz")), max_size=20)


def grouping_of(pairs: frozenset[tuple[int, str]]) -> Grouping:
    return Grouping(Member(body, group) for body, group in sorted(pairs))


def told(totals: Totals) -> set[object]:
    return set(totals)


@settings(max_examples=40)
@given(many_values(), edges, st.randoms())
def test_duckdb_gives_what_plain_python_gives_in_whatever_order(values, pairs, chance):
    grouping = grouping_of(pairs)
    shuffled = chance.sample(values, len(values))

    plain = roll_up(values, grouping, SHAPES, engine=Engine.PLAIN)
    duck = roll_up(shuffled, grouping, SHAPES, engine=Engine.DUCKDB)

    assert told(plain) == told(duck)
    assert len(plain) == len(duck)


@given(many_values(), edges)
def test_every_total_is_the_sum_of_the_leaves_of_its_group(values, pairs):
    totals = roll_up(values, grouping_of(pairs), SHAPES)

    for one in totals:
        if one.indicator == "R":
            continue
        leaves = [
            leaf
            for leaf in values
            if (leaf.body, one.group) in pairs
            and (leaf.indicator, leaf.period) == (one.indicator, one.period)
            and one.part in (parts_above(leaf.part) if leaf.part else ("",))
        ]
        assert one.value == sum(leaf.value for leaf in leaves)
        assert one.reported == len({leaf.body for leaf in leaves})


@given(many_values(), edges)
def test_every_ratio_is_the_ratio_of_the_totals_beside_it(values, pairs):
    totals = roll_up(values, grouping_of(pairs), SHAPES)

    for one in totals:
        if one.indicator != "R":
            continue
        a, b, m = (
            totals.total(one.group, code, one.period, one.part).amount for code in ("A", "B", "M")
        )
        exact = (100 * Fraction(a) - Fraction(m) / 4) / (Fraction(b) + 2 * Fraction(a))
        assert abs(Fraction(one.amount) - exact) <= Fraction(1, 200)


@settings(max_examples=25)
@given(many_values(), edges)
def test_rates_in_the_columns_are_those_of_the_totals(values, pairs):
    from hoinghi.rollup import duck
    from hoinghi.rollup.values import checked

    grouping, shapes = grouping_of(pairs), checked(SHAPES)
    cells = duck.added_up(values, grouping, shapes, parts_above)
    totals = Totals(cells, grouping, shapes)

    for row in cells.table.to_pylist():
        code = cells.names.indicators[row["indicator"]]
        if code == "R":
            total = totals.total(
                cells.groups[row["grp"]],
                code,
                cells.names.periods[row["period"]],
                cells.names.parts[row["part"]],
            )
            rate = row["rate"]
            assert (total.value is None) == (rate is None)
            assert rate is None or abs(total.value / 100 - rate) <= 0.005 + abs(rate) * 1e-9
            assert (total.reported, total.official) == (row["reported"], row["official"])


YEARS = ("2019", "2020", "2021", "2022", "2023")
OVER = {"S": OverTime.SUM, "F": OverTime.FIRST, "L": OverTime.LATEST}
by_year = st.dictionaries(
    st.tuples(st.integers(1, 3), st.sampled_from("SFL"), st.sampled_from(YEARS)),
    st.integers(-1000, 1000),
)
broken = st.sets(st.tuples(st.integers(0, 3), st.sampled_from(["", "S", "F", "L"])), max_size=3)


@given(by_year, broken)
def test_over_time_every_period_is_in_one_stretch_and_no_stretch_holds_a_break(given_, breaks):
    values = [
        Value(body=body, indicator=code, period=year, value=value)
        for (body, code, year), value in given_.items()
    ]
    totals = roll_up(
        values,
        grouping_of(frozenset((body, "x") for body in (1, 2, 3))),
        [IndicatorShape(code=code, over_time=over) for code, over in OVER.items()],
        periods=YEARS,
        breaks=[
            Break(
                before=YEARS[at],
                after=YEARS[at + 1],
                why="",
                indicators=frozenset({code} - {""}),
            )
            for at, code in breaks
        ],
    )

    for code, over in OVER.items():
        segments = totals.over_time("x", code)
        assert tuple(year for one in segments for year in one.periods) == YEARS
        ends = {YEARS.index(one.periods[-1]) for one in segments[:-1]}
        assert ends == {at for at, of in breaks if of in ("", code)}
        assert not segments[0].after
        assert all(one.after for one in segments[1:])
        for one in segments:
            inside = {
                year: [
                    value for (_, of, when), value in given_.items() if (of, when) == (code, year)
                ]
                for year in one.periods
            }
            reported = [year for year in one.periods if inside[year]]
            if not reported:
                assert one.total.value is None
                continue
            taken = {
                OverTime.SUM: reported, OverTime.FIRST: reported[:1], OverTime.LATEST: reported[-1:]
            }[over]  # fmt: skip
            assert one.taken == tuple(taken)
            assert one.total.value == sum(sum(inside[year]) for year in taken)


@given(numbers, numbers, st.integers(0, 4))
def test_a_quotient_is_rounded_half_up_as_clerks_do(above, below, decimals):
    found = quotient(above, below, decimals)

    if below == 0:
        assert found is None
        return
    unit = Decimal(1).scaleb(-decimals)
    with localcontext(prec=80):
        exact = (Decimal(above) / Decimal(below)).quantize(unit, ROUND_HALF_UP)
    assert Decimal(found).scaleb(-decimals) == exact


def test_a_total_of_more_than_eighteen_digits_is_refused():
    values = [
        Value(body=body, indicator="A", period="2023", value=9 * 10**18) for body in range(1, 4)
    ]
    grouping = Grouping(Member(body, "x") for body in range(1, 4))

    with pytest.raises(OverflowError):
        roll_up(values, grouping, SHAPES, engine=Engine.DUCKDB)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("asked", EVERY, ids=lambda asked: asked.name)
def test_the_sql_that_is_kept_is_that_of_the_expression(asked: Asked, dialect: Dialect):
    kept_sql(asked, dialect)
    kept_sql.cache_clear()

    assert kept_sql(asked, dialect) == compiled(asked, dialect)


def test_few_values_load_neither_duckdb_nor_arrow_nor_ibis():
    script = """
import sys
from hoinghi.rollup import Grouping, IndicatorShape, Member, Value, roll_up
value = Value(body=1, indicator="A", period="2023", value=1)
roll_up([value], Grouping([Member(1, "x")]), [IndicatorShape(code="A")])
print([name for name in ("duckdb", "pyarrow", "numpy", "ibis", "django") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)

    assert done.stdout.strip() == "[]", done.stderr


def test_where_ibis_is_missing_what_was_kept_serves(monkeypatch):
    made = kept_sql(Asked(), "pyspark")
    kept_sql.cache_clear()

    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(expressions, "version", missing)

    assert kept_sql(Asked(), "pyspark") == made


def test_duckdb_loads_ibis_only_where_nothing_is_kept():
    kept_sql(Asked(), "duckdb")
    script = """
import sys
from hoinghi.rollup import Engine, Grouping, IndicatorShape, Member, Value, roll_up
value = Value(body=1, indicator="A", period="2023", value=1)
grouping = Grouping([Member(1, "x")])
roll_up([value], grouping, [IndicatorShape(code="A")], engine=Engine.DUCKDB)
print("ibis" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)

    assert done.stdout.strip() == "False", done.stderr
