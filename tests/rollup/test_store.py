"""The long store: values into Parquet and back, revisions beside each other."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoinghi.rollup import (
    Engine,
    Grouping,
    IndicatorShape,
    Member,
    OverUnits,
    Ratio,
    Term,
    Unplaced,
    Value,
    roll_up,
)
from hoinghi.rollup.store import Store

SHAPES = (
    IndicatorShape(code="A"),
    IndicatorShape(code="B"),
    IndicatorShape(
        code="R", decimals=1, over_units=OverUnits.RATIO, ratio=Ratio((Term("A"),), (Term("B"),))
    ),
)
GROUPING = Grouping(
    [Member(body, group) for body in (1, 2, 3) for group in ("x", "y")[: 1 + body % 2]],
    unplaced=[Unplaced(9, "đã chia tách")],
)


def report(body: int, period: str, revision: int = 0, **figures: int) -> list[Value]:
    return [
        Value(body=body, indicator=code, period=period, value=value, revision=revision)
        for code, value in figures.items()
    ]


def test_values_come_back_as_they_were_written(tmp_path: Path):
    values = [
        *report(1, "2022", A=-5, B=10**17),
        Value(
            body=7, indicator="VN01", period="2023", part="DA1/huyện", value=3, is_official=False
        ),
        *report(1, "2022", revision=2, A=6),
    ]
    store = Store(tmp_path / "kho")

    assert store.append(values[:2]) == 2
    assert store.append(values[2:]) == 2

    assert list(store.read()) == values


def test_a_store_rolls_up_as_its_values_do(tmp_path: Path):
    values = [*report(1, "2022", A=5, B=2), *report(2, "2022", A=7), *report(3, "2023", A=1, B=3)]
    values += [Value(body=2, indicator="B", period="2023", part="DA1/huyen", value=4)]
    store = Store(tmp_path)
    store.append(values[:3])
    store.append(values[3:])

    assert set(store.roll_up(GROUPING, SHAPES)) == set(roll_up(values, GROUPING, SHAPES))


def test_of_a_resubmitted_report_the_latest_revision_alone_counts(tmp_path: Path):
    store = Store(tmp_path)
    store.append(report(1, "2022", A=5, B=2) + report(2, "2022", A=7, B=1))
    store.append(report(1, "2022", revision=1, A=9))

    totals = store.roll_up(GROUPING, SHAPES)

    # What the first revision said of B is gone with it.
    assert totals.total("x", "A", "2022").value == 16
    assert totals.total("x", "B", "2022").value == 1
    assert totals.total("x", "B", "2022").reported == 1


def test_the_order_of_revisions_in_the_store_is_of_no_matter(tmp_path: Path):
    reports = [report(1, "2022", revision=one, A=one) for one in range(3)]
    orders = ((0, 1, 2), (2, 0, 1), (1, 2, 0))

    found = []
    for place, order in enumerate(orders):
        store = Store(tmp_path / str(place))
        store.append(one for at in order for one in reports[at])
        found.append(store.roll_up(GROUPING, SHAPES).total("x", "A", "2022").value)

    assert found == [2, 2, 2]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.tuples(st.integers(1, 4), st.sampled_from(["2022", "2023"]), st.integers(0, 3)),
        st.dictionaries(st.sampled_from("AB"), st.integers(-(10**12), 10**12), min_size=1),
        min_size=1,
    ),
    st.integers(1, 3),
    st.randoms(),
)
def test_whatever_lies_in_the_store_the_latest_revisions_are_rolled_up(
    tmp_path: Path, reports, files, chance
):
    written = [
        one
        for (body, period, revision), figures in reports.items()
        for one in report(body, period, revision, **figures)
    ]
    latest: dict[tuple[int, str], int] = {}
    for body, period, revision in reports:
        latest[body, period] = max(revision, latest.get((body, period), 0))
    values = [one for one in written if one.revision == latest[one.body, one.period]]
    chance.shuffle(written)
    store = Store(Path(tempfile.mkdtemp(dir=tmp_path)))
    for number in range(files):
        store.append(written[number::files])

    assert set(store.roll_up(GROUPING, SHAPES)) == set(roll_up(values, GROUPING, SHAPES))


def test_who_is_in_no_group_is_handed_back(tmp_path: Path):
    store = Store(tmp_path)
    store.append(report(9, "2022", A=1) + report(1, "2022", A=1))

    assert store.roll_up(GROUPING, SHAPES).unplaced == (Unplaced(9, "đã chia tách"),)


def test_a_writing_that_breaks_off_leaves_the_store_as_it_was(tmp_path: Path):
    store = Store(tmp_path)
    store.append(report(1, "2022", A=1))

    with pytest.raises(OverflowError):
        store.append(report(2, "2022", A=1) + report(3, "2022", A=10**19))

    assert len(list(store.read())) == 1
    assert len(store.files) == 1


def test_an_empty_store_says_so(tmp_path: Path):
    with pytest.raises(ValueError, match="nothing in"):
        Store(tmp_path).roll_up(GROUPING, SHAPES)


def test_a_quote_in_the_name_of_the_folder_is_a_quote(tmp_path: Path):
    store = Store(tmp_path / "kho 'x'; --")
    store.append(report(1, "2022", A=1))

    assert store.roll_up(GROUPING, SHAPES).total("x", "A", "2022").value == 1


def test_writing_and_reading_hold_a_part_of_the_values_at_a_time(tmp_path: Path):
    script = f"""
import resource
from pathlib import Path
from hoinghi.rollup.store import Store
from hoinghi.rollup import Value
store = Store(Path({str(tmp_path)!r}))
first = Value(body=1, indicator="A", period="1", value=1)
store.append([first])
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
store.append(Value(body=n, indicator="A", period="1", value=n) for n in range(110_000))
before = peak()
store.append(Value(body=n, indicator="A", period="1", value=n) for n in range(600_000))
assert sum(1 for _ in store.read()) == 710_001
print((peak() - before) / 1024)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)

    assert float(done.stdout) < 60, done.stderr


def test_the_engines_agree_on_a_store_and_its_values(tmp_path: Path):
    values = [one for body in (1, 2, 3, 9) for one in report(body, "2022", A=body, B=body * 7)]
    store = Store(tmp_path)
    store.append(values)

    found = [set(roll_up(values, GROUPING, SHAPES, engine=one)) for one in Engine]

    assert found == [set(store.roll_up(GROUPING, SHAPES))] * len(found)
