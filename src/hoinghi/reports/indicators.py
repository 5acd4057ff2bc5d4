"""Chỉ tiêu của biểu số liệu báo cáo, đọc từ ``data/indicators.csv``. Python thuần.

Source: the indicators of the programme follow Nghị định 07/2021/NĐ-CP (dimensions), Quyết định
90/QĐ-TTg (targets) and Thông tư 10/2022/TT-BLĐTBXH; which of them is asked, and how, is a proposal
of ours that an office changes in its outline.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from hoinghi.reports.formulas import YEARS, Condition, Formula, FormulaRefused, conditions, formula


class Chain(StrEnum):
    """Where an indicator stands between means and effect (đầu vào → đầu ra → kết quả)."""

    CONTEXT = "context"
    INPUT = "input"
    OUTPUT = "output"
    OUTCOME = "outcome"


class OverUnits(StrEnum):
    """How the figures of several bodies become one."""

    SUM = "sum"
    RATIO = "ratio"


class OverTime(StrEnum):
    """How the figures of several periods become one."""

    SUM = "sum"
    FIRST = "first"
    LATEST = "latest"


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One figure that is asked for, or computed from others.

    Attributes:
        code: Stable name in formulas, files and the API: ``"NG03"``.
        is_core: Asked of everybody, not only in the long form.
        unit: Đơn vị tính: ``"hộ"``, ``"triệu đồng"``, ``"%"``.
        project: ``"CT"`` for the whole programme, ``"DA3.1"`` for a sub-project.
        reporters: Who reports it; the first is the primary one, the others a cross-check.
        formula: None where the figure is typed.
        decimals: Digits after the decimal comma, as stored and printed.
        hard: What has to hold before a report is handed in; ``soft`` asks for a reason.
        applies: To whom it applies, in the words of the list.
        source: What regulates it.
    """

    code: str
    is_core: bool
    name: str
    name_en: str
    unit: str
    project: str
    chain: Chain
    reporters: tuple[str, ...]
    formula: Formula | None
    over_units: OverUnits
    over_time: OverTime
    direction: Direction
    decimals: int
    hard: tuple[Condition, ...]
    soft: tuple[Condition, ...]
    applies: str
    source: str

    @property
    def is_computed(self) -> bool:
        return self.formula is not None

    @property
    def by_project(self) -> bool:
        """Tell whether it is reported once for each project and source of money."""
        return self.project == "by project"


@cache
def indicators() -> Mapping[str, Indicator]:
    """Give every indicator of the list by its code, in the order of the list."""
    file = resources.files("hoinghi.reports") / "data" / "indicators.csv"
    return read_list(file.read_text(encoding="utf-8"))


def read_list(text: str) -> Mapping[str, Indicator]:
    """Read a list written as ``data/indicators.csv`` is.

    Raises:
        FormulaRefused, ValueError: A row cannot be read, with a note which; or see ``as_list``.
    """
    return as_list(map(_of_row, csv.DictReader(text.splitlines())))


def _of_row(row: Mapping[str, str]) -> Indicator:
    try:
        return indicator(row)
    except (FormulaRefused, ValueError) as refusal:
        refusal.add_note(f"indicator {row['code']}")
        raise


def indicator(row: Mapping[str, str]) -> Indicator:
    """Make an indicator of one row of the list.

    Raises:
        FormulaRefused: A formula or rule of it cannot be read.
        ValueError: A column holds none of its words.
    """
    computed = row["input"] == "computed"
    return Indicator(
        code=row["code"],
        is_core=row["core"] == "1",
        name=row["name_vi"],
        name_en=row["name_en"],
        unit=row["unit"],
        project=row["project"],
        chain=Chain(row["chain"]),
        reporters=tuple(row["reporter"].split(";")),
        formula=formula(row["formula"]) if computed else None,
        over_units=OverUnits(row["agg_units"]),
        over_time=OverTime(row["agg_time"]),
        direction=Direction(row["direction"]),
        decimals=int(row["decimals"]),
        hard=conditions(row["hard_rule"]) if row["hard_rule"] else (),
        soft=conditions(row["soft_rule"]) if row["soft_rule"] else (),
        applies=row["applies"],
        source=row["source"],
    )


def as_list(every: Iterable[Indicator]) -> Mapping[str, Indicator]:
    """Give *every* by code, once all that their formulas ask for is among them.

    Raises:
        ValueError: A code stands twice, or a formula names one that is not there.
    """
    listed: dict[str, Indicator] = {}
    for one in every:
        if one.code in listed:
            raise ValueError(f"indicator {one.code} stands twice")
        listed[one.code] = one
    for one in listed.values():
        if strange := sorted(asked_by(one) - listed.keys() - {YEARS}):
            raise ValueError(f"{one.code} asks for unknown {', '.join(strange)}")
    return listed


def asked_by(one: Indicator) -> frozenset[str]:
    """Give the codes that the formula and the rules of *one* ask for."""
    of_rules = (rule.names for rule in (*one.hard, *one.soft))
    return frozenset().union(one.formula.names if one.formula else (), *of_rules)
