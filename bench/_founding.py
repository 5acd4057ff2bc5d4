"""Số liệu của hội nghị đầu tiên: 26 đơn vị × 60 chỉ tiêu × 4 kỳ, từ giá trị đến mọi con số.

Answers one line of JSON: seconds of the roll-up from cold values, of asking every total of every
group, ratios too, and of both after one figure has changed.
"""

from __future__ import annotations

import json
import random
import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from hoinghi.rollup import (
    Break,
    Grouping,
    IndicatorShape,
    Member,
    OverTime,
    OverUnits,
    Ratio,
    Term,
    Totals,
    Value,
    roll_up,
)

BODIES, INDICATORS, PERIODS, ROUNDS = 26, 60, ("2021", "2022", "2023", "2024"), 15
CODES = [f"I{number:02}" for number in range(INDICATORS)]
BREAK = Break(before="2021", after="2022", why="chuẩn nghèo mới")
OVER_TIME = (OverTime.SUM, OverTime.FIRST, OverTime.LATEST)


def shapes() -> list[IndicatorShape]:
    """Every tenth one a ratio, four with money by project and source."""
    return [
        IndicatorShape(
            code=code,
            decimals=2,
            over_units=OverUnits.RATIO,
            ratio=Ratio((Term(CODES[at - 1], 100),), (Term(CODES[at - 2]),)),
        )
        if at % 10 == 9
        else IndicatorShape(code=code, over_time=OVER_TIME[at % 3])
        for at, code in enumerate(CODES)
    ]


def values(chance: random.Random) -> list[Value]:
    parts = [f"DA{project}/{source}" for project in "1234567" for source in ("tw", "tinh", "huyen")]
    return [
        Value(body=body, indicator=code, period=period, part=part, value=chance.randrange(10**6))
        for body in range(BODIES)
        for at, code in enumerate(CODES)
        if at % 10 != 9
        for period in PERIODS
        for part in (parts if at in (50, 51) and period == "2024" else [""])
    ]


def grouping() -> Grouping:
    members = [
        Member(body, group)
        for body in range(BODIES)
        for group in (f"{body}", "huyen", f"ke tuc {body % 5}")
    ]
    return Grouping(members)


def read(totals: Totals) -> int:
    """Ask for whatever the page could show: every total, every one over time."""
    shown = sum(1 for _ in totals)
    for code in CODES:
        shown += len(totals.over_time("huyen", code))
    return shown


def main() -> None:
    chance = random.Random(2023)
    given, groups, of = values(chance), grouping(), shapes()
    times: dict[str, list[float]] = {"rolled": [], "read": [], "changed": []}
    for _ in range(ROUNDS):
        began = time.perf_counter()
        totals = roll_up(given, groups, of, breaks=[BREAK])
        times["rolled"].append(time.perf_counter() - began)
        shown = read(totals)
        times["read"].append(time.perf_counter() - began - times["rolled"][-1])
        at = chance.randrange(len(given))
        given[at] = replace(given[at], value=chance.randrange(10**6))
        began = time.perf_counter()
        totals = roll_up(given, groups, of, breaks=[BREAK])
        totals.total("huyen", given[at].indicator, given[at].period)
        times["changed"].append(time.perf_counter() - began)
    print(json.dumps({**times, "values": len(given), "shown": shown}))


if __name__ == "__main__":
    main()
