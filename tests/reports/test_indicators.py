"""Chỉ tiêu của biểu số liệu, và việc soát số liệu của một báo cáo."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi.reports.checking import Answer, Said, check, deviation, is_outlying, rounded
from hoinghi.reports.formulas import FormulaRefused
from hoinghi.reports.indicators import (
    Chain,
    OverUnits,
    as_list,
    asked_by,
    indicators,
    read_list,
)

HOUSEHOLDS = {
    "NG01_START": 2000, "NG01": 2010, "NG02": 120, "NG03": 90, "NG05": 80, "NG06": 70,
    "NG08": 40, "NG09": 8, "NG10": 2, "NG11": 0,
}  # fmt: skip


def answers(**more: int | Said) -> dict[str, Answer]:
    given = {**HOUSEHOLDS, **more}
    return {
        code: Answer(said=told)
        if isinstance(told, Said)
        else Answer(said=Said.NUMBER, number=Decimal(told))
        for code, told in given.items()
    }


def test_the_list_holds_together():
    every = indicators()

    assert len(every) == 66
    assert sum(one.is_core for one in every.values()) == 40
    assert sum(one.is_core and one.is_computed for one in every.values()) == 6
    assert all(one.over_units is OverUnits.RATIO for one in every.values() if one.is_computed)
    assert every["NG04"].formula.names == {"NG03", "NG01"}
    assert {"D204", "D303", "D402"} <= {
        one.code for one in every.values() if one.chain is Chain.OUTCOME
    }


def test_a_list_whose_formula_asks_for_what_is_not_there_is_refused():
    every = indicators()

    with pytest.raises(ValueError, match="NG01"):
        as_list([every["NG04"], every["NG03"]])
    with pytest.raises(ValueError, match="twice"):
        as_list([every["NG01"], every["NG01"]])
    assert asked_by(every["NG14"]) >= {"NG02", "NG01_START", "NG04", "YEARS"}


HEADS = (
    "code,core,name_vi,name_en,unit,project,chain,reporter,input,agg_units,agg_time,direction,"
    "decimals,formula,hard_rule,soft_rule,applies,source"
)
RIGHT = "D402,1,Việc làm,Job,người,DA4.1,outcome,commune,typed,sum,sum,up,0,,D402 >= 0,,all,-"


@pytest.mark.parametrize(
    ("right", "wrong", "refusal"),
    [("D402 >= 0", "0 <= D402 <=", FormulaRefused), ("outcome", "result", ValueError)],
)
def test_a_row_that_cannot_be_read_is_named(right: str, wrong: str, refusal: type[Exception]):
    assert list(read_list(f"{HEADS}\n{RIGHT}")) == ["D402"]

    with pytest.raises(refusal) as refused:
        read_list(f"{HEADS}\n{RIGHT.replace(right, wrong)}")

    assert refused.value.__notes__ == ["indicator D402"]


def test_rates_are_computed_also_from_rates():
    found = check(answers(), indicators(), years=Decimal(3))

    assert found.computed["NG04"] == Decimal("4.48")
    assert found.computed["NG14"] == Decimal("0.51")
    assert "D205" not in found.computed
    assert found.blocking == ()


def test_households_that_do_not_balance_block_and_say_with_which_figures():
    (fault,) = check(answers(NG03=95), indicators(), years=None).blocking

    assert fault.indicator == "NG03"
    assert dict(fault.figures) == {
        "NG02": 120, "NG03": 95, "NG08": 40, "NG09": 8, "NG10": 2, "NG11": 0,
    }  # fmt: skip


@pytest.mark.parametrize("said", [Said.NOT_APPLICABLE, Said.NO_DATA])
def test_what_does_not_apply_is_not_zero(said: Said):
    found = check(answers(NG03=95, NG10=said), indicators(), years=None)

    assert found.blocking == ()
    assert "NG10" not in found.empty
    assert "TH01" in found.empty


def test_a_soft_rule_asks_for_a_reason():
    found = check(answers(NG10=10, NG03=98), indicators(), years=None)

    assert [fault.indicator for fault in found.to_explain] == ["NG10"]
    assert found.blocking == ()


def test_halves_go_up():
    assert rounded(Decimal("0.125"), 2) == Decimal("0.13")


def test_far_from_its_peers_is_far_in_both_directions():
    peers = [Decimal(one) for one in (10, 11, 12, 12, 13, 14, 15)]

    assert is_outlying(Decimal(90), peers)
    assert is_outlying(Decimal(-60), peers)
    assert not is_outlying(Decimal(15), peers)
    assert not is_outlying(Decimal(900), peers[:4])


def test_equal_peers_with_one_exception_still_tell():
    peers = [Decimal(5)] * 9 + [Decimal(6)]

    assert is_outlying(Decimal(50), peers)
    assert deviation(Decimal(50), [Decimal(5)] * 9) is None


@given(
    st.lists(st.integers(0, 10**6), min_size=5, max_size=40),
    st.integers(0, 10**6),
    st.integers(1, 1000),
)
def test_the_measure_of_a_figure_does_not_change_who_stands_out(
    peers: list[int], value: int, factor: int
):
    small = [Decimal(one) for one in peers]
    large = [one * factor for one in small]

    assert is_outlying(Decimal(value), small) == is_outlying(Decimal(value) * factor, large)
